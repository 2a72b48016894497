import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { allInstruments } from '../catalogue.ts'
import { type Answer, checkAnswer } from '../domain/answer.ts'
import { findItem } from '../domain/instrument.ts'
import type { Instrument, Moment, Respondent } from '../domain/instrument-schema.ts'
import { insertMeasurements, type NewMeasurement } from '../store.ts'

export type ImportedMeasurement = {
  readonly dossierId: string
  readonly instrument: string
  readonly version: string
  readonly moment: Moment
  readonly measuredOn: IsoDay
  readonly respondent: Respondent
  readonly isRetrospective?: boolean
  /** By item: the value as the instrument writes it, or `unknown`, `not-applicable`, `skipped`. An item that is not named is missing. */
  readonly answers: Readonly<Record<string, string | number>>
}

/**
 * Adds measurements from a list, many at once, inside the importer's own transaction; the import writes the audit.
 * Returns their ids in the order given. Throws on a value the instrument does not have: the importer has checked and translated each cell.
 */
export async function recordImportedMeasurements(
  tx: Tx,
  deps: Pick<Deps, 'newId' | 'now'>,
  actor: Actor,
  measurements: readonly ImportedMeasurement[],
): Promise<string[]> {
  const known = new Map(allInstruments().map((one) => [`${one.id}@${one.version}`, one]))
  const rows = measurements.map((one): NewMeasurement => {
    const instrument = known.get(`${one.instrument}@${one.version}`)
    if (instrument === undefined) throw new Error(`no instrument ${one.instrument} in version ${one.version}`)
    const { answers, isRetrospective = false, ...rest } = one
    return { ...rest, id: deps.newId(), childId: null, isRetrospective, present: null, answers: readAnswers(instrument, answers) }
  })
  await insertMeasurements(tx, actor, rows, deps.now())
  return rows.map((one) => one.id)
}

function readAnswers(instrument: Instrument, answers: ImportedMeasurement['answers']): Map<string, Answer> {
  return new Map(
    Object.entries(answers).map(([id, value]) => {
      const item = findItem(instrument, id)
      const answer = item === undefined ? null : checkAnswer(instrument, item, String(value).split(','))
      if (answer === null || !answer.ok) throw new Error(`${instrument.id}: "${value}" is no answer to "${id}"`)
      return [id, answer.value]
    }),
  )
}

/** Takes measurements of an undone import away again, with their scores, except in dossiers that stay. Answers how many went. */
export async function removeImportedMeasurements(
  tx: Tx,
  municipalityId: string,
  ids: readonly string[],
  stayingDossiers: readonly string[] = [],
): Promise<number> {
  if (ids.length === 0) return 0
  let remove = tx
    .deleteFrom('indicators.measurement')
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', [...ids])
  if (stayingDossiers.length > 0) remove = remove.where('dossier_id', 'not in', [...stayingDossiers])
  return Number((await remove.executeTakeFirst()).numDeletedRows)
}
