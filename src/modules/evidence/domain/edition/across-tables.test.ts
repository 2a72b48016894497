import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { testProgrammes } from '../../facts.testing.ts'
import { type Bounds, couldBe, type Equation, type Puzzle, propagate } from '../disclosure/attacker.testing.ts'
import type { PublishedList } from '../disclosure/protect-list.ts'
import { impactReport } from '../impact-report.ts'
import { type Family, factsOf, times } from './families.testing.ts'
import { numbersOf } from './numbers.ts'
import { type Edition, isRefused, protectEdition } from './protect.ts'

const settings = { from: '2024-01-01', until: '2026-01-01', asOf: '2026-01-01', programme: null }

const numbersFor = (families: readonly Family[]) => numbersOf(impactReport(factsOf(families), settings, testProgrammes))

function editionOf(families: readonly Family[]): Edition | null {
  const made = protectEdition(numbersFor(families), [])
  return isRefused(made) ? null : made
}

const shareIn = (edition: Edition, key: string) => edition.shares.find((share) => share.key === key)?.shown ?? null
const housingIn = (edition: Edition) => edition.squares.find(({ key }) => key === 'housing')?.value.kind

const rules: readonly { name: string; families: Family[]; seen: (edition: Edition) => unknown; expected: unknown }[] = [
  {
    name: 'bad housing less temporary housing leaves three: temporary goes',
    families: [...times(30), ...times(17, { before: 'temporary', after: 'none' }), ...times(3, { before: 'bad', after: 'none' })],
    seen: (edition) => [shareIn(edition, 'badHousing'), shareIn(edition, 'temporaryHousing')],
    expected: [{ k: 20, n: 50 }, null],
  },
  {
    name: 'bad housing less temporary housing leaves eight: both stand',
    families: [...times(30), ...times(12, { before: 'temporary', after: 'none' }), ...times(8, { before: 'bad', after: 'none' })],
    seen: (edition) => [shareIn(edition, 'badHousing'), shareIn(edition, 'temporaryHousing')],
    expected: [
      { k: 20, n: 50 },
      { k: 12, n: 50 },
    ],
  },
  {
    name: 'the weeks of three pregnant mothers are not known: the mean stands without its n',
    families: [...times(20), ...times(3, { start: 'pregnant, weeks not told' }), ...times(10, { start: 'born' })],
    seen: ({ weeks }) => weeks,
    expected: { mean: 20, n: null },
  },
  {
    name: 'the weeks of all are known: the mean stands with its n',
    families: [...times(23), ...times(10, { start: 'born' })],
    seen: ({ weeks }) => weeks,
    expected: { mean: 20, n: 23 },
  },
  {
    name: 'the age of two is not known: the mean stands without its n',
    families: [...times(30), ...times(2, { age: false })],
    seen: ({ age }) => age?.n,
    expected: null,
  },
  {
    name: 'housing at the start less housing of who has both leaves two without an end: before and after goes',
    families: [
      ...times(20),
      ...times(20, { before: 'bad' }),
      ...times(6, { before: 'good', after: 'bad' }),
      ...times(6, { before: 'bad', after: 'bad' }),
      ...times(2, { before: 'bad', after: 'none' }),
      ...times(9, { before: 'good', after: 'none' }),
    ],
    seen: (edition) => [shareIn(edition, 'badHousing'), housingIn(edition)],
    expected: [{ k: 28, n: 63 }, 'withheld'],
  },
  {
    name: 'enough on both sides have no end: before and after stands',
    families: [
      ...times(20),
      ...times(20, { before: 'bad' }),
      ...times(6, { before: 'good', after: 'bad' }),
      ...times(6, { before: 'bad', after: 'bad' }),
      ...times(7, { before: 'bad', after: 'none' }),
      ...times(9, { before: 'good', after: 'none' }),
    ],
    seen: (edition) => [shareIn(edition, 'badHousing'), housingIn(edition)],
    expected: [{ k: 33, n: 68 }, 'table'],
  },
  {
    name: 'who referred three mothers is not known: they are taken together with others',
    families: [...times(20), ...times(15, { source: 'own' }), ...times(3, { source: 'unknown' })],
    seen: ({ referral: { external, own, all } }) => [external, own, all?.kind === 'list' ? all.combined : null],
    expected: [null, null, { keys: ['own', 'unknown'], count: 18 }],
  },
]
for (const { name, families, seen, expected } of rules) {
  test(`tables of one edition beside each other: ${name}`, () => {
    const edition = editionOf(families)
    assert.ok(edition)
    assert.deepEqual(seen(edition), expected)
  })
}

