import type { NextMoment } from '../queries/due.ts'
import type { Words } from '../text.ts'

const daysPerMonth = 30.4

/** When the next measurement comes, by what happens then: a day would suggest more than the pack knows. */
export function nextWords(t: Words, next: NextMoment): string {
  if (next.after === 'guidance-start') return t.when.start
  if (next.after === 'planned-end') return t.when.end
  const months = Math.round(next.days / daysPerMonth)
  return months < 2 ? t.when.birth : t.when.months(months)
}
