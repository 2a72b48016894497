import { type Box, type Doc, ink, plain } from '#platform/paper/sheet-of-paper.ts'
import { labelled } from '#platform/text/labelled.ts'
import type { StaffLocale } from '#platform/text/locale.ts'
import { place, stackParts, treemapCells } from '#platform/web/charts/geometry.ts'
import type { Chart } from '../present/figure.ts'

type Drawing = { readonly height: number; readonly sentence: string; readonly draw: (doc: Doc, box: Box) => void }

const LABEL = 150
const VALUE = 78

function label(
  doc: Doc,
  text: string,
  x: number,
  y: number,
  width: number,
  look: { bold?: boolean; size?: number; colour?: string; align?: 'left' | 'right' | 'center' } = {},
): void {
  doc
    .font(look.bold ? 'Helvetica-Bold' : 'Helvetica')
    .fontSize(look.size ?? 8.5)
    .fillColor(look.colour ?? ink.text)
  doc.text(plain(text), x, y, { width, align: look.align ?? 'left', height: 24, ellipsis: true })
}

const track = (box: Box) => ({ x: box.x + LABEL, width: box.width - LABEL - VALUE })

function tiles({ tiles: all }: Extract<Chart, { kind: 'tiles' }>): Drawing {
  const across = 4
  const height = 74
  const down = Math.ceil(all.length / across)
  return {
    height: down * (height + 6),
    sentence: all.map(({ figure, unit, text, n }) => `${[figure, unit].filter(Boolean).join(' ')} ${text} (${n})`).join('. '),
    draw: (doc, box) => {
      const width = (box.width - (across - 1) * 6) / across
      all.forEach(({ figure, unit, text, n }, index) => {
        const [x, y] = [box.x + (index % across) * (width + 6), box.y + Math.floor(index / across) * (height + 6)]
        doc.roundedRect(x, y, width, height, 5).lineWidth(0.7).strokeColor(ink.line).stroke()
        label(doc, [figure, unit].filter(Boolean).join(' '), x + 8, y + 8, width - 12, { bold: true, size: 15 })
        doc
          .font('Helvetica')
          .fontSize(7.8)
          .fillColor(ink.text)
          .text(plain(text), x + 8, y + 28, { width: width - 14, height: 30, ellipsis: true })
        label(doc, n, x + 8, y + height - 13, width - 14, { size: 6.8, colour: ink.quiet })
      })
    },
  }
}

function bars({ groups }: Extract<Chart, { kind: 'bars' }>, locale: StaffLocale): Drawing {
  const row = 20
  const most = Math.max(1, ...groups.flatMap(({ rows }) => rows.map(({ value }) => value)))
  return {
    height: groups.reduce((sum, { title, rows }) => sum + (title === undefined ? 0 : 18) + rows.length * row, 0) + 4,
    sentence: groups.flatMap(({ rows }) => rows.map(({ label: name, text }) => labelled(name, text, locale))).join('. '),
    draw: (doc, box) => {
      const bar = track(box)
      let y = box.y
      for (const { title, tone, rows } of groups) {
        if (title !== undefined) {
          label(doc, title, box.x, y + 3, box.width, { bold: true })
          y += 18
        }
        for (const { label: name, value, text, side } of rows) {
          label(doc, name, box.x, y + (name.length > 32 ? -2 : 3), LABEL - 6)
          doc.rect(bar.x, y, bar.width, 12).fill(ink.grey)
          doc.rect(bar.x, y, (value / most) * bar.width, 12).fill(tone === 'mid' ? ink.mid : ink.accent)
          label(doc, side === undefined ? text : `${text}   ${side}`, bar.x + bar.width + 6, y + 2, VALUE - 6, { bold: true })
          y += row
        }
      }
    },
  }
}

const goodFills = [ink.accent, ink.pale, ink.paler]
const otherFills = [ink.gold, ink.goldPale, ink.madderPale, ink.madder, ink.text]

