import { currentInstrument, type Instrument, instrumentAt, itemsOf, type LocalText, type ScoreItem } from '#modules/indicators/public.ts'
import type { PublicLocale } from '#platform/text/locale.ts'

const id = 'grondrechtenmeting'

/** The instrument a new talk uses. Throws when the installation lost its file. */
export function currentRights(): Instrument {
  const instrument = currentInstrument(id)
  if (instrument === null) throw new Error(`packs/instruments/${id} is missing`)
  return instrument
}

/** The version a talk was held with. */
export function rightsAt(version: string): Instrument {
  const instrument = instrumentAt(id, version)
  if (instrument === null) throw new Error(`packs/instruments/${id}/${version}.json is missing: talks were held with it`)
  return instrument
}

/** The rights in the order of the file. */
export function rightsOf(instrument: Instrument): ScoreItem[] {
  return itemsOf(instrument).flatMap(({ item }) => (item.type === 'score' ? [item] : []))
}

/** A text in any public language; Dutch where the file has no other. */
export function heard(text: LocalText, locale: PublicLocale): string {
  return text[locale] ?? text.nl
}

export type AnchorLine = { readonly value: number; readonly words: LocalText | null }

/** Ten down to zero, each with its words; a number between two anchors has none of its own. */
export function anchorLines(right: ScoreItem): AnchorLine[] {
  return Array.from({ length: 11 }, (_, index) => 10 - index).map((value) => ({ value, words: right.anchors?.[String(value)] ?? null }))
}

/** The words of a number; null for one between two anchors. */
export function anchorOf(right: ScoreItem, value: number): LocalText | null {
  return right.anchors?.[String(value)] ?? null
}