/** What is true of the families; a reader is after the small ones. */
function truths(families: readonly Family[]): Map<string, number> {
  const count = (is: (family: Family) => boolean) => families.filter(is).length
  const list = <Key extends string>(name: string, keys: readonly Key[], of: (family: Family) => string) =>
    keys.map((key) => [`${name} ${key}`, count((family) => of(family) === key)] as const)
  const isBad = ({ before }: Family) => before === 'bad' || before === 'temporary'
  const isGood = ({ before }: Family) => before === 'good'
  const hasEnd = ({ after }: Family) => after !== 'none'
  return new Map<string, number>([
    ...list('programme', ['opkomst', 'opkomst-plus'], ({ programme }) => programme),
    ...list('start', ['born', 'unknown', 'pregnant, weeks not told', 'pregnant'], ({ start }) => start),
    ...list('source', ['a', 'b', 'own', 'herself', 'unknown'], ({ source }) => source),
    ...list('screening', ['deprived', 'undetermined', 'not-deprived', 'missing'], ({ screening }) => screening),
    ['age unknown', count(({ age }) => !age)],
    ['bad, temporary', count(({ before }) => before === 'temporary')],
    ['bad, not temporary', count(({ before }) => before === 'bad')],
    ...(['good', 'bad'] as const).flatMap((from) => {
      const is = from === 'good' ? isGood : isBad
      return [
        [`${from} > good`, count((family) => is(family) && family.after === 'good')] as const,
        [`${from} > bad`, count((family) => is(family) && family.after === 'bad')] as const,
        [`${from} > none`, count((family) => is(family) && !hasEnd(family))] as const,
      ]
    }),
    ['before unknown', count(({ before }) => before === 'unknown')],
  ])
}

const families = (names: ReadonlyMap<string, number>, start: string) => [...names.keys()].filter((name) => name.startsWith(start))

/** Everything an edition says, as equations over those counts. Written from the page a reader sees, not from the code that made it. */
function equationsOf(edition: Edition, names: ReadonlyMap<string, number>): Equation[] {
  const bad = ['bad > good', 'bad > bad', 'bad > none']
  const good = ['good > good', 'good > bad', 'good > none']
  const pregnant = ['start pregnant', 'start pregnant, weeks not told']
  const all = edition.mothers
  const equal = (plus: readonly string[], equals: number): Equation => ({ plus, minus: [], equals })
  const partsOf: Readonly<Record<string, (key: string) => string[]>> = {
    programme: (key) => [`programme ${key}`],
    start: (key) => (key === 'pregnant' ? pregnant : [`start ${key}`]),
    source: (key) => [`source ${key}`],
    screening: (key) => [`screening ${key}`],
  }
  const ofList = (name: string, published: PublishedList | null): Equation[] => {
    if (published === null) return []
    const parts = partsOf[name] ?? (() => [])
    const keys =
      published.kind === 'withheld' ? published.keys : [...published.items.map(({ key }) => key), ...(published.combined?.keys ?? [])]
    const total = published.total.kind === 'shown' ? [equal(keys.flatMap(parts), published.total.count)] : []
    if (published.kind === 'withheld') return total
    const combined = published.combined === null ? [] : [equal(published.combined.keys.flatMap(parts), published.combined.count)]
    return [...total, ...combined, ...published.items.map(({ key, count }) => equal(parts(key), count))]
  }
  const ofShare = (key: string, some: readonly string[], known: readonly string[]): Equation[] => {
    const share = shareIn(edition, key)
    // Over all mothers when so few are unknown that they would follow.
    return share === null ? [] : [equal(some, share.k), ...(share.n === all ? [] : [equal(known, share.n)])]
  }
  const square = edition.squares.find(({ key }) => key === 'housing')?.value
  const cells = [
    [['good > good'], square?.kind === 'table' ? square.cells[0]?.[0] : undefined],
    [['good > bad'], square?.kind === 'table' ? square.cells[0]?.[1] : undefined],
    [['bad > good'], square?.kind === 'table' ? square.cells[1]?.[0] : undefined],
    [['bad > bad'], square?.kind === 'table' ? square.cells[1]?.[1] : undefined],
    [['good > good', 'good > bad'], square === undefined || square.kind === 'withheld' ? undefined : square.rowTotals[0]],
    [['bad > good', 'bad > bad'], square === undefined || square.kind === 'withheld' ? undefined : square.rowTotals[1]],
    [['good > good', 'bad > good'], square === undefined || square.kind === 'withheld' ? undefined : square.columnTotals[0]],
    [['good > bad', 'bad > bad'], square === undefined || square.kind === 'withheld' ? undefined : square.columnTotals[1]],
    [['good > good', 'good > bad', 'bad > good', 'bad > bad'], square?.grandTotal],
  ] as const
  return [
    ...['programme', 'start', 'source', 'screening'].map((name) => equal(families(names, `${name} `), all)),
    equal([...good, ...bad, 'before unknown'], all),
    { plus: bad, minus: ['bad, temporary', 'bad, not temporary'], equals: 0 },
    ...ofList('programme', edition.programmes),
    ...ofList('start', edition.situation),
    ...ofList('screening', edition.screening),
    ...ofList('source', edition.referral.external),
    ...ofList('source', edition.referral.own),
    ...ofList('source', edition.referral.all),
    ...ofShare('badHousing', bad, [...good, ...bad]),
    ...ofShare('temporaryHousing', ['bad, temporary'], [...good, ...bad]),
    ...ofShare('external', ['source a', 'source b'], ['source a', 'source b', 'source own', 'source herself']),
    ...(edition.weeks === null || edition.weeks.n === null ? [] : [equal(['start pregnant'], edition.weeks.n)]),
    ...(edition.age === null || edition.age.n === null ? [] : [equal(['age unknown'], all - edition.age.n)]),
    ...cells.flatMap(([parts, published]) => (published?.kind === 'shown' ? [equal([...parts], published.count)] : [])),
  ]
}

