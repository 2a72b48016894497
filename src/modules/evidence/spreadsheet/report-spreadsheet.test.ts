import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import readXlsx, { readSheet } from 'read-excel-file/node'
import { factsOf, times } from '../domain/edition/families.testing.ts'
import { numbersOf } from '../domain/edition/numbers.ts'
import { isRefused, protectEdition } from '../domain/edition/protect.ts'
import { roundEdition } from '../domain/edition/rounded.ts'
import type { ReportFacts } from '../domain/facts.ts'
import { impactReport } from '../domain/impact-report.ts'
import { testProgrammes } from '../facts.testing.ts'
import { type Cell, showCell } from '../present/cell.ts'
import type { PresentedFigure, PresentedTable } from '../present/figure.ts'
import { presentEdition } from '../present/present-edition.ts'
import { presentReport } from '../present/present-report.ts'
import { evidenceText } from '../text.ts'
import { reportSpreadsheet } from './report-spreadsheet.ts'

const settings = { from: '2024-01-01', until: '2026-01-01', asOf: '2026-01-01', programme: null }
const t = evidenceText('nl')
const DANGEROUS = '=HYPERLINK("http://example.test")'

const families = [
  ...times(40),
  ...times(20, { before: 'bad', source: 'own' }),
  ...times(12, { before: 'temporary', after: 'bad', start: 'born', screening: 'deprived' }),
  ...times(7, { after: 'none', before: 'unknown', age: false, source: 'unknown', screening: 'missing' }),
]
const group = { programme: 'opkomst', status: 'completed' } as const
const levels = (item: string, start: number, end: number, n: number) => ({
  ...group,
  instrument: 'opkomst-casestudy' as const,
  item,
  start,
  end,
  n,
})
const plain = factsOf(families)
const facts: ReportFacts = {
  ...plain,
  // A partner whose name would be a formula.
  sources: plain.sources.map((source) => (source.id === 'own' ? { ...source, name: DANGEROUS } : source)),
  inOrder: [
    { ...group, item: 'babyuitzet', start: 'no', end: 'yes', n: 30 },
    { ...group, item: 'babyuitzet', start: 'yes', end: 'yes', n: 9 },
    { ...group, item: 'babyuitzet', start: 'yes', end: null, n: 4 },
  ],
  changes: [levels('stress', 2, 4, 14), levels('stress', 3, 3, 6), levels('stress', 4, 1, 5)],
  measured: [
    { ...group, instrument: 'opkomst-casestudy', item: 'stress', n: 27 },
    { ...group, instrument: 'opkomst-casestudy', item: null, n: 27 },
  ],
}
const report = impactReport(facts, settings, testProgrammes)
const figures = presentReport(report, 'nl')

const paper = (shown: readonly PresentedFigure[], notes: readonly string[]) =>
  reportSpreadsheet({ title: t.title, municipality: 'Testgemeente', settings, notes, figures: shown, locale: 'nl' })

/** What a cell must hold for who goes on calculating: the number itself, not what is printed of it. */
function heldBy(cell: Cell): string | number | null {
  if (cell === null || typeof cell === 'number' || typeof cell === 'string') return cell
  switch (cell.kind) {
    case 'share':
    case 'decimal':
    case 'p':
      return cell.value
    case 'points':
      return cell.value * 100
    default:
      return showCell(cell, 'nl')
  }
}

type Rows = readonly (readonly unknown[])[]

function assertTable(rows: Rows, { head, rows: expected }: PresentedTable): void {
  const from = rows.findIndex((row) => row[0] === head[0] && row[1] === head[1])
  assert.ok(from >= 0, `the head ${head.join(', ')}`)
  for (const [at, { label, cells }] of expected.entries()) {
    const row = rows[from + 1 + at] ?? []
    assert.equal(row[0], label)
    for (const [place, cell] of cells.entries()) {
      const [found, wanted] = [row[place + 1] ?? null, heldBy(cell)]
      if (typeof wanted === 'number')
        assert.ok(typeof found === 'number' && Math.abs(found - wanted) < 1e-9, `${label}: ${found} for ${wanted}`)
      else assert.equal(found, wanted === '' ? null : wanted, label)
    }
  }
}

