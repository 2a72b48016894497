import { requireCounts } from '../statistics/interval.ts'

/** Fewer families than this are never shown outside the team (threshold rule; OECD glossary: three, some agencies five). */
export const MINIMUM_CELL = 5

/** A share outside the team needs at least this many in the whole. */
export const MINIMUM_DENOMINATOR = 10

/** Too few to publish. Zero too: that nobody of a group did something also says something about everyone in it. */
export function isSmall(count: number): boolean {
  return count < MINIMUM_CELL
}

/**
 * Two editions of one figure differ by one to four: who subtracts them learns something about so few families.
 * No difference at all is fine. False when nothing was published before.
 */
export function isSmallChange(earlier: number | null, current: number): boolean {
  if (earlier === null) return false
  const change = Math.abs(current - earlier)
  return change > 0 && change < MINIMUM_CELL
}

/** One figure of the public edition. Hidden has one mark for every reason, so that the reason gives nothing away. */
export type Published = { readonly kind: 'shown'; readonly count: number } | { readonly kind: 'hidden' }

export const HIDDEN: Published = { kind: 'hidden' }

export function shown(count: number): Published {
  return { kind: 'shown', count }
}

/** The count when it was published, otherwise null. */
export function shownCount(published: Published | undefined): number | null {
  return published?.kind === 'shown' ? published.count : null
}

/** One count that stands alone. `earlier` is what the previous edition showed, null when it showed nothing. */
export function publishCount(count: number, earlier: number | null = null): Published {
  requireCounts(count)
  return isSmall(count) || isSmallChange(earlier, count) ? HIDDEN : shown(count)
}
