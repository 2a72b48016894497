import type { Tx } from '#platform/db/database.ts'
import type { ProvisionedAccount } from '../domain/scim/user.ts'

function accounts(tx: Tx, municipalityId: string) {
  return tx
    .selectFrom('identity.account')
    .select([
      'id',
      'external_id as externalId',
      'email as userName',
      'name',
      'role',
      'locale',
      'disabled_at as disabledAt',
      'created_at as createdAt',
      'changed_at as changedAt',
    ])
    .where('municipality_id', '=', municipalityId)
    .where('released_at', 'is', null)
}

type Row = Awaited<ReturnType<ReturnType<typeof accounts>['execute']>>[number]

function provisioned({ disabledAt, changedAt, ...row }: Row): ProvisionedAccount {
  return { ...row, active: disabledAt === null, changedAt: changedAt ?? row.createdAt }
}

/** Every account of the municipality that was not given up for good, in the order in which they were made. */
export async function provisionedAccounts(tx: Tx, municipalityId: string): Promise<ProvisionedAccount[]> {
  const rows = await accounts(tx, municipalityId).orderBy('created_at').orderBy('id').execute()
  return rows.map(provisioned)
}

/** One of them, held until the transaction ends. */
export async function lockProvisioned(tx: Tx, municipalityId: string, id: string): Promise<ProvisionedAccount | null> {
  const row = await accounts(tx, municipalityId).where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? null : provisioned(row)
}

export type TokenRow = {
  readonly id: string
  readonly name: string
  readonly expiresAt: Date
  readonly usedAt: Date | null
}

/** Keys of provisioning systems that work. */
export async function listTokens(tx: Tx, municipalityId: string, now: Date): Promise<TokenRow[]> {
  return tx
    .selectFrom('identity.provisioning_token')
    .select(['id', 'name', 'expires_at as expiresAt', 'used_at as usedAt'])
    .where('municipality_id', '=', municipalityId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute()
}
