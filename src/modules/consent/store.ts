import type { Insertable } from 'kysely'
import type { DB } from '#db/schema.gen.ts'
import type { Tx } from '#platform/db/database.ts'

type Row<T extends Extract<keyof DB, `consent.${string}`>> = Insertable<DB[T]>

export async function insertPermission(tx: Tx, row: Row<'consent.permission'>): Promise<void> {
  await tx.insertInto('consent.permission').values(row).execute()
}

/** False when it was withdrawn before: the first withdrawal stands. */
export async function insertWithdrawal(tx: Tx, row: Row<'consent.withdrawal'>): Promise<boolean> {
  const added = await tx
    .insertInto('consent.withdrawal')
    .values(row)
    .onConflict((conflict) => conflict.columns(['municipality_id', 'permission_id']).doNothing())
    .returning('permission_id')
    .executeTakeFirst()
  return added !== undefined
}

export async function insertSecrecy(tx: Tx, row: Row<'consent.secrecy'>): Promise<void> {
  await tx.insertInto('consent.secrecy').values(row).execute()
}

export async function insertHandover(tx: Tx, row: Row<'consent.handover'>): Promise<void> {
  await tx.insertInto('consent.handover').values(row).execute()
}

/** False when there is no such handover, or somebody took over before. */
export async function updateTakenOver(
  tx: Tx,
  key: { readonly municipalityId: string; readonly id: string },
  taken: { readonly at: Date; readonly by: string | null },
): Promise<boolean> {
  const result = await tx
    .updateTable('consent.handover')
    .set({ taken_over_at: taken.at, taken_over_by: taken.by })
    .where('municipality_id', '=', key.municipalityId)
    .where('id', '=', key.id)
    .where('taken_over_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function insertMeeting(tx: Tx, row: Row<'consent.meeting'>, accountIds: readonly string[]): Promise<void> {
  await tx.insertInto('consent.meeting').values(row).execute()
  const participants = accountIds.map((account_id) => ({ municipality_id: row.municipality_id, meeting_id: row.id, account_id }))
  await tx.insertInto('consent.participant').values(participants).execute()
}

export async function insertItem(tx: Tx, row: Row<'consent.item'>, readerIds: readonly string[]): Promise<void> {
  await tx.insertInto('consent.item').values(row).execute()
  const readers = readerIds.map((account_id) => ({ municipality_id: row.municipality_id, item_id: row.id, account_id }))
  await tx.insertInto('consent.item_reader').values(readers).execute()
}

/** False when it was closed before. */
export async function updateClosed(
  tx: Tx,
  key: { readonly municipalityId: string; readonly id: string },
  closed: { readonly at: Date; readonly by: string | null },
): Promise<boolean> {
  const result = await tx
    .updateTable('consent.meeting')
    .set({ closed_at: closed.at, closed_by: closed.by })
    .where('municipality_id', '=', key.municipalityId)
    .where('id', '=', key.id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Removes the items, with who saw them, of meetings kept until before `day`; the meetings themselves stay as a trace. Answers their ids. */
export async function deleteItemsBefore(tx: Tx, municipalityId: string, day: string, at: Date): Promise<string[]> {
  const due = await tx
    .updateTable('consent.meeting')
    .set({ destroyed_at: at })
    .where('municipality_id', '=', municipalityId)
    .where('keep_until', '<', day)
    .where('destroyed_at', 'is', null)
    .returning('id')
    .execute()
  const ids = due.map(({ id }) => id)
  if (ids.length > 0) {
    await tx.deleteFrom('consent.item').where('municipality_id', '=', municipalityId).where('meeting_id', 'in', ids).execute()
  }
  return ids
}

export async function insertNote(tx: Tx, row: Row<'consent.work_note'>): Promise<void> {
  await tx.insertInto('consent.work_note').values(row).execute()
}

/** Only of its author: another account removes nothing. */
export async function deleteNote(
  tx: Tx,
  key: { readonly municipalityId: string; readonly dossierId: string; readonly accountId: string; readonly id: string },
): Promise<boolean> {
  const result = await tx
    .deleteFrom('consent.work_note')
    .where('municipality_id', '=', key.municipalityId)
    .where('dossier_id', '=', key.dossierId)
    .where('account_id', '=', key.accountId)
    .where('id', '=', key.id)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** Of all authors at once, unread; answers how many there were. */
export async function deleteNotesOfDossier(tx: Tx, municipalityId: string, dossierId: string): Promise<number> {
  const result = await tx
    .deleteFrom('consent.work_note')
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

export async function saveStepDomain(tx: Tx, row: Row<'consent.step_domain'>): Promise<void> {
  await tx
    .insertInto('consent.step_domain')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'step_id']).doUpdateSet({ domain: row.domain, at: row.at, by: row.by ?? null }),
    )
    .execute()
}

export async function insertLegalReference(tx: Tx, row: Row<'consent.legal_reference'>): Promise<void> {
  await tx.insertInto('consent.legal_reference').values(row).execute()
}

export async function insertLegalGround(tx: Tx, row: Row<'consent.legal_ground'>): Promise<void> {
  await tx.insertInto('consent.legal_ground').values(row).execute()
}

/** A new wording ends the one before on the day before it begins. */
export async function endReference(tx: Tx, municipalityId: string, key: string, lastDay: string): Promise<void> {
  await tx
    .updateTable('consent.legal_reference')
    .set({ valid_until: lastDay })
    .where('municipality_id', '=', municipalityId)
    .where('key', '=', key)
    .where('valid_until', 'is', null)
    .where('valid_from', '<=', lastDay)
    .execute()
}

export async function endGround(tx: Tx, municipalityId: string, purpose: string, lastDay: string): Promise<void> {
  await tx
    .updateTable('consent.legal_ground')
    .set({ valid_until: lastDay })
    .where('municipality_id', '=', municipalityId)
    .where('purpose', '=', purpose)
    .where('valid_until', 'is', null)
    .where('valid_from', '<=', lastDay)
    .execute()
}
