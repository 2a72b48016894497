import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type FamilyToPassOn, suggestTakers, type Taker } from './pass-on.ts'

const family = (dossierId: string, more: Partial<FamilyToPassOn> = {}): FamilyToPassOn => ({
  dossierId,
  programme: 'opkomst',
  weight: 1,
  keptOut: [],
  ...more,
})
const taker = (accountId: string, more: Partial<Taker> = {}): Taker => ({
  accountId,
  points: 0,
  ceiling: 10,
  programmes: ['opkomst'],
  ...more,
})

const cases: readonly {
  readonly name: string
  readonly families: readonly FamilyToPassOn[]
  readonly takers: readonly Taker[]
  readonly expected: readonly string[]
}[] = [
  { name: 'nobody to take over', families: [family('f1')], takers: [], expected: [] },
  {
    name: 'who has most room',
    families: [family('f1')],
    takers: [taker('a', { points: 8 }), taker('b', { points: 2 })],
    expected: ['f1 b programme'],
  },
  {
    name: 'who knows the programme, although fuller',
    families: [family('f1', { programme: 'opkomst-plus' })],
    takers: [taker('a', { points: 6, programmes: ['opkomst-plus'] }), taker('b')],
    expected: ['f1 a programme'],
  },
  {
    name: 'who has room, when who knows the programme is full',
    families: [family('f1', { programme: 'opkomst-plus', weight: 2 })],
    takers: [taker('a', { points: 9, programmes: ['opkomst-plus'] }), taker('b', { points: 3 })],
    expected: ['f1 b room'],
  },
  {
    name: 'nobody has room: who goes least over',
    families: [family('f1')],
    takers: [taker('a', { points: 12 }), taker('b', { points: 11 })],
    expected: ['f1 b over'],
  },
  {
    name: 'a smaller ceiling counts',
    families: [family('f1')],
    takers: [taker('a', { points: 4, ceiling: 5 }), taker('b', { points: 6, ceiling: 16 })],
    expected: ['f1 b programme'],
  },
  {
    name: 'never who knows the family personally',
    families: [family('f1', { keptOut: ['b'] }), family('f2', { keptOut: ['a', 'b'] })],
    takers: [taker('a', { points: 9 }), taker('b')],
    expected: ['f1 a programme'],
  },
  {
    name: 'the heaviest first, each counted before the next',
    families: [family('f1'), family('f2', { weight: 3 }), family('f3')],
    takers: [taker('a'), taker('b', { points: 1 })],
    expected: ['f2 a programme', 'f1 b programme', 'f3 b programme'],
  },
]

for (const { name, families, takers, expected } of cases) {
  test(`suggested: ${name}`, () => {
    const said = suggestTakers(families, takers).map((one) => `${one.dossierId} ${one.accountId} ${one.reason}`)
    assert.deepEqual(said, expected)
  })
}

test('no family goes to who is kept out of it, and nobody is passed over while she has room', () => {
  const ids = ['a', 'b', 'c']
  const families = fc.uniqueArray(
    fc.record({
      dossierId: fc.stringMatching(/^f[0-9]{1,2}$/),
      programme: fc.constantFrom('opkomst', 'opkomst-plus'),
      weight: fc.constantFrom(0.5, 1, 2),
      keptOut: fc.subarray(ids),
    }),
    { maxLength: 20, selector: ({ dossierId }) => dossierId },
  )
  const takers = fc.tuple(
    ...ids.map((accountId) =>
      fc.record({
        accountId: fc.constant(accountId),
        points: fc.integer({ min: 0, max: 20 }),
        ceiling: fc.integer({ min: 0, max: 16 }),
        programmes: fc.subarray(['opkomst', 'opkomst-plus']),
      }),
    ),
  )
  fc.assert(
    fc.property(families, takers, (all, team) => {
      const suggested = suggestTakers(all, team)
      const weightOf = new Map(all.map((one) => [one.dossierId, one]))
      const points = new Map(team.map((one) => [one.accountId, one.points]))
      assert.equal(new Set(suggested.map(({ dossierId }) => dossierId)).size, suggested.length)
      assert.equal(suggested.length, all.filter(({ keptOut }) => keptOut.length < ids.length).length)
      for (const { dossierId, accountId, reason } of suggested) {
        const own = weightOf.get(dossierId)
        assert.ok(own !== undefined && !own.keptOut.includes(accountId))
        const fits = team.some(
          (one) => !own.keptOut.includes(one.accountId) && (points.get(one.accountId) ?? 0) + own.weight <= one.ceiling,
        )
        assert.equal(reason === 'over', !fits)
        points.set(accountId, (points.get(accountId) ?? 0) + own.weight)
      }
    }),
  )
})
