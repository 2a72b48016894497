import { formatDay, formatList } from '#platform/text/format.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { DefinitionList, IconLine, Quiet } from '#platform/web/parts.tsx'
import type { EntryContent } from '../domain/entry.ts'
import type { SheetLine } from '../domain/sheet.ts'
import { termOn } from '../domain/term.ts'
import { type Text, text } from '../text.ts'

/** One fact of the sheet in words. */
export function lineWords(line: SheetLine, t: Text, ctx: PageContext): string {
  const { sheet } = t
  switch (line.kind) {
    case 'mother':
      return sheet.mother[line.age]
    case 'pregnant':
      return sheet.pregnant(line.weeks)
    case 'children': {
      const ages = line.ages.map((band) => sheet.childAges[band])
      return sheet.children(line.count, line.orMore, formatList(ages, ctx.locale))
    }
    case 'co-parent':
      return sheet.coParent
    case 'language':
      return sheet.language[line.language]
    case 'interpreter':
      return sheet.interpreter
    case 'guided':
      return sheet.guided[line.since]
  }
}

function rowsOf(content: EntryContent, t: Text, ctx: PageContext): readonly (readonly [string, string | null])[] {
  const f = t.fields
  const day = (on: string) => formatDay(on, ctx.locale, ctx.today)
  const told = (isTold: boolean, reason: string | null): readonly (readonly [string, string | null])[] => [
    [f.isTold, isTold ? t.yes : t.no],
    [f.toldReason, isTold ? null : reason],
  ]
  switch (content.kind) {
    case 'sheet':
      return []
    case 'consultation':
      return [
        [f.on, day(content.on)],
        [f.centre, content.centre],
        [f.withWhom, content.withWhom],
        [f.isAnonymous, content.isAnonymous ? t.yes : t.no],
        [f.question, content.question],
        [f.advice, content.advice],
      ]
    case 'decision':
      return [
        [f.on, day(content.on)],
        [f.choice, t.choices[content.choice]],
        [f.why, content.why],
        [f.alternatives, content.alternatives],
        ...told(content.isTold, content.toldReason),
      ]
    case 'term':
      return [
        [f.startedOn, day(content.startedOn)],
        [f.workingDays, String(content.workingDays)],
      ]
    case 'document':
      return [
        [f.concern, content.concern],
        [f.facts, content.facts],
        [f.strengths, content.strengths],
        [f.tried, content.tried],
        [f.asked, content.asked],
      ]
    case 'report-right':
      return [
        [f.on, day(content.on)],
        [f.danger, content.danger],
        [f.alternatives, content.alternatives],
        [f.consulted, content.consulted],
        [f.reportChoice, t.reportChoices[content.choice]],
        ...told(content.isTold, content.toldReason),
      ]
  }
}

function SheetView({ content }: { content: Extract<EntryContent, { kind: 'sheet' }> }) {
  return (
    <>
      <ul class="ds-list">
        {content.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="op-pre">{content.words}</p>
    </>
  )
}

function TermView({ content, ctx }: { content: Extract<EntryContent, { kind: 'term' }>; ctx: PageContext }) {
  const t = text(ctx.locale)
  const { endsOn, left, state } = termOn(content, ctx.today)
  return (
    <>
      <p>{content.what}</p>
      <IconLine icon={state === 'running' ? 'clock' : 'bell'}>
        <b>{t.term.until(formatDay(endsOn, ctx.locale, ctx.today))}.</b> {state === 'over' ? t.term.over : t.term.left(left)}
      </IconLine>
    </>
  )
}

/** What an entry says, on the screen and on paper. */
export function EntryView({ content, ctx }: { content: EntryContent; ctx: PageContext }) {
  const t = text(ctx.locale)
  const rows = rowsOf(content, t, ctx).flatMap(([term, value]) =>
    value === null || value === '' ? [] : [{ term, value: <span class="op-pre">{value}</span> }],
  )
  return (
    <>
      {content.kind === 'sheet' ? <SheetView content={content} /> : null}
      {content.kind === 'term' ? <TermView content={content} ctx={ctx} /> : null}
      {rows.length === 0 ? null : <DefinitionList items={rows} />}
    </>
  )
}

export function Withdrawn({ ctx }: { ctx: PageContext }) {
  return <Quiet>{text(ctx.locale).part.withdrawn}</Quiet>
}
