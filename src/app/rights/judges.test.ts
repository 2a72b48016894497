import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Catalogue, catalogueIn, type FactValue, type Situation } from '#modules/rights/public.ts'
import { packRights, testFamilies } from '#modules/rights-catalogue/public.ts'
import { addDays } from '#platform/day.ts'
import { projectRoot } from '#platform/root.ts'
import { addCounts, judgeFamilies, noCounts, type ToldFamily } from './judge-families.ts'
import { Judges } from './judges.ts'

const catalogue = catalogueIn(projectRoot, packRights(), 'nl')
const examples = testFamilies()

/** An example as a dossier would tell it: the people and lists of it, and what was told of its groups one by one. */
function toldOf(at: number): ToldFamily {
  const situation: Situation = examples[at % examples.length]?.situation ?? {}
  const { household, housing, ...base } = situation
  const facts = Object.entries({ household, housing }).flatMap(([group, known]) =>
    Object.entries(known ?? {}).flatMap(([name, value]: [string, FactValue | undefined]) =>
      value === undefined ? [] : [{ path: `${group}.${name}`, value, on: '2025-01-01' }],
    ),
  )
  return { reference: `OP-2026-${at}`, base, facts }
}

const pages = fc.array(fc.array(fc.nat({ max: examples.length - 1 }), { maxLength: 12 }), { minLength: 1, maxLength: 6 })
const day = fc.integer({ min: 0, max: 2_500 }).map((days) => addDays('2020-01-01', days))

test('a thread finds the same of the same families, and answers the pages in their order', async () => {
  const fewest = 0
  await fc.assert(
    fc.asyncProperty(pages, day, fc.boolean(), async (chosen, date, tellsEach) => {
      const judging = { date, tellsEach }
      const told = chosen.map((page) => page.map(toldOf))
      const judges = new Judges(catalogue, judging, fewest)
      const beside = await Promise.all(told.map((page) => judges.judge(page)))
      await judges.close()
      assert.deepEqual(
        beside,
        told.map((page) => judgeFamilies(catalogue, page, judging)),
      )
    }),
    { numRuns: 6, seed: 5 },
  )
})

test('counts of pages together are the counts of all', () => {
  const judging = { date: '2026-11-17', tellsEach: false }
  const all = examples.map((_, at) => toldOf(at))
  const whole = judgeFamilies(catalogue, all, judging).counts
  const cuts = [0, 1, 40, all.length]
  const parts = cuts.slice(1).map((end, at) => judgeFamilies(catalogue, all.slice(cuts[at], end), judging).counts)
  assert.deepEqual(parts.toReversed().reduce(addCounts, noCounts(catalogue)), whole)
  assert.ok(whole.some(({ yes, monthCents }) => yes > 0 && monthCents > 0))
  assert.throws(() => addCounts(whole, whole.toReversed()), /was judged beside/)
})

test('few families are judged here; with many, a rule that a thread cannot read is told to who waits', async () => {
  const [first, ...others] = catalogue.rights
  assert.ok(first)
  const [version] = first.right.versions
  assert.ok(version)
  const wrong = { ...first.right, versions: [{ ...version, conditions: [{ id: 'x', say: 'x', test: 'children +' }] }] }
  const broken: Catalogue = { ...catalogue, rights: [{ ...first, right: wrong }, ...others] }
  const judges = new Judges(broken, { date: '2026-11-17', tellsEach: false })
  const family = toldOf(0)
  assert.equal((await judges.judge([family])).counts.length, catalogue.rights.length)
  assert.equal(judges.atOnce, 0)
  const many = judges.judge(Array.from({ length: 400 }, () => family))
  await assert.rejects(many, new RegExp(`the thread app/rights/judge-thread stopped: ${first.right.id}: `))
  await assert.rejects(judges.judge([family]), /stopped/)
  await judges.close()
})
