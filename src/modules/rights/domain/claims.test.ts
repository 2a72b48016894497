import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Claim, checkStep, nextSteps, type Step, stepKinds } from './claim.ts'
import { fromKept, isStale, lastSaid, situationWith, toKept } from './known-fact.ts'
import { ledgerOf } from './ledger.ts'
import { changesSince, seenOf } from './look.ts'

const today = '2026-11-17'
const stepOf = (kind: Step['kind'], onDay: string, more: Partial<Step> = {}): Step => ({
  id: `${kind}${onDay}`,
  kind,
  onDay,
  cents: null,
  per: null,
  since: null,
  reason: null,
  nextWho: null,
  nextWhat: null,
  deadlineOn: null,
  remindOn: null,
  note: null,
  at: new Date(0),
  byName: null,
  ...more,
})
const claimOf = (...steps: Step[]): Claim => ({ id: 'c', rightId: 'leefloon', subject: '', steps })

test('a granted amount counts from its first day until it stops; what waits counts as found', () => {
  const leefloon = claimOf(
    stepOf('asked', '2026-07-01', { cents: 120_000, per: 'month' }),
    stepOf('granted', '2026-08-10', { since: '2026-07-15' }),
    stepOf('stopped', '2026-10-05'),
  )
  const start = claimOf(stepOf('granted', '2026-09-01', { cents: 122_400, per: 'once' }))
  const school = claimOf(stepOf('asked', '2026-10-01', { cents: 12_000, per: 'year' }))
  const ledger = ledgerOf([leefloon, start, school], today)
  assert.deepEqual(ledger.obtained, { monthCents: 0, onceCents: 122_400 })
  assert.deepEqual(ledger.found, { monthCents: 1_000, onceCents: 0 })
  assert.deepEqual(
    ledger.months.map(({ month, monthCents, onceCents }) => [month, monthCents, onceCents]),
    [
      ['2026-07', 120_000, 0],
      ['2026-08', 120_000, 0],
      ['2026-09', 120_000, 122_400],
      ['2026-10', 0, 0],
      ['2026-11', 0, 0],
    ],
  )
})

test('every step that may follow is accepted, every other one refused', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...stepKinds), { maxLength: 8 }), (kinds) => {
      let claim: Claim | undefined
      for (const kind of kinds) {
        const step = { ...stepOf(kind, today), reason: 'other' } as const
        const result = checkStep(claim, step, today)
        assert.equal(result.ok, nextSteps(claim).includes(kind))
        if (result.ok) claim = claimOf(...(claim?.steps ?? []), step)
      }
    }),
    { seed: 20261122, numRuns: 200 },
  )
})

test('a fact about a child stays with that child when another is born', () => {
  const before = { adults: ['m'], children: ['a'] }
  const kept = toKept('children[0].hasCondition', before)
  assert.deepEqual(kept, { path: 'children[*].hasCondition', subject: 'a' })
  assert.equal(fromKept('children[*].hasCondition', 'a', { adults: ['m'], children: ['b', 'a'] }), 'children[1].hasCondition')
  assert.equal(fromKept('children[*].hasCondition', 'a', { adults: ['m'], children: [] }), null)
  assert.equal(toKept('children[3].hasCondition', before), null)
  assert.deepEqual(toKept('housing.kind', before), { path: 'housing.kind', subject: '' })
})

test('half a year makes an answer old; a birth date never', () => {
  assert.equal(isStale({ path: 'housing.kind', on: '2026-05-17', value: 'owner' }, today), true)
  assert.equal(isStale({ path: 'housing.kind', on: '2026-05-18', value: 'owner' }, today), false)
  assert.equal(isStale({ path: 'children[0].birthDate', on: '2020-01-01', value: '2020-01-01' }, today), false)
})

test('the newest of two answers holds, and one that does not fit is as if it was never told', () => {
  const known = (path: string, value: string | number | null, on: string) => ({ path, value, on, source: 'family', id: null }) as const
  const facts = lastSaid([
    known('housing.kind', 'owner', '2026-01-01'),
    known('housing.kind', 'room', '2026-03-01'),
    known('region', 'narnia', today),
  ])
  assert.deepEqual(situationWith({ adults: [{ role: 'mother' }] }, facts, today), {
    adults: [{ role: 'mother' }],
    housing: { kind: 'room' },
  })
})

test('a right that opened, closed or got another amount is a change; the same again is none', () => {
  const answer = (id: string, outcome: 'yes' | 'no' | 'unknown' | 'ask', cents: number | null) => ({
    id,
    outcome,
    amount: cents === null ? null : ({ cents, per: 'month', kind: 'exact' } as const),
  })
  const first = [
    answer('a', 'unknown', null),
    answer('b', 'yes', 100),
    answer('c', 'yes', 100),
    answer('d', 'no', null),
    answer('e', 'no', null),
  ]
  const look = { lookedOn: '2026-10-01', seen: seenOf(first) }
  const now = [
    answer('a', 'yes', 50),
    answer('b', 'no', null),
    answer('c', 'yes', 120),
    answer('d', 'no', null),
    answer('e', 'unknown', null),
  ]
  assert.deepEqual(changesSince(look, first), [])
  assert.deepEqual(
    changesSince(look, now).map(({ id, kind }) => [id, kind]),
    [
      ['a', 'opened'],
      ['b', 'closed'],
      ['c', 'amount'],
      ['e', 'clearer'],
    ],
  )
})
