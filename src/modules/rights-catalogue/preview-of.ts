import { type Catalogue, makeCatalogue, type Right, sentencesIn } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { type Change, firstDayOf, rightOf } from './domain/change.ts'

/** The right before and after a change, each in a catalogue of its own: that is all a preview has to judge. */
export function sidesOf(
  now: readonly Right[],
  after: readonly Right[],
  change: Change,
): { before: Catalogue; after: Catalogue; right: string } {
  const right = rightOf(change)
  const only = (rights: readonly Right[]) =>
    makeCatalogue(
      rights.filter(({ id }) => id === right),
      sentencesIn('nl'),
    )
  return { before: only(now), after: only(after), right }
}

/** The day for which a preview is worked out: today, or the first day of the change when that is later or it is already past. */
export function previewDay(change: Change, today: IsoDay): IsoDay {
  const first = firstDayOf(change)
  const last = change.kind === 'value' ? change.value.to : null
  if (first !== null && (first > today || (last !== null && last < today))) return first
  return today
}
