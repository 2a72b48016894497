import { allInstruments, itemsOf } from '#modules/indicators/public.ts'
import { languageName } from '#modules/people/public.ts'
import { dayInBrussels, isDay } from '#platform/day.ts'
import { Paper } from '#platform/paper/sheet-of-paper.ts'
import { formatDate, formatHour } from '#platform/text/format.ts'
import type { DossierPackage, PackageTable, PackageValue } from '../domain/package.ts'
import { codeWords } from './codes.ts'
import { readRightsWords, rightsInWords } from './rights-words.ts'

const longest = 1_200
const hour = /^(\d\d):(\d\d):\d\d$/
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

function itemNames(): ReadonlyMap<string, string> {
  return new Map(allInstruments().flatMap((instrument) => itemsOf(instrument).map(({ item }) => [item.id, item.label.nl] as const)))
}

function sayInstant(text: string): string {
  const at = new Date(text)
  return `${formatDate(dayInBrussels(at), 'nl')}, ${formatHour(at, 'nl')}`
}

/** One value in words; null when there is nothing to say. */
export function sayValue(
  column: { readonly name: string; readonly type: string },
  value: PackageValue,
  items: ReadonlyMap<string, string>,
): string | null {
  if (value === null || value === '') return null
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nee'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(codeWords).join(', ')
  if (typeof value === 'object') return sayObject(value, items)
  if (isDay(value)) return formatDate(value, 'nl')
  if (column.type.startsWith('time ') && hour.test(value)) return value.replace(hour, '$1.$2 uur')
  if (column.type.startsWith('timestamp') && instant.test(value)) return sayInstant(value)
  if (/^(language|locale|agreed_language)$/.test(column.name) && /^[a-z]{2,3}$/.test(value)) return languageName(value, 'nl')
  if (/version$/.test(column.name)) return value
  return column.name === 'item' ? (items.get(value) ?? codeWords(value)) : codeWords(value)
}

function sayObject(value: Readonly<Record<string, unknown>>, items: ReadonlyMap<string, string>): string | null {
  const parts = Object.entries(value).flatMap(([key, one]) => {
    const said = typeof one === 'object' && one !== null ? JSON.stringify(one) : one === null ? null : codeWords(String(one))
    return said === null ? [] : [`${items.get(key) ?? codeWords(key)}: ${said}`]
  })
  return parts.length === 0 ? null : parts.join('; ')
}

/** Who she is first, then the guidance, then the rest as the package has it. */
function inReadingOrder(tables: readonly PackageTable[]): readonly PackageTable[] {
  const first = ['people.', 'dossiers.dossier', 'dossiers.', 'contacts.', 'indicators.', 'referrals.']
  const place = ({ name }: PackageTable): number => {
    const found = first.findIndex((start) => name.startsWith(start))
    return found === -1 ? first.length : found
  }
  return tables.toSorted((a, b) => place(a) - place(b))
}

/** A long text in pieces that fit on a page. */
function pieces(text: string): string[] {
  return text.split('\n').flatMap((line) => line.match(new RegExp(`.{1,${longest}}(?:\\s|$)|.{1,${longest}}`, 'gu')) ?? [])
}

function writeTable(paper: Paper, table: PackageTable, items: ReadonlyMap<string, string>): void {
  paper.rule()
  paper.heading('H2', table.title)
  table.rows.forEach((row, index) => {
    if (table.rows.length > 1) paper.heading('H3', `${index + 1} van ${table.rows.length}`)
    for (const column of table.columns) {
      const said = sayValue(column, row[column.name] ?? null, items)
      if (said === null) continue
      for (const [part, words] of pieces(said).entries()) paper.paragraph(part === 0 ? `${column.label}: ${words}` : words)
    }
    paper.gap(4)
  })
}

/** What is known about her, on paper she can read: tagged headings, everyday words, who looked and what is not in it. */
export async function dossierPaper(copy: DossierPackage): Promise<Buffer> {
  const made = new Date(copy.madeAt)
  const items = itemNames()
  const title = 'Jouw dossier'
  const paper = new Paper({
    title,
    author: `Opkomst ${copy.municipality}`,
    language: 'nl',
    made,
    page: (n, of) => `${title} · bladzijde ${n} van ${of}`,
  })
  paper.heading('H1', title)
  paper.paragraph(`Nummer ${copy.reference}. ${copy.municipality}, ${formatDate(dayInBrussels(made), 'nl')}.`)
  paper.paragraph(
    'Hier staat alles wat we over jou en je kinderen bewaren, en wie ernaar keek. Dit papier is van jou. Bewaar het op een veilige plek.',
  )
  paper.paragraph(
    'Klopt er iets niet? Zeg het aan je begeleider. Je mag iets laten verbeteren, bezwaar maken of vragen om te wissen. Je krijgt antwoord binnen een maand.',
  )
  paper.paragraph('Wat er niet bij staat, is niet gevraagd of weten we niet.', true)
  const rights = readRightsWords()
  for (const table of inReadingOrder(copy.tables)) writeTable(paper, rightsInWords(table, rights), items)
  paper.rule()
  paper.heading('H2', 'Wie keek in je dossier, en waarom')
  if (copy.looked.length === 0) paper.paragraph('Niemand.')
  else
    paper.table(
      ['Wanneer', 'Wie', 'Wat', 'Waarvoor'],
      copy.looked.map(({ at, who, act, purpose }) => [sayInstant(at), who, act, purpose]),
    )
  paper.rule()
  paper.heading('H2', 'Wat er niet in staat, en waarom')
  for (const { words } of copy.leftOut) paper.paragraph(words)
  return paper.finish()
}
