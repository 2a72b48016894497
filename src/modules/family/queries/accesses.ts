import type { Tx } from '#platform/db/database.ts'

export type AccessRow = {
  readonly id: string
  readonly dossierId: string
  readonly personId: string
  readonly channel: string
  readonly address: string | null
  readonly locale: string
  readonly proofHash: string | null
  readonly startHash: string | null
  readonly startExpiresAt: Date | null
  readonly givenAt: Date
  readonly revokedAt: Date | null
  readonly revokedHow: string | null
  /** Since when she wants a mail the day before an appointment. */
  readonly remindersSince: Date | null
}

function accesses(tx: Tx, municipalityId: string) {
  return tx
    .selectFrom('family.access')
    .select(['id', 'dossier_id as dossierId', 'person_id as personId', 'channel', 'address', 'locale', 'proof_hash as proofHash'])
    .select(['start_hash as startHash', 'start_expires_at as startExpiresAt', 'given_at as givenAt'])
    .select(['revoked_at as revokedAt', 'revoked_how as revokedHow', 'reminders_since as remindersSince'])
    .where('municipality_id', '=', municipalityId)
}

/** Accesses of a family, the standing ones first. */
export async function accessesOfDossier(tx: Tx, municipalityId: string, dossierId: string): Promise<AccessRow[]> {
  return accesses(tx, municipalityId)
    .where('dossier_id', '=', dossierId)
    .orderBy('revoked_at', (order) => order.desc().nullsFirst())
    .orderBy('given_at', 'desc')
    .execute()
}

/** One access that stands, held until the transaction ends when `lock` is set. */
export async function standingAccess(tx: Tx, municipalityId: string, accessId: string, lock = false): Promise<AccessRow | null> {
  const query = accesses(tx, municipalityId).where('id', '=', accessId).where('revoked_at', 'is', null)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

export async function accessOfAddress(tx: Tx, municipalityId: string, hashes: readonly string[]): Promise<AccessRow | null> {
  return (await accesses(tx, municipalityId).where('address_hash', 'in', hashes).where('revoked_at', 'is', null).executeTakeFirst()) ?? null
}
