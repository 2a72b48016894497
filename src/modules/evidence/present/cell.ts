import { formatNumber, formatPercent } from '#platform/text/format.ts'
import type { StaffLocale } from '#platform/text/locale.ts'
import { MINIMUM_FOR_PERCENTAGE } from '../domain/statistics/percentage.ts'

/** One value of a table with its kind, so that a page prints it and a spreadsheet can go on calculating with it. Null: nothing to show. */
export type Cell =
  | null
  | string
  | number
  | { readonly kind: 'share'; readonly value: number }
  /** A difference between shares, in percentage points. */
  | { readonly kind: 'points'; readonly value: number }
  | { readonly kind: 'points-interval'; readonly lower: number; readonly upper: number }
  | { readonly kind: 'interval'; readonly lower: number; readonly upper: number }
  | { readonly kind: 'decimal'; readonly value: number; readonly digits: number }
  | { readonly kind: 'p'; readonly value: number }

/** A share of `n`; below twenty a percentage would suggest more than is there, so the counts beside it have to do. */
export function share(k: number, n: number): Cell {
  return n < MINIMUM_FOR_PERCENTAGE ? null : { kind: 'share', value: k / n }
}

export const decimal = (value: number, digits = 1): Cell => ({ kind: 'decimal', value, digits })

const to = { nl: 'tot', en: 'to', fr: 'à' } as const
const SMALLEST_P = 0.001

function signed(value: number, locale: StaffLocale, digits: number): string {
  const text = formatNumber(Math.abs(value), locale, digits)
  // A real minus sign: a hyphen is read as "tot" between two numbers.
  return value > 0 ? `+${text}` : value < 0 ? `−${text}` : text
}

const points = (value: number) => Math.round(value * 100)

/** A cell as it is printed. An empty one is a dash, never a zero. */
export function showCell(cell: Cell, locale: StaffLocale): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return formatNumber(cell, locale)
  switch (cell.kind) {
    case 'share':
      return formatPercent(cell.value, locale)
    case 'points':
      return signed(points(cell.value), locale, 0)
    case 'points-interval':
      return `${signed(points(cell.lower), locale, 0)} ${to[locale]} ${signed(points(cell.upper), locale, 0)}`
    case 'interval':
      return `${signed(cell.lower, locale, 1)} ${to[locale]} ${signed(cell.upper, locale, 1)}`
    case 'decimal':
      return formatNumber(cell.value, locale, cell.digits)
    case 'p':
      return cell.value < SMALLEST_P ? `< ${formatNumber(SMALLEST_P, locale, 3)}` : formatNumber(cell.value, locale, 3)
  }
}
