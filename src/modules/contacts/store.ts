import { type Insertable, sql, type Updateable } from 'kysely'
import type { DB } from '#db/schema.gen.ts'
import { keepHeardOn } from '#modules/dossiers/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { withCommit } from '#platform/db/running.ts'
import { isHeard } from './domain/contact.ts'

type Table = 'contacts.contact' | 'contacts.next_step' | 'contacts.visit' | 'contacts.attention'
type NewContact = Omit<Insertable<DB['contacts.contact']>, 'withdrawn_at'>
type Key = { readonly municipalityId: string; readonly dossierId: string; readonly id: string }

// The day a family was last heard stands beside its dossier: whatever adds or changes a contact moves it.

/** Contacts of one municipality, written with the commit. What is added can only move the day forward. */
export function insertContacts(tx: Tx, rows: readonly NewContact[]): void {
  const [first] = rows
  if (first === undefined) return
  withCommit(
    tx
      .insertInto('contacts.contact')
      .values([...rows])
      .compile(),
  )
  moveHeardOn(tx, first.municipality_id, rows)
}

function moveHeardOn(tx: Tx, municipalityId: string, rows: readonly NewContact[]): void {
  const heard = rows.filter(({ kind }) => isHeard(kind))
  if (heard.length === 0) return
  const [dossierIds, days] = [heard.map((row) => row.dossier_id), heard.map((row) => row.happened_on)]
  const latest = sql`select max(n.happened_on) from unnest(${dossierIds}::uuid[], ${days}::date[]) n(dossier_id, happened_on) where n.dossier_id = d.id`
  withCommit(keepHeardOn(tx, municipalityId, dossierIds, sql`greatest(d.heard_on, (${latest}))`))
}

async function workOutHeardOn(tx: Tx, { municipalityId, dossierId }: Key): Promise<void> {
  const lastHeard = sql<IsoDay | null>`(select max(c.happened_on) from contacts.contact c
    where c.municipality_id = ${municipalityId} and c.dossier_id = d.id and c.withdrawn_at is null and c.kind <> 'no-show')`
  await tx.executeQuery(keepHeardOn(tx, municipalityId, [dossierId], lastHeard))
}

/** Written with the commit, after the contact it was agreed in. */
export function insertNextStep(tx: Tx, row: Insertable<DB['contacts.next_step']>): void {
  withCommit(tx.insertInto('contacts.next_step').values(row).compile())
}

export async function insertVisit(tx: Tx, row: Insertable<DB['contacts.visit']>): Promise<void> {
  await tx.insertInto('contacts.visit').values(row).execute()
}

export async function insertMove(tx: Tx, row: Insertable<DB['contacts.visit_move']>): Promise<void> {
  await tx.insertInto('contacts.visit_move').values(row).execute()
}

export async function markMovesUndone(
  tx: Tx,
  municipalityId: string,
  dossierId: string,
  moveIds: readonly string[],
  undone: { readonly at: Date; readonly by: string | null },
): Promise<void> {
  await tx
    .updateTable('contacts.visit_move')
    .set({ undone_at: undone.at, undone_by: undone.by })
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('id', 'in', moveIds)
    .execute()
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

export async function updateContact(tx: Tx, key: Key, change: Updateable<DB['contacts.contact']>): Promise<boolean> {
  const isChanged = await changeOne(tx, 'contacts.contact', key, change)
  if (isChanged) await workOutHeardOn(tx, key)
  return isChanged
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
