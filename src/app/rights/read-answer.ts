import type { Ask, FactValue } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { parseTypedDay } from '#platform/text/parse-day.ts'

/** An amount as people type it, in cents: "150", "150,00", "€ 1.224,00". Null when it is none. */
export function parseEuro(typed: string): number | null {
  const bare = typed.replace(/[€\s]/g, '')
  if (/^\d{1,3}(,\d{3})+\.\d{2}$/.test(bare)) return parseEuro(bare.replaceAll(',', ''))
  const plain = /,\d{1,2}$/.test(bare) ? bare.replaceAll('.', '').replace(',', '.') : bare.replace(/\.(?=\d{3}(\.|$))/g, '')
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(plain)) return null
  const [whole = '0', part = ''] = plain.split('.')
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** Cents as they stand in a field, so that they are read back the same. */
export function typedEuro(cents: number, locale: PublicLocale): string {
  const plain = (cents / 100).toFixed(2)
  return locale === 'en' ? plain : plain.replace('.', ',')
}

function parseNumber(typed: string): number | null {
  const plain = typed.trim().replace(',', '.')
  return /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null
}

/** What was answered to a question, as the rules count it; null when it is no answer to this question. */
export function readAnswer(ask: Ask, typed: string, today: IsoDay): FactValue | null {
  if (ask.kind === 'yes-no') return typed === 'ja' ? true : typed === 'nee' ? false : null
  if (ask.kind === 'choice') return ask.options.some(({ value }) => value === typed) ? typed : null
  if (ask.kind === 'day') return parseTypedDay(typed, today)
  if (ask.kind === 'money') return parseEuro(typed)
  if (ask.kind === 'number') return parseNumber(typed)
  return ask.kind === 'text' && typed.trim() !== '' ? typed.trim() : null
}
