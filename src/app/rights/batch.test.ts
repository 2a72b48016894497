import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { evaluateAllBriefly } from '#modules/rights/public.ts'
import { machine } from '#platform/actor.ts'
import { linesOf, printJson } from '../cli/rights-batch.ts'
import { generateFamilies } from '../demo/generate-families.ts'
import { testSite } from '../site.testing.ts'
import { type FamilyResult, rightsOfAll } from './batch.ts'
import { rightsHere } from './catalogue.ts'
import { runningFamilies } from './known-families.ts'
import { situationOfDossier } from './situation-of-dossier.ts'

const batchSchema = z.object({
  families: z.number(),
  results: z.array(
    z.object({
      reference: z.string(),
      yes: z.array(z.object({ id: z.string(), amount: z.object({ cents: z.number() }).nullable() })),
    }),
  ),
  rights: z.array(z.object({ id: z.string(), yes: z.number() })),
})

const { world, open } = await testSite()
const { deps } = world

test('every running family is worked out by its reference; a family that may not be counted is not', async () => {
  const [first, hidden] = [await open(), await open()]
  const told: FamilyResult[] = []
  const actor = machine(world.municipalityId, 'reporting')
  const all = await rightsOfAll(deps, actor, '2026-11-17', (families) => void told.push(...families))
  assert.equal(all.families, 2)
  assert.ok(told.every(({ reference }) => /^OP-\d{4}-\d+$/.test(reference)))
  for (const right of all.rights) assert.equal(right.yes + right.no + right.ask + right.unknown, 2, right.id)
  assert.ok(told[0]?.yes.some(({ id }) => id === 'nmbs-kinderen-onder-12-gratis'))
  const fewer = await rightsOfAll(deps, { ...actor, barred: [hidden] }, '2026-11-17')
  assert.equal(fewer.families, 1)
  assert.equal((await rightsOfAll(deps, machine(world.other.municipalityId, 'reporting'), '2026-11-17')).families, 0)
  assert.match(linesOf(all), /^2 gezinnen op 2026-11-17\n/)
  assert.notEqual(first, hidden)
})

test('of many families, judged beside the reading, each has what judging it alone finds, in the order of the dossiers', async () => {
  const { municipalityId } = world.other
  const actor = machine(municipalityId, 'reporting')
  await generateFamilies(deps, municipalityId, { families: 420, seed: 5, runningShare: 1 })
  const date = '2026-11-17'
  const catalogue = await rightsHere(deps, actor, 'nl')
  const alone = await deps.db.as(actor, async (tx) => {
    const found: (readonly [string, readonly string[]])[] = []
    for await (const page of runningFamilies(tx, municipalityId)) {
      for (const rows of page) {
        const { reference, situation } = situationOfDossier(rows, date)
        const yes = evaluateAllBriefly(catalogue, situation, date).filter(({ outcome }) => outcome === 'yes')
        found.push([reference, yes.map(({ id, amount }) => `${id} ${amount?.cents}`)])
      }
    }
    return found
  })
  const json: string[] = []
  await printJson(
    (tell) => rightsOfAll(deps, actor, date, tell),
    async (text) => void json.push(text),
  )
  const printed = batchSchema.parse(JSON.parse(json.join('')))
  assert.equal(printed.families, 420)
  assert.deepEqual(
    printed.results.map(({ reference, yes }) => [reference, yes.map(({ id, amount }) => `${id} ${amount?.cents}`)]),
    alone,
  )
  const each = printed.results.flatMap(({ yes }) => yes.map(({ id }) => id))
  for (const { id, yes } of printed.rights) assert.equal(yes, each.filter((one) => one === id).length, id)
})
