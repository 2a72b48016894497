import newBidi from 'bidi-js'

/** Letters of Latin and Cyrillic, and letters of Arabic, each in two weights. */
export type FontName = 'letters' | 'letters-bold' | 'arabic' | 'arabic-bold'
export type Span = { readonly text: string; readonly isBold?: boolean }
/** Signs of one font and one direction, as they are handed to the drawing: `x` counts from the start of the line at the left. */
export type Piece = { readonly text: string; readonly font: FontName; readonly x: number; readonly width: number }
export type Line = { readonly pieces: readonly Piece[]; readonly width: number }
export type Measure = (text: string, font: FontName) => number
export type Setting = { readonly width: number; readonly direction: 'ltr' | 'rtl'; readonly measure: Measure }

const bidi = newBidi()
const arabicSign = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/

type Levels = ReturnType<typeof bidi.getEmbeddingLevels>
type Written = { readonly text: string; readonly fonts: readonly FontName[]; readonly levels: Levels }
type Place = { readonly from: number; readonly to: number }

/** The fonts carry no narrow space that does not break; the wide one says the same. */
function joined(spans: readonly Span[]): string {
  return spans.map(({ text }) => text.replaceAll('\u202f', '\u00a0').replaceAll('\n', ' ')).join('')
}

function written(spans: readonly Span[], direction: Setting['direction']): Written {
  const text = joined(spans)
  const bold = spans.flatMap(({ text: { length }, isBold = false }) => Array.from({ length }, () => isBold))
  const fonts = [...Array(text.length).keys()].map((at): FontName => {
    const family = arabicSign.test(text.charAt(at)) ? 'arabic' : 'letters'
    return bold[at] === true ? `${family}-bold` : family
  })
  return { text, fonts, levels: bidi.getEmbeddingLevels(text, direction) }
}

/** Breaks a text of both directions into lines and says where each piece of a line is drawn, as the Unicode rules order them. */
export function setLines(spans: readonly Span[], setting: Setting): readonly Line[] {
  const whole = written(spans, setting.direction)
  return breaks(whole, setting).map((place) => lineAt(whole, place, setting.measure))
}

function widthOf({ text, fonts }: Written, { from, to }: Place, measure: Measure): number {
  let width = 0
  for (let start = from; start < to; ) {
    let end = start + 1
    while (end < to && fonts[end] === fonts[start]) end += 1
    width += measure(text.slice(start, end), fonts[start] ?? 'letters')
    start = end
  }
  return width
}

function wordsOf({ text }: Written): Place[] {
  return [...text.matchAll(/[^ ]+/g)].map(({ index, 0: word }) => ({ from: index, to: index + word.length }))
}

/** A word that is wider than the line, such as a long address, goes on in the next. */
function piecesOfWord(whole: Written, word: Place, { width, measure }: Setting): Place[] {
  if (widthOf(whole, word, measure) <= width) return [word]
  const parts: Place[] = []
  let from = word.from
  for (let to = from + 1; to <= word.to; to += 1) {
    if (widthOf(whole, { from, to: to + 1 }, measure) <= width && to < word.to) continue
    parts.push({ from, to })
    from = to
  }
  return parts
}

function breaks(whole: Written, setting: Setting): Place[] {
  const space = setting.measure(' ', 'letters')
  const lines: Place[] = []
  let filled = 0
  for (const word of wordsOf(whole).flatMap((one) => piecesOfWord(whole, one, setting))) {
    const width = widthOf(whole, word, setting.measure)
    const last = lines.at(-1)
    const goesOn = last !== undefined && last.to < word.from && filled + space + width <= setting.width
    if (goesOn) lines[lines.length - 1] = { from: last.from, to: word.to }
    else lines.push(word)
    filled = goesOn ? filled + space + width : width
  }
  return lines
}

function lineAt({ text, fonts, levels }: Written, { from, to }: Place, measure: Measure): Line {
  const order = bidi.getReorderedIndices(text, levels, from, to - 1).slice(from, to)
  const mirrored = bidi.getMirroredCharactersMap(text, levels.levels, from, to - 1)
  const isBackwards = (at: number): boolean => (levels.levels[at] ?? 0) % 2 === 1
  const pieces: Piece[] = []
  let x = 0
  for (const run of runsOf(order, (at, as) => fonts[at] === fonts[as] && isBackwards(at) === isBackwards(as))) {
    const [first = from] = run
    const font = fonts[first] ?? 'letters'
    const signs = run.map((at) => mirrored.get(at) ?? text.charAt(at))
    // The font itself writes Arabic from right to left: it is given in the order it is read.
    const words = (font.startsWith('arabic') && isBackwards(first) ? signs.reverse() : signs).join('')
    const width = measure(words, font)
    pieces.push({ text: words, font, x, width })
    x += width
  }
  return { pieces, width: x }
}

/** Neighbours that belong together, in the order they stand. */
function runsOf(order: readonly number[], belong: (at: number, as: number) => boolean): number[][] {
  const runs: number[][] = []
  for (const at of order) {
    const last = runs.at(-1)
    const [as] = last ?? []
    if (last !== undefined && as !== undefined && belong(at, as)) last.push(at)
    else runs.push([at])
  }
  return runs
}
