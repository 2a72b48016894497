import type { IsoDay } from '#platform/day.ts'
import { Paper } from '#platform/paper/sheet-of-paper.ts'
import { formatDate } from '#platform/text/format.ts'
import type { Scheme } from './scheme.ts'
import { schemeWords } from './scheme-words.ts'

/** Languages whose letters the fonts of the paper know; the others print from the page. */
const written: ReadonlySet<string> = new Set(['nl', 'fr', 'en', 'es'])

export function hasPaper({ locale }: Scheme): boolean {
  return written.has(locale)
}

/** The scheme as a tagged document: headings and paragraphs in the order they are read, without a name. */
export async function schemePaper(scheme: Scheme, municipality: string, made: Date, today: IsoDay): Promise<Buffer> {
  const { locale, groups } = scheme
  const w = schemeWords(locale)
  const paper = new Paper({ title: w.title, author: municipality, language: locale, made, page: (n, of) => `${w.title} · ${n}/${of}` })
  paper.heading('H1', w.title)
  paper.paragraph(groups.length === 0 ? w.none : w.lead)
  for (const { domain, entries } of groups) {
    paper.rule()
    paper.heading('H2', w.domains[domain])
    for (const { title, summary, amount, where, how, when, papers, note } of entries) {
      paper.heading('H3', amount === null ? title : `${title}: ${amount}`)
      paper.paragraph([summary, note ?? ''].filter((part) => part !== '').join(' '))
      const lines = [
        [w.where, where],
        [w.how, how],
        [w.when, when],
        [w.papers, papers.join(', ')],
      ]
      for (const [term, value] of lines) if (value !== '') paper.paragraph(`${term}: ${value}`)
      paper.gap(4)
    }
  }
  paper.paragraph(w.made(formatDate(today, locale)), true)
  return paper.finish()
}
