import PDFDocument from 'pdfkit'

export type Doc = PDFKit.PDFDocument
export type Box = { readonly x: number; readonly y: number; readonly width: number }

const MARGIN = 48
const FOOT = 56

export const ink = {
  text: '#10312b',
  quiet: '#4c5a57',
  line: '#cfd6d4',
  accent: '#12655c',
  mid: '#4d8f87',
  pale: '#a9d6d0',
  paler: '#dff0ee',
  gold: '#f0b03f',
  goldPale: '#fbe3b5',
  madder: '#96304f',
  madderPale: '#f0bccb',
  grey: '#e6e9e8',
} as const

// The built-in fonts know Western European letters only; what they lack is written with what they have.
const substitutes: Readonly<Record<string, string>> = { '→': '›', '−': '–', '\u202f': ' ', '\u00a0': ' ' }
const known =
  /[\n\u0020-\u007e\u00a0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u20ac\u2039\u203a]/

export function plain(text: string): string {
  return [...text]
    .map((sign) => substitutes[sign] ?? (known.test(sign) ? sign : sign.normalize('NFD').replace(/\p{M}/gu, '')))
    .map((sign) => (known.test(sign) || sign === '' ? sign : '?'))
    .join('')
}

export type PaperInfo = {
  readonly title: string
  readonly author: string
  readonly language: string
  readonly made: Date
  readonly page: (number: number, total: number) => string
}

/** A tagged A4 document that is written from top to bottom: every piece of text stands in the structure a screen reader follows. */
export class Paper {
  readonly doc: Doc
  readonly width: number
  readonly #root: PDFKit.PDFStructureElement
  readonly #info: PaperInfo
  #y = MARGIN

  constructor(info: PaperInfo) {
    this.#info = info
    this.doc = new PDFDocument({
      size: 'A4',
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: 0 },
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: info.language,
      bufferPages: true,
      info: { Title: plain(info.title), Author: plain(info.author), CreationDate: info.made, ModDate: info.made },
    })
    this.width = this.doc.page.width - 2 * MARGIN
    this.#root = this.doc.struct('Document')
    this.doc.addStructure(this.#root)
  }

