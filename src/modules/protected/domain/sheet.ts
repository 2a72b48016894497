import { ageInMonths, ageInYears, daysBetween, type IsoDay } from '#platform/day.ts'

/** What the sheet is made from. Names, places and numbers are not among it: what is not given cannot slip through. */
export type SheetFacts = {
  readonly motherBornOn: IsoDay | null
  readonly pregnantWeeks: number | null
  /** Living children. */
  readonly childrenBornOn: readonly (IsoDay | null)[]
  readonly hasCoParent: boolean
  /** ISO 639. */
  readonly language: string | null
  readonly needsInterpreter: boolean | null
  readonly guidedSince: IsoDay | null
}

export const adultBands = ['under-18', '18-24', '25-34', '35-or-more', 'unknown'] as const
export const childBands = ['under-1', '1-2', '3-5', '6-11', '12-or-more', 'unknown'] as const
export type AdultBand = (typeof adultBands)[number]
export type ChildBand = (typeof childBands)[number]

export type SheetLine =
  | { readonly kind: 'mother'; readonly age: AdultBand }
  | { readonly kind: 'pregnant'; readonly weeks: number }
  | { readonly kind: 'children'; readonly count: number; readonly orMore: boolean; readonly ages: readonly ChildBand[] }
  | { readonly kind: 'co-parent' }
  | { readonly kind: 'language'; readonly language: 'nl' | 'fr' | 'en' | 'ar' | 'tr' | 'other' }
  | { readonly kind: 'interpreter' }
  | { readonly kind: 'guided'; readonly since: 'weeks' | 'months' | 'years' }

/** Always left out, whatever is known: said beside the sheet. Twins, a loss and illness are rare enough to be somebody. */
export const leftOut = [
  'names',
  'address',
  'phone',
  'days',
  'reference',
  'colleagues',
  'organisations',
  'rare-language',
  'rare-facts',
] as const

function adultBand(bornOn: IsoDay | null, today: IsoDay): AdultBand {
  if (bornOn === null) return 'unknown'
  const age = ageInYears(bornOn, today)
  return age < 18 ? 'under-18' : age < 25 ? '18-24' : age < 35 ? '25-34' : '35-or-more'
}

function childBand(bornOn: IsoDay | null, today: IsoDay): ChildBand {
  if (bornOn === null) return 'unknown'
  const age = Math.floor(ageInMonths(bornOn, today) / 12)
  return age < 1 ? 'under-1' : age < 3 ? '1-2' : age < 6 ? '3-5' : age < 12 ? '6-11' : '12-or-more'
}

const mostChildren = 4
const frequent = ['nl', 'fr', 'en', 'ar', 'tr'] as const

/** Moroccan Arabic is Arabic here; what few families speak is "another language". */
function languageOf(code: string): (typeof frequent)[number] | 'other' {
  return frequent.find((one) => one === (code === 'ary' ? 'ar' : code)) ?? 'other'
}

/**
 * The family of an anonymous consultation: ages in bands, weeks of pregnancy rounded to four, four children or more as one, a language only
 * when many speak it, and how long there is guidance in words. Nothing that is one family's alone.
 */
export function anonymousSheet(facts: SheetFacts, today: IsoDay): readonly SheetLine[] {
  const lines: SheetLine[] = [{ kind: 'mother', age: adultBand(facts.motherBornOn, today) }]
  if (facts.pregnantWeeks !== null) lines.push({ kind: 'pregnant', weeks: Math.max(4, Math.round(facts.pregnantWeeks / 4) * 4) })
  const children = facts.childrenBornOn
  if (children.length > 0) {
    const ages = [...new Set(children.map((bornOn) => childBand(bornOn, today)))]
    const inOrder = childBands.filter((band) => ages.includes(band))
    // Two in one band may be twins: the bands are said once, the number stops at four.
    lines.push({ kind: 'children', count: Math.min(children.length, mostChildren), orMore: children.length >= mostChildren, ages: inOrder })
  }
  if (facts.hasCoParent) lines.push({ kind: 'co-parent' })
  if (facts.language !== null) lines.push({ kind: 'language', language: languageOf(facts.language) })
  if (facts.needsInterpreter === true) lines.push({ kind: 'interpreter' })
  if (facts.guidedSince !== null) {
    const days = daysBetween(facts.guidedSince, today)
    lines.push({ kind: 'guided', since: days < 60 ? 'weeks' : days < 730 ? 'months' : 'years' })
  }
  return lines
}
