import type { IsoDay } from '#platform/day.ts'
import type { Answer } from './answer.ts'
import { itemsOf, scaleOf } from './instrument.ts'
import type { Instrument, Item, Moment, Respondent } from './instrument-schema.ts'
import { inOrderOfTime, type Measurement } from './measurement.ts'
import { type Change, changeOf } from './pair-up.ts'

export type HistoryPoint = {
  readonly measurementId: string
  readonly measuredOn: IsoDay
  readonly moment: Moment
  readonly isRetrospective: boolean
  readonly answer: Answer
}

export type ItemHistory = {
  readonly item: Item
  readonly childId: string | null
  readonly points: readonly HistoryPoint[]
  /** First and last number, null until there is one. */
  readonly first: number | null
  readonly last: number | null
  readonly change: Change | null
}

export type Series = {
  readonly version: string
  readonly respondent: Respondent
  /** The columns of a table: every day and moment that was measured. */
  readonly sittings: readonly { readonly measuredOn: IsoDay; readonly moment: Moment; readonly isRetrospective: boolean }[]
  readonly items: readonly ItemHistory[]
}

function historyOf(instrument: Instrument, item: Item, childId: string | null, measurements: readonly Measurement[]): ItemHistory {
  const points = measurements.flatMap((one) => {
    const answer = one.answers.get(item.id)
    if (answer === undefined || one.childId !== childId) return []
    return [{ measurementId: one.id, measuredOn: one.measuredOn, moment: one.moment, isRetrospective: one.isRetrospective, answer }]
  })
  const levels = points.flatMap(({ answer }) => (answer.level === null ? [] : [answer.level]))
  const [first] = levels
  const last = levels.at(-1)
  const top = scaleOf(instrument, item)?.max
  const isMeasuredTwice = levels.length > 1
  const change = isMeasuredTwice && first !== undefined && last !== undefined && top !== undefined ? changeOf(first, last, top) : null
  return { item, childId, points, first: first ?? null, last: last ?? null, change }
}

/** What both said together is read first. */
const viewOrder: readonly Respondent[] = ['joint', 'family', 'worker']

/**
 * How each item went over time: one series per respondent, so that the view of the family, of the worker and of both together stay apart.
 * A retrospective start comes first in its series, before what was measured at the time.
 */
export function seriesOf(instrument: Instrument, measurements: readonly Measurement[]): Series[] {
  const own = inOrderOfTime(
    measurements.filter((one) => one.instrument === instrument.id && one.version === instrument.version && one.answers.size > 0),
  )
  const ordered = [...own.filter((one) => one.isRetrospective), ...own.filter((one) => !one.isRetrospective)]
  const respondents = viewOrder.filter((respondent) => ordered.some((one) => one.respondent === respondent))
  return respondents.map((respondent) => {
    const asked = ordered.filter((one) => one.respondent === respondent)
    const children = [...new Set(asked.map((one) => one.childId))]
    const items = itemsOf(instrument).flatMap(({ item }) =>
      children.map((childId) => historyOf(instrument, item, childId, asked)).filter((one) => one.points.length > 0),
    )
    return { version: instrument.version, respondent, sittings: sittingsOf(asked), items }
  })
}

function sittingsOf(measurements: readonly Measurement[]): Series['sittings'] {
  const known = new Map<string, Series['sittings'][number]>()
  for (const { measuredOn, moment, isRetrospective } of measurements) {
    known.set(`${measuredOn}${moment}${isRetrospective}`, { measuredOn, moment, isRetrospective })
  }
  return [...known.values()]
}

/** Strength first: what went forward, then what stayed, then what became harder. Unmeasured ones stay out. */
export function strengthFirst(items: readonly ItemHistory[]): ItemHistory[] {
  const rank: Record<Change, number> = { progressed: 0, 'at-ceiling': 1, stable: 2, declined: 3 }
  const gain = (one: ItemHistory) => (one.last ?? 0) - (one.first ?? 0)
  const numbered = items.filter((one) => one.last !== null)
  return numbered.sort((a, b) => (a.change ? rank[a.change] : 2) - (b.change ? rank[b.change] : 2) || gain(b) - gain(a))
}
