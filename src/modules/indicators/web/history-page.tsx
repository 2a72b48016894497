import type { DossierSummary } from '#modules/dossiers/public.ts'
import { said } from '#modules/programmes/public.ts'
import { formatDayShort } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { MiniHistory } from '#platform/web/charts.tsx'
import { LinkButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DataTable, Details, EmptyState, List, ListItem, Quiet, Tag } from '#platform/web/parts.tsx'
import { type ItemHistory, type Series, seriesOf } from '../domain/history.ts'
import { scaleOf } from '../domain/instrument.ts'
import type { Instrument } from '../domain/instrument-schema.ts'
import type { Measurement } from '../domain/measurement.ts'
import { respondentName, text, viewOf } from '../text.ts'
import { addresses } from './addresses.ts'
import { AnswerList } from './answer-list.tsx'
import { type Speech, shortWords } from './answer-words.ts'
import { historyLabel, historyRow } from './history-rows.ts'
import { presenceWords } from './presence.tsx'

export type HistoryPageProps = {
  readonly ctx: PageContext
  readonly dossier: DossierSummary
  /** Newest version of each instrument first; only those that were used. */
  readonly used: readonly { readonly instrument: Instrument; readonly measurements: readonly Measurement[] }[]
}

/** Every measurement of a family: per instrument, per version, each respondent apart. */
export function HistoryPage(props: HistoryPageProps) {
  const { ctx, dossier, used } = props
  const t = text(ctx.locale)
  const measure = (
    <LinkButton href={addresses.choose(dossier.id)} icon="measure">
      {t.measure}
    </LinkButton>
  )
  return (
    <StaffPage
      ctx={ctx}
      section="families"
      title={t.historyTitle}
      lead={t.historyLead(dossier.motherGivenName)}
      actions={used.length > 0 ? measure : undefined}
    >
      <p class="op-noprint">
        <a class="ds-link" href={addresses.dossier(dossier.id)}>
          {t.backToDossier(dossier.motherName)}
        </a>
      </p>
      {used.length > 0 ? null : (
        <EmptyState title={t.historyEmpty} action={measure}>
          {t.historyEmptyNext}
        </EmptyState>
      )}
      {used.map(({ instrument, measurements }) => (
        <InstrumentCard key={`${instrument.id}${instrument.version}`} {...props} instrument={instrument} measurements={measurements} />
      ))}
    </StaffPage>
  )
}

type OfInstrument = HistoryPageProps & { readonly instrument: Instrument; readonly measurements: readonly Measurement[] }

function InstrumentCard(props: OfInstrument) {
  const { ctx, instrument, measurements } = props
  const t = text(ctx.locale)
  return (
    <Card
      title={said(instrument.title, ctx.locale)}
      id={`i-${instrument.id}-${instrument.version.replace('.', '-')}`}
      side={<span class="op-small op-quiet">{t.version(instrument.version)}</span>}
    >
      {seriesOf(instrument, measurements).map((series) => (
        <SeriesBlock key={series.respondent} {...props} series={series} />
      ))}
      {measurements.some((one) => one.isRetrospective) ? <Quiet>{t.thenTestNote}</Quiet> : null}
      <h3>{t.measurements}</h3>
      <MeasurementList {...props} />
    </Card>
  )
}

function SeriesBlock(props: OfInstrument & { series: Series }) {
  const { ctx, dossier, instrument, series } = props
  const t = text(ctx.locale)
  const speech: Speech = { t, locale: ctx.locale }
  const scored = series.items.filter(({ item }) => scaleOf(instrument, item) !== null)
  const [first] = scored
  const scale = first === undefined ? null : scaleOf(instrument, first.item)
  return (
    <div class="op-stack-s">
      <h3>{viewOf(t, series.respondent, dossier.motherGivenName)}</h3>
      {scale === null ? null : <Quiet>{instrument.levels === undefined ? t.scaleScores : t.scaleLevels}</Quiet>}
      {scale === null ? null : (
        <MiniHistory
          rows={scored.filter((one) => one.last !== null).map((one) => historyRow(one, dossier.id, speech))}
          min={scale.min}
          max={scale.max}
        />
      )}
      <Harder items={scored} dossierId={dossier.id} speech={speech} />
      <WithoutNumber items={scored} dossierId={dossier.id} speech={speech} />
      {scored.length === 0 ? <AnswerList items={series.items} dossierId={dossier.id} instrument={instrument} speech={speech} /> : null}
      <Details summary={t.asTable}>
        <HistoryTable {...props} speech={speech} />
      </Details>
    </div>
  )
}

