import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { type Right, rightSchema } from '#modules/rights/public.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { Change } from './change.ts'
import { type FileProblem, faultOf, lineOf } from './file-fault.ts'
import { overlay } from './overlay.ts'

const format = 'opkomst-rights/1'

/** The catalogue, or one right of it, as a file that can be read in elsewhere. */
export function printCatalogue(rights: readonly Right[]): string {
  return `${JSON.stringify({ format, rights }, null, 2)}\n`
}

const fileSchema = z.strictObject({ format: z.literal(format), rights: z.array(z.unknown()).min(1).max(2000) })

/** Reads such a file, or the bare right of a pack: everything that is wrong at once, each with its place. */
export function readCatalogue(text: string): Result<readonly Right[], readonly FileProblem[]> {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return refuse([{ place: '', text: said, fault: { kind: 'not-json', line: lineOf(text, said) } }])
  }
  const isOne = typeof content === 'object' && content !== null && 'id' in content
  const file = isOne ? { success: true as const, data: { rights: [content] } } : fileSchema.safeParse(content)
  if (!file.success) return refuse(file.error.issues.map((issue) => problemOf(issue, [], content)))
  const read = file.data.rights.map((one, at) => ({ one, checked: rightSchema.safeParse(one), place: placeOf(one, at) }))
  const problems = read.flatMap(({ one, checked, place }) =>
    checked.success ? [] : checked.error.issues.map((issue) => problemOf(issue, [place], one)),
  )
  const rights = read.flatMap(({ checked }) => (checked.success ? [checked.data] : []))
  const doubled = rights.filter(({ id }, at) => rights.findIndex((one) => one.id === id) !== at)
  const all = [...problems, ...doubled.map(({ id }) => ({ place: id, text: 'twice in this file', fault: { kind: 'twice' as const } }))]
  return all.length === 0 ? ok(rights) : refuse(all)
}

function problemOf(issue: z.core.$ZodIssue, before: readonly string[], content: unknown): FileProblem {
  return { place: [...before, ...issue.path].join('.'), text: issue.message, fault: faultOf(issue, content) }
}

function placeOf(one: unknown, at: number): string {
  const id = typeof one === 'object' && one !== null && 'id' in one ? one.id : null
  return typeof id === 'string' && id !== '' ? id : `rights.${at}`
}

/** What a file changes in a catalogue: nothing where it says the same, new amounts where that is all, else the whole right. Pure. */
export function changesFrom(now: readonly Right[], read: readonly Right[]): readonly Change[] {
  return read.flatMap((right) => {
    const known = now.find(({ id }) => id === right.id)
    if (known === undefined) return [{ kind: 'right' as const, right }]
    if (same(known, right)) return []
    const values = newValues(known, right)
    const laid = overlay([known], values)[0]
    return laid !== undefined && same(laid, right) ? values : [{ kind: 'right' as const, right }]
  })
}

/** The order of keys, and what was left out or undefined, make no difference. */
function same(a: Right, b: Right): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)))
}

function newValues(known: Right, right: Right): readonly Change[] {
  return Object.entries(right.parameters).flatMap(([parameter, { values }]) => {
    const old = known.parameters[parameter]?.values ?? []
    const added = values.filter((value) => !old.some((one) => one.value === value.value && one.from === value.from))
    return added.map((value) => ({ kind: 'value' as const, right: right.id, parameter, value }))
  })
}
