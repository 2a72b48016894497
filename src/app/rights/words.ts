import { type Amount, type Explanation, isStale, type KnownFact, type Step } from '#modules/rights/public.ts'
import { type IsoDay, isDay } from '#platform/day.ts'
import { formatDate, formatEuro, formatNumber } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { isPublicLocale, localeName, type PublicLocale } from '#platform/text/locale.ts'
import { askIn } from './catalogue.ts'
import { factName } from './fact-names/fact-name.ts'
import type { KnownFamily } from './situation-of-dossier.ts'
import { text } from './text.ts'

/** "hoogstens € 150,00 per maand". */
export function amountWords({ cents, fromCents, per, kind }: Amount, locale: PublicLocale): string {
  const t = text(locale)
  const whole = fromCents === undefined ? formatEuro(cents, locale) : t.range(formatEuro(fromCents, locale), formatEuro(cents, locale))
  return `${kind === 'ceiling' ? t.atMost(whole) : whole} ${t.per[per]}`
}

/** The amount of a step, and whether the rules worked it out. */
export function stepAmount({ cents, per, isComputed }: Pick<Step, 'cents' | 'per' | 'isComputed'>, locale: PublicLocale): string | null {
  if (cents === null || per === null) return null
  const t = text(locale)
  const amount = `${formatEuro(cents, locale)} ${t.per[per]}`
  return isComputed ? t.computed(amount) : amount
}

/** The same, with its first day while that still has to come. */
export function amountNow(step: Step, locale: PublicLocale, today: IsoDay): string | null {
  const amount = stepAmount(step, locale)
  return amount === null || step.since === null || step.since <= today
    ? amount
    : `${amount}, ${text(locale).from(formatDate(step.since, locale))}`
}

export type Value = boolean | number | string

/** A value as a person reads it: yes or no, a day, an amount, a word of the list. */
export function valueWords(path: string, value: Value, unit: string, locale: PublicLocale): string {
  const t = text(locale)
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (path === 'language' && typeof value === 'string') return isPublicLocale(value) ? localeName(value) : value
  const ask = askIn(path, locale)
  if (typeof value === 'number')
    return unit.startsWith('eur') || ask?.kind === 'money' ? formatEuro(value, locale) : formatNumber(value, locale)
  if (isDay(value)) return formatDate(value, locale)
  return ask?.options.find((option) => option.value === value)?.label ?? value
}

/** Whom a fact is about, when it is about one person. */
export function whoOf(path: string, { roster, names }: KnownFamily, locale: PublicLocale): string | null {
  const [, list, at = ''] = /^(adults|children)\[(\d+)\]/.exec(path) ?? []
  if (list === undefined) return null
  const key = (list === 'adults' ? roster.adults : roster.children)[Number(at)]
  return key === undefined ? null : (names.get(key) ?? text(locale).expectedChild)
}

/** What a fact is called, about whom; null when nobody wrote words for it, so that a page never shows a path. */
export function factWords(path: string, family: KnownFamily, locale: PublicLocale): string | null {
  const name = factName(path, locale)
  const who = whoOf(path, family, locale)
  return name === null || who === null ? name : `${who.charAt(0).toUpperCase()}${who.slice(1)} · ${name}`
}

/** What is still to be asked, as a question, about whom. */
export function missingWords(path: string, family: KnownFamily, locale: PublicLocale): string | null {
  const ask = askIn(path, locale)
  if (ask === null) return null
  const who = whoOf(path, family, locale)
  return who === null ? ask.text : labelled(who, ask.text, locale)
}

/** A part of the reasons about one person is named by that person; the family of the dossier is not named in its own dossier. */
export function sayOf({ id, say }: Pick<Explanation, 'id' | 'say'>, family: KnownFamily, locale: PublicLocale): string {
  if (id === 'family') return ''
  return whoOf(id, family, locale) ?? say
}

export function staleFacts(family: KnownFamily, today: IsoDay): readonly KnownFact[] {
  return family.facts.filter((fact) => fact.id !== null && isStale(fact, today))
}