  /** Starts a new page when less than this is left. */
  need(height: number): void {
    if (this.#y + height <= this.doc.page.height - FOOT) return
    this.doc.addPage()
    this.#y = MARGIN
  }

  /** How much is left on this page. */
  get left(): number {
    return this.doc.page.height - FOOT - this.#y
  }

  gap(height: number): void {
    this.#y += height
  }

  heading(level: 'H1' | 'H2' | 'H3', text: string): void {
    const size = level === 'H1' ? 22 : level === 'H2' ? 13.5 : 10
    this.#write(level, text, size, true, ink.text)
    this.gap(4)
  }

  paragraph(text: string, quiet = false): void {
    if (text === '') return
    this.#write('P', text, quiet ? 8.5 : 9.5, false, quiet ? ink.quiet : ink.text)
    this.gap(4)
  }

  #write(tag: 'H1' | 'H2' | 'H3' | 'P', text: string, size: number, isBold: boolean, colour: string): void {
    const words = plain(text)
    this.doc.font(isBold ? 'Helvetica-Bold' : 'Helvetica').fontSize(size)
    const height = this.doc.heightOfString(words, { width: this.width, lineGap: 1.5 })
    this.need(height + (isBold ? 60 : 0))
    const y = this.#y
    this.#add(
      this.doc.struct(tag, {}, () => {
        this.doc
          .font(isBold ? 'Helvetica-Bold' : 'Helvetica')
          .fontSize(size)
          .fillColor(colour)
        this.doc.text(words, MARGIN, y, { width: this.width, lineGap: 1.5 })
      }),
    )
    this.#y = y + height
  }

  /** A drawing of a known height; `alternative` says what it shows. */
  figure(height: number, alternative: string, draw: (doc: Doc, box: Box) => void): void {
    this.need(height)
    const box = { x: MARGIN, y: this.#y, width: this.width }
    this.#add(this.doc.struct('Figure', { alt: plain(alternative) }, () => draw(this.doc, box)))
    this.#y += height
  }

  /** A table with a head that is told to a screen reader; long ones go on over pages with their head again. */
  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const columns = head.length
    const first = columns > 8 ? this.width * 0.2 : columns > 5 ? this.width * 0.26 : this.width * 0.42
    const rest = columns < 2 ? 0 : Math.min(96, (this.width - first) / (columns - 1))
    const widths = head.map((_, index) => (index === 0 ? first : rest))
    const table = this.doc.struct('Table')
    this.#root.add(table)
    const row = (cells: readonly string[], isHead: boolean) => {
      const size = columns > 8 ? 6.8 : 8.5
      const height = this.#rowHeight(cells, widths, size, isHead)
      if (this.left < height) {
        this.doc.addPage()
        this.#y = MARGIN
        if (!isHead) row(head, true)
      }
      this.#row(table, cells, { widths, size, height, isHead })
    }
    row(head, true)
    for (const cells of rows) row(cells, false)
    table.end()
    this.gap(8)
  }

  #rowHeight(cells: readonly string[], widths: readonly number[], size: number, isHead: boolean): number {
    this.doc.font(isHead ? 'Helvetica-Bold' : 'Helvetica').fontSize(size)
    return Math.max(...cells.map((cell, index) => this.doc.heightOfString(plain(cell), { width: (widths[index] ?? 0) - 4 }))) + 5
  }

  #row(
    table: PDFKit.PDFStructureElement,
    cells: readonly string[],
    look: { widths: readonly number[]; size: number; height: number; isHead: boolean },
  ): void {
    const tr = this.doc.struct('TR')
    table.add(tr)
    const y = this.#y
    let x = MARGIN
    cells.forEach((cell, index) => {
      const width = look.widths[index] ?? 0
      const at = x
      const isBold = look.isHead || index === 0
      const td = this.doc.struct(isBold ? 'TH' : 'TD', {}, () => {
        this.doc
          .font(look.isHead ? 'Helvetica-Bold' : 'Helvetica')
          .fontSize(look.size)
          .fillColor(ink.text)
        this.doc.text(plain(cell), at, y + 2, { width: width - 4, align: index === 0 ? 'left' : 'right' })
      })
      tr.add(td)
      td.end()
      x += width
    })
    tr.end()
    this.#artifact(() => {
      this.doc
        .moveTo(MARGIN, y + look.height)
        .lineTo(x, y + look.height)
        .lineWidth(look.isHead ? 0.8 : 0.3)
        .strokeColor(ink.line)
        .stroke()
    })
    this.#y = y + look.height
  }

  /** A line across the page; not part of what is read. */
  rule(): void {
    this.need(20)
    const y = this.#y + 6
    this.#artifact(() => {
      this.doc
        .moveTo(MARGIN, y)
        .lineTo(MARGIN + this.width, y)
        .lineWidth(0.8)
        .strokeColor(ink.quiet)
        .stroke()
    })
    this.#y = y + 10
  }

  #artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' })
    draw()
    this.doc.endMarkedContent()
  }

  #add(element: PDFKit.PDFStructureElement): void {
    this.#root.add(element)
    element.end()
  }

  async finish(): Promise<Buffer> {
    this.#root.end()
    const { start, count } = this.doc.bufferedPageRange()
    for (let index = 0; index < count; index += 1) {
      this.doc.switchToPage(start + index)
      this.doc.markContent('Artifact', { type: 'Pagination' })
      this.doc.font('Helvetica').fontSize(8).fillColor(ink.quiet)
      this.doc.text(plain(`${this.#info.author} · ${this.#info.page(index + 1, count)}`), MARGIN, this.doc.page.height - 36, {
        width: this.width,
        lineBreak: false,
      })
      this.doc.endMarkedContent()
    }
    const chunks: Buffer[] = []
    const done = new Promise<Buffer>((resolve, reject) => {
      this.doc.on('data', (chunk: Buffer) => chunks.push(chunk))
      this.doc.on('end', () => resolve(Buffer.concat(chunks)))
      this.doc.on('error', reject)
    })
    this.doc.end()
    return done
  }
}
