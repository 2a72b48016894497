import { recordAudit } from '#modules/audit/public.ts'
import { readOrganisation } from '#modules/network/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { Secrecy } from '../domain/scope.ts'
import { policy } from '../policy.ts'
import { askerOf } from '../queries/secrecy.ts'
import { insertSecrecy } from '../store.ts'

export type SecrecySubject =
  | { readonly subject: 'role'; readonly role: string }
  | { readonly subject: 'organisation'; readonly organisationId: string }
  | { readonly subject: 'account'; readonly accountId: string }

async function exists(tx: Tx, municipalityId: string, about: SecrecySubject): Promise<boolean> {
  if (about.subject === 'role') return true
  return about.subject === 'organisation'
    ? (await readOrganisation(tx, municipalityId, about.organisationId)) !== null
    : (await askerOf(tx, municipalityId, about.accountId)) !== null
}

/** Says what binds a role, an organisation or one account. The last word counts at the next read; earlier words stay readable. */
export async function setSecrecy(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  command: { readonly about: SecrecySubject; readonly secrecy: Secrecy },
): Promise<Result<null, { readonly kind: 'not-found' }>> {
  const { about, secrecy } = command
  if (!policy.allows(actor, 'consent.secrecy.set')) return refuse({ kind: 'not-found' })
  if (!(await exists(tx, actor.municipalityId, about))) return refuse({ kind: 'not-found' })
  const id = deps.newId()
  await insertSecrecy(tx, {
    municipality_id: actor.municipalityId,
    id,
    subject: about.subject,
    role: about.subject === 'role' ? about.role : null,
    organisation_id: about.subject === 'organisation' ? about.organisationId : null,
    account_id: about.subject === 'account' ? about.accountId : null,
    secrecy,
    at: deps.now(),
    by: actor.accountId,
  })
  await recordAudit(tx, deps, actor, { action: 'consent.secrecy.set', subjectId: id, detail: { subject: about.subject, secrecy } })
  return ok(null)
}
