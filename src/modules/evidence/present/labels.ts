import type { StaffLocale } from '#platform/text/locale.ts'
import { labels as en } from './labels.en.ts'
import { labels as fr } from './labels.fr.ts'
import { type Labels, labels as nl } from './labels.nl.ts'

const byLocale: Readonly<Record<StaffLocale, Labels>> = { nl, en, fr }

export function labelsIn(locale: StaffLocale): Labels {
  return byLocale[locale]
}

/** The short name of an item, or its id in words: an instrument may get items this list does not know yet. */
export function labelOf(names: Readonly<Record<string, string>>, item: string): string {
  const plain = item.replaceAll('_', ' ')
  return names[item] ?? plain.charAt(0).toUpperCase() + plain.slice(1)
}
