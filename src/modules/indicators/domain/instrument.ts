import type { IsoDay } from '#platform/day.ts'
import type { Instrument, Item, LevelItem, LocalText, Moment } from './instrument-schema.ts'

export type Step = { readonly item: Item; readonly domain: LocalText; readonly domainId: string }

/** An instrument never changes, and every card of a page asks for its items. */
const steps = new WeakMap<Instrument, readonly Step[]>()

/** The items of an instrument in the order they are asked. */
export function itemsOf(instrument: Instrument): readonly Step[] {
  const known = steps.get(instrument)
  if (known !== undefined) return known
  const made = instrument.domains.flatMap((domain) => domain.items.map((item) => ({ item, domain: domain.label, domainId: domain.id })))
  steps.set(instrument, made)
  return made
}

/** The items asked at a moment. After a loss, items about the baby are never asked again. */
export function itemsAt(instrument: Instrument, moment: Moment, hasLoss: boolean): Step[] {
  return itemsOf(instrument).filter(({ item }) => (item.moments?.includes(moment) ?? true) && !(hasLoss && item.aboutBaby))
}

export function findItem(instrument: Instrument, id: string): Item | undefined {
  return itemsOf(instrument).find(({ item }) => item.id === id)?.item
}

/** The numbers an item is scored with, or null when it is no ordered scale. */
export function scaleOf(instrument: Instrument, item: Item): { readonly min: number; readonly max: number } | null {
  if (item.type === 'score') return { min: 0, max: 10 }
  if (item.type !== 'level') return null
  const values = (instrument.levels ?? []).map((level) => level.value)
  return { min: Math.min(...values), max: Math.max(...values) }
}

export type ReadableLevel = { readonly value: number; readonly label: LocalText; readonly anchor: LocalText }

/** The levels of an item, best first, each with the words of this item or else those of the scale. */
export function levelsOf(instrument: Instrument, item: LevelItem): ReadableLevel[] {
  return (instrument.levels ?? [])
    .map(({ value, label, anchor }) => ({ value, label, anchor: item.anchors?.[String(value)] ?? anchor }))
    .sort((a, b) => b.value - a.value)
}

/** A child is asked about separately only when there are more of the same birth. `null` stands for the dossier as a whole. */
export function childrenAsked(item: Item, childIds: readonly string[]): readonly (string | null)[] {
  return item.perChild && childIds.length > 1 ? childIds : [null]
}

/** Day from which baby items are not applicable. `childId` null: for the whole dossier. */
export type Loss = { readonly on: IsoDay; readonly childId: string | null }
