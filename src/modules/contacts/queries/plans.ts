import { sql } from 'kysely'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { ContactKind } from '../domain/contact.ts'
import type { NextStep } from '../domain/next-step.ts'

export type StepRow = NextStep & { readonly id: string; readonly dossierId: string; readonly doneAt: Date | null }

// One text for the statement, however many dossiers.
const openOrJustDone = prepared(['municipalityId', 'dossierIds', 'doneSince'], (tx, at) =>
  tx
    .selectFrom('contacts.next_step')
    .select(['id', 'dossier_id as dossierId', 'what', 'who', 'due_on as dueOn', 'done_at as doneAt'])
    .where('municipality_id', '=', at('municipalityId'))
    .where('dossier_id', '=', sql<string>`any(${at('dossierIds')}::uuid[])`)
    .where('dropped_at', 'is', null)
    .where((eb) => eb.or([eb('done_at', 'is', null), eb('done_at', '>=', sql<Date>`${at('doneSince')}::timestamptz`)]))
    .orderBy('due_on', (order) => order.asc().nullsLast())
    .orderBy('id')
    .compile(),
)

/** Steps that are open, earliest first, and those done since `doneSince`, so that a mistake can be taken back. */
export async function listSteps(tx: Tx, municipalityId: string, dossierIds: readonly string[], doneSince: Date): Promise<StepRow[]> {
  return dossierIds.length === 0 ? [] : [...(await openOrJustDone(tx, { municipalityId, dossierIds: [...dossierIds], doneSince }))]
}

export type VisitRow = {
  readonly id: string
  readonly dossierId: string
  readonly accountId: string
  readonly kind: ContactKind
  readonly plannedOn: IsoDay
  readonly plannedAt: string | null
  readonly minutes: number | null
  readonly place: string | null
}

const visitColumns = [
  'id',
  'dossier_id as dossierId',
  'account_id as accountId',
  'kind',
  'planned_on as plannedOn',
  'planned_at as plannedAt',
  'minutes',
  'place',
] as const
const hourOf = (time: string | null): string | null => time?.slice(0, 5) ?? null

const visitsFrom = prepared(['municipalityId', 'dossierId', 'from'], (tx, at) =>
  tx
    .selectFrom('contacts.visit')
    .select(visitColumns)
    .where('municipality_id', '=', at('municipalityId'))
    .where('dossier_id', '=', at('dossierId'))
    .where('planned_on', '>=', at('from'))
    .where('cancelled_at', 'is', null)
    .orderBy('planned_on')
    .orderBy('planned_at')
    .compile(),
)

/** Visits of one dossier that are still to come, earliest first. */
export async function listVisits(tx: Tx, municipalityId: string, dossierId: string, from: IsoDay): Promise<VisitRow[]> {
  const rows = await visitsFrom(tx, { municipalityId, dossierId, from })
  return rows.map((row) => ({ ...row, plannedAt: hourOf(row.plannedAt) }))
}

export type VisitWithState = VisitRow & { readonly isCalledOff: boolean }

/** One visit, also one that was called off or is past; null when it is not of this dossier. */
export async function readVisit(tx: Tx, municipalityId: string, dossierId: string, visitId: string): Promise<VisitWithState | null> {
  const row = await tx
    .selectFrom('contacts.visit')
    .select([...visitColumns, 'cancelled_at as cancelledAt'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('id', '=', visitId)
    .executeTakeFirst()
  if (row === undefined) return null
  const { cancelledAt, ...visit } = row
  return { ...visit, plannedAt: hourOf(visit.plannedAt), isCalledOff: cancelledAt !== null }
}