function stacked({ parts, rows }: Extract<Chart, { kind: 'stacked' }>): Drawing {
  const used = { good: 0, other: 0 }
  const fills = parts.map(({ side }) => (side === 'good' ? goodFills : otherFills)[used[side]++] ?? ink.grey)
  const keyRows = Math.ceil(parts.length / 4)
  return {
    height: rows.length * 32 + keyRows * 14 + 8,
    sentence: rows.map(({ sentence }) => sentence).join('. '),
    draw: (doc, box) => {
      const bar = track(box)
      rows.forEach(({ label: name, counts, value }, index) => {
        const y = box.y + index * 32
        label(doc, name, box.x, y + 8, LABEL - 6)
        const boxes = stackParts(parts.map(({ id, side }) => ({ count: counts[id] ?? 0, side })))
        boxes.forEach(({ x, width, showCount }, part) => {
          if (width === 0) return
          const fill = fills[part] ?? ink.grey
          const at = bar.x + (x / 100) * bar.width
          doc
            .rect(at, y, (width / 100) * bar.width, 24)
            .lineWidth(0.5)
            .fillAndStroke(fill, ink.quiet)
          const isDark = fill === ink.accent || fill === ink.madder || fill === ink.text
          if (showCount)
            label(doc, String(counts[parts[part]?.id ?? ''] ?? ''), at, y + 8, (width / 100) * bar.width, {
              bold: true,
              align: 'center',
              colour: isDark ? '#ffffff' : ink.text,
            })
        })
        label(doc, value, bar.x + bar.width + 6, y + 8, VALUE - 6, { bold: true })
      })
      parts.forEach(({ label: name }, index) => {
        const [x, y] = [box.x + (index % 4) * (box.width / 4), box.y + rows.length * 32 + Math.floor(index / 4) * 14]
        doc
          .rect(x, y + 1, 8, 8)
          .lineWidth(0.5)
          .fillAndStroke(fills[index] ?? ink.grey, ink.quiet)
        label(doc, name, x + 12, y + 1, box.width / 4 - 14, { size: 7.5 })
      })
    },
  }
}

type Pair = { readonly label: string; readonly sub?: string; readonly text: string; readonly start: number; readonly end: number }
type Axis = { readonly min: number; readonly max: number; readonly steps: readonly number[]; readonly low: string; readonly high: string }

function pairs(
  doc: Doc,
  box: Box,
  rows: readonly Pair[],
  axis: Axis,
  row: number,
  extra: (index: number, at: (value: number) => number, y: number) => void,
): void {
  const bar = track(box)
  const at = (value: number) => bar.x + (place(value, axis.min, axis.max, 2) / 100) * bar.width
  rows.forEach(({ label: name, sub, text, start, end }, index) => {
    const y = box.y + index * row
    for (const step of axis.steps)
      doc
        .moveTo(at(step), y)
        .lineTo(at(step), y + row)
        .lineWidth(0.4)
        .strokeColor(ink.line)
        .stroke()
    label(doc, name, box.x, y + 2, LABEL - 6)
    if (sub !== undefined) label(doc, sub, box.x, y + 12, LABEL - 6, { size: 6.5, colour: ink.quiet })
    doc
      .moveTo(at(start), y + 8)
      .lineTo(at(end), y + 8)
      .lineWidth(4)
      .strokeColor(end < start ? ink.madderPale : ink.pale)
      .stroke()
    extra(index, at, y)
    doc
      .circle(at(start), y + 8, 4)
      .lineWidth(1.5)
      .fillAndStroke('#ffffff', ink.quiet)
    doc.circle(at(end), y + 8, 5).fill(ink.accent)
    label(doc, text, bar.x + bar.width + 6, y + 4, VALUE - 6, { bold: true })
  })
  const foot = box.y + rows.length * row + 2
  label(doc, axis.low, bar.x, foot, bar.width / 2, { size: 7, colour: ink.quiet })
  label(doc, axis.high, bar.x + bar.width / 2, foot, bar.width / 2, { size: 7, colour: ink.quiet, align: 'right' })
}

function dumbbell({ rows }: Extract<Chart, { kind: 'dumbbell' }>): Drawing {
  const axis = { min: 0, max: 1, steps: [0, 0.25, 0.5, 0.75, 1], low: '0%', high: '100%' }
  return {
    height: rows.length * 26 + 14,
    sentence: rows.map(({ sentence }) => sentence).join('. '),
    draw: (doc, box) =>
      pairs(
        doc,
        box,
        rows.map((one) => ({ ...one, start: one.start.value, end: one.end.value })),
        axis,
        26,
        (index, at, y) => {
          const one = rows[index]
          if (one === undefined) return
          doc
            .moveTo(at(one.start.low), y + 16)
            .lineTo(at(one.start.high), y + 16)
            .lineWidth(1.5)
            .strokeColor(ink.quiet)
            .stroke()
          doc
            .moveTo(at(one.end.low), y + 19.5)
            .lineTo(at(one.end.high), y + 19.5)
            .lineWidth(1.5)
            .strokeColor(ink.accent)
            .stroke()
        },
      ),
  }
}

