import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { catalogueIn, loadRights } from '#modules/rights/public.ts'
import { FamilyPaper } from '#platform/paper/family-paper.ts'
import { projectRoot } from '#platform/root.ts'
import { type PublicLocale, publicLocales } from '#platform/text/locale.ts'
import { grouped, type Scheme } from './scheme.ts'
import { schemePaper } from './scheme-paper.ts'
import { schemeWords } from './scheme-words.ts'

const rights = loadRights(projectRoot)
const made = new Date(Date.UTC(2026, 10, 22, 9))
const today = '2026-11-22'

/** A family that has a right to everything: more than any paper holds. */
function schemeOf(locale: PublicLocale, count: number): Scheme {
  const ranked = catalogueIn(projectRoot, rights, locale)
    .rights.slice(0, count)
    .map(({ right: { id, title, summary, domain, apply } }, at) => {
      const { where, how, when, documents: papers } = apply
      const by = at === 0 ? schemeWords(locale).by('1') : null
      return {
        domain,
        entry: { id, title, summary, amount: '€ 1.214,13', where, how, when, papers, note: null, by, isUrgent: by !== null },
      }
    })
  return { locale, ranked, groups: grouped(ranked) }
}

/** What the structure says aloud, in order; texts stand there as UTF-16. */
function spoken(pdf: Buffer): { readonly tag: string; readonly text: string }[] {
  const source = pdf.toString('latin1')
  return [...source.matchAll(/\/S \/(H1|H2|H3|P)\b[\s\S]*?\/ActualText \(((?:\\[\s\S]|[^\\)])*)\)/g)].map(([, tag = '', raw = '']) => {
    const bytes = Buffer.from(
      raw.replace(/\\([nrtbf()\\])/g, (_, sign: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[sign] ?? sign),
      'latin1',
    )
    return { tag, text: bytes[0] === 0xfe ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1') }
  })
}

const pagesOf = (pdf: Buffer): number => [...pdf.toString('latin1').matchAll(/\/Type \/Page\b(?!s)/g)].length

for (const locale of publicLocales) {
  test(`in ${locale} the paper has one or two pages, says what it is, and how many rights it left out`, async () => {
    const w = schemeWords(locale)
    const all = schemeOf(locale, 59)
    const pdf = await schemePaper(all, 'Testgemeente', made, today)
    const source = pdf.toString('latin1')
    assert.equal(pagesOf(pdf), 2)
    for (const part of ['/Marked true', '/StructTreeRoot', `/Lang (${locale})`, '/DisplayDocTitle true', 'pdfuaid:part', '/FontFile2'])
      assert.ok(source.includes(part), part)
    assert.doesNotMatch(source, /\/BaseFont \/Helvetica/, 'every letter is in the document')
    const said = spoken(pdf)
    assert.deepEqual(said[0], { tag: 'H1', text: w.title })
    const shown = said.filter(({ tag }) => tag === 'H3').length
    assert.ok(shown >= 5, `${shown} rights`)
    assert.ok(
      said.some(({ text }) => text === w.more(59 - shown)),
      'how many more',
    )
    for (const { entry } of all.ranked.slice(0, shown))
      assert.ok(
        said.some(({ text }) => text === entry.title),
        entry.title,
      )
  })
}

test('every sentence of the catalogue can be set in Arabic, where letters change with their neighbours', () => {
  const paper = new FamilyPaper({ title: 'x', author: 'x', language: 'ar', made, foot: () => '' })
  const said = schemeOf('ar', 59).ranked.flatMap(({ entry: { title, summary, where, how, when, papers } }) =>
    [title, summary, where, how, when, ...papers].filter((text) => text !== ''),
  )
  const blocks = said.map((text) => ({ tag: 'P', spans: [{ text }], size: 13, above: 0 }) as const)
  assert.ok(paper.pagesOf(blocks.map((block) => ({ blocks: [block] }))) > 10)
})

test('little stands on one page, and nothing more is announced', async () => {
  const pdf = await schemePaper(schemeOf('nl', 2), 'Testgemeente', made, today)
  assert.equal(pagesOf(pdf), 1)
  assert.ok(!spoken(pdf).some(({ text }) => text.startsWith('Andere rechten')))
  assert.equal(pagesOf(await schemePaper(schemeOf('ar', 0), 'Testgemeente', made, today)), 1)
})

/** The sizes of the letters of the text, as they stand in the pages. */
const sizesIn = (pdf: Buffer): ReadonlySet<number> => {
  const source = pdf.toString('latin1')
  const streams = [...source.matchAll(/stream\r?\n([\s\S]*?)endstream/g)].map(([, raw = '']) => raw)
  const plain = streams.map((raw) => {
    try {
      return inflateSync(Buffer.from(raw, 'latin1')).toString('latin1')
    } catch {
      return raw
    }
  })
  return new Set(plain.flatMap((text) => [...text.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size = '']) => Number(size))))
}

test('where there is room the letters are larger, and no right makes way for them', async () => {
  const few = sizesIn(await schemePaper(schemeOf('nl', 3), 'Testgemeente', made, today))
  assert.ok(few.has(18), [...few].join(' '))
  const many = sizesIn(await schemePaper(schemeOf('nl', 59), 'Testgemeente', made, today))
  assert.ok(many.has(13) && !many.has(18) && !many.has(16), [...many].join(' '))
})
