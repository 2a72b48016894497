import { listVisits, type VisitRow } from '#modules/contacts/public.ts'
import type { DossierSummary } from '#modules/dossiers/public.ts'
import type { OwnView } from '#modules/family/public.ts'
import { stepItem } from '#modules/family/public.ts'
import { dayInBrussels, hourInBrussels, type IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'

export type OwnStep = {
  readonly id: string
  readonly what: string
  readonly who: string | null
  readonly dueOn: IsoDay | null
  readonly doneOn: IsoDay | null
}

const doneShownMs = 14 * 24 * 3_600_000

/**
 * What was agreed and still counts, and what was done in the last two weeks. After a loss only what was agreed since: nobody is reminded of a
 * cot that was still to be found.
 */
export async function ownSteps(tx: Tx, municipalityId: string, dossier: DossierSummary, view: OwnView, now: Date): Promise<OwnStep[]> {
  const rows = await tx
    .selectFrom('contacts.next_step')
    .select(['id', 'what', 'who', 'due_on as dueOn', 'done_at as doneAt', 'at'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossier.id)
    .where('dropped_at', 'is', null)
    .where((eb) => eb.or([eb('done_at', 'is', null), eb('done_at', '>=', new Date(now.getTime() - doneShownMs))]))
    .orderBy('due_on', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute()
  const { lostOn, hasLoss } = dossier
  return rows
    .filter((row) => !hasLoss || lostOn === null || dayInBrussels(row.at) > lostOn)
    .filter((row) => view.shows(stepItem(row.id)))
    .map(({ id, what, who, dueOn, doneAt }) => ({ id, what, who, dueOn, doneOn: doneAt === null ? null : dayInBrussels(doneAt) }))
}

/** How long an appointment may go on when nobody said. */
const usualMinutes = 60

/** Whether it is over: of an appointment without an hour the day has to be. Belgium is whole hours away from UTC. */
function isOver({ plannedOn, plannedAt, minutes }: Pick<VisitRow, 'plannedOn' | 'plannedAt' | 'minutes'>, now: Date): boolean {
  if (plannedAt === null || plannedOn !== dayInBrussels(now)) return plannedOn < dayInBrussels(now)
  const [hour = 0, minute = 0] = plannedAt.split(':').map(Number)
  return hour * 60 + minute + (minutes ?? usualMinutes) <= hourInBrussels(now) * 60 + now.getUTCMinutes()
}

/** The first appointment to come, or the one that is on. Its place is not read: "at your home" says enough, and a screen may be looked at by another. */
export async function nextAppointment(
  tx: Tx,
  municipalityId: string,
  dossierId: string,
  now: Date,
): Promise<Omit<VisitRow, 'place' | 'dossierId'> | null> {
  const visits = await listVisits(tx, municipalityId, dossierId, dayInBrussels(now))
  const first = visits.find((visit) => !isOver(visit, now))
  if (first === undefined) return null
  const { id, accountId, kind, plannedOn, plannedAt, minutes } = first
  return { id, accountId, kind, plannedOn, plannedAt, minutes }
}
