import { type StaffLocale, toStaffLocale } from '#platform/text/locale.ts'
import { DateField, FilterForm, LinkButton, SelectField, SubmitButton } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, EmptyState, PrintButton, Split, Tabs } from '#platform/web/parts.tsx'
import { publicWords } from '#platform/web/text.ts'
import type { ProgrammeName } from '../domain/impact-report.ts'
import type { Preset, ReportSettings } from '../domain/settings.ts'
import type { FigureId, PresentedFigure } from '../present/figure.ts'
import type { EvidenceText } from '../text.nl.ts'
import { ChartOf, type LinkTo } from './chart-of.tsx'
import { After, FigureCard, FigureTable } from './figure-card.tsx'
import { reportAddress, settingsQuery } from './settings-query.ts'

export type ReportPageProps = {
  readonly ctx: PageContext
  readonly t: EvidenceText
  readonly settings: ReportSettings
  readonly presets: readonly Preset[]
  readonly programmes: readonly ProgrammeName[]
  readonly figures: readonly PresentedFigure[]
  readonly isEmpty: boolean
  /** Null for who may see figures but no dossiers. */
  readonly link: LinkTo | null
  readonly form: FormState
}

export function ReportPage(props: ReportPageProps) {
  const { ctx, t, settings, figures } = props
  const query = settingsQuery(settings)
  const actions = (
    <>
      <PrintButton />
      <LinkButton href={`/rapport.pdf?${query}`} variant="secondary" icon="download">
        {t.paper}
      </LinkButton>
      <LinkButton href={`/rapport.xlsx?${query}`} variant="secondary" icon="download">
        {t.spreadsheet}
      </LinkButton>
      <LinkButton href={`/rapport/openbaar?${query}`} variant="tertiary">
        {t.edition}
      </LinkButton>
    </>
  )
  const lead = `${ctx.municipality.name} · ${t.about(settings)}`
  return (
    <StaffPage ctx={ctx} title={t.title} lead={lead} section="report" actions={actions}>
      <PresetTabs {...props} />
      <Filter {...props} />
      {props.isEmpty ? (
        <EmptyState
          title={t.empty}
          action={
            <a
              class="ds-button"
              data-variant="secondary"
              href={props.presets[0] === undefined ? '/rapport' : reportAddress(props.presets[0].settings)}
            >
              {t.preset.all}
            </a>
          }
        >
          {t.emptyNext}
        </EmptyState>
      ) : (
        <Figures {...props} figures={figures} />
      )}
      <p class="op-small op-quiet">{t.madeOn(ctx.today)}</p>
    </StaffPage>
  )
}

function PresetTabs({ t, presets, settings }: ReportPageProps) {
  const current = settingsQuery(settings)
  const tabs = presets.map((preset) => ({
    href: reportAddress(preset.settings),
    label: t.preset[preset.id],
    current: settingsQuery(preset.settings) === current,
  }))
  return <Tabs label={t.presets} tabs={tabs} />
}

function Filter({ t, programmes, form }: ReportPageProps) {
  return (
    <FilterForm action="/rapport">
      <DateField form={form} name="van" label={t.from} />
      <DateField form={form} name="tot" label={t.until} />
      <SelectField
        form={form}
        name="programma"
        label={t.programme}
        empty={t.allProgrammes}
        options={programmes.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DateField form={form} name="stand" label={t.asOf} />
      <SubmitButton>{t.show}</SubmitButton>
    </FilterForm>
  )
}

function Figures({ ctx, t, figures, link }: ReportPageProps) {
  const locale = toStaffLocale(ctx.locale)
  const card = (id: FigureId) => {
    const figure = figures.find((one) => one.id === id)
    return figure === undefined ? null : <FigureCard key={id} figure={figure} t={t} locale={locale} link={link} />
  }
  return (
    <>
      <Reach figure={figures.find(({ id }) => id === 'reach')} t={t} link={link} locale={locale} />
      <div class="op-split op-split-even2">
        {card('referral')}
        <div class="op-stack">
          {card('housing')}
          {card('in-order')}
        </div>
      </div>
      {card('mother-scores')}
      {card('agreement')}
      <Split main={card('progress')} side={card('declines')} />
      {card('screening')}
      {card('completion')}
    </>
  )
}

/** The tiles stand on the page itself, not in a card. */
function Reach({
  figure,
  t,
  link,
  locale,
}: {
  figure: PresentedFigure | undefined
  t: EvidenceText
  link: LinkTo | null
  locale: StaffLocale
}) {
  if (figure === undefined) return null
  return (
    <section class="op-stack" aria-labelledby="in-figures">
      <div>
        <h2 id="in-figures">{figure.title}</h2>
        <p class="op-n">
          {figure.measure} · {figure.counts}
        </p>
      </div>
      <ChartOf chart={figure.chart} link={link} />
      <Card>
        <Details summary={publicWords(locale).asTable}>
          <FigureTable table={figure.table} locale={locale} link={null} />
        </Details>
        <After figure={figure} t={t} locale={locale} link={null} />
      </Card>
    </section>
  )
}
