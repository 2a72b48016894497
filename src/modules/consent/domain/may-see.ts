import type { IsoDay } from '#platform/day.ts'
import { type ItemKind, type LifeDomain, needsDomain, type Secrecy, type SharingPurpose } from './scope.ts'
import { mayReceiveContent } from './secrecy.ts'

/** Who gets to see it: an organisation, or one person. */
export type Recipient =
  | { readonly kind: 'organisation'; readonly organisationId: string }
  | { readonly kind: 'account'; readonly accountId: string }

/** One permission of a family, as it stands now. */
export type Permission = {
  readonly id: string
  readonly dossierId: string
  readonly recipient: Recipient
  readonly domains: readonly LifeDomain[]
  readonly kinds: readonly ItemKind[]
  readonly purpose: SharingPurpose
  readonly fromOn: IsoDay
  /** Last day. */
  readonly untilOn: IsoDay
  readonly isWithdrawn: boolean
}

/** Who asks to see what, why and when. `accountId` is null when an organisation as such is meant. */
export type SharingQuestion = {
  readonly dossierId: string
  /** Guidance runs; what was shared ends with it. */
  readonly isOpen: boolean
  readonly asker: { readonly accountId: string | null; readonly organisationId: string | null; readonly secrecy: Secrecy }
  readonly kind: ItemKind | null
  readonly domain: LifeDomain | null
  readonly purpose: SharingPurpose
  readonly day: IsoDay
}

/** Why not, from far away to nearly: the answer names the nearest. */
export const refusalReasons = [
  'secrecy',
  'nothing-asked',
  'domain-unknown',
  'dossier-closed',
  'nothing-granted',
  'other-recipient',
  'other-purpose',
  'not-in-scope',
  'not-yet',
  'expired',
  'withdrawn',
] as const
export type RefusalReason = (typeof refusalReasons)[number]
export type Answer =
  | { readonly allowed: true; readonly permissionId: string; readonly reason: 'granted' }
  | { readonly allowed: false; readonly permissionId: null; readonly reason: RefusalReason }

function no(reason: RefusalReason): Answer {
  return { allowed: false, permissionId: null, reason }
}

function isFor({ recipient }: Permission, { asker }: SharingQuestion): boolean {
  return recipient.kind === 'account' ? recipient.accountId === asker.accountId : recipient.organisationId === asker.organisationId
}

function covers({ kinds, domains }: Permission, { kind, domain }: SharingQuestion): boolean {
  return (kind === null || kinds.includes(kind)) && (domain === null || domains.includes(domain))
}

/** What keeps this one permission from answering yes; null when nothing does. */
function obstacle(permission: Permission, question: SharingQuestion): RefusalReason | null {
  if (permission.dossierId !== question.dossierId) return 'nothing-granted'
  if (!isFor(permission, question)) return 'other-recipient'
  if (permission.purpose !== question.purpose) return 'other-purpose'
  if (!covers(permission, question)) return 'not-in-scope'
  if (question.day < permission.fromOn) return 'not-yet'
  if (question.day > permission.untilOn) return 'expired'
  return permission.isWithdrawn ? 'withdrawn' : null
}

/**
 * Whether somebody may see one item of a family, on one day, for one purpose. Yes only when a single permission says so in full: its
 * recipient, its purpose, its kind, its domain and its period; two halves make no yes. Not known is not yes: an item without a domain is
 * not shown where domains count, and who is not known to be bound by professional secrecy sees nothing. Rule of the municipality, after
 * the conditions of shared professional secrecy.
 */
export function maySee(permissions: readonly Permission[], question: SharingQuestion): Answer {
  if (!mayReceiveContent(question.asker.secrecy)) return no('secrecy')
  if (question.kind === null && question.domain === null) return no('nothing-asked')
  if (question.kind !== null && question.domain === null && needsDomain(question.kind)) return no('domain-unknown')
  if (!question.isOpen) return no('dossier-closed')
  const found = permissions.map((permission) => ({ permission, reason: obstacle(permission, question) }))
  const granting = found.find(({ reason }) => reason === null)
  if (granting !== undefined) return { allowed: true, permissionId: granting.permission.id, reason: 'granted' }
  const nearest = refusalReasons.findLast((reason) => found.some((one) => one.reason === reason))
  return no(nearest ?? 'nothing-granted')
}

/** Standing today: what a family and a worker see under "now". */
export function isStanding(permission: Permission, day: IsoDay): boolean {
  return !permission.isWithdrawn && permission.fromOn <= day && day <= permission.untilOn
}
