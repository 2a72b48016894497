import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type AskedPermission, checkPermission, type GivenPermission, type Incomplete, mayGiveAgain } from '../domain/give.ts'
import type { Recipient } from '../domain/may-see.ts'
import type { ItemKind } from '../domain/scope.ts'
import { policy } from '../policy.ts'
import { readPermission } from '../queries/permissions.ts'
import { secrecyOfRecipient } from '../queries/secrecy.ts'
import { insertPermission, insertWithdrawal } from '../store.ts'

type NotFound = { readonly kind: 'not-found' }
type Kept = Omit<GivenPermission, 'kinds'> & { readonly kinds: readonly ItemKind[]; readonly againOf?: string | undefined }

export function recipientColumns(recipient: Recipient): { organisation_id: string | null; account_id: string | null } {
  return recipient.kind === 'organisation'
    ? { organisation_id: recipient.organisationId, account_id: null }
    : { organisation_id: null, account_id: recipient.accountId }
}

/** Adds a permission that was checked, and its record in the audit. */
export async function keepPermission(tx: Tx, deps: Deps, actor: Actor, dossierId: string, given: Kept): Promise<string> {
  const id = deps.newId()
  const { purpose, how, kinds, domains, fromOn, untilOn } = given
  await insertPermission(tx, {
    municipality_id: actor.municipalityId,
    id,
    dossier_id: dossierId,
    ...recipientColumns(given.recipient),
    domains: [...domains],
    kinds: [...kinds],
    purpose,
    from_on: fromOn,
    until_on: untilOn,
    how,
    recipient_bound: true,
    same_goal: true,
    family_told: true,
    again_of: given.againOf ?? null,
    at: deps.now(),
    by: actor.accountId,
  })
  const detail = { purpose, how, kinds: kinds.join(' '), domains: domains.join(' '), until: untilOn }
  await recordAudit(tx, deps, actor, { action: 'consent.permission.given', subjectId: id, dossierId, detail })
  return id
}

export type GivePermission = { readonly dossierId: string; readonly asked: AskedPermission }

/** Records what a family allows, in the transaction of the caller, who holds the dossier. Refused while one of the five questions is open. */
export async function givePermission(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, asked }: GivePermission,
): Promise<Result<{ readonly permissionId: string }, NotFound | Incomplete>> {
  if (!policy.allows(actor, 'consent.give')) return refuse({ kind: 'not-found' })
  const recorded = asked.recipient === null ? null : await secrecyOfRecipient(tx, actor.municipalityId, asked.recipient)
  const isUnknown = asked.recipient !== null && recorded === null
  const checked = checkPermission(isUnknown ? { ...asked, recipient: null } : asked, recorded)
  if (!checked.ok) return checked
  return ok({ permissionId: await keepPermission(tx, deps, actor, dossierId, checked.value) })
}

export type WithdrawPermission = {
  readonly dossierId: string
  readonly permissionId: string
  readonly how: 'told' | 'portal' | 'team'
}

/** Ends a permission at once and for good: the next read finds it withdrawn. Withdrawing twice is withdrawing once. */
export async function withdrawPermission(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, permissionId, how }: WithdrawPermission,
): Promise<Result<null, NotFound>> {
  if (!policy.allows(actor, 'consent.withdraw')) return refuse({ kind: 'not-found' })
  const permission = await readPermission(tx, actor.municipalityId, dossierId, permissionId)
  if (permission === null) return refuse({ kind: 'not-found' })
  const row = { municipality_id: actor.municipalityId, permission_id: permissionId, how, at: deps.now(), by: actor.accountId }
  const isFirst = await insertWithdrawal(tx, row)
  if (isFirst) {
    await recordAudit(tx, deps, actor, { action: 'consent.permission.withdrawn', subjectId: permissionId, dossierId, detail: { how } })
  }
  return ok(null)
}

/** Undoes a withdrawal tapped by mistake: the same scope as a new permission. After ten minutes the family is asked anew. */
export async function givePermissionAgain(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { dossierId, permissionId }: { readonly dossierId: string; readonly permissionId: string },
): Promise<Result<{ readonly permissionId: string }, NotFound>> {
  if (!policy.allows(actor, 'consent.give')) return refuse({ kind: 'not-found' })
  const earlier = await readPermission(tx, actor.municipalityId, dossierId, permissionId)
  if (earlier?.withdrawal == null) return refuse({ kind: 'not-found' })
  const recorded = await secrecyOfRecipient(tx, actor.municipalityId, earlier.recipient)
  const isMistake = mayGiveAgain(earlier.withdrawal, { accountId: actor.accountId, now: deps.now() })
  if (recorded !== 'professional' || !isMistake || earlier.untilOn < deps.today()) return refuse({ kind: 'not-found' })
  return ok({ permissionId: await keepPermission(tx, deps, actor, dossierId, { ...earlier, againOf: permissionId }) })
}