for (const figure of figures) {
  test(`its sheet holds the figure with its definition, n and who is left out: ${figure.id}`, async () => {
    const rows = await readSheet(await paper(figures, []), t.sheets[figure.id])
    const said = new Map(rows.slice(0, 5).map((row) => [row[0], row[1]]))
    assert.equal(rows[0]?.[0], figure.title)
    assert.equal(said.get(t.sheet.measure), figure.measure)
    assert.equal(said.get(t.sheet.counts), figure.counts)
    assert.match(figure.counts, /n = /)
    assert.equal(said.get(t.sheet.definition), figure.definition)
    for (const table of [figure.table, ...(figure.more ?? [])]) assertTable(rows, table)
  })
}

const cells: readonly { sheet: keyof typeof t.sheets; row: string; column: number; expected: unknown }[] = [
  { sheet: 'reach', row: 'Allen: Moeders', column: 1, expected: 79 },
  { sheet: 'reach', row: 'Allen: Slecht of tijdelijk wonen', column: 1, expected: 32 },
  { sheet: 'reach', row: 'Allen: Slecht of tijdelijk wonen', column: 4, expected: 7 },
  { sheet: 'referral', row: DANGEROUS, column: 2, expected: 20 },
  { sheet: 'housing', row: 'Sociale woning', column: 1, expected: 40 },
  { sheet: 'housing', row: 'Sociale woning', column: 2, expected: 60 },
  { sheet: 'in-order', row: 'Babyuitzet', column: 1, expected: 39 },
  { sheet: 'in-order', row: 'Babyuitzet', column: 9, expected: 4 },
  { sheet: 'progress', row: 'Stress', column: 2, expected: 14 },
  { sheet: 'declines', row: 'Stress', column: 2, expected: 5 },
  { sheet: 'screening', row: 'Drie of meer zwak', column: 1, expected: 12 },
]
for (const { sheet, row, column, expected } of cells) {
  test(`a sheet says what was counted: ${sheet}, ${row}, column ${column}`, async () => {
    const rows = await readSheet(await paper(figures, []), t.sheets[sheet])
    assert.equal(rows.find((one) => one[0] === row)?.[column], expected)
  })
}

/** The files of a spreadsheet: it is a zip file, and its central directory says where they are. */
function xmlOf(content: Buffer): string {
  const parts: string[] = []
  for (let at = content.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = content.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    const [method, size, local] = [content.readUInt16LE(at + 10), content.readUInt32LE(at + 20), content.readUInt32LE(at + 42)]
    const from = local + 30 + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28)
    const part = content.subarray(from, from + size)
    parts.push((method === 0 ? part : inflateRawSync(part)).toString('utf8'))
  }
  return parts.join('\n')
}

test('a name that looks like a formula stays text: no cell of any sheet calculates', async () => {
  const xml = xmlOf(await paper(figures, [DANGEROUS]))
  assert.ok(xml.includes('<sheetData'), 'the sheets were read')
  assert.ok(xml.includes('=HYPERLINK('), 'the name is there')
  assert.doesNotMatch(xml, /<f[ >]/)
})

test('the first sheet says what this is, of whom and until when', async () => {
  const [about] = await readXlsx(await paper(figures, ['Let op.']))
  const flat = (about?.data ?? []).flat()
  for (const word of [t.title, 'Testgemeente', '2024-01-01 – 2026-01-01', 'Let op.']) assert.ok(flat.includes(word), word)
})

test('the open data of an edition: every count a multiple of five, what is small is not there', async () => {
  const numbers = numbersOf(report)
  const edition = protectEdition(numbers, [])
  assert.ok(!isRefused(edition))
  const shown = presentEdition(roundEdition(edition), numbers, settings, testProgrammes, 'nl')
  const content = await paper(shown, [t.roundedNote])
  const sheets = await readXlsx(content)
  assert.equal(sheets.length, shown.length + 1)
  const found = sheets.flatMap(({ data }) => data.flat()).filter((cell) => typeof cell === 'number' && Number.isInteger(cell))
  assert.ok(found.length > 15)
  for (const count of found) assert.ok(typeof count === 'number' && count % 5 === 0, `${count}`)
  const reach = await readSheet(content, t.sheets.reach)
  assert.deepEqual(reach.find((row) => row[0] === 'Slecht of tijdelijk wonen')?.slice(1, 3), [30, 70])
  const progress = await readSheet(content, t.sheets.progress)
  assert.deepEqual(progress.find((row) => row[0] === 'Stress')?.slice(1), [25, 15, 5, 5])
})
