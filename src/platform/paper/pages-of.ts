/** Where a unit stands: the page, counted from 0, and how far from its top. */
export type Spot = { readonly page: number; readonly y: number }

/** Puts units one below the other; what does not fit on a page goes whole to the next. Of a unit higher than a page nothing is cut: it begins a page. */
export function spotsFor(heights: readonly number[], pageHeight: number): readonly Spot[] {
  let page = 0
  let y = 0
  return heights.map((height) => {
    if (y > 0 && y + height > pageHeight) {
      page += 1
      y = 0
    }
    const spot = { page, y }
    y += height
    return spot
  })
}
