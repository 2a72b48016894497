import { addMonths, type IsoDay } from '#platform/day.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { Recipient } from './may-see.ts'
import { type GivenHow, type ItemKind, type LifeDomain, needsDomain, type Secrecy, type SharingPurpose } from './scope.ts'
import { mayReceiveContent } from './secrecy.ts'

type YesNo = 'yes' | 'no' | null

/** The form as it was filled in; null is a question nobody answered. */
export type AskedPermission = {
  readonly recipient: Recipient | null
  readonly isBound: YesNo
  readonly purpose: SharingPurpose | null
  readonly hasSameGoal: YesNo
  readonly familyIsTold: YesNo
  readonly how: GivenHow | null
  readonly kinds: readonly ItemKind[]
  readonly domains: readonly LifeDomain[]
  readonly fromOn: IsoDay
  readonly untilOn: IsoDay | null
}

export type GivenPermission = {
  readonly recipient: Recipient
  readonly purpose: SharingPurpose
  readonly how: GivenHow
  readonly kinds: readonly ItemKind[]
  readonly domains: readonly LifeDomain[]
  readonly fromOn: IsoDay
  readonly untilOn: IsoDay
}

/** What is missing before anything may be shared; each stands at a question of the form. */
export const missingParts = [
  'recipient',
  'bound',
  'not-bound',
  'secrecy',
  'purpose',
  'same-goal',
  'told',
  'how',
  'kinds',
  'domains',
  'until',
  'until-before',
  'until-late',
] as const
export type MissingPart = (typeof missingParts)[number]
export type Incomplete = { readonly kind: 'incomplete'; readonly missing: readonly MissingPart[] }

/** Longest a permission runs before it is asked again; a choice of this project, to be set by the municipality. */
const longestMonths = 12

function missingIn(asked: AskedPermission, recorded: Secrecy | null): readonly MissingPart[] {
  const { fromOn, untilOn, kinds, domains } = asked
  const checks: readonly (readonly [boolean, MissingPart])[] = [
    [asked.recipient === null, 'recipient'],
    [asked.isBound === null, 'bound'],
    [asked.isBound === 'no', 'not-bound'],
    [asked.isBound === 'yes' && recorded !== null && !mayReceiveContent(recorded), 'secrecy'],
    [asked.purpose === null, 'purpose'],
    [asked.hasSameGoal !== 'yes', 'same-goal'],
    [asked.familyIsTold !== 'yes', 'told'],
    [asked.how === null, 'how'],
    [kinds.length === 0, 'kinds'],
    [kinds.some(needsDomain) && domains.length === 0, 'domains'],
    [untilOn === null, 'until'],
    [untilOn !== null && untilOn < fromOn, 'until-before'],
    [untilOn !== null && untilOn > addMonths(fromOn, longestMonths), 'until-late'],
  ]
  return checks.flatMap(([isMissing, part]) => (isMissing ? [part] : []))
}

/**
 * The five questions of shared professional secrecy: is the recipient bound by it, is it for the same goal of help, was the family told,
 * how did she allow it, and which items. One that is empty, or answered with no, and nothing is shared. `recorded` is what the
 * administrator set for this recipient: a worker's yes does not make somebody bound. Source: conditions of shared professional secrecy
 * as doctrine states them; the article stands in `legal_reference`.
 */
export function checkPermission(asked: AskedPermission, recorded: Secrecy | null): Result<GivenPermission, Incomplete> {
  const { recipient, purpose, how, fromOn, untilOn } = asked
  const missing = missingIn(asked, recorded)
  if (missing.length > 0 || recipient === null || purpose === null || how === null || untilOn === null) {
    return refuse({ kind: 'incomplete', missing })
  }
  // A domain beside items that have none would allow nothing and promise something.
  const domains = asked.kinds.some(needsDomain) ? asked.domains : []
  return ok({ recipient, purpose, how, kinds: [...new Set(asked.kinds)], domains: [...new Set(domains)], fromOn, untilOn })
}

const undoMinutes = 10

/** A withdrawal by mistake is undone by whoever tapped it, within ten minutes; after that the family is asked again. */
export function mayGiveAgain(
  withdrawal: { readonly at: Date; readonly by: string | null },
  asker: { readonly accountId: string | null; readonly now: Date },
): boolean {
  const minutes = (asker.now.getTime() - withdrawal.at.getTime()) / 60_000
  return withdrawal.by !== null && withdrawal.by === asker.accountId && minutes >= 0 && minutes <= undoMinutes
}
