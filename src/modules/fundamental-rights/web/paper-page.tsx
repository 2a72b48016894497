import { direction, localeName, type PublicLocale, publicLocales } from '#platform/text/locale.ts'
import { Document } from '#platform/web/document.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { PrintButton } from '#platform/web/parts.tsx'
import { familyWords } from '../family-words.ts'
import { anchorLines, currentRights, heard, rightsOf } from '../rights.ts'
import { text } from '../text.ts'
import { paths } from './paths.ts'

const numbers = Array.from({ length: 11 }, (_, value) => value)

/** The same questions on paper, in her language, without a name: for who would rather write. */
export function PaperPage({ ctx, language }: { ctx: PageContext; language: PublicLocale }) {
  const t = text(ctx.locale)
  const w = familyWords(language)
  const instrument = currentRights()
  const rights = rightsOf(instrument)
  const barriers = (instrument.barriers ?? []).map(({ label }) => heard(label, language))
  return (
    <Document locale={language} title={w.paperTitle} municipality={ctx.municipality} size="md">
      <main id="main" class="op-narrow op-main op-stack op-paper-rights">
        <div class="op-card op-stack op-noprint" lang={ctx.locale} dir={direction(ctx.locale)}>
          <p>
            {t.paperHelp} {t.paperPrint}
          </p>
          <nav class="op-langrow" aria-label={w.language}>
            {publicLocales.map((locale) => (
              <a
                key={locale}
                href={paths.paper(locale)}
                lang={locale}
                dir={direction(locale)}
                hreflang={locale}
                aria-current={locale === language ? 'true' : undefined}
              >
                {localeName(locale)}
              </a>
            ))}
          </nav>
          <PrintButton />
        </div>
        <h1>{w.paperTitle}</h1>
        <p>{w.paperLead}</p>
        <p class="op-writeline">{w.dateLine}: </p>
        {rights.map((right) => (
          <section key={right.id} class="op-paper-right" aria-labelledby={`p-${right.id}`}>
            <h2 id={`p-${right.id}`}>{heard(right.label, language)}</h2>
            <p>{right.question === undefined ? null : heard(right.question, language)}</p>
            <ol class="op-paper-numbers" dir="ltr">
              {numbers.map((value) => (
                <li key={value}>{value}</li>
              ))}
            </ol>
            <ul class="op-paper-anchors">
              {anchorLines(right)
                .filter(({ words }) => words !== null)
                .reverse()
                .map(({ value, words }) => (
                  <li key={value}>
                    <b>{value}</b> {words === null ? '' : heard(words, language)}
                  </li>
                ))}
            </ul>
            <p class="op-paper-boxes">
              <span class="op-strong">{w.barriers}</span>
              {barriers.map((barrier) => (
                <span key={barrier} class="op-paper-box">
                  {barrier}
                </span>
              ))}
            </p>
          </section>
        ))}
        <section class="op-paper-right" aria-labelledby="p-choice">
          <h2 id="p-choice">{w.chooseTitle}</h2>
          <p>{w.chooseLead}</p>
          <p class="op-paper-boxes">
            {[...rights.map((right) => heard(right.label, language)), w.chooseNone].map((label) => (
              <span key={label} class="op-paper-box">
                {label}
              </span>
            ))}
          </p>
          <p class="op-writeline op-writelines">{w.chooseWhy}</p>
        </section>
      </main>
    </Document>
  )
}
