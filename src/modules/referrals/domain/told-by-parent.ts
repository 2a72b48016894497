import { addDays, dueFromWeeks, type IsoDay } from '#platform/day.ts'

/**
 * Expected day of birth from "months pregnant" as mothers count it: the month she is in. Taken in the middle of that month of 4 1/3 weeks, so it can be
 * two weeks off either way; the caller marks it as an estimate. Source: 40 weeks, nine months, counted from the last period.
 */
export function dueFromMonths(months: number, today: IsoDay): IsoDay {
  return addDays(dueFromWeeks(today, 0), -Math.round((months - 0.5) * (280 / 9)))
}

/** What parents type as a telephone number: null when there are no digits at all. */
export type PhoneCheck =
  | { readonly kind: 'ok' }
  | { readonly kind: 'too-short'; readonly missing: number }
  | { readonly kind: 'not-a-number' }

/**
 * Whether a number can be called. Belgian numbers have nine digits on a land line and ten on a mobile (04…); another country's number, written with + or
 * 00, has at least eight digits after it.
 */
export function checkPhone(typed: string): PhoneCheck {
  const compact = typed.replace(/[\s./()-]/g, '')
  if (!/^\+?\d+$/.test(compact)) return { kind: 'not-a-number' }
  const abroad = /^(\+|00)(?!32)/.test(compact)
  if (abroad) return lengthCheck(compact.replace(/^(\+|00)/, ''), 8)
  const national = compact.replace(/^(\+32|0032)0?/, '0')
  const isMobile = /^04[5-9]/.test(national)
  return lengthCheck(national, isMobile ? 10 : 9)
}

function lengthCheck(digits: string, needed: number): PhoneCheck {
  if (digits.length < needed) return { kind: 'too-short', missing: needed - digits.length }
  return digits.length > 15 ? { kind: 'not-a-number' } : { kind: 'ok' }
}

/** Tiles of the public form and the life domain the team sees. "I do not know yet" is a wish too, without a domain. */
export const helpTiles = [
  'housing',
  'money',
  'things',
  'pregnancy',
  'paperwork',
  'childcare',
  'feelings',
  'home',
  'parents',
  'learning',
  'food',
  'unsure',
] as const
export type HelpTile = (typeof helpTiles)[number]
export type LifeDomain = 'housing' | 'money' | 'paperwork' | 'baby' | 'wellbeing' | 'network'

const domains: Readonly<Record<HelpTile, LifeDomain | null>> = {
  housing: 'housing',
  money: 'money',
  things: 'baby',
  pregnancy: 'baby',
  paperwork: 'paperwork',
  childcare: 'baby',
  feelings: 'wellbeing',
  home: 'wellbeing',
  parents: 'network',
  learning: 'network',
  food: 'money',
  unsure: null,
}

export function lifeDomains(help: readonly HelpTile[]): readonly LifeDomain[] {
  return [...new Set(help.flatMap((tile) => domains[tile] ?? []))]
}
