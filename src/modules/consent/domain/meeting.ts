import { addDays, type IsoDay } from '#platform/day.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { Secrecy } from './scope.ts'
import { mayReceiveContent } from './secrecy.ts'

export const meetingKinds = ['team', 'conference'] as const
export type MeetingKind = (typeof meetingKinds)[number]

/** Closed lists. A case conference has two purposes and no other. */
export const meetingPurposes = {
  team: ['next-step', 'second-look', 'divide-work', 'worry'],
  conference: ['protect-integrity', 'prevent-crime'],
} as const
export type MeetingPurpose = (typeof meetingPurposes)[MeetingKind][number]

/** How long the items are kept after the opening, in days; a choice of this project until the municipality sets its own. */
const keptDays: Readonly<Record<MeetingKind, number>> = { team: 90, conference: 365 }

export type LegalBasis = { readonly id: string; readonly key: string; readonly validFrom: IsoDay; readonly validUntil: IsoDay | null }

/** The references a conference may rest on; which articles these are stands in the dated table. */
export const conferenceBasis = 'case-conference'

export type AskedMeeting = {
  readonly kind: MeetingKind
  readonly purpose: string | null
  readonly participants: readonly { readonly accountId: string; readonly secrecy: Secrecy; readonly isTeam: boolean }[]
  readonly openedBy: string
  readonly parentPresent: 'yes' | 'no' | null
  readonly absentReason: string | null
  readonly basis: LegalBasis | null
}

export type Meeting = {
  readonly purpose: MeetingPurpose
  readonly participantIds: readonly string[]
  readonly parentPresent: boolean
  readonly absentReason: string | null
  readonly basisId: string | null
  readonly keepUntil: IsoDay
}

export type MeetingMissing = 'purpose' | 'participants' | 'not-bound' | 'outsider' | 'parent' | 'absent-reason' | 'basis' | 'basis-lapsed'
export type MeetingRefusal = { readonly kind: 'incomplete'; readonly missing: readonly MeetingMissing[] }

export function basisHolds(basis: LegalBasis, today: IsoDay): boolean {
  return basis.key === conferenceBasis && basis.validFrom <= today && (basis.validUntil === null || today <= basis.validUntil)
}

/**
 * Whether a meeting about a family may open. Purpose and participants are fixed now; a parent takes part, or the reason why not is
 * written down. A team discussion is for the team; a case conference opens only on a legal basis that holds today. Everybody at the table
 * is bound by professional secrecy.
 */
export function checkMeeting(asked: AskedMeeting, today: IsoDay): Result<Meeting, MeetingRefusal> {
  const { kind, participants, basis, parentPresent, absentReason } = asked
  const known: readonly MeetingPurpose[] = meetingPurposes[kind]
  const purpose = known.find((one) => one === asked.purpose)
  const ids = [...new Set([asked.openedBy, ...participants.map(({ accountId }) => accountId)])]
  const checks: readonly (readonly [boolean, MeetingMissing])[] = [
    [purpose === undefined, 'purpose'],
    [ids.length < 2, 'participants'],
    [participants.some(({ secrecy }) => !mayReceiveContent(secrecy)), 'not-bound'],
    [kind === 'team' && participants.some(({ isTeam }) => !isTeam), 'outsider'],
    [parentPresent === null, 'parent'],
    [parentPresent === 'no' && absentReason === null, 'absent-reason'],
    [kind === 'conference' && basis === null, 'basis'],
    [kind === 'conference' && basis !== null && !basisHolds(basis, today), 'basis-lapsed'],
  ]
  const missing = checks.flatMap(([isMissing, part]) => (isMissing ? [part] : []))
  if (missing.length > 0 || purpose === undefined) return refuse({ kind: 'incomplete', missing })
  return ok({
    purpose,
    participantIds: ids,
    parentPresent: parentPresent === 'yes',
    absentReason: parentPresent === 'yes' ? null : absentReason,
    basisId: kind === 'conference' ? (basis?.id ?? null) : null,
    keepUntil: addDays(today, keptDays[kind]),
  })
}
