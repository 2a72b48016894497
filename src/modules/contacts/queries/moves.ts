import { accountNames } from '#modules/identity/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ContactKind } from '../domain/contact.ts'

/** A visit that went from one moment, or one colleague, to another. Hours are HH:MM. */
export type Move = {
  readonly id: string
  readonly visitId: string
  readonly wasOn: IsoDay
  readonly wasAt: string | null
  readonly wasBy: string
  readonly toOn: IsoDay
  readonly toAt: string | null
  readonly toBy: string
  readonly at: Date
  readonly undoneAt: Date | null
}

const hourOf = (time: string | null): string | null => time?.slice(0, 5) ?? null

const columns = [
  'move.id',
  'move.visit_id as visitId',
  'move.was_on as wasOn',
  'move.was_at as wasAt',
  'move.was_by as wasBy',
  'move.to_on as toOn',
  'move.to_at as toAt',
  'move.to_by as toBy',
  'move.at',
  'move.undone_at as undoneAt',
] as const

function hours<M extends { readonly wasAt: string | null; readonly toAt: string | null }>(row: M): M {
  return { ...row, wasAt: hourOf(row.wasAt), toAt: hourOf(row.toAt) }
}

export async function readMove(tx: Tx, municipalityId: string, visitId: string, moveId: string): Promise<Move | null> {
  const row = await tx
    .selectFrom('contacts.visit_move as move')
    .select(columns)
    .where('move.municipality_id', '=', municipalityId)
    .where('move.visit_id', '=', visitId)
    .where('move.id', '=', moveId)
    .executeTakeFirst()
  return row === undefined ? null : hours(row)
}

/** `by` and `undoneBy` are names. */
export type ToldMove = Move & { readonly kind: ContactKind; readonly by: string | null; readonly undoneBy: string | null }

/** Each time a visit of this family got another day or hour, for its history. Visits that only went to a colleague are told with her coming. */
export async function listMoves(tx: Tx, municipalityId: string, dossierId: string): Promise<ToldMove[]> {
  const rows = await tx
    .selectFrom('contacts.visit_move as move')
    .innerJoin('contacts.visit as visit', (join) =>
      join.onRef('visit.municipality_id', '=', 'move.municipality_id').onRef('visit.id', '=', 'move.visit_id'),
    )
    .select([...columns, 'visit.kind', 'move.by', 'move.undone_by as undoneBy'])
    .where('move.municipality_id', '=', municipalityId)
    .where('move.dossier_id', '=', dossierId)
    .where('move.with_id', 'is', null)
    .orderBy('move.at')
    .orderBy('move.id')
    .execute()
  const ids = rows.flatMap(({ by, undoneBy }) => [by, undoneBy]).filter((id) => id !== null)
  const names = await accountNames(tx, municipalityId, ids)
  return rows.map((row) => ({ ...hours(row), by: names.get(row.by ?? '') ?? null, undoneBy: names.get(row.undoneBy ?? '') ?? null }))
}

/** The visits that went along in one act and stand where it put them. */
export async function movesWith(
  tx: Tx,
  municipalityId: string,
  withId: string,
  dossierIds: readonly string[],
): Promise<readonly { readonly id: string; readonly dossierId: string; readonly visitId: string; readonly wasBy: string }[]> {
  if (dossierIds.length === 0) return []
  return tx
    .selectFrom('contacts.visit_move as move')
    .innerJoin('contacts.visit as visit', (join) =>
      join
        .onRef('visit.municipality_id', '=', 'move.municipality_id')
        .onRef('visit.id', '=', 'move.visit_id')
        .onRef('visit.account_id', '=', 'move.to_by'),
    )
    .select(['move.id', 'move.dossier_id as dossierId', 'move.visit_id as visitId', 'move.was_by as wasBy'])
    .where('move.municipality_id', '=', municipalityId)
    .where('move.with_id', '=', withId)
    .where('move.dossier_id', 'in', dossierIds)
    .where('move.undone_at', 'is', null)
    .execute()
}
