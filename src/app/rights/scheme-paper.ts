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
  const entryOf = entryWriter(w, scheme.locale)
  const unitsOf = (count: number): Unit[] => [
    opening(scheme, w),
    ...grouped(scheme.ranked.slice(0, count)).flatMap(({ domain, entries }) =>
      entries.map(
        (entry, at): Unit => (at > 0 ? entryOf(entry) : { blocks: [heading(domain, w), ...entryOf(entry).blocks], isRuled: true }),
      ),
    ),
    closing(scheme.ranked.length - count, formatDate(today, scheme.locale), w),
  ]
  let count = Math.min(scheme.ranked.length, entriesAtMost)
  while (count > 0 && paper.pagesOf(unitsOf(count)) > pagesAtMost) count -= 1
  return paper.write(unitsOf(count))
}

function opening({ ranked }: Scheme, w: SchemeWords): Unit {
  return {
    blocks: [
      { tag: 'H1', spans: [{ text: w.title, isBold: true }], size: 27, above: 0 },
      { tag: 'P', spans: [{ text: ranked.length === 0 ? w.none : w.lead }], size: 14, above: 2 },
    ],
  }
}

function heading(domain: Scheme['groups'][number]['domain'], w: SchemeWords): Block {
  return {
    tag: 'H2',
    spans: [{ text: w.domains[domain], isBold: true }],
    size: 19,
    above: 6,
    pictogram: schemePictures[domain],
  }
}

function line(term: string, value: string, locale: PublicLocale): Block[] {
  const spans = [{ text: `${term}${colon(locale)}`, isBold: true }, { text: value }]
  return value === '' ? [] : [{ tag: 'P', spans, size: smallestType, above: 1 }]
}

/** Blocks are made once per right: how high they are is then known for every number of rights that is tried. */
function entryWriter(w: SchemeWords, locale: PublicLocale): (entry: SchemeEntry) => Unit {
  const made = new Map<string, Unit>()
  return (entry) => {
    const unit = made.get(entry.id) ?? { blocks: entryBlocks(entry, w, locale) }
    made.set(entry.id, unit)
    return unit
  }
}

function entryBlocks(entry: SchemeEntry, w: SchemeWords, locale: PublicLocale): Block[] {
  const { title, summary, amount, where, how, when, papers, note, by, isUrgent } = entry
  const plain = (text: string | null, more: Partial<Block> = {}): Block[] =>
    text === null || text === '' ? [] : [{ tag: 'P', spans: [{ text }], size: smallestType, above: 1, ...more }]
  return [
    { tag: 'H3', spans: [{ text: title, isBold: true }], size: 15, above: 9 },
    ...plain(amount, { spans: [{ text: amount ?? '', isBold: true }], size: 15, colour: ink.accent }),
    ...plain(summary),
    ...plain(by, { spans: [{ text: by ?? '', isBold: true }], isMarked: isUrgent, above: isUrgent ? 4 : 1 }),
    ...plain(note),
    ...line(w.where, where, locale),
    ...line(w.how, how, locale),
    ...line(w.when, when, locale),
    ...line(w.papers, papers.join(' · '), locale),
  ]
}

function closing(more: number, day: string, w: SchemeWords): Unit {
  const spans = [{ text: w.more(more), isBold: true }]
  const others: Block[] = more > 0 ? [{ tag: 'P', spans, size: 14, above: 8, isMarked: true }] : []
  return {
    blocks: [
      ...others,
      { tag: 'P', spans: [{ text: w.help }], size: smallestType, above: 8 },
      { tag: 'P', spans: [{ text: w.made(day) }], size: smallestType, above: 1, colour: ink.quiet },
    ],
  }
}
