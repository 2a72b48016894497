import type { Role } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'

export type Passkey = {
  readonly id: string
  readonly credentialId: string
  readonly transports: readonly string[]
  readonly name: string
  readonly createdAt: Date
  readonly usedAt: Date | null
}

/** Keys of an account that open it, last made first. */
export async function passkeysOf(tx: Tx, municipalityId: string, accountId: string): Promise<Passkey[]> {
  return tx
    .selectFrom('identity.passkey')
    .select(['id', 'credential_id as credentialId', 'transports', 'name', 'created_at as createdAt', 'used_at as usedAt'])
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute()
}

export type StoredPasskey = {
  readonly id: string
  readonly accountId: string
  readonly role: Role
  readonly credentialId: string
  readonly publicKey: Buffer
  readonly counter: number
}

/** A key with its account, both in use; locked, so that two uses at once count one after the other. */
export async function findPasskey(tx: Tx, municipalityId: string, credentialId: string): Promise<StoredPasskey | null> {
  const row = await tx
    .selectFrom('identity.passkey as key')
    .innerJoin('identity.account as account', (join) =>
      join.onRef('account.municipality_id', '=', 'key.municipality_id').onRef('account.id', '=', 'key.account_id'),
    )
    .select([
      'key.id',
      'key.account_id as accountId',
      'account.role',
      'key.credential_id as credentialId',
      'key.public_key as publicKey',
      'key.counter',
    ])
    .where('key.municipality_id', '=', municipalityId)
    .where('key.credential_id', '=', credentialId)
    .where('key.revoked_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .forUpdate('key')
    .executeTakeFirst()
  return row ?? null
}
