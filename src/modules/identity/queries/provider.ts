import { visitor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { RoleRule } from '../domain/sign-on-role.ts'

export type Provider = {
  readonly id: string
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly authentication: 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt'
  readonly secretName: string
  readonly scopes: readonly string[]
  readonly roleClaim: string
  readonly organisationCode: string | null
  readonly isEnabled: boolean
}

/** The identity service of a municipality; it has one at most. */
export async function readProvider(tx: Tx, municipalityId: string): Promise<Provider | null> {
  const row = await tx
    .selectFrom('identity.provider')
    .select([
      'id',
      'name',
      'issuer',
      'client_id as clientId',
      'authentication',
      'secret_name as secretName',
      'scopes',
      'role_claim as roleClaim',
      'organisation_code as organisationCode',
      'is_enabled as isEnabled',
    ])
    .where('municipality_id', '=', municipalityId)
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** What the button on the sign-in page says; null while there is none. */
export async function signOnName(deps: Deps, municipalityId: string | undefined): Promise<string | null> {
  if (municipalityId === undefined) return null
  const provider = await deps.db.as(visitor(municipalityId, 'sign-in'), (tx) => readProvider(tx, municipalityId))
  return provider?.isEnabled === true ? provider.name : null
}

/** Roles at the service and what they stand for here. */
export async function listRoleRules(tx: Tx, municipalityId: string): Promise<RoleRule[]> {
  return tx
    .selectFrom('identity.provider_role')
    .select(['claim_value as claimValue', 'role', 'least_level as leastLevel'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('claim_value')
    .execute()
}
