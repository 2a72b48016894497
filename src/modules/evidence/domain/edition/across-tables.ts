import { highestOf, type LinkedCells } from '../disclosure/linear-range.ts'
import type { PublishedList } from '../disclosure/protect-list.ts'
import type { PublishedTable } from '../disclosure/protect-table.ts'
import { HIDDEN, isSmall, MINIMUM_CELL, type Published } from '../disclosure/threshold.ts'
import type { EditionNumbers } from './numbers.ts'
import type { Edition } from './protect.ts'
import { type Count, nameOf, type Relations, relationsOf } from './relations.ts'

/** What stands in an edition, by the names of its relations; lists may show several counts as one. */
type Shown = { readonly names: Set<string>; readonly together: { readonly keys: readonly string[]; readonly count: number }[] }

function addList({ names, together }: Shown, list: string, published: PublishedList | null, whole: string | null): void {
  if (published === null) return
  if (whole !== null && published.total.kind === 'shown') names.add(whole)
  if (published.kind === 'withheld') return
  for (const { key } of published.items) names.add(nameOf.item(list, key))
  if (published.combined !== null)
    together.push({ keys: published.combined.keys.map((key) => nameOf.item(list, key)), count: published.combined.count })
}

function addHousing({ names }: Shown, table: PublishedTable | undefined): void {
  if (table === undefined) return
  const add = (published: Published | undefined, name: string) => {
    if (published?.kind === 'shown') names.add(name)
  }
  add(table.grandTotal, nameOf.cell('all', 'all'))
  if (table.kind === 'withheld') return
  for (const at of [0, 1] as const) {
    add(table.rowTotals[at], nameOf.cell(at, 'all'))
    add(table.columnTotals[at], nameOf.cell('all', at))
    if (table.kind === 'table') for (const column of [0, 1] as const) add(table.cells[at]?.[column], nameOf.cell(at, column))
  }
}

function shownIn(edition: Edition): Shown {
  const shown: Shown = { names: new Set([nameOf.mothers]), together: [] }
  addList(shown, 'programmes', edition.programmes, null)
  addList(shown, 'situation', edition.situation, null)
  addList(shown, 'screening', edition.screening, null)
  addList(shown, 'sources', edition.referral.external, nameOf.side('external'))
  addList(shown, 'sources', edition.referral.own, nameOf.side('own'))
  addList(shown, 'sources', edition.referral.all, null)
  for (const { key, shown: share } of edition.shares)
    if (share !== null) for (const part of ['k', 'rest', 'n'] as const) shown.names.add(nameOf.share(key, part))
  if (typeof edition.weeks?.n === 'number') shown.names.add('weeks n')
  if (typeof edition.age?.n === 'number') shown.names.add('age n')
  addHousing(shown, edition.squares.find(({ key }) => key === 'housing')?.value)
  return shown
}

function linkedCells({ counts, sums }: Relations, { names, together }: Shown): LinkedCells {
  const cells = [...counts].map(([name, { value, floor }]) => [name, { value, floor, isShown: names.has(name) }] as const)
  const groups = together.map(({ keys, count }, index) => ({ whole: `together ${index}`, parts: keys, count }))
  return {
    cells: new Map([...cells, ...groups.map(({ whole, count }) => [whole, { value: count, floor: 0, isShown: true }] as const)]),
    sums: [...sums, ...groups],
  }
}

const isSecret = ({ value, zeroIsFine }: Count): boolean => isSmall(value) && !(zeroIsFine && value === 0)

/** The small counts that follow, or follow too closely, from everything the edition shows. */
export function gapsIn(edition: Edition, relations: Relations): string[] {
  const linked = linkedCells(relations, shownIn(edition))
  return [...relations.counts].flatMap(([name, count]) => (isSecret(count) && highestOf(linked, name) < MINIMUM_CELL ? [name] : []))
}

const withheld = (list: PublishedList): PublishedList => ({
  kind: 'withheld',
  keys: list.kind === 'withheld' ? list.keys : [...list.items.map(({ key }) => key), ...(list.combined?.keys ?? [])],
  total: HIDDEN,
})

/** Ways to show less, what is missed least first. Each leaves an edition that says no more than the one before. */
const ways: readonly ((edition: Edition) => Edition)[] = [
  (edition) => ({ ...edition, weeks: edition.weeks === null ? null : { ...edition.weeks, n: null } }),
  (edition) => ({ ...edition, age: edition.age === null ? null : { ...edition.age, n: null } }),
  withoutShare('temporaryHousing'),
  withoutShare('external'),
  (edition) => ({
    ...edition,
    squares: edition.squares.map((square) =>
      square.key === 'housing' ? { key: square.key, value: { kind: 'withheld', grandTotal: HIDDEN } } : square,
    ),
  }),
  withoutShare('badHousing'),
  (edition) => ({ ...edition, referral: { external: null, own: null, all: null } }),
  (edition) => ({ ...edition, screening: withheld(edition.screening) }),
  (edition) => ({ ...edition, situation: withheld(edition.situation) }),
  (edition) => ({ ...edition, programmes: withheld(edition.programmes) }),
  ...(['noIncome', 'single', 'inGroup'] as const).map(withoutShare),
]

function withoutShare(key: Edition['shares'][number]['key']) {
  return (edition: Edition): Edition => ({
    ...edition,
    shares: edition.shares.map((share) => (share.key === key ? { key, shown: null } : share)),
  })
}

/**
 * Takes out of an edition what would give away, together with another of its tables, a count below five. Null when even the number of
 * mothers alone would.
 */
export function protectAcross(edition: Edition, numbers: EditionNumbers): Edition | null {
  const relations = relationsOf(numbers)
  let kept = edition
  for (let gaps = gapsIn(kept, relations); gaps.length > 0; gaps = gapsIn(kept, relations)) {
    const tries = ways.map((way) => way(kept)).filter((less) => JSON.stringify(less) !== JSON.stringify(kept))
    const left = tries.map((less) => gapsIn(less, relations).length)
    // The first that closes most; when none closes any, the first, and on from there.
    const best = tries[left.indexOf(Math.min(...left))]
    if (best === undefined) return null
    kept = best
  }
  return kept
}
