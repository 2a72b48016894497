import { requireCounts } from '../statistics/interval.ts'
import { HIDDEN, isSmall, isSmallChange, MINIMUM_CELL, type Published, publishCount, shown, shownCount } from './threshold.ts'

export type ListItem = { readonly key: string; readonly count: number }

/** A list as the public may see it; the total is the sum of everything, shown or not. */
export type PublishedList =
  | {
      readonly kind: 'list'
      readonly items: readonly ListItem[]
      /** Small ones taken together; null when every item could be shown. Its keys may be printed, in this order. */
      readonly combined: { readonly keys: readonly string[]; readonly count: number } | null
      readonly total: Published
    }
  /** No item can be shown: say so and print the total when it is there. */
  | { readonly kind: 'withheld'; readonly keys: readonly string[]; readonly total: Published }

const sum = (items: readonly ListItem[]) => items.reduce((total, { count }) => total + count, 0)

/** What the earlier edition settles about these keys together; null when it does not settle their sum. */
function earlierSum(earlier: PublishedList | null, keys: ReadonlySet<string>): number | null {
  if (earlier === null) return null
  const listed = earlier.kind === 'list' ? sum(earlier.items.filter(({ key }) => keys.has(key))) : 0
  const together = earlierGroup(earlier)
  if (!together.keys.some((key) => keys.has(key))) return listed
  const isWhole = together.keys.every((key) => keys.has(key))
  return isWhole && together.count !== null ? listed + together.count : null
}

function earlierGroup(earlier: PublishedList | null): { readonly keys: readonly string[]; readonly count: number | null } {
  if (earlier === null) return { keys: [], count: null }
  if (earlier.kind === 'withheld') return { keys: earlier.keys, count: shownCount(earlier.total) }
  return earlier.combined ?? { keys: [], count: null }
}

type Member = ListItem & { readonly before: number | null }

/** What a reader knows an item is at least: what was shown before, as counts of people reached only grow, or one. */
function floorOf({ count, before }: Member): number {
  return Math.max(Math.min(1, count), before !== null && before <= count ? before : 0)
}

/** A group hides its members when each could, for all a reader knows, be out of the range that must stay unknown. */
function hides(group: readonly Member[], earlier: PublishedList | null): boolean {
  if (group.length < 2) return false
  if (isSmallChange(earlierSum(earlier, new Set(group.map(({ key }) => key))), sum(group))) return false
  const slack = sum(group) - group.reduce((total, member) => total + floorOf(member), 0)
  return group.every((member) => {
    const highest = floorOf(member) + slack
    if (isSmall(member.count) && highest < MINIMUM_CELL) return false
    return member.before === null || !isSmallChange(member.before, member.count) || highest >= member.before + MINIMUM_CELL
  })
}

/**
 * Prepares a list of counts that add up to a known total, such as referrals by partner, for the public edition.
 *
 * Items below five, or one to four away from the `earlier` edition, are taken together; the next smallest joins them
 * until the total of the group gives no member away, even to a reader who knows that everyone on the list was there at
 * least once. When nothing is left to show, nothing is shown.
 */
export function protectList(items: readonly ListItem[], earlier: PublishedList | null = null): PublishedList {
  requireCounts(...items.map(({ count }) => count))
  if (new Set(items.map(({ key }) => key)).size < items.length) throw new RangeError('a key stands on the list twice')
  const before = new Map(earlier?.kind === 'list' ? earlier.items.map(({ key, count }) => [key, count]) : [])
  const members = items.map((item) => ({ ...item, before: before.get(item.key) ?? null }))
  const isOwnRisk = (member: Member) => isSmall(member.count) || isSmallChange(member.before, member.count)
  const group = members.filter(isOwnRisk)
  const rest = members.filter((member) => !isOwnRisk(member)).sort((a, b) => a.count - b.count)
  // Half of a group that was hidden together gives the other half away, so the other half comes along.
  const together = new Set(earlierGroup(earlier).keys)
  while (group.length > 0 && rest.length > 0) {
    const left = group.some(({ key }) => together.has(key)) ? rest.findIndex(({ key }) => together.has(key)) : -1
    if (left === -1 && hides(group, earlier)) break
    group.push(...rest.splice(Math.max(0, left), 1))
  }
  const keys = new Set(group.map(({ key }) => key))
  const inOrder = items.filter(({ key }) => keys.has(key)).map(({ key }) => key)
  const all = sum(items)
  if (rest.length > 0) {
    const combined = group.length === 0 ? null : { keys: inOrder, count: sum(group) }
    // The total adds nothing to what is shown, so it can always stand beside it.
    return { kind: 'list', items: items.filter(({ key }) => !keys.has(key)), combined, total: shown(all) }
  }
  const earlierAll = earlier === null ? null : shownCount(earlier.total)
  return { kind: 'withheld', keys: inOrder, total: hides(group, earlier) ? publishCount(all, earlierAll) : HIDDEN }
}
