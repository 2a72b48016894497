import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy'

// All positions are percentages of the drawing's width, so that it stretches without shrinking its letters.

export function rounded(value: number): number {
  // Adding zero turns -0 into 0.
  return Math.round(value * 10) / 10 + 0
}

export function percent(value: number): string {
  return `${rounded(value)}%`
}

/** Where a value stands between `min` and `max`, with `margin` per cent kept free at both ends for the dots. */
export function place(value: number, min: number, max: number, margin = 3): number {
  const share = max === min ? 0 : (value - min) / (max - min)
  return rounded(margin + Math.min(1, Math.max(0, share)) * (100 - 2 * margin))
}

/** Bars start at zero; the longest one fills the line. */
export function barLengths(values: readonly number[], max?: number): readonly number[] {
  const longest = max ?? Math.max(0, ...values)
  return values.map((value) => (longest <= 0 ? 0 : rounded(Math.min(100, Math.max(0, (value / longest) * 100)))))
}

export type Side = 'good' | 'other'
export type StackPart = { readonly x: number; readonly width: number; readonly showCount: boolean }

const sideGap = 1.5
const partGap = 0.3
const roomForCount = 3.5

/** Parts of one whole beside each other, with a gap between the good side and the other one. A part of zero has no width. */
export function stackParts(counts: readonly { readonly count: number; readonly side: Side }[]): readonly StackPart[] {
  const total = counts.reduce((sum, part) => sum + part.count, 0)
  const bothSides = new Set(counts.filter((part) => part.count > 0).map((part) => part.side)).size === 2
  const room = 100 - (bothSides ? sideGap : 0)
  let x = 0
  let before: Side | null = null
  return counts.map(({ count, side }) => {
    if (total === 0 || count === 0) return { x: rounded(x), width: 0, showCount: false }
    if (before !== null && before !== side) x += sideGap
    before = side
    const width = (count / total) * room
    const part = { x: rounded(x), width: rounded(Math.max(0, width - partGap)), showCount: width >= roomForCount }
    x += width
    return part
  })
}

/** Points with the same value stand on top of each other: `level` counts from the bottom. */
export function dotStack(values: readonly number[]): readonly { readonly value: number; readonly level: number; readonly id: string }[] {
  const seen = new Map<number, number>()
  return values.map((value) => {
    const level = seen.get(value) ?? 0
    seen.set(value, level + 1)
    return { value, level, id: `${value}-${level}` }
  })
}

export type TreeItem = { readonly label: string; readonly count: number; readonly n: number }
export type TreeCell = TreeItem & {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly tint: 1 | 2 | 3
  readonly lines: readonly string[]
  readonly room: boolean
}

// The narrowest width at which the map is drawn; below it a sorted list takes its place.
const drawnWidth = 580
const letter = 7.2
const boldLetter = 7.6
const padding = 18

/** Squares whose area is the number of families; three tints by thirds of the largest; a label only where it fits. */
export function treemapCells(items: readonly TreeItem[], height: number): readonly TreeCell[] {
  const root = hierarchy<{ children?: readonly TreeItem[]; item?: TreeItem; size: number }>({ size: 0, children: [...items] }, (node) =>
    node.children?.filter((item) => item.count > 0).map((item) => ({ item, size: item.count })),
  )
  const laid = treemap<{ children?: readonly TreeItem[]; item?: TreeItem; size: number }>()
    .tile(treemapSquarify.ratio(1.2))
    .size([drawnWidth, height])(root.sum((node) => node.size).sort((a, b) => (b.value ?? 0) - (a.value ?? 0)))
  const largest = Math.max(0, ...items.map((item) => item.count))
  return laid.leaves().flatMap(({ data, x0, x1, y0, y1 }) => {
    if (data.item === undefined) return []
    const lines = wrapLabel(data.item.label, x1 - x0 - padding)
    const valueWidth = `${data.item.count} van ${data.item.n}`.length * boldLetter
    const box = {
      x: rounded((x0 / drawnWidth) * 100),
      y: rounded((y0 / height) * 100),
      width: rounded(((x1 - x0) / drawnWidth) * 100),
      height: rounded(((y1 - y0) / height) * 100),
    }
    return [
      {
        ...data.item,
        ...box,
        tint: tintOf(data.item.count, largest),
        lines,
        room: lines.length > 0 && valueWidth <= x1 - x0 - padding && y1 - y0 >= 32 + lines.length * 16,
      },
    ]
  })
}

function tintOf(count: number, largest: number): 1 | 2 | 3 {
  if (count > (largest * 2) / 3 - 0.5) return 1
  return count > largest / 3 + 0.5 ? 2 : 3
}

/** The label on at most two lines of `width` pixels; none when even that does not fit. */
export function wrapLabel(label: string, width: number): readonly string[] {
  const fits = (text: string) => text.length * letter <= width
  if (fits(label)) return [label]
  const words = label.split(' ')
  for (let cut = words.length - 1; cut > 0; cut -= 1) {
    const lines = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')]
    if (lines.every(fits)) return lines
  }
  return []
}

/** Corners of a regular web: the first axis points up, the rest follow the clock. */
export function webCorners(
  shares: readonly number[],
  radius: number,
  centre: { readonly x: number; readonly y: number },
): readonly { readonly x: number; readonly y: number }[] {
  return shares.map((share, index) => {
    const angle = (index / shares.length) * 2 * Math.PI
    return { x: rounded(centre.x + Math.sin(angle) * radius * share), y: rounded(centre.y - Math.cos(angle) * radius * share) }
  })
}
