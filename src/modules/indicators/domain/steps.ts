import type { Answer } from './answer.ts'
import { childrenAsked, itemsAt, type Step } from './instrument.ts'
import type { Instrument } from './instrument-schema.ts'
import type { Measurement } from './measurement.ts'

/** One screen: an item, for the dossier or for one child of a multiple birth, and the measurement that keeps its answer. */
export type Screen = Step & { readonly measurementId: string; readonly childId: string | null; readonly answer: Answer | null }

/**
 * The screens of one sitting, in order. A sitting is the measurement of the dossier and, after a multiple birth, one more per child.
 * After a loss the baby items are gone, also when the sitting began before.
 */
export function screensOf(instrument: Instrument, sitting: readonly Measurement[], hasLoss: boolean): Screen[] {
  const main = sitting.find((one) => one.childId === null)
  if (main === undefined) return []
  const children = sitting.flatMap((one) => (one.childId === null ? [] : [one.childId]))
  return itemsAt(instrument, main.moment, hasLoss).flatMap((step) =>
    childrenAsked(step.item, children).flatMap((childId) => {
      const kept = sitting.find((one) => one.childId === childId)
      return kept === undefined ? [] : [{ ...step, measurementId: kept.id, childId, answer: kept.answers.get(step.item.id) ?? null }]
    }),
  )
}

export type Place = {
  readonly screen: Screen
  readonly number: number
  readonly total: number
  readonly previous: Screen | null
  readonly next: Screen | null
}

/** Where a screen stands among the others, or null when it is not one of them. */
export function placeOf(screens: readonly Screen[], measurementId: string, itemId: string): Place | null {
  const index = screens.findIndex((one) => one.measurementId === measurementId && one.item.id === itemId)
  const screen = screens[index]
  if (screen === undefined) return null
  return { screen, number: index + 1, total: screens.length, previous: screens[index - 1] ?? null, next: screens[index + 1] ?? null }
}

/** Where the pair goes on after a break: the first question without an answer. */
export function firstOpen(screens: readonly Screen[]): Screen | null {
  return screens.find((one) => one.answer === null) ?? null
}
