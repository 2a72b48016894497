import PDFDocument from 'pdfkit'
import { direction, type PublicLocale } from '#platform/text/locale.ts'
import type { PictogramName } from '#platform/web/icons.tsx'
import { drawPictogram } from './draw-pictogram.ts'
import { fontFile, fontNames } from './fonts.ts'
import { type FontName, type Line, type Measure, type Span, setLines } from './lines.ts'
import { spotsFor } from './pages-of.ts'
import { type Doc, ink } from './sheet-of-paper.ts'

export type Block = {
  readonly tag: 'H1' | 'H2' | 'H3' | 'P'
  readonly spans: readonly Span[]
  readonly size: number
  /** Room above, in points. */
  readonly above: number
  /** On the colour of dawn, as what may not be overlooked. */
  readonly isMarked?: boolean
  readonly colour?: string
  readonly pictogram?: PictogramName
}
/** Blocks that stay on one page. `ruled`: a line above, not part of what is read. */
export type Unit = { readonly blocks: readonly Block[]; readonly isRuled?: boolean }
export type FamilyPaperInfo = {
  readonly title: string
  readonly author: string
  readonly language: PublicLocale
  readonly made: Date
  readonly foot: (page: number, total: number) => string
}

const widths = new Map<string, number>()
const widthsKept = 20_000

type SetBlock = { readonly block: Block; readonly lines: readonly Line[]; readonly height: number }
type Frame = { readonly x: number; readonly width: number }

// A document for everybody (PDF/UA); the types of the package do not know it yet.
const universal: object = { subset: 'PDF/UA' }
const margin = 44
const footRoom = 60
const spread = 1.36
const pictureSize = 30
const padding = 7
/** No letter on a family's paper is smaller, in points. */
export const smallestType = 13

function registerFonts(doc: Doc): void {
  for (const name of fontNames) doc.registerFont(name, fontFile(name))
}

/**
 * A sheet nobody reads, to measure on. Measured on the paper itself, the first paper of a process would carry its letters in another order than the
 * next with the same words.
 */
const rulers: Doc[] = []
function ruler(): Doc {
  const [known] = rulers
  if (known !== undefined) return known
  const made = new PDFDocument({ autoFirstPage: false, font: '' })
  registerFonts(made)
  rulers.push(made)
  return made
}

/**
 * A tagged A4 document for a family: large type, letters of every language it is written in, from right to left where that is how one reads. What stands in
 * it is given as units; `pagesOf` tells beforehand how many pages they take.
 */
export class FamilyPaper {
  readonly #info: FamilyPaperInfo
  readonly #doc: Doc
  readonly #known = new Map<Block, SetBlock>()
  readonly #isRtl: boolean

