import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type Answer, type AnswerRefusal, checkAnswer } from '../domain/answer.ts'
import { checkOccasion, type Occasion, type OccasionRefusal } from '../domain/check-measurement.ts'
import { findItem } from '../domain/instrument.ts'
import type { Instrument } from '../domain/instrument-schema.ts'
import { insertMeasurements, saveScore, setWithdrawn } from '../store.ts'
import { type Begun, emptySitting, type NotFound } from './start-measurement.ts'

export type TalkMeasurement = Omit<Occasion, 'isRetrospective'> & { readonly dossier: { readonly id: string; readonly openedOn: IsoDay } }

/**
 * The measurements of a talk, for the module that holds it: inside its transaction, under its checks and with its audit. The pages of single
 * measurements do not reach them, so that what a family scored first stays as she gave it.
 */
export async function beginTalkMeasurement(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  instrument: Instrument,
  { dossier, ...given }: TalkMeasurement,
): Promise<Result<Begun, OccasionRefusal>> {
  const occasion = checkOccasion(instrument, { ...given, isRetrospective: false }, dossier.openedOn, deps.today())
  if (!occasion.ok) return occasion
  const sitting = emptySitting(deps, instrument, { ...occasion.value, dossierId: dossier.id, childIds: [], present: null }, false)
  const [main] = sitting
  if (main === undefined) throw new Error('a sitting without a measurement')
  await insertMeasurements(tx, actor, sitting, deps.now())
  return ok({ measurementId: main.id })
}

export type TalkScore = { readonly measurementId: string; readonly item: string; readonly raw: readonly string[] }

/** Keeps one score of a talk; saving it again corrects it. */
export async function saveTalkScore(
  tx: Tx,
  actor: Actor,
  instrument: Instrument,
  { measurementId, item, raw }: TalkScore,
): Promise<Result<Answer, NotFound | AnswerRefusal>> {
  const asked = findItem(instrument, item)
  if (asked === undefined) return refuse({ kind: 'not-found' })
  const answer = checkAnswer(instrument, asked, raw)
  if (answer.ok) await saveScore(tx, actor.municipalityId, measurementId, item, answer.value)
  return answer
}

/** Takes all measurements of a talk back (`at`), or puts them back (null). */
export async function turnTalkMeasurements(tx: Tx, actor: Actor, measurementIds: readonly string[], at: Date | null): Promise<void> {
  if (measurementIds.length > 0) await setWithdrawn(tx, actor.municipalityId, measurementIds, at)
}
