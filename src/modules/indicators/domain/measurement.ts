import type { IsoDay } from '#platform/day.ts'
import type { Answer } from './answer.ts'
import type { Loss } from './instrument.ts'
import { itemsOf } from './instrument.ts'
import type { Instrument, Moment, Respondent } from './instrument-schema.ts'
import type { Presence } from './presence.ts'

export type Measurement = {
  readonly id: string
  readonly dossierId: string
  readonly instrument: string
  readonly version: string
  readonly moment: Moment
  readonly measuredOn: IsoDay
  readonly respondent: Respondent
  /** Child it is about when a question is asked per child, else null. */
  readonly childId: string | null
  /** A start that was asked afterwards (then-test): recall, so shown apart. */
  readonly isRetrospective: boolean
  /** Who was there beside the worker; null: not noted. */
  readonly present: Presence | null
  readonly recordedAt: Date
  /** By item. An item that is not there was never asked or never reached: missing. */
  readonly answers: ReadonlyMap<string, Answer>
}

/** In order of the day, then of the moment it was recorded. */
export function inOrderOfTime(measurements: readonly Measurement[]): Measurement[] {
  return [...measurements].sort(
    (a, b) => byCharacter(a.measuredOn, b.measuredOn) || a.recordedAt.getTime() - b.recordedAt.getTime() || byCharacter(a.id, b.id),
  )
}

/** Days and ids are no words: the order of a language, which is slow to ask, says nothing about them. */
function byCharacter(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function concerns(loss: Loss, measurement: Measurement): boolean {
  if (measurement.measuredOn < loss.on) return false
  return loss.childId === null || measurement.childId === null || loss.childId === measurement.childId
}

/**
 * Makes every baby item not applicable from the day a child was lost, whatever was recorded (general rule of the instruments).
 * So no later value of such an item can count as a decline. What stands in the database is left as it is.
 */
export function withLosses(measurements: readonly Measurement[], instrument: Instrument, losses: readonly Loss[]): Measurement[] {
  if (losses.length === 0) return [...measurements]
  const baby = babyItems(instrument)
  return measurements.map((measurement) => {
    if (measurement.instrument !== instrument.id || !losses.some((loss) => concerns(loss, measurement))) return measurement
    const answers = new Map(measurement.answers)
    for (const item of answers.keys()) if (baby.has(item)) answers.set(item, { state: 'not-applicable', level: null, choice: null })
    return { ...measurement, answers }
  })
}

/**
 * The losses that silence the questions about the baby of a dossier. When a twin or another child of this guidance lives, the questions
 * about that child go on.
 */
function lossesOf(dossier: { readonly hasLoss: boolean; readonly lostOn: IsoDay | null }): Loss[] {
  return dossier.hasLoss && dossier.lostOn !== null ? [{ on: dossier.lostOn, childId: null }] : []
}

type Losses = { readonly hasLoss: boolean; readonly lostOn: IsoDay | null; readonly pregnantAgainOn: IsoDay | null }

/**
 * The measurements as they count for this family today. After a loss nothing about the baby does. When she is pregnant again, nothing from
 * before she was does either: it was about another child, and was never asked about this one.
 */
export function asOfNow(measurements: readonly Measurement[], instrument: Instrument, dossier: Losses): Measurement[] {
  const { pregnantAgainOn } = dossier
  const standing = withLosses(measurements, instrument, lossesOf(dossier))
  if (pregnantAgainOn === null) return standing
  const baby = babyItems(instrument)
  return standing.map((one) => {
    if (one.instrument !== instrument.id || one.measuredOn >= pregnantAgainOn) return one
    return { ...one, answers: new Map([...one.answers].filter(([item]) => !baby.has(item))) }
  })
}

function babyItems(instrument: Instrument): ReadonlySet<string> {
  return new Set(itemsOf(instrument).flatMap(({ item }) => (item.aboutBaby ? [item.id] : [])))
}
