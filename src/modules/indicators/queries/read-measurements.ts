import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { prepared } from '#platform/db/prepared.ts'
import { instrumentAt } from '../catalogue.ts'
import { type Answer, answerOf } from '../domain/answer.ts'
import { measurementMoments, respondents } from '../domain/instrument-schema.ts'
import type { Measurement } from '../domain/measurement.ts'
import { presenceOf } from '../domain/presence.ts'

const momentOf = z.enum(measurementMoments)
const respondentOf = z.enum(respondents)

type Filter = { readonly dossierId: string; readonly withWithdrawn?: boolean }

const columns = [
  'm.id',
  'm.instrument',
  'm.version',
  'm.moment',
  'm.measured_on',
  'm.respondent',
  'm.child_id',
  'm.is_retrospective',
  'm.present',
  'm.present_other',
  'm.at',
  'm.withdrawn_at',
] as const

/** An answer as the statement gathers it: item, state, level, choice. */
type Gathered = readonly [string, string, number | null, string | null]

const ofDossier = prepared(['municipalityId', 'dossierId'], (tx, at) =>
  tx
    .selectFrom('indicators.measurement as m')
    .select(columns)
    .select(
      sql<readonly Gathered[] | null>`(select json_agg(json_build_array(s.item, s.state, s.level, s.choice)) from indicators.score s
        where s.municipality_id = ${at('municipalityId')} and s.measurement_id = m.id)`.as('answers'),
    )
    .where('m.municipality_id', '=', at('municipalityId'))
    .where('m.dossier_id', '=', at('dossierId'))
    .orderBy('m.measured_on')
    .orderBy('m.at')
    .orderBy('m.id')
    .compile(),
)

/** The measurements of a dossier with their answers, oldest first. One statement, whatever the number of answers. */
export async function readMeasurements(tx: Tx, municipalityId: string, { dossierId, withWithdrawn }: Filter): Promise<Measurement[]> {
  const all = await ofDossier(tx, { municipalityId, dossierId })
  const rows = withWithdrawn === true ? all : all.filter((row) => row.withdrawn_at === null)
  return rows.map((row) => ({
    id: row.id,
    dossierId,
    instrument: row.instrument,
    version: row.version,
    moment: momentOf.parse(row.moment),
    measuredOn: row.measured_on,
    respondent: respondentOf.parse(row.respondent),
    childId: row.child_id,
    isRetrospective: row.is_retrospective,
    present: presenceOf(row),
    recordedAt: row.at,
    answers: new Map(row.answers?.map(([item, state, level, choice]) => [item, answerOf({ state, level, choice })])),
  }))
}

// One text for the statement, however many measurements there are.
const answersOf = prepared(['municipalityId', 'ids'], (tx, at) =>
  tx
    .selectFrom('indicators.score')
    .select(['measurement_id', 'item', 'state', 'level', 'choice'])
    .where('municipality_id', '=', at('municipalityId'))
    .where('measurement_id', '=', sql<string>`any(${at('ids')}::uuid[])`)
    .compile(),
)

/** The answers of these measurements, by measurement and item. */
export async function readAnswers(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<Map<string, Map<string, Answer>>> {
  return ids.length === 0 ? new Map() : byMeasurement(await answersOf(tx, { municipalityId, ids }))
}

type ScoreRow = Parameters<typeof answerOf>[0] & { readonly measurement_id: string; readonly item: string }

function byMeasurement(rows: readonly ScoreRow[]): Map<string, Map<string, Answer>> {
  const found = new Map<string, Map<string, Answer>>()
  for (const row of rows) {
    const known = found.get(row.measurement_id) ?? new Map<string, Answer>()
    found.set(row.measurement_id, known.set(row.item, answerOf(row)))
  }
  return found
}

/** The measurement and those that were begun with it for other children: one sitting. Empty when there is none, or when it is part of a talk. */
export async function readSitting(
  tx: Tx,
  municipalityId: string,
  dossierId: string,
  measurementId: string,
  withWithdrawn = false,
): Promise<Measurement[]> {
  const sitting = sittingOf(await readMeasurements(tx, municipalityId, { dossierId, withWithdrawn }), measurementId)
  return sitting.some((one) => instrumentAt(one.instrument, one.version)?.kind === 'talk') ? [] : sitting
}

function isOneOccasion(a: Measurement, b: Measurement): boolean {
  return (
    a.recordedAt.getTime() === b.recordedAt.getTime() &&
    a.instrument === b.instrument &&
    a.version === b.version &&
    a.moment === b.moment &&
    a.measuredOn === b.measuredOn &&
    a.respondent === b.respondent
  )
}

/**
 * One sitting out of all measurements of a dossier: that of the dossier first, then those of the children, in order of birth.
 * They were made together in this order, so their ids follow each other; two sittings of one instant stay two.
 */
export function sittingOf(all: readonly Measurement[], measurementId: string): Measurement[] {
  const one = all.find((each) => each.id === measurementId)
  if (one === undefined) return []
  const together = all.filter((each) => isOneOccasion(each, one)).sort((a, b) => (a.id < b.id ? -1 : 1))
  const from = together.findLastIndex((each) => each.childId === null && each.id <= one.id)
  if (from === -1) return [one]
  const next = together.findIndex((each, index) => index > from && each.childId === null)
  return together.slice(from, next === -1 ? undefined : next)
}
