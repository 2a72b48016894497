import type { Tx } from '#platform/db/database.ts'
import { type EntryContent, entryContent } from './domain/entry.ts'

export type PartRow = { readonly id: string; readonly dossierId: string; readonly audience: readonly string[]; readonly at: Date }

/** Every statement below finds only what the policy `audience` lets this account see. */
export async function partsOf(tx: Tx, municipalityId: string, dossierId: string): Promise<PartRow[]> {
  return tx
    .selectFrom('protected.part')
    .select(['id', 'dossier_id as dossierId', 'audience', 'at'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .orderBy('id')
    .execute()
}

export async function lockPart(tx: Tx, municipalityId: string, dossierId: string, partId: string): Promise<PartRow | null> {
  const row = await tx
    .selectFrom('protected.part')
    .select(['id', 'dossier_id as dossierId', 'audience', 'at'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('id', '=', partId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export type NewPart = {
  readonly id: string
  readonly dossierId: string
  readonly audience: readonly string[]
  readonly at: Date
  readonly by: string
}

export async function insertPart(tx: Tx, municipalityId: string, part: NewPart): Promise<void> {
  const { id, dossierId, audience, at, by } = part
  await tx
    .insertInto('protected.part')
    .values({ municipality_id: municipalityId, id, dossier_id: dossierId, audience: [...audience], at, by })
    .execute()
}

/** For whom a part exists: written on each of its rows, because a policy may hold no subquery. */
export async function setAudience(tx: Tx, municipalityId: string, partId: string, audience: readonly string[]): Promise<void> {
  const change = { audience: [...audience] }
  await tx
    .updateTable('protected.agreement')
    .set(change)
    .where('municipality_id', '=', municipalityId)
    .where('record_id', 'in', (query) =>
      query.selectFrom('protected.record').select('id').where('municipality_id', '=', municipalityId).where('part_id', '=', partId),
    )
    .execute()
  await tx.updateTable('protected.record').set(change).where('municipality_id', '=', municipalityId).where('part_id', '=', partId).execute()
  await tx.updateTable('protected.part').set(change).where('municipality_id', '=', municipalityId).where('id', '=', partId).execute()
}

export type EntryRow = {
  readonly id: string
  readonly partId: string
  readonly dossierId: string
  readonly content: EntryContent
  readonly at: Date
  readonly by: string | null
  readonly withdrawnAt: Date | null
}

const entryColumns = ['id', 'part_id as partId', 'dossier_id as dossierId', 'content', 'at', 'by', 'withdrawn_at as withdrawnAt'] as const

export async function entriesOf(tx: Tx, municipalityId: string, partIds: readonly string[]): Promise<EntryRow[]> {
  if (partIds.length === 0) return []
  const rows = await tx
    .selectFrom('protected.record')
    .select(entryColumns)
    .where('municipality_id', '=', municipalityId)
    .where('part_id', 'in', [...partIds])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, content: entryContent.parse(row.content) }))
}

export async function insertEntry(
  tx: Tx,
  municipalityId: string,
  entry: Omit<EntryRow, 'withdrawnAt'>,
  audience: readonly string[],
): Promise<void> {
  const { id, partId, dossierId, content, at, by } = entry
  await tx
    .insertInto('protected.record')
    .values({
      municipality_id: municipalityId,
      id,
      part_id: partId,
      dossier_id: dossierId,
      audience: [...audience],
      content: JSON.stringify(content),
      at,
      by,
    })
    .execute()
}

/** Whether there was such an entry in this part. */
export async function setWithdrawn(tx: Tx, municipalityId: string, partId: string, entryId: string, at: Date | null): Promise<boolean> {
  const result = await tx
    .updateTable('protected.record')
    .set({ withdrawn_at: at })
    .where('municipality_id', '=', municipalityId)
    .where('part_id', '=', partId)
    .where('id', '=', entryId)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export type AgreementRow = { readonly entryId: string; readonly accountId: string; readonly at: Date }

export async function agreementsOn(tx: Tx, municipalityId: string, entryIds: readonly string[]): Promise<AgreementRow[]> {
  if (entryIds.length === 0) return []
  return tx
    .selectFrom('protected.agreement')
    .select(['record_id as entryId', 'account_id as accountId', 'at'])
    .where('municipality_id', '=', municipalityId)
    .where('record_id', 'in', [...entryIds])
    .orderBy('at')
    .execute()
}

/** A second voice of the same colleague changes nothing. */
export async function insertAgreement(
  tx: Tx,
  municipalityId: string,
  agreement: { readonly id: string; readonly dossierId: string; readonly entryId: string; readonly accountId: string; readonly at: Date },
  audience: readonly string[],
): Promise<void> {
  const { id, dossierId, entryId, accountId, at } = agreement
  await tx
    .insertInto('protected.agreement')
    .values({
      municipality_id: municipalityId,
      id,
      dossier_id: dossierId,
      record_id: entryId,
      audience: [...audience],
      account_id: accountId,
      at,
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'record_id', 'account_id']).doNothing())
    .execute()
}
