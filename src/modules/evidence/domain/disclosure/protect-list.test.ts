import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Bounds, couldBe, type Equation, isPossible, type Puzzle } from './attacker.testing.ts'
import { type ListItem, type PublishedList, protectList } from './protect-list.ts'
import { isSmallChange, shownCount } from './threshold.ts'

const CEILING = 150

/** A reader knows the figures shown and that everyone on the list was there at least once. */
function puzzleOf(items: readonly ListItem[], list: PublishedList, edition: string): Puzzle {
  const known = new Map(list.kind === 'list' ? list.items.map(({ key, count }) => [key, count]) : [])
  const bounds = new Map<string, Bounds>()
  for (const { key, count } of items) {
    const fixed = known.get(key)
    bounds.set(edition + key, fixed === undefined ? { low: Math.min(1, count), high: CEILING } : { low: fixed, high: fixed })
  }
  const equations: Equation[] = []
  const add = (keys: readonly string[], equals: number | null | undefined) => {
    if (equals !== null && equals !== undefined) equations.push({ plus: keys.map((key) => edition + key), minus: [], equals })
  }
  if (list.kind === 'list') add(list.combined?.keys ?? [], list.combined?.count)
  const keys = items.map(({ key }) => key)
  add(keys, shownCount(list.total))
  return { bounds, equations }
}

function assertProtected(items: readonly ListItem[], list: PublishedList, puzzle: Puzzle): void {
  assert.ok(isPossible(puzzle), 'the published figures contradict each other')
  const visible = new Set(list.kind === 'list' ? list.items.map(({ key }) => key) : [])
  for (const { key, count } of items) {
    if (visible.has(key)) assert.ok(count >= 5, `shows ${count} for ${key}`)
    else if (count < 5) assert.ok(couldBe(puzzle, `b${key}`, { low: 5, high: CEILING }), `${key} is known to be small`)
  }
  if (list.kind === 'list') {
    assert.ok(list.combined === null || (list.combined.count >= 5 && list.combined.keys.length > 1))
    assert.equal(list.items.length + (list.combined?.keys.length ?? 0), items.length)
  }
}

const count = fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 0, max: 6 }) }, { weight: 2, arbitrary: fc.integer({ min: 5, max: 20 }) })
const lists = fc
  .array(count, { maxLength: 6 })
  .map((counts) => counts.map((value, index): ListItem => ({ key: 'KLMNOP'.charAt(index), count: value })))

test('list: the total gives no small item away', () => {
  fc.assert(
    fc.property(lists, (items) => {
      const list = protectList(items)
      assertProtected(items, list, puzzleOf(items, list, 'b'))
    }),
    { numRuns: 1000 },
  )
})

test('list: nor does the earlier edition', () => {
  const growth = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })), { minLength: 6, maxLength: 6 })
  fc.assert(
    fc.property(lists, growth, (first, more) => {
      const second = first.map(({ key, count: value }, index) => ({ key, count: value + (more[index] ?? 0) }))
      const earlier = protectList(first)
      const current = protectList(second, earlier)
      const a = puzzleOf(first, earlier, 'a')
      const b = puzzleOf(second, current, 'b')
      const bounds = new Map([...a.bounds, ...b.bounds])
      const equations = [...a.equations, ...b.equations]
      for (const { key } of second) {
        bounds.set(`+${key}`, { low: 0, high: CEILING })
        equations.push({ plus: [`a${key}`, `+${key}`], minus: [`b${key}`], equals: 0 })
      }
      const puzzle = { bounds, equations }
      assertProtected(second, current, puzzle)
      for (const { key, count: before } of earlier.kind === 'list' ? earlier.items : []) {
        const now = second.find((item) => item.key === key)?.count ?? 0
        if (isSmallChange(before, now))
          assert.ok(couldBe(puzzle, `b${key}`, { low: before + 5, high: CEILING }), `${key} is known to have moved little`)
      }
    }),
    { numRuns: 1000 },
  )
})

const referrals: readonly ListItem[] = [
  { key: 'Sociaal Huis', count: 113 },
  { key: 'Huisarts', count: 10 },
  { key: 'Vroedvrouw', count: 8 },
  { key: 'Armoedeorganisatie', count: 4 },
  { key: 'ID-team', count: 3 },
]

test('list: small partners are taken together', () => {
  const list = protectList([...referrals, { key: 'Steunpunt', count: 3 }])
  assert.ok(list.kind === 'list')
  assert.deepEqual(list.combined, { keys: ['Armoedeorganisatie', 'ID-team', 'Steunpunt'], count: 10 })
  assert.deepEqual(list.items, referrals.slice(0, 3))
  assert.deepEqual(list.total, { kind: 'shown', count: 141 })
})

test('list: one small partner takes the next smallest along', () => {
  const list = protectList(referrals.slice(0, 4))
  assert.deepEqual(list.kind === 'list' && list.combined, { keys: ['Vroedvrouw', 'Armoedeorganisatie'], count: 12 })
})

test('list: five partners with one family each are not five times one', () => {
  const ones = ['A', 'B', 'C', 'D', 'E'].map((key) => ({ key, count: 1 }))
  assert.deepEqual(protectList(ones), { kind: 'withheld', keys: ['A', 'B', 'C', 'D', 'E'], total: { kind: 'hidden' } })
})

test('list: one small item, or none at all, shows nothing', () => {
  assert.deepEqual(protectList([{ key: 'A', count: 3 }]), { kind: 'withheld', keys: ['A'], total: { kind: 'hidden' } })
  assert.equal(protectList([]).kind, 'withheld')
})

test('list: what was hidden together stays together', () => {
  const first = [
    { key: 'A', count: 3 },
    { key: 'B', count: 9 },
    { key: 'C', count: 40 },
    { key: 'D', count: 10 },
  ]
  const earlier = protectList(first)
  assert.deepEqual(earlier.kind === 'list' && earlier.combined?.keys, ['A', 'B'])
  const grown = protectList(
    [
      { key: 'A', count: 3 },
      { key: 'B', count: 16 },
      { key: 'C', count: 40 },
      { key: 'D', count: 10 },
    ],
    earlier,
  )
  assert.deepEqual(grown.kind === 'list' && grown.combined?.keys, ['A', 'B'])
})

test('list: a key that stands there twice is a bug', () => {
  assert.throws(
    () =>
      protectList([
        { key: 'A', count: 9 },
        { key: 'A', count: 9 },
      ]),
    RangeError,
  )
})
