import { recordAudit } from '#modules/audit/public.ts'
import { readDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { requiredInstrument } from '../catalogue.ts'
import { type Answer, checkAnswer } from '../domain/answer.ts'
import { type StateNow, stateItems, stateNow } from '../domain/in-order.ts'
import type { Instrument } from '../domain/instrument-schema.ts'
import { inOrderOfTime, type Measurement } from '../domain/measurement.ts'
import { policy } from '../policy.ts'
import { readMeasurements } from '../queries/read-measurements.ts'
import { insertMeasurements, removeScores, saveScore } from '../store.ts'
import type { NotFound } from './start-measurement.ts'

export type SetInOrder = {
  readonly dossierId: string
  readonly item: string
  readonly childId: string | null
  /** A state of the instrument, one of the three ways not to score, or `missing` to take today's answer away. */
  readonly state: StateNow
}
/** `undo` is the state that takes this change back: what today's measurement said before, or `missing` when it said nothing. */
export type InOrderSet = { readonly before: StateNow; readonly undo: StateNow }

/** Changes one state from the dossier page. Kept as an interim measurement of that day, so the history shows when it came in order. */
export async function setInOrder(deps: Deps, actor: Actor, command: SetInOrder): Promise<Result<InOrderSet, NotFound>> {
  if (!policy.allows(actor, 'indicators.record')) return refuse({ kind: 'not-found' })
  const instrument = requiredInstrument('opkomst-dossier')
  const item = stateItems(instrument).find((one) => one.id === command.item)
  if (item === undefined) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const dossier = await readDossier(tx, actor.municipalityId, command.dossierId, deps.today())
    if (dossier === null || (dossier.hasLoss && item.aboutBaby)) return refuse({ kind: 'not-found' })
    const all = await readMeasurements(tx, actor.municipalityId, { dossierId: dossier.id })
    const before = stateNow(all, instrument, item, command.childId).state
    const today = todaysInterim(all, instrument, deps.today(), command.childId)
    if (command.state === 'missing') {
      if (today !== undefined) await removeScores(tx, actor.municipalityId, [today.id], [item.id])
    } else {
      const answer = checkAnswer(instrument, item, [command.state])
      if (!answer.ok) return refuse({ kind: 'not-found' })
      await keep(tx, deps, actor, { command, instrument, today, answer: answer.value })
    }
    const detail = { item: item.id, state: command.state }
    await recordAudit(tx, deps, actor, { action: 'indicators.in-order.set', subjectId: dossier.id, dossierId: dossier.id, detail })
    return ok({ before, undo: today?.answers.has(item.id) ? before : 'missing' })
  })
}

/** Today's interim measurement, but only while nothing newer was recorded after it: else the newer answer would go on hiding this one. */
function todaysInterim(
  all: readonly Measurement[],
  instrument: Instrument,
  today: string,
  childId: string | null,
): Measurement | undefined {
  const last = inOrderOfTime(all.filter((one) => one.instrument === instrument.id && (one.childId === null || one.childId === childId))).at(
    -1,
  )
  const isTodays =
    last?.measuredOn === today && last.moment === 'interim' && last.respondent === 'worker' && last.version === instrument.version
  return isTodays && last.childId === childId ? last : undefined
}

type Keep = { command: SetInOrder; instrument: Instrument; today: Measurement | undefined; answer: Answer }

async function keep(tx: Tx, deps: Deps, actor: Actor, { command, instrument, today, answer }: Keep): Promise<void> {
  if (today !== undefined) return saveScore(tx, actor.municipalityId, today.id, command.item, answer)
  const measurement = {
    id: deps.newId(),
    dossierId: command.dossierId,
    instrument: instrument.id,
    version: instrument.version,
    moment: 'interim',
    measuredOn: deps.today(),
    respondent: 'worker',
    childId: command.childId,
    isRetrospective: false,
    present: null,
    answers: new Map([[command.item, answer]]),
  } as const
  await insertMeasurements(tx, actor, [measurement], deps.now())
}
