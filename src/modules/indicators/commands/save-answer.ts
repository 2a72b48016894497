import { recordAudit } from '#modules/audit/public.ts'
import { readDossier } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { instrumentAt } from '../catalogue.ts'
import { type AnswerRefusal, checkAnswer } from '../domain/answer.ts'
import { type Place, placeOf, screensOf } from '../domain/steps.ts'
import { policy } from '../policy.ts'
import { readSitting } from '../queries/read-measurements.ts'
import { saveScore } from '../store.ts'
import type { NotFound } from './start-measurement.ts'

export type SaveAnswer = {
  readonly dossierId: string
  readonly measurementId: string
  readonly item: string
  /** What was chosen: a number, values of options, or one of the three ways not to score. */
  readonly raw: readonly string[]
}

/** Keeps one answer at once, so that the pair can stop at any question. Saving the same question again corrects it. */
export async function saveAnswer(deps: Deps, actor: Actor, command: SaveAnswer): Promise<Result<Place, NotFound | AnswerRefusal>> {
  if (!policy.allows(actor, 'indicators.record')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const { dossierId, measurementId } = command
    const dossier = await readDossier(tx, actor.municipalityId, dossierId, deps.today())
    const sitting = await readSitting(tx, actor.municipalityId, dossierId, measurementId)
    const [one] = sitting
    const instrument = one === undefined ? null : instrumentAt(one.instrument, one.version)
    if (dossier === null || instrument === null) return refuse({ kind: 'not-found' })
    const place = placeOf(screensOf(instrument, sitting, dossier.hasLoss), measurementId, command.item)
    if (place === null) return refuse({ kind: 'not-found' })
    const answer = checkAnswer(instrument, place.screen.item, command.raw)
    if (!answer.ok) return answer
    await saveScore(tx, actor.municipalityId, measurementId, command.item, answer.value)
    await recordAudit(tx, deps, actor, {
      action: 'indicators.answer.saved',
      subjectId: measurementId,
      dossierId,
      detail: { item: command.item },
    })
    return ok(place)
  })
}
