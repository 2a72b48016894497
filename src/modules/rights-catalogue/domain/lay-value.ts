import { addDays } from '#platform/day.ts'
import type { ValueOf } from './change.ts'

const beginning = '0000-01-01'
const end = '9999-12-31'

/**
 * A series with one value more. On its own days the new value holds and every other gives way; a value without an end ends where the next one
 * begins. A value that was open is not taken up again after the new one ended: nobody said that it still held. Days outside stay as they were.
 */
export function layValue(series: readonly ValueOf[], added: ValueOf): readonly ValueOf[] {
  const from = added.from ?? beginning
  const until = added.to ?? nextBegin(series, from)
  const kept = series.flatMap((value) => around(value, from, until))
  const held = added.to === null && until !== end ? { ...added, to: until, endBasis: 'derived' as const } : added
  return [...kept, held].toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
}

/** The last day before another value begins; the end of time when none does. */
function nextBegin(series: readonly ValueOf[], from: string): string {
  const later = series.flatMap((value) => (value.from !== null && value.from > from ? [value.from] : [])).toSorted()[0]
  return later === undefined ? end : addDays(later, -1)
}

/** What is left of a value beside the days from `from` to `until`. */
function around(value: ValueOf, from: string, until: string): readonly ValueOf[] {
  const [begins, ends] = [value.from ?? beginning, value.to ?? end]
  if (ends < from || begins > until) return [value]
  const before = begins < from ? [{ ...value, to: addDays(from, -1), endBasis: 'derived' as const }] : []
  const after = ends > until && value.to !== null ? [{ ...value, from: addDays(until, 1), dateBasis: 'derived' as const }] : []
  return [...before, ...after]
}
