import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { requiredInstrument } from '../catalogue.ts'
import { type Answer, withoutScore } from '../domain/answer.ts'
import { itemsOf } from '../domain/instrument.ts'
import type { Respondent } from '../domain/instrument-schema.ts'
import { insertMeasurements } from '../store.ts'

export type CriterionAnswer = 'weak' | 'not-weak' | 'unknown'
export type SaveScreening = {
  readonly dossierId: string
  readonly measuredOn: IsoDay
  /** Who judged: the worker alone (also for answers of a partner), or together with the family. */
  readonly respondent?: Respondent
  /** By criterion: `maandinkomen`, `opleiding`, `arbeidssituatie`, `stimulatieniveau`, `huisvesting`, `gezondheid`. */
  readonly answers: Readonly<Record<string, CriterionAnswer>>
}

const choices: Record<CriterionAnswer, Answer> = {
  weak: { state: 'answered', level: null, choice: 'zwak' },
  'not-weak': { state: 'answered', level: null, choice: 'niet_zwak' },
  unknown: withoutScore('unknown'),
}

/** Keeps the six criteria of a referral as the screening at the start, inside the caller's transaction. Null when none was answered. */
export async function saveScreening(
  tx: Tx,
  deps: Pick<Deps, 'newId' | 'now'>,
  actor: Actor,
  screening: SaveScreening,
): Promise<string | null> {
  const instrument = requiredInstrument('kansarmoede-screening')
  const answers = new Map<string, Answer>()
  for (const { item } of itemsOf(instrument)) {
    const given = screening.answers[item.id]
    if (given !== undefined) answers.set(item.id, choices[given])
  }
  if (answers.size === 0) return null
  const { dossierId, measuredOn, respondent = 'worker' } = screening
  const id = deps.newId()
  const { id: name, version } = instrument
  const measurement = {
    id,
    dossierId,
    instrument: name,
    version,
    moment: 'start',
    measuredOn,
    respondent,
    childId: null,
    isRetrospective: false,
    present: null,
    answers,
  } as const
  await insertMeasurements(tx, actor, [measurement], deps.now())
  await recordAudit(tx, deps, actor, { action: 'indicators.screening.saved', subjectId: id, dossierId, detail: { answers: answers.size } })
  return id
}