  constructor(info: FamilyPaperInfo) {
    this.#info = info
    this.#isRtl = direction(info.language) === 'rtl'
    this.#doc = new PDFDocument({
      ...universal,
      size: 'A4',
      margin: 0,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: info.language,
      bufferPages: true,
      font: '',
      info: { Title: info.title, Author: info.author, CreationDate: info.made, ModDate: info.made },
    })
    registerFonts(this.#doc)
  }

  get #pageHeight(): number {
    return this.#doc.page.height - margin - footRoom
  }

  /** How many pages these units take. */
  pagesOf(units: readonly Unit[]): number {
    return (
      1 +
      (spotsFor(
        units.map((unit) => this.#heightOf(unit)),
        this.#pageHeight,
      ).at(-1)?.page ?? 0)
    )
  }

  async write(units: readonly Unit[]): Promise<Buffer> {
    const root = this.#doc.struct('Document')
    this.#doc.addStructure(root)
    const spots = spotsFor(
      units.map((unit) => this.#heightOf(unit)),
      this.#pageHeight,
    )
    let page = 0
    units.forEach((unit, at) => {
      const spot = spots[at] ?? { page, y: 0 }
      for (; page < spot.page; page += 1) this.#doc.addPage()
      this.#writeUnit(root, unit, margin + spot.y, spot.y === 0)
    })
    root.end()
    this.#writeFeet(page + 1)
    return this.#collect()
  }

  #heightOf({ blocks, isRuled }: Unit): number {
    return blocks.reduce((sum, block) => sum + block.above + this.#set(block).height, isRuled === true ? 8 : 0)
  }

  /** Beside a pictogram and inside a mark there is less room. */
  #frameOf({ pictogram, isMarked }: Block): Frame {
    const whole = this.#doc.page.width - 2 * margin
    const before = pictogram === undefined ? 0 : pictureSize + 10
    const inset = isMarked === true ? padding : 0
    const width = whole - before - 2 * inset
    return { x: margin + inset + (this.#isRtl ? 0 : before), width }
  }

  /** At one point high. The same words come back in every line and on every paper. */
  #widthOf(text: string, font: FontName): number {
    const key = `${font} ${text}`
    const known = widths.get(key) ?? ruler().font(font).fontSize(100).widthOfString(text, { features: [] }) / 100
    if (widths.size < widthsKept) widths.set(key, known)
    return known
  }

  #set(block: Block): SetBlock {
    const known = this.#known.get(block)
    if (known !== undefined) return known
    const measure: Measure = (text, font) => this.#widthOf(text, font) * block.size
    const lines = setLines(block.spans, { width: this.#frameOf(block).width, direction: this.#isRtl ? 'rtl' : 'ltr', measure })
    const text = lines.length * block.size * spread + (block.isMarked === true ? 2 * padding : 0)
    const set = { block, lines, height: block.pictogram === undefined ? text : Math.max(text, pictureSize) }
    this.#known.set(block, set)
    return set
  }

  #writeUnit(root: PDFKit.PDFStructureElement, { blocks, isRuled }: Unit, top: number, isFirst: boolean): void {
    let y = top
    if (isRuled === true) {
      if (!isFirst) this.#artifact(() => this.#rule(y + 4))
      y += 8
    }
    for (const block of blocks) {
      y += isFirst && y === top ? 0 : block.above
      const set = this.#set(block)
      this.#writeBlock(root, set, y)
      y += set.height
    }
  }

  #writeBlock(root: PDFKit.PDFStructureElement, { block, lines, height }: SetBlock, y: number): void {
    const frame = this.#frameOf(block)
    this.#artifact(() => this.#ornament(block, y, height))
    const inset = block.isMarked === true ? padding : 0
    const room = block.pictogram === undefined ? 0 : (height - lines.length * block.size * spread) / 2
    // What is read aloud is the text in the order of the language, whatever order its letters are drawn in.
    const actual = block.spans.map(({ text }) => text).join('')
    const element = this.#doc.struct(block.tag, { actual }, () => {
      lines.forEach((line, at) => {
        const baseline = y + inset + room + at * block.size * spread + block.size * 1.02
        this.#writeLine(line, block, frame, baseline)
      })
    })
    root.add(element)
    element.end()
  }

  #writeLine(line: Line, { size, colour = ink.text }: Pick<Block, 'size' | 'colour'>, frame: Frame, baseline: number): void {
    const start = frame.x + (this.#isRtl ? frame.width - line.width : 0)
    this.#doc.fontSize(size).fillColor(colour)
    for (const { text, font, x } of line.pieces)
      this.#doc.font(font).text(text, start + x, baseline, { lineBreak: false, baseline: 'alphabetic', features: [] })
  }

  #ornament({ pictogram, isMarked }: Block, y: number, height: number): void {
    const width = this.#doc.page.width - 2 * margin
    if (isMarked === true) this.#doc.roundedRect(margin, y, width, height, 6).fill(ink.goldPale)
    if (pictogram === undefined) return
    const x = this.#isRtl ? margin + width - pictureSize : margin
    drawPictogram(this.#doc, pictogram, { x, y: y + (height - pictureSize) / 2, width: pictureSize })
  }

  #rule(y: number): void {
    const { width } = this.#doc.page
    this.#doc
      .moveTo(margin, y)
      .lineTo(width - margin, y)
      .lineWidth(0.7)
      .strokeColor(ink.line)
      .stroke()
  }

  #artifact(draw: () => void): void {
    this.#doc.markContent('Artifact', { type: 'Layout' })
    draw()
    this.#doc.endMarkedContent()
  }

  #writeFeet(total: number): void {
    const { start } = this.#doc.bufferedPageRange()
    for (let page = 0; page < total; page += 1) {
      this.#doc.switchToPage(start + page)
      const block: Block = {
        tag: 'P',
        spans: [{ text: this.#info.foot(page + 1, total) }],
        size: smallestType,
        above: 0,
        colour: ink.quiet,
      }
      const [line] = this.#set(block).lines
      this.#doc.markContent('Artifact', { type: 'Pagination' })
      if (line !== undefined) this.#writeLine(line, block, this.#frameOf(block), this.#doc.page.height - 30)
      this.#doc.endMarkedContent()
    }
  }

  #collect(): Promise<Buffer> {
    const chunks: Buffer[] = []
    return new Promise<Buffer>((resolve, reject) => {
      this.#doc.on('data', (chunk: Buffer) => chunks.push(chunk))
      this.#doc.on('end', () => resolve(Buffer.concat(chunks)))
      this.#doc.on('error', reject)
      this.#doc.end()
    })
  }
}
