import type { Insertable, Updateable } from 'kysely'
import type { DB } from '#db/schema.gen.ts'
import type { Tx } from '#platform/db/database.ts'

type Table = 'contacts.contact' | 'contacts.next_step' | 'contacts.visit' | 'contacts.attention'
type Key = { readonly municipalityId: string; readonly dossierId: string; readonly id: string }

export async function insertContacts(tx: Tx, rows: readonly Insertable<DB['contacts.contact']>[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('contacts.contact')
      .values([...rows])
      .execute()
}

export async function insertNextStep(tx: Tx, row: Insertable<DB['contacts.next_step']>): Promise<void> {
  await tx.insertInto('contacts.next_step').values(row).execute()
}

export async function insertVisit(tx: Tx, row: Insertable<DB['contacts.visit']>): Promise<void> {
  await tx.insertInto('contacts.visit').values(row).execute()
}

export async function insertAttention(tx: Tx, row: Insertable<DB['contacts.attention']>): Promise<void> {
  await tx.insertInto('contacts.attention').values(row).execute()
}

/** Whether there was such a row in this dossier: an id of another dossier changes nothing. */
async function changeOne<T extends Table>(tx: Tx, table: T, key: Key, change: Updateable<DB[T]>): Promise<boolean> {
  const result = await tx
    .updateTable<Table>(table)
    .set(change)
    .where('municipality_id', '=', key.municipalityId)
    .where('dossier_id', '=', key.dossierId)
    .where('id', '=', key.id)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export function updateContact(tx: Tx, key: Key, change: Updateable<DB['contacts.contact']>): Promise<boolean> {
  return changeOne(tx, 'contacts.contact', key, change)
}

export function updateNextStep(tx: Tx, key: Key, change: Updateable<DB['contacts.next_step']>): Promise<boolean> {
  return changeOne(tx, 'contacts.next_step', key, change)
}

export function updateVisit(tx: Tx, key: Key, change: Updateable<DB['contacts.visit']>): Promise<boolean> {
  return changeOne(tx, 'contacts.visit', key, change)
}

export function updateAttention(tx: Tx, key: Key, change: Updateable<DB['contacts.attention']>): Promise<boolean> {
  return changeOne(tx, 'contacts.attention', key, change)
}

/** Steps agreed in one contact that are not done: dropped when the contact is taken back, opened again when it returns. */
export async function dropStepsOfContact(tx: Tx, municipalityId: string, contactId: string, at: Date): Promise<void> {
  await tx
    .updateTable('contacts.next_step')
    .set({ dropped_at: at })
    .where('municipality_id', '=', municipalityId)
    .where('contact_id', '=', contactId)
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .execute()
}

export async function reopenStepsOfContact(tx: Tx, municipalityId: string, contactId: string, droppedAt: Date): Promise<void> {
  await tx
    .updateTable('contacts.next_step')
    .set({ dropped_at: null })
    .where('municipality_id', '=', municipalityId)
    .where('contact_id', '=', contactId)
    .where('dropped_at', '=', droppedAt)
    .execute()
}
