import { formatList } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import type { Barrier } from './domain/talk.ts'
import { heard, rightsAt } from './rights.ts'

/** "geld, wachtlijst en haar broer past niet meer op": the words of the list, and own words as they were said. */
export function barrierWords(barriers: readonly Barrier[], version: string, locale: PublicLocale): string {
  const list = rightsAt(version).barriers ?? []
  const words = barriers.map(({ value, words: own }) => {
    const known = list.find((one) => one.value === value)
    return own ?? (known === undefined ? value : heard(known.label, locale).toLowerCase())
  })
  return formatList(words, locale)
}
