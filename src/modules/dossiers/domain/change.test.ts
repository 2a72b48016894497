import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, daysBetween } from '#platform/day.ts'
import { checkBirth, checkDueDate, checkLoss, checkProgrammeChange, checkRefusal, checkStart, type LostChild } from './change.ts'
import { babiesOf, clockOf, hasOnlyLoss, type Pregnancy } from './clock.ts'
import { checkEnding, type Ending } from './ending.ts'

const today = '2026-11-17'
const expecting: Pregnancy = { id: 'p', dueOn: '2027-01-17', bornOn: null, expected: 1, lost: 0 }
function kind(result: { ok: true } | { ok: false; refusal: { kind: string } }): string {
  return result.ok ? 'ok' : result.refusal.kind
}

const births: readonly { name: string; pregnancy?: Partial<Pregnancy> | null; bornOn?: string; children?: number; is: string }[] = [
  { name: 'early but possible', bornOn: '2026-11-17', is: 'ok' },
  { name: 'no due date known', pregnancy: null, bornOn: '2024-01-01', is: 'ok' },
  { name: 'tomorrow', bornOn: '2026-11-18', is: 'birth-in-future' },
  { name: 'at the edge of what can live', bornOn: '2026-09-04', is: 'ok' },
  { name: 'a day before that edge', bornOn: '2026-09-03', is: 'far-from-due' },
  { name: 'five weeks late', pregnancy: { dueOn: '2026-10-13' }, bornOn: '2026-11-17', is: 'ok' },
  { name: 'a day more', pregnancy: { dueOn: '2026-10-12' }, bornOn: '2026-11-17', is: 'far-from-due' },
  { name: 'twice', pregnancy: { bornOn: '2026-11-01' }, is: 'already-born' },
  { name: 'after a loss', pregnancy: { lost: 1 }, is: 'no-child-expected' },
  { name: 'no children', children: 0, is: 'number-of-children' },
]
for (const { name, pregnancy, bornOn = today, children = 1, is } of births) {
  test(`checkBirth: ${name}`, () =>
    assert.equal(kind(checkBirth(pregnancy === null ? null : { ...expecting, ...pregnancy }, { bornOn, children }, today)), is))
}

const child: LostChild = { personId: 'c', birthDate: '2026-11-01', diedOn: null }
const losses: readonly { name: string; pregnancy: Pregnancy | null; child: LostChild; on?: string; is: string; ofPregnancy?: boolean }[] = [
  { name: 'during pregnancy', pregnancy: expecting, child: null, is: 'ok', ofPregnancy: true },
  { name: 'twice', pregnancy: { ...expecting, lost: 1 }, child: null, is: 'nothing-to-record' },
  { name: 'the second of twins', pregnancy: { ...expecting, expected: 2, lost: 1 }, child: null, is: 'ok', ofPregnancy: true },
  { name: 'no pregnancy', pregnancy: null, child: null, is: 'nothing-to-record' },
  { name: 'tomorrow', pregnancy: expecting, child: null, on: '2026-11-18', is: 'loss-in-future' },
  { name: 'the newborn', pregnancy: { ...expecting, bornOn: '2026-11-01' }, child, is: 'ok', ofPregnancy: true },
  {
    name: 'an older child while pregnant',
    pregnancy: expecting,
    child: { ...child, birthDate: '2023-01-01' },
    is: 'ok',
    ofPregnancy: false,
  },
  { name: 'before the birth', pregnancy: null, child, on: '2026-10-31', is: 'before-birth' },
  { name: 'a child that died before', pregnancy: null, child: { ...child, diedOn: '2026-11-02' }, is: 'nothing-to-record' },
]
for (const { name, pregnancy, child: lost, on = today, is, ofPregnancy } of losses) {
  test(`checkLoss: ${name}`, () => {
    const result = checkLoss(pregnancy, lost, on, today)
    assert.equal(kind(result), is)
    if (result.ok) assert.equal(result.value.ofPregnancy, ofPregnancy)
  })
}

