import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const file = z.object({
  cases: z.array(
    z.object({ id: z.string(), method: z.string(), inputs: z.record(z.string(), z.unknown()), outputs: z.record(z.string(), z.unknown()) }),
  ),
})

export type OracleCase = z.infer<typeof file>['cases'][number]

/** Reference results for one method, computed with R and scipy. Throws when the file has none: a test must not pass empty. */
export function oracleCases(method: string): readonly OracleCase[] {
  const text = readFileSync(new URL('../../../../../tests/data/stats-oracle.json', import.meta.url), 'utf8')
  const cases = file.parse(JSON.parse(text)).cases.filter((found) => found.method === method)
  if (cases.length === 0) throw new Error(`no oracle cases for ${method}`)
  return cases
}

/** Compares with a relative tolerance, absolute at zero; null means the quantity does not exist. */
export function assertClose(actual: number | null | undefined, expected: unknown, name: string, tolerance = 1e-9): void {
  if (expected === null) {
    assert.equal(actual, null, name)
    return
  }
  const wanted = z.number().parse(expected)
  const allowed = wanted === 0 ? 1e-12 : tolerance * Math.abs(wanted)
  assert.ok(typeof actual === 'number' && Math.abs(actual - wanted) <= allowed, `${name}: ${actual} is not ${wanted}`)
}

/** Both limits of an interval against a pair in the oracle. */
export function assertInterval(
  actual: { readonly lower: number; readonly upper: number } | null | undefined,
  expected: unknown,
  name: string,
  tolerance = 1e-9,
): void {
  const [lower, upper] = z.tuple([z.number(), z.number()]).parse(expected)
  assertClose(actual?.lower, lower, `${name} lower`, tolerance)
  assertClose(actual?.upper, upper, `${name} upper`, tolerance)
}

const scores = z.object({ before: z.array(z.number()), after: z.array(z.number()) })

/** Scores of an oracle case as pairs. */
export function oraclePairs(found: OracleCase): { readonly start: number; readonly end: number }[] {
  const { before, after } = scores.parse(found.inputs)
  return before.map((start, index) => ({ start, end: z.number().parse(after[index]) }))
}
