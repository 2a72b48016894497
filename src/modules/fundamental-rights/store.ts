import type { Moment, Respondent } from '#modules/indicators/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import type { Barrier } from './domain/talk.ts'

export type NewTalk = {
  readonly id: string
  readonly dossierId: string
  readonly version: string
  readonly moment: Moment
  readonly heldOn: IsoDay
  readonly language: PublicLocale
}

export async function insertTalk(tx: Tx, actor: Actor, talk: NewTalk, at: Date): Promise<void> {
  const { id, dossierId: dossier_id, version, moment, heldOn: held_on, language } = talk
  const row = { municipality_id: actor.municipalityId, id, dossier_id, version, moment, held_on, language, at, by: actor.accountId }
  await tx.insertInto('fundamental_rights.talk').values(row).execute()
}

export type NewRound = {
  readonly id: string
  readonly dossierId: string
  readonly talkId: string
  readonly respondent: Respondent
  readonly measurementId: string
}

export async function insertRound(tx: Tx, actor: Actor, round: NewRound, at: Date): Promise<void> {
  const { id, dossierId: dossier_id, talkId: talk_id, respondent, measurementId: measurement_id } = round
  const row = { municipality_id: actor.municipalityId, id, dossier_id, talk_id, respondent, measurement_id, at, by: actor.accountId }
  await tx.insertInto('fundamental_rights.round').values(row).execute()
}

/** Holds a talk until the transaction ends: two people may not score and close it at once. Also finds one that was taken back. */
export async function lockTalk(
  tx: Tx,
  municipalityId: string,
  dossierId: string,
  talkId: string,
): Promise<{ withdrawnAt: Date | null } | null> {
  const row = await tx
    .selectFrom('fundamental_rights.talk')
    .select('withdrawn_at as withdrawnAt')
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('id', '=', talkId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function setRoundClosed(
  tx: Tx,
  municipalityId: string,
  talkId: string,
  respondent: Respondent,
  at: Date | null,
): Promise<void> {
  await tx
    .updateTable('fundamental_rights.round')
    .set({ closed_at: at })
    .where('municipality_id', '=', municipalityId)
    .where('talk_id', '=', talkId)
    .where('respondent', '=', respondent)
    .execute()
}

export async function setTalk(
  tx: Tx,
  municipalityId: string,
  talkId: string,
  set: { readonly language: PublicLocale } | { readonly withdrawn_at: Date | null },
): Promise<void> {
  await tx.updateTable('fundamental_rights.talk').set(set).where('municipality_id', '=', municipalityId).where('id', '=', talkId).execute()
}

export type BarriersOf = { readonly dossierId: string; readonly measurementId: string; readonly item: string }

/** What stands in the way of one right in one round, instead of what stood there before. */
export async function replaceBarriers(
  tx: Tx,
  actor: Actor,
  { dossierId: dossier_id, measurementId: measurement_id, item }: BarriersOf,
  barriers: readonly (Barrier & { readonly id: string })[],
): Promise<void> {
  const municipality_id = actor.municipalityId
  await tx
    .deleteFrom('fundamental_rights.barrier')
    .where('municipality_id', '=', municipality_id)
    .where('measurement_id', '=', measurement_id)
    .where('item', '=', item)
    .execute()
  if (barriers.length === 0) return
  const rows = barriers.map(({ id, value: barrier, words }) => ({ municipality_id, id, dossier_id, measurement_id, item, barrier, words }))
  await tx.insertInto('fundamental_rights.barrier').values(rows).execute()
}

export type NewChoice = {
  readonly id: string
  readonly dossierId: string
  readonly talkId: string
  readonly item: string | null
  readonly why: string | null
}

export async function insertChoice(tx: Tx, actor: Actor, choice: NewChoice, at: Date): Promise<void> {
  const { id, dossierId: dossier_id, talkId: talk_id, item, why } = choice
  const row = { municipality_id: actor.municipalityId, id, dossier_id, talk_id, item, why, at, by: actor.accountId }
  await tx.insertInto('fundamental_rights.choice').values(row).execute()
}

export async function withdrawChoice(tx: Tx, municipalityId: string, choiceId: string, at: Date): Promise<void> {
  await tx
    .updateTable('fundamental_rights.choice')
    .set({ withdrawn_at: at })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', choiceId)
    .execute()
}

/** The measurements of a talk, also of one that was taken back. */
export async function measurementsOf(tx: Tx, municipalityId: string, talkId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('fundamental_rights.round')
    .select('measurement_id')
    .where('municipality_id', '=', municipalityId)
    .where('talk_id', '=', talkId)
    .execute()
  return rows.map((row) => row.measurement_id)
}