const ending: Ending = { endedOn: today, reason: 'goals-reached', reasonText: null, summary: null }
const open = { isOpen: true, openedOn: '2026-09-01', endedOn: null }
const endings: readonly { name: string; dossier?: Partial<typeof open>; ending: Partial<Ending>; is: string | boolean }[] = [
  { name: 'goals reached', ending: {}, is: false },
  { name: 'handed over', ending: { reason: 'handed-over' }, is: false },
  { name: 'moved is stopped before the end', ending: { reason: 'moved' }, is: true },
  { name: 'her own choice is too', ending: { reason: 'own-choice' }, is: true },
  { name: 'no contact is too', ending: { reason: 'no-contact' }, is: true },
  { name: 'another reason needs words', ending: { reason: 'other', reasonText: ' ' }, is: 'reason-needed' },
  { name: 'tomorrow', ending: { endedOn: '2026-11-18' }, is: 'end-in-future' },
  { name: 'before it was opened', ending: { endedOn: '2026-08-31' }, is: 'end-before-opening' },
  { name: 'twice', dossier: { isOpen: false }, ending: {}, is: 'already-ended' },
]
for (const { name, dossier, ending: typed, is } of endings) {
  test(`checkEnding: ${name}`, () => {
    const result = checkEnding({ ...open, ...dossier }, { ...ending, ...typed }, today)
    assert.equal(result.ok ? result.value.isDropOut : result.refusal.kind, is)
  })
}

test('checkProgrammeChange, checkDueDate, checkStart, checkRefusal: what they refuse', () => {
  const offered = ['opkomst', 'opkomst-plus']
  const now = { isOpen: true, programme: 'opkomst' }
  assert.equal(kind(checkProgrammeChange(now, 'opkomst-plus', offered, 'alleen')), 'ok')
  assert.equal(kind(checkProgrammeChange(now, 'opkomst', offered, 'alleen')), 'same-programme')
  assert.equal(kind(checkProgrammeChange(now, 'x', offered, 'alleen')), 'unknown-programme')
  assert.equal(kind(checkProgrammeChange(now, 'opkomst-plus', offered, ' ')), 'reason-needed')
  assert.equal(kind(checkDueDate(null, addDays(today, 294), today)), 'ok')
  assert.equal(kind(checkDueDate(null, addDays(today, 295), today)), 'due-out-of-reach')
  assert.equal(kind(checkDueDate({ ...expecting, bornOn: today }, today, today)), 'already-born')
  assert.equal(kind(checkStart(open, '2026-08-31', today)), 'start-before-opening')
  assert.equal(kind(checkStart(open, '2026-11-18', today)), 'start-in-future')
  assert.equal(kind(checkRefusal(open, { refusedOn: today, untilOn: today }, today)), 'until-passed')
  assert.equal(kind(checkRefusal({ ...open, isOpen: false }, { refusedOn: today, untilOn: null }, today)), 'ended')
})

const days = fc.option(fc.integer({ min: 0, max: 900 }).map((n) => addDays('2025-01-01', n)))
const pregnancies = fc.record({
  id: fc.constant('p'),
  dueOn: days,
  bornOn: days,
  expected: fc.integer({ min: 1, max: 5 }),
  lost: fc.integer({ min: 0, max: 5 }),
})

test('clockOf: weeks are not counted on when a birth was never written down', () => {
  const overdue = { id: 'p', dueOn: addDays(today, -43), bornOn: null, expected: 1, lost: 0 }
  assert.deepEqual(clockOf(overdue, today), { kind: 'none' })
  assert.equal(clockOf({ ...overdue, dueOn: addDays(today, -42) }, today).kind, 'pregnant')
})

test('clockOf: no clock once every child is lost, a clock as long as one is expected or alive and a day is known', () => {
  fc.assert(
    fc.property(pregnancies, (pregnancy) => {
      const clock = clockOf(pregnancy, today)
      const isRunning = pregnancy.dueOn !== null && daysBetween(pregnancy.dueOn, today) <= 42
      const isKnown = isRunning || pregnancy.bornOn !== null
      assert.equal(clock.kind !== 'none', isKnown && babiesOf(pregnancy) > 0)
      assert.equal(hasOnlyLoss(pregnancy), pregnancy.lost > 0 && babiesOf(pregnancy) === 0)
      if (clock.kind === 'pregnant') assert.ok(clock.days >= 0 && clock.days < 7 && pregnancy.bornOn === null)
      if (clock.kind === 'child') assert.ok(clock.ageDays >= 0)
    }),
  )
})
