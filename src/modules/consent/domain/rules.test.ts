import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AskedPermission, checkPermission, type MissingPart, mayGiveAgain } from './give.ts'
import { type AskedHandover, checkHandover, type HandoverMissing } from './handover.ts'
import { type AskedMeeting, checkMeeting, type MeetingMissing } from './meeting.ts'
import type { Secrecy } from './scope.ts'
import { secrecyOf } from './secrecy.ts'

const today = '2026-11-17'
const recipient = { kind: 'organisation', organisationId: 'o1' } as const
const asked: AskedPermission = {
  recipient,
  isBound: 'yes',
  purpose: 'family-support',
  hasSameGoal: 'yes',
  familyIsTold: 'yes',
  how: 'spoken',
  kinds: ['in-order'],
  domains: ['housing'],
  fromOn: today,
  untilOn: '2027-02-17',
}

const incomplete: readonly (readonly [Partial<AskedPermission>, Secrecy, readonly MissingPart[]])[] = [
  [{ recipient: null }, 'professional', ['recipient']],
  [{ isBound: null }, 'professional', ['bound']],
  [{ isBound: 'no' }, 'professional', ['not-bound']],
  [{}, 'discretion', ['secrecy']],
  [{}, 'none', ['secrecy']],
  [{ purpose: null }, 'professional', ['purpose']],
  [{ hasSameGoal: null }, 'professional', ['same-goal']],
  [{ hasSameGoal: 'no' }, 'professional', ['same-goal']],
  [{ familyIsTold: null }, 'professional', ['told']],
  [{ familyIsTold: 'no' }, 'professional', ['told']],
  [{ how: null }, 'professional', ['how']],
  [{ kinds: [] }, 'professional', ['kinds']],
  [{ domains: [] }, 'professional', ['domains']],
  [{ untilOn: null }, 'professional', ['until']],
  [{ untilOn: '2026-11-16' }, 'professional', ['until-before']],
  [{ untilOn: '2027-11-18' }, 'professional', ['until-late']],
  [{ isBound: null, how: null, kinds: [] }, 'professional', ['bound', 'how', 'kinds']],
]
for (const [change, recorded, missing] of incomplete) {
  test(`five questions: ${missing.join(', ')} is said, and nothing is shared`, () => {
    assert.deepEqual(checkPermission({ ...asked, ...change }, recorded), { ok: false, refusal: { kind: 'incomplete', missing } })
  })
}

test('with five answers it is given; a domain beside items that have none is left out', () => {
  assert.ok(checkPermission(asked, 'professional').ok)
  const given = checkPermission({ ...asked, kinds: ['contact-person'] }, 'professional')
  assert.ok(given.ok)
  assert.deepEqual(given.value.domains, [])
})

test('a tap by mistake is undone by the one who tapped, within ten minutes', () => {
  const at = new Date('2026-11-17T10:00:00Z')
  const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
  assert.equal(mayGiveAgain({ at, by: 'a' }, { accountId: 'a', now: later(9) }), true)
  assert.equal(mayGiveAgain({ at, by: 'a' }, { accountId: 'a', now: later(11) }), false)
  assert.equal(mayGiveAgain({ at, by: 'a' }, { accountId: 'b', now: later(1) }), false)
  assert.equal(mayGiveAgain({ at, by: null }, { accountId: null, now: later(1) }), false)
})

test('what binds somebody: the nearest setting, and not known is not bound', () => {
  const nothing = { ofAccount: null, ofOrganisation: null, ofRole: null }
  assert.equal(secrecyOf({ role: 'counsellor', ...nothing }), 'professional')
  for (const role of ['partner', 'researcher', 'administrator', 'family', 'visitor']) assert.equal(secrecyOf({ role, ...nothing }), 'none')
  assert.equal(secrecyOf({ role: 'partner', ...nothing, ofOrganisation: 'professional' }), 'professional')
  assert.equal(secrecyOf({ role: 'partner', ofRole: null, ofOrganisation: 'professional', ofAccount: 'discretion' }), 'discretion')
  assert.equal(secrecyOf({ role: 'counsellor', ...nothing, ofRole: 'discretion' }), 'discretion')
})

