import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { RoleRule } from '../domain/sign-on-role.ts'
import { identityPolicy } from '../policy.ts'
import { type Provider, readProvider } from '../queries/provider.ts'

type NotFound = { readonly kind: 'not-found' }

/** Keeps the settings of the identity service. Only the name of the secret: the secret itself stays with the server. */
export async function saveProvider(deps: Deps, actor: Actor, settings: Omit<Provider, 'id'>): Promise<Result<null, NotFound>> {
  if (!identityPolicy.allows(actor, 'access.settings')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const known = await readProvider(tx, actor.municipalityId)
    const id = known?.id ?? deps.newId()
    const row = {
      name: settings.name,
      issuer: settings.issuer,
      client_id: settings.clientId,
      authentication: settings.authentication,
      secret_name: settings.secretName,
      scopes: [...settings.scopes],
      role_claim: settings.roleClaim,
      organisation_code: settings.organisationCode,
      is_enabled: settings.isEnabled,
      changed_at: deps.now(),
      changed_by: actor.accountId,
    }
    await tx
      .insertInto('identity.provider')
      .values({ municipality_id: actor.municipalityId, id, ...row })
      .onConflict((conflict) => conflict.columns(['municipality_id', 'id']).doUpdateSet(row))
      .execute()
    await recordAudit(tx, deps, actor, { action: 'identity.provider.changed', subjectId: id, detail: { enabled: settings.isEnabled } })
    return ok(null)
  })
}

/** What a role at the service stands for here; the same value again replaces the rule. */
export async function setRoleRule(deps: Deps, actor: Actor, rule: RoleRule): Promise<Result<null, NotFound>> {
  if (!identityPolicy.allows(actor, 'access.settings')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const row = { role: rule.role, least_level: rule.leastLevel }
    await tx
      .insertInto('identity.provider_role')
      .values({ municipality_id: actor.municipalityId, claim_value: rule.claimValue, ...row })
      .onConflict((conflict) => conflict.columns(['municipality_id', 'claim_value']).doUpdateSet(row))
      .execute()
    await recordAudit(tx, deps, actor, { action: 'identity.provider.role-set', detail: { role: rule.role, level: rule.leastLevel } })
    return ok(null)
  })
}

export async function removeRoleRule(deps: Deps, actor: Actor, claimValue: string): Promise<Result<null, NotFound>> {
  if (!identityPolicy.allows(actor, 'access.settings')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    await tx
      .deleteFrom('identity.provider_role')
      .where('municipality_id', '=', actor.municipalityId)
      .where('claim_value', '=', claimValue)
      .execute()
    await recordAudit(tx, deps, actor, { action: 'identity.provider.role-removed' })
    return ok(null)
  })
}