/** Nobody unknown says nothing; a programme or a partner with nobody is not on its list. */
const isHarmlessZero = (name: string): boolean => /unknown|missing|not told|^programme|^source/.test(name)

/** Many of the usual kind and a few of every other, so that small counts are everywhere. */
const anyFamily = fc.record({
  programme: fc.constantFrom('opkomst', 'opkomst-plus'),
  start: fc.constantFrom('pregnant', 'pregnant, weeks not told', 'born', 'unknown'),
  age: fc.boolean(),
  before: fc.constantFrom('good', 'bad', 'temporary', 'unknown'),
  after: fc.constantFrom('good', 'bad', 'none'),
  source: fc.constantFrom('a', 'b', 'own', 'herself', 'unknown'),
  screening: fc.constantFrom('deprived', 'undetermined', 'not-deprived', 'missing'),
}) satisfies fc.Arbitrary<Family>
const anyFamilies = fc
  .array(fc.tuple(anyFamily, fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 30 }))), { minLength: 1, maxLength: 8 })
  .map((groups) => groups.flatMap(([family, n]) => times(n, family)))

test('no small count can be worked out from all tables of an edition together: it could be five or more', () => {
  let secrets = 0
  fc.assert(
    fc.property(anyFamilies, (all) => {
      const edition = editionOf(all)
      if (edition === null) return
      const names = truths(all)
      const bounds = new Map<string, Bounds>([...names.keys()].map((name) => [name, { low: 0, high: all.length }]))
      const puzzle: Puzzle = { bounds, equations: equationsOf(edition, names) }
      assert.ok(propagate(puzzle), 'what is published can be true')
      const range = propagate(puzzle)
      const isNobodyWithout = names.get('good > none') === 0 && names.get('bad > none') === 0
      for (const [name, count] of names) {
        const isHarmless = count === 0 && (isHarmlessZero(name) || (isNobodyWithout && name.endsWith('none')))
        if (count >= 5 || isHarmless) continue
        secrets += 1
        const { low = 0, high = 0 } = range?.get(name) ?? {}
        assert.ok(high > low, `${name} is ${count}, and nothing else it could be`)
        assert.ok(couldBe(puzzle, name, { low: 5, high: all.length }), `${name} is ${count}, and certainly fewer than five`)
      }
    }),
    { numRuns: 120 },
  )
  assert.ok(secrets > 200, `only ${secrets} secrets were tried`)
})
