import { patternOf } from '#modules/rights/public.ts'
import { type PublicLocale, type StaffLocale, toStaffLocale } from '#platform/text/locale.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { type FactNames, nl } from './nl.ts'

const all: Readonly<Record<StaffLocale, FactNames>> = { nl, en, fr }

function wordIn(words: Readonly<Record<string, string>>, key: string): string | null {
  return Object.hasOwn(words, key) ? (words[key] ?? null) : null
}

/** A short name for a fact, for pages of staff; null when nobody wrote one, so that a page never shows a path. */
export function factName(path: string, locale: PublicLocale): string | null {
  const names = all[toStaffLocale(locale)]
  const [group, second = '', third = '', when = ''] = path.split('.')
  if (group === 'benefits') {
    const name = wordIn(names.benefits, second)
    return name === null || third !== 'since' ? name : names.benefitSince(name)
  }
  if (group === 'incomes') {
    const [notion, whose] = [wordIn(names.incomes, second), wordIn(names.whose, third)]
    const period = when === 'month' ? names.perMonth : when === 'year' ? names.lastYear : names.inYear(when)
    return notion === null || whose === null ? null : `${notion} ${whose}, ${period}`
  }
  return wordIn(names.facts, patternOf(path))
}
