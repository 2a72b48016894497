import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { StoredEvent } from './domain/canonical.ts'
import type { BatchFacts } from './domain/chain.ts'
import type { BatchName } from './domain/open-journals.ts'

/** The columns of a record as they are sealed. Moments as text: a Date would lose what lies below a millisecond. */
export const eventColumns = sql`
  event.id, ${instantText('event.at')} as at, event.actor_id as "actorId", event.actor_role as "actorRole", event.session_id as "sessionId",
  event.purpose, event.action, event.subject_id as "subjectId", event.dossier_id as "dossierId", event.detail::text as detail, event.mark`

export function instantText(column: string) {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

/** Records that are in no batch yet, in the order of their numbers. */
export async function unsealedEvents(
  tx: Tx,
  municipalityId: string,
  from: string,
  limit: number,
  which: 'all' | 'unmarked' = 'all',
): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${eventColumns} from audit.event
     where event.municipality_id = ${municipalityId} and event.id >= ${from} and (${which === 'all'} or event.mark is null)
       and not exists (select from audit.sealed
                        where sealed.municipality_id = ${municipalityId} and sealed.event_id >= ${from} and sealed.event_id = event.id)
     order by event.id limit ${limit}`.execute(tx)
  return rows
}

export type StoredBatch = BatchFacts & { readonly hash: string; readonly keyId: string; readonly seal: string }

const batchColumns = [
  'municipality_id as municipalityId',
  'no',
  'previous_hash as previousHash',
  'root',
  'count',
  'total',
  'first_id as firstId',
  'last_id as lastId',
  'through_id as throughId',
  'is_complete as isComplete',
  'form',
  'findings',
  'journals',
  'hash',
  'key_id as keyId',
  'seal',
] as const

/** Batches after a number, in order. */
export async function batchesAfter(tx: Tx, municipalityId: string, after: number, limit: number): Promise<StoredBatch[]> {
  return tx
    .selectFrom('audit.batch')
    .select([...batchColumns, instantText('sealed_at').as('sealedAt')])
    .where('municipality_id', '=', municipalityId)
    .where('no', '>', after)
    .orderBy('no')
    .limit(limit)
    .execute()
}

export async function lastBatch(tx: Tx, municipalityId: string): Promise<StoredBatch | null> {
  const row = await tx
    .selectFrom('audit.batch')
    .select([...batchColumns, instantText('sealed_at').as('sealedAt')])
    .where('municipality_id', '=', municipalityId)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function databaseNow(tx: Tx): Promise<string> {
  const { rows } = await sql<{ now: string }>`select to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('a database without a clock')
  return row.now
}

