import type { IsoDay } from '#platform/day.ts'

/** One value of a parameter, for the days on which it holds. `from` null: the source gives no date. `to` null: no end is known. */
export type Interval = {
  readonly name: string
  readonly value: number
  readonly from: IsoDay | null
  readonly to: IsoDay | null
  readonly source: string
  /** Whether the source states the first day, or it was worked out or seen. */
  readonly dateBasis: 'stated' | 'derived' | 'observed' | 'undated'
  /** Why the interval ends, or does not. */
  readonly endBasis: 'stated' | 'derived' | 'no-later-value-found' | 'unknown-gap'
  readonly note?: string | undefined
}

/** How often the authority raises a parameter: an open interval that is older than this may be outdated. */
export type Rhythm = 'yearly' | 'none'

/** The value that holds on a day: the latest that began. Null in a gap: nothing is known then, which is not zero. */
export function intervalOn(series: readonly Interval[], on: IsoDay): Interval | null {
  let found: Interval | null = null
  for (const interval of series) {
    const holds = (interval.from === null || interval.from <= on) && (interval.to === null || interval.to >= on)
    if (holds && (found === null || (interval.from ?? '') > (found.from ?? ''))) found = interval
  }
  return found
}

const dayOfYear = 4

/**
 * Whether a value may have been replaced since: its end is a known gap, it has no date at all, or it is indexed yearly and began more than a year before.
 * Source: the data's own `endBasis`; index calendars in docs/decision-rules/rights.md.
 */
export function mayBeOutdated(interval: Interval, rhythm: Rhythm, on: IsoDay): boolean {
  if (interval.to !== null) return false
  if (interval.endBasis === 'unknown-gap' || interval.from === null) return true
  const nextIndex = `${Number(interval.from.slice(0, dayOfYear)) + 1}${interval.from.slice(dayOfYear)}`
  return rhythm === 'yearly' && on >= nextIndex
}

/** Two intervals of one series that claim the same days: only an open one may be overtaken by a later one. */
export function overlaps(series: readonly Interval[]): readonly (readonly [Interval, Interval])[] {
  const sorted = series.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
  return sorted.flatMap((earlier, at) =>
    sorted
      .slice(at + 1)
      .filter((later) => earlier.from === later.from || (earlier.to !== null && later.from !== null && later.from <= earlier.to))
      .map((later) => [earlier, later] as const),
  )
}
