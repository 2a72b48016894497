import type { Tx } from '#platform/db/database.ts'

export type TeamMember = {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly languages: readonly string[]
  readonly capacityPoints: number | null
}

/** The people who guide families: active counsellors, midwives and team leads, by name. */
export async function listTeam(tx: Tx, municipalityId: string): Promise<TeamMember[]> {
  return tx
    .selectFrom('identity.account')
    .select(['id', 'name', 'role', 'languages', 'capacity_points as capacityPoints'])
    .where('municipality_id', '=', municipalityId)
    .where('role', 'in', ['counsellor', 'midwife', 'team-lead'])
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .execute()
}

/** Names of accounts, disabled ones too: history keeps its authors. */
export async function accountNames(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const unique = [...new Set(ids)]
  if (unique.length === 0) return new Map()
  const rows = await tx
    .selectFrom('identity.account')
    .select(['id', 'name'])
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', unique)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export type AccountRow = TeamMember & {
  readonly email: string
  readonly createdAt: Date
  readonly disabledAt: Date | null
  readonly isReady: boolean
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
      'password_hash',
    ])
    .where('municipality_id', '=', municipalityId)
    .where('released_at', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map(({ password_hash, ...row }) => ({ ...row, isReady: password_hash !== null }))
}