function dots({ rows, low, high }: Extract<Chart, { kind: 'dots' }>): Drawing {
  const axis = { min: 0, max: 10, steps: [0, 2, 4, 6, 8, 10], low: `0 ${low}`, high: `${high} 10` }
  const text = (value: number) => value.toFixed(1).replace('.', ',')
  return {
    height: rows.length * 26 + 14,
    sentence: rows.map(({ sentence }) => sentence).join('. '),
    draw: (doc, box) =>
      pairs(
        doc,
        box,
        rows.map(({ label: name, before, after }) => ({
          label: name,
          text: `${text(before)} › ${text(after)}`,
          start: before,
          end: after,
        })),
        axis,
        26,
        (index, at, y) => {
          const seen = new Map<number, number>()
          for (const value of rows[index]?.points ?? []) {
            const level = seen.get(value) ?? 0
            seen.set(value, level + 1)
            doc.circle(at(value), y + 23 - level * 3.2, 1.4).fill(ink.mid)
          }
        },
      ),
  }
}

function treemap({ items, sentence }: Extract<Chart, { kind: 'treemap' }>): Drawing {
  const height = 270
  const tints = { 1: ink.accent, 2: ink.pale, 3: ink.paler } as const
  return {
    height: height + 6,
    sentence,
    draw: (doc, box) => {
      for (const cell of treemapCells(items, 440)) {
        const [x, y] = [box.x + (cell.x / 100) * box.width, box.y + (cell.y / 100) * height]
        const [width, tall] = [(cell.width / 100) * box.width - 1.5, (cell.height / 100) * height - 1.5]
        doc.rect(x, y, width, tall).fill(tints[cell.tint])
        const colour = cell.tint === 1 ? '#ffffff' : ink.text
        if (!cell.room) {
          label(doc, String(cell.count), x + 3, y + 3, width - 4, { bold: true, size: 7.5, colour })
          continue
        }
        cell.lines.forEach((line, index) => {
          label(doc, line, x + 4, y + 4 + index * 9, width - 5, { size: 7.2, colour })
        })
        label(doc, `${cell.count} / ${cell.n}`, x + 4, y + 5 + cell.lines.length * 9, width - 5, { bold: true, size: 7.2, colour })
      }
    },
  }
}

function blocks({ items }: Extract<Chart, { kind: 'blocks' }>, locale: StaffLocale): Drawing {
  return {
    height: items.length * 15 + 4,
    sentence: items.map(({ label: name, count, n }) => labelled(name, `${count} / ${n}`, locale)).join('. '),
    draw: (doc, box) => {
      const bar = track(box)
      items.forEach(({ label: name, count, n }, index) => {
        const y = box.y + index * 15
        label(doc, name, box.x, y + 2, LABEL - 6)
        const pitch = Math.min(14, bar.width / Math.max(1, count))
        for (let one = 0; one < Math.min(count, 200); one += 1) doc.rect(bar.x + one * pitch, y, pitch * 0.75, 10).fill(ink.madder)
        label(doc, `${count} / ${n}`, bar.x + bar.width + 6, y + 2, VALUE - 6, { bold: true })
      })
    },
  }
}

/** How a chart is drawn on paper, how high it is and what it says in words; null when the table says it all. */
export function drawingOf(chart: Chart, locale: StaffLocale): Drawing | null {
  switch (chart.kind) {
    case 'tiles':
      return tiles(chart)
    case 'bars':
      return bars(chart, locale)
    case 'stacked':
      return stacked(chart)
    case 'dumbbell':
      return dumbbell(chart)
    case 'dots':
      return dots(chart)
    case 'treemap':
      return treemap(chart)
    case 'blocks':
      return blocks(chart, locale)
    case 'none':
      return null
  }
}
