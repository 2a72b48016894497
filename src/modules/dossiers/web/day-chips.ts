import { addDays, type IsoDay } from '#platform/day.ts'
import type { DayChip } from '#platform/web/fields.tsx'
import type { Words } from '../text.ts'

/** Today and yesterday: what happened is mostly written down then. */
export function recentDays(today: IsoDay, t: Words): readonly DayChip[] {
  return [
    { value: today, label: t.today },
    { value: addDays(today, -1), label: t.yesterday },
  ]
}

/** A day for a field that is typed, day first. */
export function typedDay(day: IsoDay | null): string {
  return day === null ? '' : day.split('-').map(Number).reverse().join('-')
}
