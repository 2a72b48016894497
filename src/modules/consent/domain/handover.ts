import type { IsoDay } from '#platform/day.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { Recipient } from './may-see.ts'
import { type GivenHow, type Secrecy, type SharingPurpose, sharingPurposes } from './scope.ts'
import { mayReceiveContent } from './secrecy.ts'

export const seenHows = ['read-together', 'read-aloud', 'with-interpreter'] as const
export type SeenHow = (typeof seenHows)[number]

/** The form of a handover; null is what nobody filled in. */
export type AskedHandover = {
  readonly recipient: Recipient | null
  readonly receiverName: string | null
  readonly happenedOn: IsoDay | null
  readonly helps: string | null
  readonly agreed: string | null
  readonly avoid: string | null
  readonly callsFirst: string | null
  readonly seenHow: SeenHow | null
  readonly seenOn: IsoDay | null
  /** How she allowed the receiver to have this sheet. */
  readonly how: GivenHow | null
}

export type Handover = {
  readonly recipient: Recipient
  readonly receiverName: string
  readonly happenedOn: IsoDay
  readonly helps: string
  readonly agreed: string
  readonly avoid: string | null
  readonly callsFirst: string
  readonly seenHow: SeenHow
  readonly seenOn: IsoDay
  readonly how: GivenHow
}

export type HandoverMissing =
  | 'recipient'
  | 'secrecy'
  | 'receiver-name'
  | 'happened-on'
  | 'happened-outside'
  | 'helps'
  | 'agreed'
  | 'calls-first'
  | 'seen-how'
  | 'seen-on'
  | 'how'
export type HandoverRefusal = { readonly kind: 'incomplete'; readonly missing: readonly HandoverMissing[] }

/** The sheet of a handover is for going on with the family's support. */
export const handoverPurpose: SharingPurpose = sharingPurposes[3]
/** How long a receiver can read the sheet, in months: long enough to begin, no archive. */
export const handoverMonths = 3

/**
 * A warm handover is a meeting of three: the family, who gives, who receives. It counts when all three are named, the family saw the
 * sheet before the receiver does, and she allowed it. It is written down on the day itself or later.
 */
export function checkHandover(
  asked: AskedHandover,
  facts: { readonly today: IsoDay; readonly openedOn: IsoDay; readonly recorded: Secrecy | null },
): Result<Handover, HandoverRefusal> {
  const { recipient, receiverName, happenedOn, helps, agreed, callsFirst, seenHow, seenOn, how } = asked
  const outside = happenedOn !== null && (happenedOn > facts.today || happenedOn < facts.openedOn)
  const checks: readonly (readonly [boolean, HandoverMissing])[] = [
    [recipient === null, 'recipient'],
    [recipient !== null && (facts.recorded === null || !mayReceiveContent(facts.recorded)), 'secrecy'],
    [receiverName === null, 'receiver-name'],
    [happenedOn === null, 'happened-on'],
    [outside, 'happened-outside'],
    [helps === null, 'helps'],
    [agreed === null, 'agreed'],
    [callsFirst === null, 'calls-first'],
    [seenHow === null, 'seen-how'],
    [seenOn === null || seenOn > facts.today, 'seen-on'],
    [how === null, 'how'],
  ]
  const missing = checks.flatMap(([isMissing, part]) => (isMissing ? [part] : []))
  if (missing.length > 0 || recipient === null || receiverName === null || happenedOn === null || helps === null) {
    return refuse({ kind: 'incomplete', missing })
  }
  if (agreed === null || callsFirst === null || seenHow === null || seenOn === null || how === null) {
    return refuse({ kind: 'incomplete', missing })
  }
  return ok({ recipient, receiverName, happenedOn, helps, agreed, avoid: asked.avoid, callsFirst, seenHow, seenOn, how })
}
