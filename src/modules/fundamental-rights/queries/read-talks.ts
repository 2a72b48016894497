import { z } from 'zod'
import { measurementMoments, type Respondent, readAnswers, respondents } from '#modules/indicators/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { publicLocales } from '#platform/text/locale.ts'
import type { Barrier, Choice, Round, Talk } from '../domain/talk.ts'

const momentOf = z.enum(measurementMoments)
const respondentOf = z.enum(respondents)
const languageOf = z.enum(publicLocales)

/** The talks of a dossier that were not taken back, oldest first, with everything that was said in them. */
export async function readTalks(tx: Tx, municipalityId: string, dossierId: string): Promise<Talk[]> {
  const [talks, rounds, barriers, choices] = await Promise.all([
    talkRows(tx, municipalityId, dossierId),
    roundRows(tx, municipalityId, dossierId),
    barrierRows(tx, municipalityId, dossierId),
    choiceRows(tx, municipalityId, dossierId),
  ])
  const answersBy = await readAnswers(
    tx,
    municipalityId,
    rounds.map((row) => row.measurement_id),
  )
  const barriersBy = new Map<string, Map<string, Barrier[]>>()
  for (const { measurement_id, item, barrier, words } of barriers) {
    const known = barriersBy.get(measurement_id) ?? new Map<string, Barrier[]>()
    barriersBy.set(measurement_id, known.set(item, [...(known.get(item) ?? []), { value: barrier, words }]))
  }
  const roundsBy = new Map<string, Partial<Record<Respondent, Round>>>()
  for (const row of rounds) {
    const round: Round = {
      measurementId: row.measurement_id,
      closedAt: row.closed_at,
      answers: answersBy.get(row.measurement_id) ?? new Map(),
      barriers: barriersBy.get(row.measurement_id) ?? new Map(),
    }
    roundsBy.set(row.talk_id, { ...roundsBy.get(row.talk_id), [respondentOf.parse(row.respondent)]: round })
  }
  // The choices come oldest first: the last one of a talk stays.
  const choiceBy = new Map(choices.map(({ talk_id, id, item, why, at }): [string, Choice] => [talk_id, { id, item, why, at }]))
  return talks.map((row) => ({
    id: row.id,
    version: row.version,
    moment: momentOf.parse(row.moment),
    heldOn: row.held_on,
    language: languageOf.parse(row.language),
    rounds: roundsBy.get(row.id) ?? {},
    choice: choiceBy.get(row.id) ?? null,
  }))
}

export async function readTalk(tx: Tx, municipalityId: string, dossierId: string, talkId: string): Promise<Talk | null> {
  return (await readTalks(tx, municipalityId, dossierId)).find(({ id }) => id === talkId) ?? null
}

function talkRows(tx: Tx, municipalityId: string, dossierId: string) {
  return tx
    .selectFrom('fundamental_rights.talk')
    .select(['id', 'version', 'moment', 'held_on', 'language'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('withdrawn_at', 'is', null)
    .orderBy('held_on')
    .orderBy('id')
    .execute()
}

function roundRows(tx: Tx, municipalityId: string, dossierId: string) {
  return tx
    .selectFrom('fundamental_rights.round')
    .select(['talk_id', 'respondent', 'measurement_id', 'closed_at'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .execute()
}

function barrierRows(tx: Tx, municipalityId: string, dossierId: string) {
  return tx
    .selectFrom('fundamental_rights.barrier')
    .select(['measurement_id', 'item', 'barrier', 'words'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .orderBy('id')
    .execute()
}

function choiceRows(tx: Tx, municipalityId: string, dossierId: string) {
  return tx
    .selectFrom('fundamental_rights.choice')
    .select(['talk_id', 'id', 'item', 'why', 'at'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('withdrawn_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
}
