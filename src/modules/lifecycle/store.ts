import type { Insertable, Updateable } from 'kysely'
import type { DB } from '#db/schema.gen.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Series } from './domain/retention.ts'

type Place = { readonly municipalityId: string; readonly id: string }

export async function insertCopy(tx: Tx, row: Insertable<DB['lifecycle.copy']>): Promise<void> {
  await tx.insertInto('lifecycle.copy').values(row).execute()
}

export async function updateCopy(tx: Tx, { municipalityId, id }: Place, row: Updateable<DB['lifecycle.copy']>): Promise<number> {
  const done = await tx
    .updateTable('lifecycle.copy')
    .set(row)
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

export async function deleteCopiesBefore(tx: Tx, municipalityId: string, now: Date): Promise<number> {
  const done = await tx
    .deleteFrom('lifecycle.copy')
    .where('municipality_id', '=', municipalityId)
    .where('expires_at', '<=', now)
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}

export async function insertRequest(tx: Tx, row: Insertable<DB['lifecycle.request']>): Promise<void> {
  await tx.insertInto('lifecycle.request').values(row).execute()
}

export async function updateRequest(tx: Tx, { municipalityId, id }: Place, row: Updateable<DB['lifecycle.request']>): Promise<number> {
  const done = await tx
    .updateTable('lifecycle.request')
    .set(row)
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

export async function insertHold(tx: Tx, row: Insertable<DB['lifecycle.hold']>): Promise<void> {
  await tx.insertInto('lifecycle.hold').values(row).execute()
}

export async function deleteHold(tx: Tx, municipalityId: string, dossierId: string): Promise<number> {
  const done = await tx
    .deleteFrom('lifecycle.hold')
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}

export async function endRule(tx: Tx, municipalityId: string, series: Series, now: Date): Promise<number> {
  const done = await tx
    .updateTable('lifecycle.rule')
    .set({ ended_at: now })
    .where('municipality_id', '=', municipalityId)
    .where('series', '=', series)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

export async function insertRule(tx: Tx, row: Insertable<DB['lifecycle.rule']>): Promise<void> {
  await tx.insertInto('lifecycle.rule').values(row).execute()
}

/** What stands on the list of what is due: the id of each line by its dossier, or by its referral. */
export async function dueIds(tx: Tx, municipalityId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('lifecycle.due')
    .select(['id', 'dossier_id', 'referral_id'])
    .where('municipality_id', '=', municipalityId)
    .execute()
  return new Map(rows.map((row) => [row.dossier_id ?? row.referral_id ?? row.id, row.id]))
}

export async function replaceDue(tx: Tx, municipalityId: string, rows: readonly Insertable<DB['lifecycle.due']>[]): Promise<void> {
  await tx.deleteFrom('lifecycle.due').where('municipality_id', '=', municipalityId).execute()
  for (let from = 0; from < rows.length; from += 500) {
    await tx
      .insertInto('lifecycle.due')
      .values(rows.slice(from, from + 500))
      .execute()
  }
}

export async function insertProposal(tx: Tx, row: Insertable<DB['lifecycle.proposal']>): Promise<void> {
  await tx.insertInto('lifecycle.proposal').values(row).execute()
}

export async function updateProposal(tx: Tx, { municipalityId, id }: Place, row: Updateable<DB['lifecycle.proposal']>): Promise<void> {
  await tx.updateTable('lifecycle.proposal').set(row).where('municipality_id', '=', municipalityId).where('id', '=', id).execute()
}

/** So that two who make its package at once do it one after the other. */
export async function lockProposal(tx: Tx, municipalityId: string, id: string): Promise<void> {
  await tx
    .selectFrom('lifecycle.proposal')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}

export async function deleteProposal(tx: Tx, { municipalityId, id }: Place): Promise<number> {
  const done = await tx
    .deleteFrom('lifecycle.proposal')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .where('approved_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}

export async function insertCertificate(tx: Tx, row: Insertable<DB['lifecycle.certificate']>): Promise<void> {
  await tx.insertInto('lifecycle.certificate').values(row).execute()
}
