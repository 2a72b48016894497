import { dayOf, type IsoDay, isDay } from '../day.ts'

/**
 * A day as people type it: "17-11-2026", "17/11/26", "17.11.2026", "17112026" or the browser's "2026-11-17".
 * Always day first. A two-digit year is the nearest one that is at most ten years after `today`. Null when it is no day.
 */
export function parseTypedDay(typed: string, today: IsoDay): IsoDay | null {
  const text = typed.trim()
  if (isDay(text)) return text
  const parts = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text)
  if (!parts) return null
  const year = Number(parts[3])
  return dayOf(parts[3]?.length === 2 ? fullYear(year, today) : year, Number(parts[2]), Number(parts[1]))
}

function fullYear(short: number, today: IsoDay): number {
  const now = Number(today.slice(0, 4))
  const candidate = Math.floor(now / 100) * 100 + short
  return candidate > now + 10 ? candidate - 100 : candidate
}
