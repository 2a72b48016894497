import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Claim, checkStep, nextSteps, runsSince, type Step, stepKinds } from './claim.ts'
import { fromKept, isStale, lastSaid, situationWith, toKept } from './known-fact.ts'
import { amountsOf, ledgerOf } from './ledger.ts'
import { changesSince, seenOf } from './look.ts'
import { proposalFor } from './proposal.ts'

const today = '2026-11-17'
const stepOf = (kind: Step['kind'], onDay: string, more: Partial<Step> = {}): Step => ({
  id: `${kind}${onDay}`,
  kind,
  onDay,
  cents: null,
  per: null,
  isComputed: false,
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

const perMonth = (cents: number) => ({ cents, per: 'month' }) as const
const monthsOf = (claim: Claim) => ledgerOf([claim], today).months.map(({ month, monthCents, onceCents }) => [month, monthCents, onceCents])

test('a right that gets another amount counts each period with its own, also when the letter of an earlier month comes last', () => {
  const claim = claimOf(
    stepOf('granted', '2026-08-20', { ...perMonth(100_00), since: '2026-08-01' }),
    stepOf('changed', '2026-10-20', { ...perMonth(130_00), since: '2026-11-01', id: '1' }),
    stepOf('changed', '2026-10-20', { ...perMonth(120_00), since: '2026-10-01', id: '2' }),
    stepOf('changed', '2026-11-01', { ...perMonth(140_00), since: '2026-12-01' }),
  )
  assert.deepEqual(monthsOf(claim), [
    ['2026-08', 100_00, 0],
    ['2026-09', 100_00, 0],
    ['2026-10', 120_00, 0],
    ['2026-11', 130_00, 0],
  ])
  assert.equal(ledgerOf([claim], today).obtained.monthCents, 130_00, 'what begins next month does not count yet')
  assert.deepEqual(
    amountsOf(claim).map(({ from, until }) => [from, until]),
    [
      ['2026-08-01', '2026-10-01'],
      ['2026-10-01', '2026-11-01'],
      ['2026-11-01', '2026-12-01'],
      ['2026-12-01', null],
    ],
  )
})

test('a change from the first day is a correction: the wrong amount never counted', () => {
  const granted = stepOf('granted', '2026-09-05', { ...perMonth(90_00), isComputed: true })
  const corrected = claimOf(granted, stepOf('changed', '2026-11-02', { ...perMonth(80_00), since: '2026-09-05' }))
  assert.deepEqual(monthsOf(corrected), [
    ['2026-09', 80_00, 0],
    ['2026-10', 80_00, 0],
    ['2026-11', 80_00, 0],
  ])
  const once = { cents: 122_400, per: 'once' } as const
  const birth = claimOf(stepOf('granted', '2026-09-05', once), stepOf('changed', '2026-11-02', { ...once, cents: 122_000 }))
  assert.equal(ledgerOf([birth], today).obtained.onceCents, 122_000, 'what comes once comes once')
  const unknown = claimOf(stepOf('granted', '2026-09-05'), stepOf('changed', '2026-11-02', perMonth(80_00)))
  assert.equal(amountsOf(unknown).length, 1, 'a period of which nobody knows the amount is not zero euros')
})

test('what was granted again after a stop begins anew', () => {
  const claim = claimOf(
    stepOf('granted', '2026-08-01', perMonth(100_00)),
    stepOf('changed', '2026-09-01', perMonth(110_00)),
    stepOf('stopped', '2026-10-01'),
    stepOf('granted', '2026-11-01', perMonth(50_00)),
  )
  assert.deepEqual(
    monthsOf(claim).map(([, cents]) => cents),
    [100_00, 110_00, 0, 50_00],
  )
  assert.equal(runsSince(claim), '2026-11-01')
})

test('on each day the ledger counts the amount that was said last for that day', () => {
  const day = fc.integer({ min: 1, max: 16 }).map((at) => `2026-11-${String(at).padStart(2, '0')}`)
  fc.assert(
    fc.property(fc.array(fc.record({ since: day, cents: fc.integer({ min: 1, max: 1_000 }) }), { maxLength: 6 }), (changes) => {
      const steps = changes.map(({ since, cents }, at) => stepOf('changed', today, { ...perMonth(cents), since, id: String(at) }))
      const claim = claimOf(stepOf('granted', '2026-11-01', perMonth(7)), ...steps)
      for (let at = 1; at <= 17; at += 1) {
        const on = `2026-11-${String(at).padStart(2, '0')}`
        // The day said last, of those that have begun; of equal days the one noted last.
        const begun = [{ since: '2026-11-01', cents: 7 }, ...changes].filter(({ since }) => since <= on)
        const last = begun.reduce((best, one) => (one.since >= best.since ? one : best))
        assert.equal(ledgerOf([claim], on).obtained.monthCents, last.cents)
      }
    }),
    { seed: 20261122, numRuns: 200 },
  )
})

test('a change says how much, and from no day before the right began', () => {
  const claim = claimOf(stepOf('granted', '2026-09-05', { since: '2026-09-01' }))
  const check = (more: Partial<Step>) => {
    const result = checkStep(claim, stepOf('changed', today, more), today)
    return result.ok ? 'ok' : result.refusal.kind
  }
  assert.equal(check({}), 'amount-missing')
  assert.equal(check({ cents: 5_000 }), 'per-missing')
  assert.equal(check({ ...perMonth(50_00), since: '2026-08-31' }), 'before-start')
  assert.equal(check({ ...perMonth(50_00), since: '2026-09-01' }), 'ok')
  assert.equal(check({ ...perMonth(50_00), since: '2027-01-01' }), 'ok')
  assert.equal(nextSteps(claimOf(stepOf('asked', today))).includes('changed'), false)
})

test('only an exact amount is proposed, from the day it can begin, and never over what a person noted', () => {
  const exact = { cents: 121_413, per: 'month', kind: 'exact' } as const
  const of = (amount: Parameters<typeof proposalFor>[2]['amount'], claim?: Claim, earliest: string | null = null) =>
    proposalFor(claim, { versions: [] }, { amount, earliest }, today)
  assert.deepEqual(of(exact), { cents: 121_413, per: 'month', since: today })
  assert.equal(of(exact, undefined, '2027-01-17')?.since, '2027-01-17')
  assert.equal(of(exact, undefined, '2026-01-17')?.since, today)
  assert.equal(of({ ...exact, per: 'school-year' })?.per, 'year')
  for (const amount of [null, { ...exact, kind: 'ceiling' }, { ...exact, kind: 'range', fromCents: 1 }, { ...exact, per: 'day' }] as const)
    assert.equal(of(amount), null)
  assert.equal(of(exact, claimOf(stepOf('asked', today, perMonth(90_00)))), null)
  assert.notEqual(of(exact, claimOf(stepOf('asked', today, { ...perMonth(90_00), isComputed: true }))), null)
  assert.notEqual(of(exact, claimOf(stepOf('asked', '2026-01-01', perMonth(90_00)), stepOf('stopped', today))), null)
})

test('every step that may follow is accepted, every other one refused', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...stepKinds), { maxLength: 8 }), (kinds) => {
      let claim: Claim | undefined
      for (const kind of kinds) {
        const amount = kind === 'changed' ? ({ cents: 100, per: 'month' } as const) : {}
        const step = { ...stepOf(kind, today, amount), reason: 'other' } as const
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
