import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { type Change, changeSchema } from '../domain/change.ts'
import type { PublishedRow } from '../domain/lost.ts'
import type { Origin } from '../store.ts'

export type ChangeState = 'draft' | 'dropped' | 'published' | 'withdrawn'

/** A change with all that happened to it: who drafted, published, took back, when and why. */
export type KeptChange = {
  readonly id: string
  readonly rightId: string
  readonly change: Change
  readonly state: ChangeState
  readonly base: string | null
  readonly note: string | null
  readonly origin: Origin
  readonly at: Date
  readonly by: string | null
  readonly droppedAt: Date | null
  readonly droppedBy: string | null
  readonly publishedAt: Date | null
  readonly publishedBy: string | null
  readonly publishReason: string | null
  readonly withdrawnAt: Date | null
  readonly withdrawnBy: string | null
  readonly withdrawReason: string | null
  readonly previewJobId: string | null
}

/** The same for a row whose content this version of the program may not read: what it says is then null, what happened to it is known. */
export type ChangeRow = Omit<KeptChange, 'change'> & { readonly change: Change | null }

function selectChanges(tx: Tx, municipalityId: string) {
  return tx
    .selectFrom('rights_catalogue.change as c')
    .select([
      'c.id',
      'c.right_id as rightId',
      'c.kind',
      'c.content',
      'c.base',
      'c.note',
      'c.origin',
      'c.at',
      'c.by',
      'c.dropped_at as droppedAt',
      'c.dropped_by as droppedBy',
      'c.published_at as publishedAt',
      'c.published_by as publishedBy',
      'c.publish_reason as publishReason',
      'c.withdrawn_at as withdrawnAt',
      'c.withdrawn_by as withdrawnBy',
      'c.withdraw_reason as withdrawReason',
      'c.job_id as previewJobId',
    ])
    .where('c.municipality_id', '=', municipalityId)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectChanges>['execute']>>[number]

function rowOf({ content, origin, kind: _, ...row }: Row): ChangeRow {
  const change = changeSchema.safeParse(content)
  const from = origin === 'import' || origin === 'command' ? origin : 'form'
  return { ...row, change: change.success ? change.data : null, origin: from, state: stateOf(row) }
}

/** A row that a later version of the program cannot read any more is passed over where it would count, never guessed at. */
function keptOf(row: Row): readonly KeptChange[] {
  const { change, ...rest } = rowOf(row)
  return change === null ? [] : [{ ...rest, change }]
}

function stateOf({ droppedAt, publishedAt, withdrawnAt }: Pick<Row, 'droppedAt' | 'publishedAt' | 'withdrawnAt'>): ChangeState {
  if (withdrawnAt !== null) return 'withdrawn'
  return publishedAt !== null ? 'published' : droppedAt !== null ? 'dropped' : 'draft'
}

/** One change with its acts, readable or not: what was published can always be taken back. */
export async function readChangeRow(tx: Tx, municipalityId: string, id: string): Promise<(ChangeRow & { readonly kind: string }) | null> {
  const row = await selectChanges(tx, municipalityId).where('c.id', '=', id).executeTakeFirst()
  return row === undefined ? null : { ...rowOf(row), kind: row.kind }
}

export async function readChange(tx: Tx, municipalityId: string, id: string): Promise<KeptChange | null> {
  const row = await selectChanges(tx, municipalityId).where('c.id', '=', id).executeTakeFirst()
  return row === undefined ? null : (keptOf(row)[0] ?? null)
}

function publishedRows(tx: Tx, municipalityId: string): Promise<readonly Row[]> {
  return selectChanges(tx, municipalityId)
    .where('c.published_at', 'is not', null)
    .where('c.withdrawn_at', 'is', null)
    .orderBy('c.published_at')
    .orderBy('c.id')
    .execute()
}

/** What holds now, in the order in which it was published. */
export async function readPublished(tx: Tx, municipalityId: string): Promise<readonly KeptChange[]> {
  return (await publishedRows(tx, municipalityId)).flatMap(keptOf)
}

/** The same with what cannot be read any more, to tell it. */
export async function readPublishedRows(tx: Tx, municipalityId: string): Promise<readonly PublishedRow[]> {
  const rows = await publishedRows(tx, municipalityId)
  return rows.map((row) => ({ id: row.id, rightId: row.rightId, change: rowOf(row).change }))
}

/** Drafts first waiting longest. */
export async function readDrafts(tx: Tx, municipalityId: string): Promise<readonly KeptChange[]> {
  const rows = await selectChanges(tx, municipalityId)
    .where('c.published_at', 'is', null)
    .where('c.dropped_at', 'is', null)
    .orderBy('c.at')
    .orderBy('c.id')
    .limit(500)
    .execute()
  return rows.flatMap(keptOf)
}

export type HistoryPage = { readonly rightId?: string; readonly before?: string; readonly limit: number }

/** Who changed what, the newest first; of one right or of all. */
export async function readHistory(tx: Tx, municipalityId: string, { rightId, before, limit }: HistoryPage): Promise<readonly ChangeRow[]> {
  let query = selectChanges(tx, municipalityId)
  if (rightId !== undefined) query = query.where('c.right_id', '=', rightId)
  if (before !== undefined) query = query.where('c.id', '<', before)
  const rows = await query.orderBy('c.id', 'desc').limit(limit).execute()
  return rows.map(rowOf)
}

/** Differs as soon as something is published or taken back; empty while nothing ever was. */
export async function readStamp(tx: Tx, municipalityId: string): Promise<string> {
  const { rows } = await sql<{ stamp: string | null }>`
    select count(*) || ' ' || count(withdrawn_at) || ' ' || max(greatest(published_at, withdrawn_at))::text as stamp from rights_catalogue.change
    where municipality_id = ${municipalityId} and published_at is not null`.execute(tx)
  return rows[0]?.stamp ?? ''
}
