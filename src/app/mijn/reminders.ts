import { recordAudit } from '#modules/audit/public.ts'
import { familyText, isRemindingHour, mayRemind } from '#modules/family/public.ts'
import { machine } from '#platform/actor.ts'
import { addDays, dayInBrussels, hourInBrussels, type IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { putMessage } from '#platform/mail/outbox.ts'
import { isPublicLocale } from '#platform/text/locale.ts'

type Due = {
  readonly accessId: string
  readonly dossierId: string
  readonly personId: string
  readonly address: string
  readonly locale: string
  /** Of the first appointment that day; null when no hour was agreed. */
  readonly hour: string | null
}

/**
 * Mothers who want a reminder and have an appointment on `day`: one each, however many appointments. Passed over: who was reminded of that day,
 * a dossier that ended or stands still, and everybody a mail may not reach, also when that became so after she turned it on.
 */
async function dueOn(tx: Tx, municipalityId: string, day: IsoDay): Promise<Due[]> {
  const rows = await tx
    .selectFrom('family.access as a')
    .innerJoin('dossiers.dossier as d', (on) =>
      on.onRef('d.municipality_id', '=', 'a.municipality_id').onRef('d.id', '=', 'a.dossier_id').onRef('d.mother_id', '=', 'a.person_id'),
    )
    .innerJoin('people.person as p', (on) => on.onRef('p.municipality_id', '=', 'a.municipality_id').onRef('p.id', '=', 'a.person_id'))
    .innerJoin('contacts.visit as v', (on) => on.onRef('v.municipality_id', '=', 'a.municipality_id').onRef('v.dossier_id', '=', 'd.id'))
    .select(['a.id as accessId', 'a.dossier_id as dossierId', 'a.person_id as personId', 'a.address', 'a.locale', 'a.channel'])
    .select(['a.proof_hash as proofHash', 'p.has_safe_address as hasSafeAddress', 'p.may_leave_message as mayLeaveMessage'])
    .select('v.planned_at as hour')
    .where('a.municipality_id', '=', municipalityId)
    .where('a.reminders_since', 'is not', null)
    .where('a.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('a.reminded_on', 'is', null), eb('a.reminded_on', '<>', day)]))
    .where('d.is_open', '=', true)
    .where('p.died_on', 'is', null)
    .where('v.planned_on', '=', day)
    .where('v.cancelled_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('lifecycle.limit as l')
            .select('l.id')
            .whereRef('l.municipality_id', '=', 'a.municipality_id')
            .whereRef('l.dossier_id', '=', 'a.dossier_id')
            .where('l.kind', '=', 'restriction')
            .where('l.lifted_at', 'is', null),
        ),
      ),
    )
    .orderBy('v.planned_at', (order) => order.asc().nullsLast())
    .execute()
  const first = new Map<string, Due>()
  for (const { proofHash, hasSafeAddress, mayLeaveMessage, channel, address, hour, ...row } of rows) {
    const may = mayRemind({ channel, hasChosenProof: proofHash !== null, hasSafeAddress, mayLeaveMessage })
    if (may && address !== null && !first.has(row.accessId)) first.set(row.accessId, { ...row, address, hour: hour?.slice(0, 5) ?? null })
  }
  return [...first.values()]
}

/** One reminder in the outbox, in the same transaction in which it is noted as made: never twice, never noted without being there. */
async function remindOne(tx: Tx, deps: Deps, municipalityId: string, due: Due, day: IsoDay): Promise<boolean> {
  const noted = await tx
    .updateTable('family.access')
    .set({ reminded_on: day })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', due.accessId)
    .where('revoked_at', 'is', null)
    .where('reminders_since', 'is not', null)
    .where((eb) => eb.or([eb('reminded_on', 'is', null), eb('reminded_on', '<>', day)]))
    .executeTakeFirst()
  if (noted.numUpdatedRows === 0n) return false
  const t = familyText(isPublicLocale(due.locale) ? due.locale : 'nl').reminder
  const actor = machine(municipalityId, 'own-access')
  await putMessage(tx, deps, actor, {
    channel: 'mail',
    recipient: due.address,
    subject: t.subject,
    body: t.body(due.hour?.replace(':', '.').replace(/^0/, '') ?? null),
    // "Tomorrow" is true until midnight; a reminder that could not go by then is dropped.
    expiresAt: endOf(addDays(day, -1)),
  })
  await recordAudit(tx, deps, actor, { action: 'family.reminder.made', subjectId: due.personId, dossierId: due.dossierId })
  return true
}

/** Midnight in Brussels at the end of a day. */
function endOf(day: IsoDay): Date {
  const next = addDays(day, 1)
  const utc = new Date(`${next}T00:00:00Z`)
  return new Date(utc.getTime() - hourInBrussels(utc) * 3_600_000)
}

/** By day: looks in every municipality who has an appointment tomorrow and wants a reminder. Answers how many were made. */
export async function reminderRound(deps: Deps): Promise<number> {
  if (!isRemindingHour(hourInBrussels(deps.now()))) return 0
  const day = addDays(dayInBrussels(deps.now()), 1)
  const places = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select('id').execute())
  let made = 0
  for (const { id } of places) {
    const actor = machine(id, 'own-access')
    const due = await deps.db.as(actor, (tx) => dueOn(tx, id, day))
    for (const one of due) if (await deps.db.as(actor, (tx) => remindOne(tx, deps, id, one, day))) made += 1
  }
  return made
}
