import { MyPage } from '#modules/family/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { formatDate } from '#platform/text/format.ts'
import { direction, localeName, publicLocales } from '#platform/text/locale.ts'
import { Document } from '#platform/web/document.tsx'
import { LinkButton } from '#platform/web/fields.tsx'
import { LocaleProvider, type PageContext } from '#platform/web/page-context.ts'
import { Card, DefinitionList, Pictogram, PrintButton, Quiet, ReadThis, StateLabel } from '#platform/web/parts.tsx'
import type { Scheme, SchemeEntry } from './scheme.ts'
import { schemePictures } from './scheme-pictures.ts'
import { schemeWords } from './scheme-words.ts'

function Entry({ entry, scheme }: { entry: SchemeEntry; scheme: Scheme }) {
  const w = schemeWords(scheme.locale)
  const items = [
    { term: w.where, value: entry.where },
    { term: w.how, value: entry.how },
    ...(entry.when === '' ? [] : [{ term: w.when, value: entry.when }]),
    ...(entry.papers.length === 0 ? [] : [{ term: w.papers, value: <Papers papers={entry.papers} /> }]),
  ]
  return (
    <div class="op-stack-s op-scheme-entry">
      <h3>{entry.title}</h3>
      {entry.amount === null ? null : <p class="op-scheme-sum">{entry.amount}</p>}
      {entry.by === null ? null : entry.isUrgent ? (
        <ReadThis>
          <b>{entry.by}</b>
        </ReadThis>
      ) : (
        <p class="op-strong">{entry.by}</p>
      )}
      <p>{entry.summary}</p>
      {entry.note === null ? null : <StateLabel state="ok">{entry.note}</StateLabel>}
      <DefinitionList items={items} />
    </div>
  )
}

function Papers({ papers }: Pick<SchemeEntry, 'papers'>) {
  if (papers.length === 1) return <p>{papers[0]}</p>
  return (
    <ul class="ds-list">
      {papers.map((paper) => (
        <li key={paper}>{paper}</li>
      ))}
    </ul>
  )
}

/** Per part of life: what, how, where, when. */
function SchemeBody({ scheme, today }: { scheme: Scheme; today: IsoDay }) {
  const w = schemeWords(scheme.locale)
  return (
    <>
      {scheme.groups.length === 0 ? <p>{w.none}</p> : null}
      {scheme.groups.map(({ domain, entries }) => (
        <Card
          key={domain}
          id={`s-${domain}`}
          title={
            <span class="op-icon-line">
              <Pictogram name={schemePictures[domain]} />
              <span>{w.domains[domain]}</span>
            </span>
          }
        >
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} scheme={scheme} />
          ))}
        </Card>
      ))}
      <p>{w.help}</p>
      <Quiet>{w.made(formatDate(today, scheme.locale))}</Quiet>
    </>
  )
}

type SchemePaperProps = {
  readonly ctx: PageContext
  readonly scheme: Scheme
  readonly back: { readonly href: string; readonly label: string }
  readonly words: { readonly document: string; readonly language: string }
  readonly hrefs: { readonly page: string; readonly document: string }
}

/** For the family, from the dossier: large type, her language or another, without a name. The document has one or two pages; here is everything. */
export function SchemePaper({ ctx, scheme, back, words, hrefs }: SchemePaperProps) {
  const w = schemeWords(scheme.locale)
  return (
    <Document locale={scheme.locale} title={w.title} municipality={ctx.municipality} size="md">
      <main id="main" class="op-narrow op-main op-stack op-scheme">
        <div class="op-card op-stack op-noprint" lang={ctx.locale} dir={direction(ctx.locale)}>
          <LocaleProvider value={ctx.locale}>
            <p>
              <a class="ds-link" href={back.href}>
                {back.label}
              </a>
            </p>
            <nav class="op-langrow" aria-label={words.language}>
              {publicLocales.map((locale) => (
                <a
                  key={locale}
                  href={`${hrefs.page}?in=${locale}`}
                  lang={locale}
                  dir={direction(locale)}
                  hreflang={locale}
                  aria-current={locale === scheme.locale ? 'true' : undefined}
                >
                  {localeName(locale)}
                </a>
              ))}
            </nav>
            <div class="op-row">
              <LinkButton href={`${hrefs.document}?in=${scheme.locale}`} icon="download" download>
                {words.document}
              </LinkButton>
              <PrintButton />
            </div>
          </LocaleProvider>
        </div>
        <h1>{w.title}</h1>
        <p>{w.lead}</p>
        <SchemeBody scheme={scheme} today={ctx.today} />
      </main>
    </Document>
  )
}

/** The same on her own pages. */
export function OwnSchemePage({ ctx, scheme }: { ctx: PageContext; scheme: Scheme }) {
  const w = schemeWords(scheme.locale)
  return (
    <MyPage ctx={ctx} title={w.title} lead={w.lead} back="/mijn/thuis">
      <div class="op-stack op-scheme">
        <SchemeBody scheme={scheme} today={ctx.today} />
      </div>
    </MyPage>
  )
}
