import type { IsoDay } from '#platform/day.ts'
import { type Block, FamilyPaper, smallestType, type Unit } from '#platform/paper/family-paper.ts'
import { ink } from '#platform/paper/sheet-of-paper.ts'
import { formatDate } from '#platform/text/format.ts'
import { colon } from '#platform/text/labelled.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { grouped, type Scheme, type SchemeEntry } from './scheme.ts'
import { schemePictures } from './scheme-pictures.ts'
import { type SchemeWords, schemeWords } from './scheme-words.ts'

const pagesAtMost = 2
/** Of the text, in points, the largest that leaves it on two pages; titles are larger by as much as they always were. */
const sizes: readonly number[] = [18, 16, 14, smallestType]
/** More than this does not fit on two pages in any language. */
const entriesAtMost = 16

/**
 * The scheme as a tagged document of one or two pages, without a name: as many rights as fit, what matters most first, and below how many more there are
 * and where. The same day and the same rights make the same paper.
 */
export async function schemePaper(scheme: Scheme, municipality: string, made: Date, today: IsoDay): Promise<Buffer> {
  const w = schemeWords(scheme.locale)
  const foot = (page: number, of: number) => `${municipality} · ${w.foot(page, of)}`
  const paper = new FamilyPaper({ title: w.title, author: municipality, language: scheme.locale, made, foot })
  const writers = new Map(sizes.map((size) => [size, entryWriter(w, scheme.locale, size)]))
  const unitsOf = (count: number, size: number): Unit[] => [
    opening(scheme, w, size),
    ...grouped(scheme.ranked.slice(0, count)).flatMap(({ domain, entries }) =>
      entries.map((entry, at): Unit => {
        const { blocks } = writers.get(size)?.(entry) ?? { blocks: [] }
        return at > 0 ? { blocks } : { blocks: [heading(domain, w, size), ...blocks], isRuled: true }
      }),
    ),
    closing(scheme.ranked.length - count, formatDate(today, scheme.locale), w, size),
  ]
  let count = Math.min(scheme.ranked.length, entriesAtMost)
  while (count > 0 && paper.pagesOf(unitsOf(count, smallestType)) > pagesAtMost) count -= 1
  // No right makes way for larger letters: those come where there is room left.
  const size = sizes.find((one) => paper.pagesOf(unitsOf(count, one)) <= pagesAtMost) ?? smallestType
  return paper.write(unitsOf(count, size))
}

function opening({ ranked }: Scheme, w: SchemeWords, size: number): Unit {
  return {
    blocks: [
      { tag: 'H1', spans: [{ text: w.title, isBold: true }], size: size + 14, above: 0 },
      { tag: 'P', spans: [{ text: ranked.length === 0 ? w.none : w.lead }], size: size + 1, above: 2 },
    ],
  }
}

function heading(domain: Scheme['groups'][number]['domain'], w: SchemeWords, size: number): Block {
  return {
    tag: 'H2',
    spans: [{ text: w.domains[domain], isBold: true }],
    size: size + 6,
    above: 6,
    pictogram: schemePictures[domain],
  }
}

function line(term: string, value: string, { locale, size }: Look): Block[] {
  const spans = [{ text: `${term}${colon(locale)}`, isBold: true }, { text: value }]
  return value === '' ? [] : [{ tag: 'P', spans, size, above: 1 }]
}

/** Blocks are made once per right: how high they are is then known for every number of rights that is tried. */
function entryWriter(w: SchemeWords, locale: PublicLocale, size: number): (entry: SchemeEntry) => Unit {
  const made = new Map<string, Unit>()
  return (entry) => {
    const unit = made.get(entry.id) ?? { blocks: entryBlocks(entry, w, { locale, size }) }
    made.set(entry.id, unit)
    return unit
  }
}

type Look = { readonly locale: PublicLocale; readonly size: number }

function entryBlocks(entry: SchemeEntry, w: SchemeWords, look: Look): Block[] {
  const { title, summary, amount, where, how, when, papers, note, by, isUrgent } = entry
  const plain = (text: string | null, more: Partial<Block> = {}): Block[] =>
    text === null || text === '' ? [] : [{ tag: 'P', spans: [{ text }], size: look.size, above: 1, ...more }]
  return [
    { tag: 'H3', spans: [{ text: title, isBold: true }], size: look.size + 2, above: 9 },
    ...plain(amount, { spans: [{ text: amount ?? '', isBold: true }], size: look.size + 2, colour: ink.accent }),
    ...plain(summary),
    ...plain(by, { spans: [{ text: by ?? '', isBold: true }], isMarked: isUrgent, above: isUrgent ? 4 : 1 }),
    ...plain(note),
    ...line(w.where, where, look),
    ...line(w.how, how, look),
    ...line(w.when, when, look),
    ...line(w.papers, papers.join(' · '), look),
  ]
}

function closing(more: number, day: string, w: SchemeWords, size: number): Unit {
  const spans = [{ text: w.more(more), isBold: true }]
  const others: Block[] = more > 0 ? [{ tag: 'P', spans, size: size + 1, above: 8, isMarked: true }] : []
  return {
    blocks: [
      ...others,
      { tag: 'P', spans: [{ text: w.help }], size, above: 8 },
      { tag: 'P', spans: [{ text: w.made(day) }], size, above: 1, colour: ink.quiet },
    ],
  }
}
