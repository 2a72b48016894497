import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { hashToken } from '../domain/link-token.ts'

export type Organisation = {
  readonly id: string
  readonly name: string
  readonly isExternal: boolean
  readonly aliases: readonly string[]
  readonly phone: string | null
}

const columns = [
  'organisation.id',
  'organisation.name',
  'organisation.is_external as isExternal',
  'organisation.aliases',
  'organisation.phone',
] as const

/** The directory of a municipality by name; some dozens of rows. */
export async function listOrganisations(tx: Tx, municipalityId: string): Promise<Organisation[]> {
  return tx
    .selectFrom('network.organisation as organisation')
    .select(columns)
    .where('organisation.municipality_id', '=', municipalityId)
    .orderBy(sql`platform.fold(organisation.name)`)
    .execute()
}

export async function organisationNames(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('network.organisation')
    .select(['id', 'name'])
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export async function readOrganisation(tx: Tx, municipalityId: string, id: string): Promise<Organisation | null> {
  const row = await tx
    .selectFrom('network.organisation as organisation')
    .select(columns)
    .where('organisation.municipality_id', '=', municipalityId)
    .where('organisation.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The organisation an account works for; null for an account that belongs to none. */
export async function organisationOfAccount(tx: Tx, municipalityId: string, accountId: string): Promise<Organisation | null> {
  const row = await tx
    .selectFrom('network.member as member')
    .innerJoin('network.organisation as organisation', (join) =>
      join.onRef('organisation.municipality_id', '=', 'member.municipality_id').onRef('organisation.id', '=', 'member.organisation_id'),
    )
    .select(columns)
    .where('member.municipality_id', '=', municipalityId)
    .where('member.account_id', '=', accountId)
    .executeTakeFirst()
  return row ?? null
}

/** The organisation whose personal link this is; null when the link does not exist or was revoked. */
export async function organisationOfLink(tx: Tx, municipalityId: string, token: string): Promise<Organisation | null> {
  const row = await tx
    .selectFrom('network.referral_link as link')
    .innerJoin('network.organisation as organisation', (join) =>
      join.onRef('organisation.municipality_id', '=', 'link.municipality_id').onRef('organisation.id', '=', 'link.organisation_id'),
    )
    .select(columns)
    .where('link.municipality_id', '=', municipalityId)
    .where('link.token_hash', '=', hashToken(token))
    .where('link.revoked_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