const handover: AskedHandover = {
  recipient,
  receiverName: 'Sara',
  happenedOn: today,
  helps: 'Een bericht, geen telefoon.',
  agreed: 'Elke maand een bezoek.',
  avoid: null,
  callsFirst: 'Sara belt maandag.',
  seenHow: 'read-together',
  seenOn: today,
  how: 'spoken',
}
const facts = { today, openedOn: '2026-01-01', recorded: 'professional' } as const
const halves: readonly (readonly [Partial<AskedHandover>, HandoverMissing])[] = [
  [{ receiverName: null }, 'receiver-name'],
  [{ happenedOn: null }, 'happened-on'],
  [{ happenedOn: '2026-11-18' }, 'happened-outside'],
  [{ happenedOn: '2025-12-31' }, 'happened-outside'],
  [{ helps: null }, 'helps'],
  [{ agreed: null }, 'agreed'],
  [{ callsFirst: null }, 'calls-first'],
  [{ seenHow: null }, 'seen-how'],
  [{ seenOn: null }, 'seen-on'],
  [{ seenOn: '2026-11-18' }, 'seen-on'],
  [{ how: null }, 'how'],
]
for (const [change, part] of halves) {
  test(`a warm handover needs ${part}`, () => {
    assert.deepEqual(checkHandover({ ...handover, ...change }, facts), { ok: false, refusal: { kind: 'incomplete', missing: [part] } })
  })
}
test('a warm handover with three parties and a sheet she saw counts; not to who is bound to discretion', () => {
  assert.ok(checkHandover(handover, facts).ok)
  const refused = checkHandover(handover, { ...facts, recorded: 'discretion' })
  assert.deepEqual(refused, { ok: false, refusal: { kind: 'incomplete', missing: ['secrecy'] } })
  assert.equal(checkHandover({ ...handover, recipient: null }, { ...facts, recorded: null }).ok, false)
})

const basis = { id: 'l1', key: 'case-conference', validFrom: '2020-01-01', validUntil: null }
const bound = (accountId: string, isTeam = true) => ({ accountId, secrecy: 'professional' as const, isTeam })
const conference: AskedMeeting = {
  kind: 'conference',
  purpose: 'protect-integrity',
  participants: [bound('b'), bound('c', false)],
  openedBy: 'a',
  parentPresent: 'yes',
  absentReason: null,
  basis,
}
const team: AskedMeeting = { ...conference, kind: 'team', purpose: 'worry', participants: [bound('b')], basis: null }
const refusedMeetings: readonly (readonly [AskedMeeting, MeetingMissing])[] = [
  [{ ...conference, basis: null }, 'basis'],
  [{ ...conference, basis: { ...basis, validUntil: '2026-11-16' } }, 'basis-lapsed'],
  [{ ...conference, basis: { ...basis, validFrom: '2026-11-18' } }, 'basis-lapsed'],
  [{ ...conference, basis: { ...basis, key: 'shared-secrecy' } }, 'basis-lapsed'],
  [{ ...conference, purpose: 'worry' }, 'purpose'],
  [{ ...conference, purpose: null }, 'purpose'],
  [{ ...conference, participants: [] }, 'participants'],
  [{ ...conference, participants: [bound('a')] }, 'participants'],
  [{ ...conference, participants: [{ ...bound('b'), secrecy: 'discretion' }] }, 'not-bound'],
  [{ ...conference, participants: [{ ...bound('b'), secrecy: 'none' }] }, 'not-bound'],
  [{ ...conference, parentPresent: null }, 'parent'],
  [{ ...conference, parentPresent: 'no' }, 'absent-reason'],
  [{ ...team, purpose: 'prevent-crime' }, 'purpose'],
  [{ ...team, participants: [bound('c', false)] }, 'outsider'],
]
for (const [meeting, part] of refusedMeetings) {
  test(`a ${meeting.kind} meeting does not open: ${part}`, () => {
    assert.deepEqual(checkMeeting(meeting, today), { ok: false, refusal: { kind: 'incomplete', missing: [part] } })
  })
}
test('a meeting that opens has its table, its basis and its last day', () => {
  const opened = checkMeeting(conference, today)
  assert.ok(opened.ok)
  assert.deepEqual(opened.value.participantIds, ['a', 'b', 'c'])
  assert.deepEqual([opened.value.basisId, opened.value.keepUntil], ['l1', '2027-11-17'])
  const discussion = checkMeeting({ ...team, parentPresent: 'no', absentReason: 'Ze wou niet.' }, today)
  assert.ok(discussion.ok)
  assert.deepEqual(
    [discussion.value.basisId, discussion.value.keepUntil, discussion.value.absentReason],
    [null, '2027-02-15', 'Ze wou niet.'],
  )
})
