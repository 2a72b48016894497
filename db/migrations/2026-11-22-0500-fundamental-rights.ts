import { type Kysely, sql } from 'kysely'
import { createTable, id, recordedAt, recordedBy, reference } from './support.ts'

const dossierId = ['uuid not null', 'internal; the dossier'] as const
const talkId = ['uuid not null', 'internal; the conversation'] as const
const measurementId = ['uuid not null', 'internal; the measurement that keeps its scores'] as const
const takenBack = ['timestamptz', 'internal; taken back'] as const
const ofDossier = (name: string): string => reference(name, 'dossier_id', 'dossiers.dossier', 'cascade')
const ofMeasurement = (name: string): string => reference(name, 'measurement_id', 'indicators.measurement', 'cascade')
const ofTalk = (name: string): string => reference(name, 'talk_id', 'fundamental_rights.talk', 'cascade')

/**
 * Conversations about fundamental rights. The scores themselves are measurements, one per respondent; here stands which of them belong together,
 * whether a round is closed, what stands in the way, and which right the family chose to work on first.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema fundamental_rights`.execute(db)
  await sql`grant usage on schema fundamental_rights to opkomst_app`.execute(db)
  await createTable(db, 'fundamental_rights.talk', {
    columns: {
      id,
      dossier_id: dossierId,
      version: ['text not null', 'public; version of the instrument'],
      moment: ["text not null constraint talk_moment check (moment in ('start', 'interim', 'end'))", 'internal; which moment'],
      held_on: ['date not null', 'internal; day it began'],
      language: ['text not null', 'personal; language she read the questions in'],
      at: recordedAt,
      by: recordedBy,
      withdrawn_at: takenBack,
    },
    constraints: [ofDossier('talk_dossier_fk')],
    indexes: ['create index talk_of on fundamental_rights.talk (municipality_id, dossier_id, held_on)'],
  })
  await createTable(db, 'fundamental_rights.round', {
    columns: {
      id,
      dossier_id: dossierId,
      talk_id: talkId,
      respondent: ["text not null constraint round_respondent check (respondent in ('family', 'worker', 'joint'))", 'internal; whose view'],
      measurement_id: measurementId,
      at: recordedAt,
      by: recordedBy,
      closed_at: ['timestamptz', 'internal; since when its scores stand; null while they may still change'],
    },
    constraints: [
      ofDossier('round_dossier_fk'),
      ofTalk('round_talk_fk'),
      ofMeasurement('round_measurement_fk'),
      'constraint round_once unique (municipality_id, talk_id, respondent)',
    ],
    indexes: [
      'create index round_of_dossier on fundamental_rights.round (municipality_id, dossier_id)',
      'create index round_of_measurement on fundamental_rights.round (municipality_id, measurement_id)',
    ],
  })
  await createTable(db, 'fundamental_rights.barrier', {
    columns: {
      id,
      dossier_id: dossierId,
      measurement_id: measurementId,
      item: ['text not null', 'public; id of the right'],
      barrier: ['text not null', 'special; what stands in the way, a word of the list of the instrument'],
      words: ['text', 'special; the same in own words, when the list has no word for it'],
    },
    constraints: [
      ofDossier('barrier_dossier_fk'),
      ofMeasurement('barrier_measurement_fk'),
      'constraint barrier_once unique (municipality_id, measurement_id, item, barrier)',
    ],
    indexes: ['create index barrier_of_dossier on fundamental_rights.barrier (municipality_id, dossier_id)'],
  })
  await createTable(db, 'fundamental_rights.choice', {
    columns: {
      id,
      dossier_id: dossierId,
      talk_id: talkId,
      item: ['text', 'special; id of the right she wants to work on first; null: none for now'],
      why: ['text', 'special; why, in her own words'],
      at: recordedAt,
      by: recordedBy,
      withdrawn_at: takenBack,
    },
    constraints: [ofDossier('choice_dossier_fk'), ofTalk('choice_talk_fk')],
    indexes: [
      'create index choice_of on fundamental_rights.choice (municipality_id, dossier_id, at)',
      'create index choice_of_talk on fundamental_rights.choice (municipality_id, talk_id)',
    ],
  })
}
