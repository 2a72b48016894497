import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Proof } from '../domain/new-link.ts'

export type TeamMember = {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly languages: readonly string[]
  readonly capacityPoints: number | null
}

const team = prepared(['municipalityId'], (tx, at) =>
  tx
    .selectFrom('identity.account')
    .select(['id', 'name', 'role', 'languages', 'capacity_points as capacityPoints'])
    .where('municipality_id', '=', at('municipalityId'))
    .where('role', 'in', ['counsellor', 'midwife', 'team-lead'])
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .compile(),
)

/** The people who guide families: active counsellors, midwives and team leads, by name. */
export async function listTeam(tx: Tx, municipalityId: string): Promise<TeamMember[]> {
  return [...(await team(tx, { municipalityId }))]
}

// As many names as there are: one text for the statement, however many are asked.
const names = prepared(['municipalityId', 'ids'], (tx, at) =>
  tx
    .selectFrom('identity.account')
    .select(['id', 'name'])
    .where('municipality_id', '=', at('municipalityId'))
    .where('id', '=', sql<string>`any(${at('ids')}::uuid[])`)
    .compile(),
)

/** Names of accounts, disabled ones too: history keeps its authors. */
export async function accountNames(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const unique = [...new Set(ids)]
  if (unique.length === 0) return new Map()
  const rows = await names(tx, { municipalityId, ids: unique })
  return new Map(rows.map((row) => [row.id, row.name]))
}

export type AccountRow = TeamMember & {
  readonly email: string
  readonly createdAt: Date
  readonly disabledAt: Date | null
  readonly isReady: boolean
  readonly linkAskedBy: string | null
  readonly linkAskedAt: Date | null
  readonly linkAskedProof: Proof | null
}

export async function listAccounts(tx: Tx, municipalityId: string): Promise<AccountRow[]> {
  const rows = await tx
    .selectFrom('identity.account')
    .select([
      'id',
      'name',
      'role',
      'languages',
      'capacity_points as capacityPoints',
      'email',
      'created_at as createdAt',
      'disabled_at as disabledAt',
      'link_asked_by as linkAskedBy',
      'link_asked_at as linkAskedAt',
      'link_asked_proof as linkAskedProof',
      'password_hash',
    ])
    .where('municipality_id', '=', municipalityId)
    .where('released_at', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map(({ password_hash, ...row }) => ({ ...row, isReady: password_hash !== null }))
}

export type Colleague = { readonly id: string; readonly name: string; readonly isClosed: boolean }

/** Somebody of the staff, also when the account is closed; null for nobody here. */
export async function findColleague(tx: Tx, municipalityId: string, accountId: string): Promise<Colleague | null> {
  const row = await tx
    .selectFrom('identity.account')
    .select(['id', 'name', 'disabled_at as disabledAt'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', accountId)
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, name: row.name, isClosed: row.disabledAt !== null }
}

export type MailAddress = { readonly email: string; readonly locale: string }

/** Where a mail reaches somebody, and in what language; null for an account that is closed or belongs to no partner. */
export async function mailOfPartner(tx: Tx, municipalityId: string, accountId: string): Promise<MailAddress | null> {
  const row = await tx
    .selectFrom('identity.account')
    .select(['email', 'locale'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', accountId)
    .where('role', '=', 'partner')
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
