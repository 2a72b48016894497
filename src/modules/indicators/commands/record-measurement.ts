import { recordAudit } from '#modules/audit/public.ts'
import { type DossierSummary, readDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { currentInstrument, instrumentAt } from '../catalogue.ts'
import { type Answer, type AnswerRefusal, checkAnswer } from '../domain/answer.ts'
import { checkOccasion, type Occasion, type OccasionRefusal } from '../domain/check-measurement.ts'
import { childrenAsked, itemsAt } from '../domain/instrument.ts'
import type { Instrument } from '../domain/instrument-schema.ts'
import type { Presence } from '../domain/presence.ts'
import { policy } from '../policy.ts'
import { readSitting } from '../queries/read-measurements.ts'
import { insertMeasurements, removeScores, saveScore } from '../store.ts'
import { type Begun, emptySitting, type NotFound } from './start-measurement.ts'

/** What was chosen for one item, about the dossier (`childId` null) or one child. Nothing chosen leaves the item missing. */
export type RawAnswer = { readonly item: string; readonly childId: string | null; readonly raw: readonly string[] }
export type AnswerProblem = { readonly item: string; readonly childId: string | null; readonly refusal: AnswerRefusal }
export type RecordRefusal = NotFound | OccasionRefusal | { readonly kind: 'answers'; readonly problems: readonly AnswerProblem[] }

export type RecordMeasurement = Occasion & {
  readonly dossierId: string
  readonly instrument: string
  readonly childIds?: readonly string[]
  readonly present?: Presence | null
  readonly answers: readonly RawAnswer[]
  readonly key: string | null
}

type Checked = { readonly item: string; readonly childId: string | null; readonly answer: Answer }

/** All answers of a page at once; an item that is not asked (another moment, a baby item after a loss) is left out, whatever was posted. */
function checkAnswers(
  instrument: Instrument,
  asked: { moment: Occasion['moment']; hasLoss: boolean; childIds: readonly string[] },
  answers: readonly RawAnswer[],
): Result<Checked[], RecordRefusal> {
  const checked: Checked[] = []
  const problems: AnswerProblem[] = []
  for (const { item } of itemsAt(instrument, asked.moment, asked.hasLoss)) {
    for (const childId of childrenAsked(item, asked.childIds)) {
      const given = answers.find((one) => one.item === item.id && one.childId === childId)
      if (given === undefined || given.raw.every((value) => value.trim() === '')) continue
      const answer = checkAnswer(instrument, item, given.raw)
      if (answer.ok) checked.push({ item: item.id, childId, answer: answer.value })
      else problems.push({ item: item.id, childId, refusal: answer.refusal })
    }
  }
  return problems.length > 0 ? refuse({ kind: 'answers', problems }) : ok(checked)
}

/** Records a short instrument that is filled in on one page. */
export async function recordMeasurement(deps: Deps, actor: Actor, command: RecordMeasurement): Promise<Result<Begun, RecordRefusal>> {
  if (!policy.allows(actor, 'indicators.record')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const dossier = await readDossier(tx, actor.municipalityId, command.dossierId, deps.today())
    const instrument = currentInstrument(command.instrument)
    if (dossier === null || instrument === null || instrument.kind === 'talk') return refuse({ kind: 'not-found' })
    const occasion = checkOccasion(instrument, command, dossier.openedOn, deps.today())
    if (!occasion.ok) return occasion
    const childIds = command.childIds ?? []
    const checked = checkAnswers(instrument, { moment: command.moment, hasLoss: dossier.hasLoss, childIds }, command.answers)
    if (!checked.ok) return checked
    return ok(await insertRecorded(tx, deps, actor, { command, instrument, dossier, checked: checked.value }))
  })
}

type Ready = { command: RecordMeasurement; instrument: Instrument; dossier: DossierSummary; checked: readonly Checked[] }

async function insertRecorded(tx: Tx, deps: Deps, actor: Actor, { command, instrument, dossier, checked }: Ready): Promise<Begun> {
  const { childIds = [], present = null } = command
  const sitting = emptySitting(deps, instrument, { ...command, childIds, present }, dossier.hasLoss)
  const filled = sitting.map((one) => ({
    ...one,
    answers: new Map(checked.filter(({ childId }) => childId === one.childId).map(({ item, answer }) => [item, answer])),
  }))
  const [main] = filled
  if (main === undefined) throw new Error('a sitting without a measurement')
  const earlier = await claimSave(tx, actor, command.key, main.id, deps.now())
  if (earlier !== null) return { measurementId: earlier }
  await insertMeasurements(tx, actor, filled, deps.now())
  await recordAudit(tx, deps, actor, {
    action: 'indicators.measurement.recorded',
    subjectId: main.id,
    dossierId: dossier.id,
    detail: { instrument: instrument.id, version: instrument.version, moment: command.moment, answers: checked.length },
  })
  return { measurementId: main.id }
}

export type CorrectMeasurement = { readonly dossierId: string; readonly measurementId: string; readonly answers: readonly RawAnswer[] }

/** Replaces the answers of a measurement that was filled in on one page; an item left open becomes missing again. */
export async function correctMeasurement(deps: Deps, actor: Actor, command: CorrectMeasurement): Promise<Result<Begun, RecordRefusal>> {
  if (!policy.allows(actor, 'indicators.record')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const { municipalityId } = actor
    const dossier = await readDossier(tx, municipalityId, command.dossierId, deps.today())
    const sitting = await readSitting(tx, municipalityId, command.dossierId, command.measurementId)
    const main = sitting.find((one) => one.childId === null)
    const instrument = main === undefined ? null : instrumentAt(main.instrument, main.version)
    if (dossier === null || main === undefined || instrument === null) return refuse({ kind: 'not-found' })
    const childIds = sitting.flatMap((one) => (one.childId === null ? [] : [one.childId]))
    const asked = { moment: main.moment, hasLoss: dossier.hasLoss, childIds }
    const checked = checkAnswers(instrument, asked, command.answers)
    if (!checked.ok) return checked
    // Only what the page showed is replaced: answers about the baby from before a loss stay as they were given.
    const shown = itemsAt(instrument, main.moment, dossier.hasLoss).map(({ item }) => item.id)
    await removeScores(
      tx,
      municipalityId,
      sitting.map((one) => one.id),
      shown,
    )
    for (const { item, childId, answer } of checked.value) {
      const kept = sitting.find((one) => one.childId === childId)
      if (kept !== undefined) await saveScore(tx, municipalityId, kept.id, item, answer)
    }
    await recordAudit(tx, deps, actor, { action: 'indicators.measurement.corrected', subjectId: main.id, dossierId: dossier.id })
    return ok({ measurementId: main.id })
  })
}
