import type { IsoDay } from '#platform/day.ts'
import type { Answer } from './answer.ts'
import { childrenAsked, itemsOf } from './instrument.ts'
import type { InOrderState, Instrument, StateItem } from './instrument-schema.ts'
import { inOrderOfTime, type Measurement } from './measurement.ts'

export type StateNow = InOrderState | 'unknown' | 'not-applicable' | 'skipped' | 'missing'
export type ItemNow = {
  readonly item: StateItem
  readonly childId: string | null
  readonly state: StateNow
  readonly since: IsoDay | null
}

const order: readonly StateNow[] = ['niet_in_orde', 'bezig', 'in_orde']

function stateOf(answer: Answer): StateNow {
  if (answer.state !== 'answered') return answer.state
  return order.find((state) => state === answer.choice) ?? 'missing'
}

/** The items with three states, in the order of the instrument. */
export function stateItems(instrument: Instrument): StateItem[] {
  return itemsOf(instrument)
    .map(({ item }) => item)
    .filter((item) => item.type === 'state')
}

/**
 * What was said last about one item, whoever said it. An answer about the dossier as a whole also holds for a child that was not asked
 * about separately since.
 */
export function stateNow(measurements: readonly Measurement[], instrument: Instrument, item: StateItem, childId: string | null): ItemNow {
  return lastSaid(ownInTime(measurements, instrument), item, childId)
}

function ownInTime(measurements: readonly Measurement[], { id }: Instrument): Measurement[] {
  return inOrderOfTime(measurements.filter(({ instrument }) => instrument === id))
}

function lastSaid(inTime: readonly Measurement[], item: StateItem, childId: string | null): ItemNow {
  const last = inTime.findLast((one) => {
    const isAbout = childId === null || one.childId === null || one.childId === childId
    return isAbout && one.answers.has(item.id)
  })
  const answer = last?.answers.get(item.id)
  return { item, childId, state: answer === undefined ? 'missing' : stateOf(answer), since: last?.measuredOn ?? null }
}

/** All items with a state, each for the dossier or, after a multiple birth, for each child. */
export function statesNow(measurements: readonly Measurement[], instrument: Instrument, childIds: readonly string[]): ItemNow[] {
  const inTime = ownInTime(measurements, instrument)
  return stateItems(instrument).flatMap((item) => childrenAsked(item, childIds).map((childId) => lastSaid(inTime, item, childId)))
}

/** The state of the dossier when a question was asked per child: the lowest that was given; never an unknown one. */
export function lowestState(states: readonly StateNow[]): StateNow {
  return order.find((state) => states.includes(state)) ?? states[0] ?? 'missing'
}

export type InOrderCount = { readonly inOrder: number; readonly applicable: number; readonly unknown: number }

/** How many are in order, of those that apply. Unknown ones are on the list but are no shortfall: they are counted apart. */
export function countInOrder(states: readonly StateNow[]): InOrderCount {
  const applicable = states.filter((state) => state !== 'not-applicable')
  return {
    inOrder: applicable.filter((state) => state === 'in_orde').length,
    applicable: applicable.length,
    unknown: applicable.filter((state) => state === 'unknown' || state === 'skipped' || state === 'missing').length,
  }
}