/** False when another process sealed the same number first. */
export async function insertBatch(tx: Tx, batch: StoredBatch): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('audit.batch')
    .values({
      municipality_id: batch.municipalityId,
      no: batch.no,
      previous_hash: batch.previousHash,
      root: batch.root,
      count: batch.count,
      total: batch.total,
      first_id: batch.firstId,
      last_id: batch.lastId,
      through_id: batch.throughId,
      is_complete: batch.isComplete,
      sealed_at: sql`${batch.sealedAt}::timestamptz`,
      form: batch.form,
      findings: batch.findings,
      journals: batch.journals,
      hash: batch.hash,
      key_id: batch.keyId,
      seal: batch.seal,
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'no']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export type Seal = { readonly eventId: string; readonly hash: string; readonly marks: string; readonly seal: string }

export async function insertSeals(tx: Tx, municipalityId: string, batchNo: number, seals: readonly Seal[]): Promise<void> {
  const column = (name: keyof Seal): string[] => seals.map((row) => row[name])
  await sql`
    insert into audit.sealed (municipality_id, event_id, batch_no, position, hash, marks, seal)
    select ${municipalityId}::uuid, event_id, ${batchNo}::int, place - 1, hash, marks, seal
      from unnest(${column('eventId')}::uuid[], ${column('hash')}::text[], ${column('marks')}::text[], ${column('seal')}::text[])
           with ordinality as given (event_id, hash, marks, seal, place)`.execute(tx)
}

/** A sealed place with the record that stands there now; `event` is null when it is gone. */
export type SealedRow = Seal & { readonly batchNo: number; readonly position: number; readonly event: StoredEvent | null }

type JoinedRow = Seal & { readonly batchNo: number; readonly position: number } & {
  readonly [K in keyof StoredEvent]: StoredEvent[K] | null
}

/** The sealed places of some batches, in order, each with its record. */
export async function sealedRows(tx: Tx, municipalityId: string, fromNo: number, throughNo: number): Promise<SealedRow[]> {
  const { rows } = await sql<JoinedRow>`
    select sealed.event_id as "eventId", sealed.batch_no as "batchNo", sealed.position, sealed.hash, sealed.marks, sealed.seal, ${eventColumns}
      from audit.sealed left join audit.event on event.municipality_id = ${municipalityId} and event.id = sealed.event_id
     where sealed.municipality_id = ${municipalityId} and sealed.batch_no between ${fromNo} and ${throughNo}
     order by sealed.batch_no, sealed.position, sealed.event_id`.execute(tx)
  return rows.map(({ eventId, batchNo, position, hash, marks, seal, ...event }) => ({
    eventId,
    batchNo,
    position,
    hash,
    marks,
    seal,
    event: present(event),
  }))
}

function present(event: { readonly [K in keyof StoredEvent]: StoredEvent[K] | null }): StoredEvent | null {
  const { id, at, actorRole, purpose, action } = event
  if (id === null || at === null || actorRole === null || purpose === null || action === null) return null
  return { ...event, id, at, actorRole, purpose, action }
}

/** Numbers of records in batches that are not there, and how many there are of them. */
export async function sealsWithoutBatch(
  tx: Tx,
  municipalityId: string,
  limit: number,
): Promise<readonly { readonly batchNo: number; readonly eventId: string }[]> {
  return tx
    .selectFrom('audit.sealed')
    .select(['batch_no as batchNo', 'event_id as eventId'])
    .where('municipality_id', '=', municipalityId)
    .where('batch_no', 'not in', (query) => query.selectFrom('audit.batch').select('no').where('municipality_id', '=', municipalityId))
    .orderBy('batch_no')
    .orderBy('position')
    .limit(limit)
    .execute()
}

/** Of some records: which are sealed, and which neither stand there nor are sealed. In one statement, so that nothing can happen in between. */
export async function whereAre(
  tx: Tx,
  municipalityId: string,
  ids: readonly string[],
): Promise<{ readonly sealed: readonly string[]; readonly gone: readonly string[] }> {
  if (ids.length === 0) return { sealed: [], gone: [] }
  const { rows } = await sql<{ id: string; isSealed: boolean }>`
    select asked.id, sealed.event_id is not null as "isSealed"
      from unnest(${ids}::uuid[]) as asked (id)
           left join audit.sealed on sealed.municipality_id = ${municipalityId} and sealed.event_id = asked.id
           left join audit.event on event.municipality_id = ${municipalityId} and event.id = asked.id
     where sealed.event_id is not null or event.id is null`.execute(tx)
  const of = (isSealed: boolean) => rows.flatMap((row) => (row.isSealed === isSealed ? [row.id] : []))
  return { sealed: of(true), gone: of(false) }
}

/** Of some records that are gone: those that no batch named as such yet. */
export async function notNamed(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    with named as materialized (select findings from audit.batch where municipality_id = ${municipalityId} and findings <> '')
    select asked.id from unnest(${ids}::text[]) as asked (id) where not exists (select from named where position(asked.id in findings) > 0)`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** Of some journals: those that a batch ever named. */
export async function everOpen(tx: Tx, municipalityId: string, names: readonly string[]): Promise<readonly string[]> {
  if (names.length === 0) return []
  const { rows } = await sql<{ name: string }>`
    select asked.name from unnest(${names}::text[]) as asked (name)
     where exists (select from audit.batch where municipality_id = ${municipalityId} and journals <> '' and position(asked.name in journals) > 0)`.execute(
    tx,
  )
  return rows.map(({ name }) => name)
}

/** Whether the chain holds this batch as it was. */
export async function hasBatch(tx: Tx, municipalityId: string, { no, hash }: BatchName): Promise<boolean> {
  const row = await tx
    .selectFrom('audit.batch')
    .select('no')
    .where('municipality_id', '=', municipalityId)
    .where('no', '=', no)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row !== undefined
}

/** Records that are in no batch, after a number. */
export async function unsealedAfter(tx: Tx, municipalityId: string, after: string, limit: number): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${eventColumns} from audit.event left join audit.sealed on sealed.municipality_id = ${municipalityId} and sealed.event_id = event.id
     where event.municipality_id = ${municipalityId} and event.id > ${after} and sealed.event_id is null
     order by event.id limit ${limit}`.execute(tx)
  return rows
}
