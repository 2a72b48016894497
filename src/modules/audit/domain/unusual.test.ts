import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Circumstances, defaultLimits, type Limits, type LookUp, rules, unusualLookUps } from './unusual.ts'

const noon = Date.UTC(2026, 10, 17, 11)
/** Minutes after noon in Belgium (winter: UTC + 1). */
const act = (minutes: number, action: string, dossierId: string | null, accountId = 'hanne'): LookUp => {
  const at = new Date(noon + minutes * 60_000)
  const local = new Date(at.getTime() + 3_600_000)
  return { at, day: local.toISOString().slice(0, 10), hour: local.getUTCHours(), accountId, action, dossierId }
}
const opens = (minutes: number, dossierId: string, accountId?: string): LookUp =>
  act(minutes, 'dossiers.dossier.read', dossierId, accountId)
const seeks = (minutes: number): LookUp => act(minutes, 'dossiers.dossier.searched', null)
const off: Limits = { 'own-name': 0, 'not-own': 0, many: 0, night: 0, again: 0, searches: 0 }
const plain: Circumstances = { isCounsellor: () => false, sharesName: () => false, limits: off }
const found = (acts: readonly LookUp[], circumstances: Partial<Circumstances>) =>
  unusualLookUps(acts, { ...plain, ...circumstances }).map(({ rule, dossierId, count }) => [rule, dossierId, count])
const only = (limits: Partial<Limits>): { readonly limits: Limits } => ({ limits: { ...off, ...limits } })
const hours = (n: number): number => n * 60

const cases: readonly (readonly [what: string, acts: readonly LookUp[], circumstances: Partial<Circumstances>, expected: unknown])[] = [
  ['opened by a stranger who did nothing', [opens(0, 'd')], only({ 'not-own': 1 }), [['not-own', 'd', 1]]],
  ['opened by the counsellor', [opens(0, 'd')], { ...only({ 'not-own': 1 }), isCounsellor: () => true }, []],
  [
    'opened by a stranger who wrote something there, later',
    [opens(0, 'd'), act(5, 'contacts.contact.recorded', 'd')],
    only({ 'not-own': 1 }),
    [],
  ],
  [
    'reading more is not doing something',
    [opens(0, 'd'), act(5, 'contacts.contact.listed', 'd')],
    only({ 'not-own': 1 }),
    [['not-own', 'd', 1]],
  ],
  [
    'what a colleague did there does not count',
    [opens(0, 'd'), act(5, 'contacts.contact.recorded', 'd', 'ayla')],
    only({ 'not-own': 1 }),
    [['not-own', 'd', 1]],
  ],
  ['three dossiers in an hour', [opens(0, 'a'), opens(20, 'b'), opens(59, 'c')], only({ many: 3 }), [['many', null, 3]]],
  ['three dossiers in more than an hour', [opens(0, 'a'), opens(20, 'b'), opens(60, 'c')], only({ many: 3 }), []],
  ['one dossier three times in an hour', [opens(0, 'a'), opens(20, 'a'), opens(59, 'a')], only({ many: 2 }), []],
  ['at ten in the evening', [opens(hours(10), 'a')], only({ night: 1 }), [['night', null, 1]]],
  ['just before ten', [opens(hours(10) - 1, 'a')], only({ night: 1 }), []],
  ['before and after midnight is one night', [opens(hours(11), 'a'), opens(hours(13), 'b')], only({ night: 2 }), [['night', null, 2]]],
  [
    'two nights',
    [opens(hours(11), 'a'), opens(hours(35), 'b')],
    only({ night: 1 }),
    [
      ['night', null, 1],
      ['night', null, 1],
    ],
  ],
  ['five times without an act', [0, 1, 2, 3, 4].map((day) => opens(hours(24 * day), 'a')), only({ again: 5 }), [['again', 'a', 5]]],
  ['five times in more than a week', [0, 2, 4, 6, 8].map((day) => opens(hours(24 * day), 'a')), only({ again: 5 }), []],
  ['pages seen within half an hour are one opening', [0, 5, 10, 15, 20].map((minutes) => opens(minutes, 'a')), only({ again: 2 }), []],
  ['searches that led nowhere', [seeks(0), seeks(1), seeks(2)], only({ searches: 3 }), [['searches', null, 3]]],
  ['a search that led to a dossier', [seeks(0), seeks(1), seeks(2), opens(4, 'a')], only({ searches: 1 }), []],
  ['a dossier opened much later is not what was searched', [seeks(0), opens(11, 'a')], only({ searches: 1 }), [['searches', null, 1]]],
  [
    'a family with the same name',
    [opens(0, 'a'), opens(99, 'a')],
    { ...only({ 'own-name': 1 }), sharesName: () => true },
    [['own-name', 'a', 2]],
  ],
  ['a rule that is off', [opens(0, 'a')], { ...only({}), sharesName: () => true }, []],
]
for (const [what, acts, circumstances, expected] of cases) {
  test(what, () => {
    assert.deepEqual(found(acts, circumstances), expected)
  })
}

const anyActs = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 0, max: 20_000 }),
      action: fc.constantFrom('dossiers.dossier.read', 'dossiers.dossier.searched', 'contacts.contact.recorded'),
      dossierId: fc.constantFrom('a', 'b', 'c'),
      accountId: fc.constantFrom('hanne', 'ayla'),
    }),
    { maxLength: 60 },
  )
  .map((list) =>
    list
      .toSorted((a, b) => a.minutes - b.minutes)
      .map((one) => act(one.minutes, one.action, one.action.endsWith('searched') ? null : one.dossierId, one.accountId)),
  )

test('a key stands for one signal, and every signal reaches its limit', () => {
  fc.assert(
    fc.property(anyActs, (acts) => {
      const signals = unusualLookUps(acts, { ...plain, sharesName: (_, dossierId) => dossierId === 'a', limits: defaultLimits })
      assert.equal(new Set(signals.map(({ key }) => key)).size, signals.length)
      for (const { rule, count, from, until } of signals) {
        assert.ok(count >= defaultLimits[rule])
        assert.ok(from <= until)
      }
    }),
  )
})

test('who guides the family and works there is never asked about for opening it by day', () => {
  fc.assert(
    fc.property(anyActs, (acts) => {
      const signals = unusualLookUps(acts, {
        ...plain,
        isCounsellor: () => true,
        limits: { ...defaultLimits, night: 0, again: 0, searches: 0 },
      })
      assert.deepEqual(signals, [])
    }),
  )
})

test('each rule has a limit to begin with', () => {
  assert.deepEqual(Object.keys(defaultLimits).toSorted(), [...rules].toSorted())
})
