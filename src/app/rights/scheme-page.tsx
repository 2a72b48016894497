import { MyPage } from '#modules/family/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { formatDate } from '#platform/text/format.ts'
import { Document } from '#platform/web/document.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DefinitionList, Pictogram, type PictogramName, PrintButton, Quiet } from '#platform/web/parts.tsx'
import type { Scheme, SchemeEntry } from './scheme.ts'
import { schemeWords } from './scheme-words.ts'

const pictures: Readonly<Record<Scheme['groups'][number]['domain'], PictogramName>> = {
  housing: 'housing',
  money: 'money',
  paperwork: 'papers',
  baby: 'childcare',
  wellbeing: 'feelings',
  network: 'parents',
}

function Entry({ entry, scheme }: { entry: SchemeEntry; scheme: Scheme }) {
  const w = schemeWords(scheme.locale)
  const items = [
    { term: w.where, value: entry.where },
    { term: w.how, value: entry.how },
    ...(entry.when === '' ? [] : [{ term: w.when, value: entry.when }]),
    ...(entry.papers.length === 0 ? [] : [{ term: w.papers, value: entry.papers.join(' · ') }]),
  ]
  return (
    <div class="op-stack-s">
      <h3>{entry.title}</h3>
      <p>{entry.summary}</p>
      {entry.amount === null ? null : (
        <p>
          <b>{entry.amount}</b>
        </p>
      )}
      {entry.note === null ? null : <p>{entry.note}</p>}
      <DefinitionList items={items} />
    </div>
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
              <Pictogram name={pictures[domain]} />
              <span>{w.domains[domain]}</span>
            </span>
          }
        >
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} scheme={scheme} />
          ))}
        </Card>
      ))}
      <Quiet>{w.made(formatDate(today, scheme.locale))}</Quiet>
    </>
  )
}

/** On paper for the family: large type, her language, without a name. */
export function SchemePaper({ ctx, scheme, back }: { ctx: PageContext; scheme: Scheme; back: { href: string; label: string } }) {
  const w = schemeWords(scheme.locale)
  return (
    <Document locale={scheme.locale} title={w.title} municipality={ctx.municipality} size="md">
      <main id="main" class="op-narrow op-main op-stack">
        <div class="op-row op-noprint" lang={ctx.locale} dir="ltr">
          <a class="ds-link" href={back.href}>
            {back.label}
          </a>
          <PrintButton />
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
      <SchemeBody scheme={scheme} today={ctx.today} />
    </MyPage>
  )
}
