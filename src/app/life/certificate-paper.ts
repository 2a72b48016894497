import { type Certificate, seriesList } from '#modules/lifecycle/public.ts'
import { dayInBrussels } from '#platform/day.ts'
import { Paper } from '#platform/paper/sheet-of-paper.ts'
import { formatDate, formatHour } from '#platform/text/format.ts'
import { kindNamed } from '../matrix/kinds.ts'
import { matrixText } from '../matrix/text.ts'
import { text } from './text.ts'

/** What a table holds in words, with its name behind it: the first for who reads, the second for who compares. */
export function tableWords(table: string): string {
  const name = table.replaceAll('"', '')
  const kind = kindNamed(name)
  return `${kind === null ? text('nl').keep.otherKind : matrixText('nl').kinds[kind]} (${name})`
}

function seriesWords(series: string): string {
  const known = seriesList.find((one) => one === series)
  return known === undefined ? series : text('nl').keep.series[known].toLowerCase()
}

/** The certificate on paper: for the archive, so in Dutch. It names two colleagues and no family. */
export async function certificatePaper(one: Certificate, municipality: string, names: ReadonlyMap<string, string>): Promise<Buffer> {
  const title = 'Bewijs van vernietiging'
  const paper = new Paper({
    title,
    author: `Opkomst ${municipality}`,
    language: 'nl',
    made: one.erasedAt,
    page: (n, of) => `${title} · bladzijde ${n} van ${of}`,
  })
  paper.heading('H1', title)
  paper.paragraph(`${municipality}, ${formatDate(dayInBrussels(one.erasedAt), 'nl')}, ${formatHour(one.erasedAt, 'nl')}.`)
  paper.paragraph(
    'De gegevens hieronder zijn voorgoed gewist uit de databank, de bestanden, de zoekkolommen, de kladjes, de wachtrij en de berichten. Reservekopieën lopen af volgens hun eigen termijn.',
  )
  paper.paragraph(`Reeks: ${seriesWords(one.series)}. Grond: ${one.ground === 'request' ? 'gevraagd door het gezin' : 'bewaartermijn'}.`)
  paper.paragraph(`Regel: ${one.rule}.`)
  paper.paragraph(`Toestemming van het archief: ${one.permission}.`)
  paper.paragraph(
    `Voorgesteld door ${names.get(one.proposedBy) ?? one.proposedBy}, akkoord van ${names.get(one.approvedBy) ?? one.approvedBy}.`,
  )
  paper.rule()
  paper.heading('H2', 'Wat gewist is')
  paper.table(
    ['Soort', 'Rijen'],
    Object.entries(one.counts)
      .map(([name, n]) => [tableWords(name), String(n)])
      .sort(([a = ''], [b = '']) => a.localeCompare(b, 'nl')),
  )
  paper.rule()
  paper.paragraph(`Nummer ${one.id}`, true)
  paper.paragraph(`SHA-256 ${one.hash}`, true)
  if (!one.isWhole) paper.paragraph('Opgelet: deze rij zegt niet meer wat ze zei toen ze geschreven werd.')
  return paper.finish()
}