type Listed = { readonly items: readonly ItemHistory[]; readonly dossierId: string; readonly speech: Speech }

/** What has no number says so in a word, outside the chart: it has no place on the scale. */
function WithoutNumber({ items, dossierId, speech }: Listed) {
  const words = items
    .filter((one) => one.last === null)
    .map((one) => `${historyLabel(one, dossierId, speech)} (${(historyRow(one, dossierId, speech).unknown ?? '').toLowerCase()})`)
  return words.length === 0 ? null : <Quiet>{speech.t.withoutNumber(words.join(', '))}</Quiet>
}

/** A step down is written and asked about, not alarmed. */
function Harder({ items, dossierId, speech }: Listed) {
  const declined = items.flatMap((one) =>
    one.change === 'declined' && one.first !== null && one.last !== null ? [{ one, from: one.first, to: one.last }] : [],
  )
  if (declined.length === 0) return null
  return (
    <div class="op-read">
      <p class="op-strong">{speech.t.harder}</p>
      <ul class="ds-list">
        {declined.map(({ one, from, to }) => (
          <li key={`${one.item.id}${one.childId ?? ''}`}>{speech.t.harderItem(historyLabel(one, dossierId, speech), from, to)}</li>
        ))}
      </ul>
    </div>
  )
}

function HistoryTable({ ctx, dossier, instrument, series, speech }: OfInstrument & { series: Series; speech: Speech }) {
  const { t } = speech
  const caption = labelled(said(instrument.title, ctx.locale), viewOf(t, series.respondent, dossier.motherGivenName), ctx.locale)
  const columns = series.sittings.map(({ measuredOn, moment, isRetrospective }) => {
    const head = `${formatDayShort(measuredOn, ctx.locale)} (${(isRetrospective ? t.thenTest : t.moments[moment]).toLowerCase()})`
    const cell = (row: ItemHistory) => {
      const point = row.points.findLast(
        (one) => one.measuredOn === measuredOn && one.moment === moment && one.isRetrospective === isRetrospective,
      )
      return shortWords(instrument, row.item, point?.answer ?? null, speech)
    }
    return { head, cell }
  })
  const item = { head: t.item, cell: (row: ItemHistory) => historyLabel(row, dossier.id, speech) }
  return (
    <DataTable caption={caption} columns={[item, ...columns]} rows={series.items} rowKey={(row) => `${row.item.id}${row.childId ?? ''}`} />
  )
}

function MeasurementList({ ctx, dossier, instrument, measurements }: OfInstrument) {
  const t = text(ctx.locale)
  const taken = [...measurements].filter((one) => one.childId === null).reverse()
  return (
    <List>
      {taken.map((one) => {
        const label = `${formatDayShort(one.measuredOn, ctx.locale)}, ${t.moments[one.moment].toLowerCase()}`
        const open = (
          <LinkButton
            href={addresses.overview(dossier.id, one.id)}
            variant="tertiary"
            label={labelled(t.overview, `${said(instrument.short, ctx.locale)}, ${label}`, ctx.locale)}
          >
            {t.overview}
          </LinkButton>
        )
        const sub = [
          respondentName(t, one.respondent, dossier.motherGivenName),
          t.answersGiven(one.answers.size),
          presenceWords(one.present, dossier.motherGivenName, { t, locale: ctx.locale }),
        ]
        return (
          <ListItem key={one.id} sub={sub.filter((part) => part !== null).join(' · ')} end={open}>
            {label} {one.isRetrospective ? <Tag>{t.thenTest}</Tag> : null}
          </ListItem>
        )
      })}
    </List>
  )
}
