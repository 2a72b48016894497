import type { DossierSummary } from '#modules/dossiers/public.ts'
import { said } from '#modules/programmes/public.ts'
import { formatDate, formatList } from '#platform/text/format.ts'
import { MiniHistory } from '#platform/web/charts.tsx'
import { LinkButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quiet, ReadThis } from '#platform/web/parts.tsx'
import { currentInstrument } from '../catalogue.ts'
import { type Series, seriesOf, strengthFirst } from '../domain/history.ts'
import { scaleOf } from '../domain/instrument.ts'
import type { Instrument, Moment } from '../domain/instrument-schema.ts'
import { asOfNow, type Measurement } from '../domain/measurement.ts'
import { text, viewOf } from '../text.ts'
import { addresses } from './addresses.ts'
import type { Speech } from './answer-words.ts'
import { AskedList, lastAsked } from './asked-list.tsx'
import { historyRow } from './history-rows.ts'

export type DueLine = { readonly key: string; readonly line: string; readonly instrument: string; readonly moment: Moment }

export type ProgressCardProps = {
  readonly ctx: PageContext
  readonly dossier: DossierSummary
  readonly measurements: readonly Measurement[]
  readonly due: readonly DueLine[]
  readonly next: string | null
  readonly isRefused: boolean
}

const rowsShown = 6

/** What moved, strength first but with what became harder in the same list; then what is to be measured. */
export function ProgressCard(props: ProgressCardProps) {
  const { ctx, dossier, due, next, isRefused } = props
  const t = text(ctx.locale)
  const blocks = ['opkomst-casestudy', 'moederscores'].flatMap((id) => {
    const instrument = currentInstrument(id)
    if (instrument === null) return []
    const own = asOfNow(props.measurements, instrument, dossier)
    return seriesOf(instrument, own).map((series, index) => ({ instrument, series, isFirst: index === 0 }))
  })
  const asked = lastAsked(props.measurements)
  const [first] = due
  const measureHref =
    first === undefined ? addresses.choose(dossier.id) : `${addresses.start(dossier.id, first.instrument)}?moment=${first.moment}`
  return (
    <Card title={t.progressTitle} id="evolutie">
      {blocks.length === 0 && asked.length === 0 ? <Quiet>{t.nothingYet}</Quiet> : null}
      {blocks.map(({ instrument, series, isFirst }) => (
        <SeriesRows key={`${instrument.id}${series.respondent}`} {...{ ctx, dossier, instrument, series, isFirst }} />
      ))}
      <AskedList ctx={ctx} dossier={dossier} asked={asked} hasScores={blocks.length > 0} />
      {due.map((one) => (
        <p key={one.key} class="op-why op-small">
          {one.line}
        </p>
      ))}
      {isRefused ? <ReadThis>{t.refuses(dossier.motherGivenName)}</ReadThis> : null}
      <div class="op-item-end">
        <span class="op-small">{next ?? (due.length === 0 && dossier.isOpen ? t.noneAhead : '')}</span>
        <LinkButton href={measureHref} variant={isRefused ? 'tertiary' : 'secondary'}>
          {t.measure}
        </LinkButton>
      </div>
      <p class="op-small">
        <a class="ds-link" href={addresses.history(dossier.id)}>
          {t.allHistory}
        </a>
      </p>
    </Card>
  )
}

type SeriesRowsProps = { ctx: PageContext; dossier: DossierSummary; instrument: Instrument; series: Series; isFirst: boolean }

function SeriesRows({ ctx, dossier, instrument, series, isFirst }: SeriesRowsProps) {
  const t = text(ctx.locale)
  const speech: Speech = { t, locale: ctx.locale }
  const ordered = strengthFirst(series.items)
  const declined = ordered.filter((one) => one.change === 'declined')
  // What became harder is never what falls off the end of a short list.
  const kept = ordered.filter((one) => one.change !== 'declined').slice(0, Math.max(0, rowsShown - declined.length))
  const shown = [...kept, ...declined]
  const [any] = shown
  const scale = any === undefined ? null : scaleOf(instrument, any.item)
  if (scale === null) return null
  const days = [...new Set(series.sittings.map(({ measuredOn }) => formatDate(measuredOn, ctx.locale)))]
  const rest = ordered.length - shown.length
  return (
    <div class="op-stack-s">
      {isFirst ? <h3>{said(instrument.short, ctx.locale)}</h3> : null}
      <Quiet>
        {t.filledOn(viewOf(t, series.respondent, dossier.motherGivenName), formatList(days.slice(-3), ctx.locale))}{' '}
        {instrument.levels === undefined ? t.scaleScores : t.scaleLevels}
      </Quiet>
      <MiniHistory rows={shown.map((one) => historyRow(one, dossier.id, speech))} min={scale.min} max={scale.max} />
      {rest > 0 ? <Quiet>{t.more(rest)}</Quiet> : null}
    </div>
  )
}
