import type { DossierSummary } from '#modules/dossiers/public.ts'
import { said } from '#modules/programmes/public.ts'
import { formatDay, formatList } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { ActionButton, ErrorSummary, Form, type FormState, LinkButton, SubmitButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, List, ListItem, Quiet, ReadThis } from '#platform/web/parts.tsx'
import { itemsOf } from '../domain/instrument.ts'
import type { Instrument } from '../domain/instrument-schema.ts'
import type { Measurement } from '../domain/measurement.ts'
import { screen } from '../domain/screening.ts'
import { firstOpen, type Screen } from '../domain/steps.ts'
import { respondentName, text } from '../text.ts'
import { addresses } from './addresses.ts'
import { answerWords, type Speech } from './answer-words.ts'
import { PresenceCard } from './presence.tsx'
import { OnePageFields } from './start-page.tsx'

export type OverviewPageProps = {
  readonly ctx: PageContext
  readonly dossier: DossierSummary
  readonly instrument: Instrument
  readonly main: Measurement
  readonly screens: readonly Screen[]
  readonly childIds: readonly string[]
  /** A form about who was there that was refused; null while nothing was posted. */
  readonly presenceForm?: FormState | null
}

/** Everything that was chosen, with a way to correct each answer, before it is put away. */
export function OverviewPage(props: OverviewPageProps) {
  const { ctx, dossier, instrument, main, screens } = props
  const t = text(ctx.locale)
  const open = firstOpen(screens)
  const isOneByOne = instrument.kind === 'one-per-screen'
  const who = respondentName(t, main.respondent, dossier.motherGivenName)
  const lead = [
    t.moments[main.moment],
    formatDay(main.measuredOn, ctx.locale, ctx.today),
    who,
    ...(main.isRetrospective ? [t.thenTest] : []),
  ].join(' · ')
  return (
    <StaffPage ctx={ctx} section="families" width="narrow" title={t.overviewTitle(said(instrument.short, ctx.locale))} lead={lead}>
      <Summary {...props} />
      {instrument.domains.map((domain) => (
        <DomainCard key={domain.id} {...props} domainId={domain.id} title={said(domain.label, ctx.locale)} />
      ))}
      <PresenceCard ctx={ctx} dossier={dossier} main={main} form={props.presenceForm ?? null} />
      <div class="op-row">
        {open !== null && isOneByOne ? (
          <LinkButton href={addresses.item(dossier.id, open.measurementId, open.item.id)}>{t.goOnAt(screens.indexOf(open) + 1)}</LinkButton>
        ) : null}
        {isOneByOne ? (
          <ActionButton ctx={ctx} action={addresses.finish(dossier.id, main.id)} variant={open === null ? undefined : 'secondary'}>
            {t.done}
          </ActionButton>
        ) : (
          <>
            <LinkButton href={addresses.dossier(dossier.id)}>{t.backToDossier(dossier.motherGivenName)}</LinkButton>
            <LinkButton href={addresses.correct(dossier.id, main.id)} variant="secondary">
              {t.change}
            </LinkButton>
          </>
        )}
      </div>
      <Details summary={t.withdraw}>
        <p>{t.withdrawHelp}</p>
        <p>
          <ActionButton ctx={ctx} action={addresses.withdraw(dossier.id, main.id)} variant="secondary" icon="undo">
            {t.withdraw}
          </ActionButton>
        </p>
      </Details>
    </StaffPage>
  )
}

function Summary({ ctx, instrument, main, screens }: OverviewPageProps) {
  const t = text(ctx.locale)
  const count = (state: string | null) => screens.filter((one) => (one.answer?.state ?? null) === state).length
  const parts = [
    { n: count('unknown'), words: t.countUnknown },
    { n: count('not-applicable'), words: t.countNotApplicable },
    { n: count('skipped'), words: t.countSkipped },
    { n: count(null), words: t.countMissing },
  ].filter(({ n }) => n > 0)
  const { threshold } = instrument
  const result =
    threshold === undefined
      ? null
      : screen(
          main.answers,
          itemsOf(instrument).map(({ item }) => item.id),
          threshold,
        )
  return (
    <Card look="tint">
      {result === null ? null : (
        <>
          <p class="op-strong">
            {t.screening(result.weak)} {result.unknown > 0 ? t.screeningUnknown(result.unknown) : ''}
          </p>
          <p>
            {t.outcomes[result.outcome]} {t.screeningMeaning}
          </p>
        </>
      )}
      <p class={result === null ? 'op-strong' : undefined}>{t.answered(count('answered'), screens.length)}</p>
      {parts.length === 0 ? null : (
        <Quiet>
          {t.notScored(
            formatList(
              parts.map(({ n, words }) => words(n)),
              ctx.locale,
            ),
          )}
        </Quiet>
      )}
    </Card>
  )
}

function DomainCard(props: OverviewPageProps & { domainId: string; title: string }) {
  const { ctx, dossier, instrument, screens, childIds } = props
  const t = text(ctx.locale)
  const speech: Speech = { t, locale: ctx.locale }
  const own = screens.filter((one) => one.domainId === props.domainId)
  if (own.length === 0) return null
  return (
    <Card title={props.title} id={`thema-${props.domainId}`}>
      <List>
        {own.map((one) => {
          const label = said(one.item.label, ctx.locale)
          const child = one.childId === null ? '' : t.aboutChild(childIds.indexOf(one.childId) + 1)
          const change = (
            <LinkButton
              href={addresses.item(dossier.id, one.measurementId, one.item.id)}
              variant="tertiary"
              label={t.changeItem(child === '' ? label : `${label}, ${child}`)}
            >
              {t.change}
            </LinkButton>
          )
          return (
            <ListItem
              key={`${one.measurementId}${one.item.id}`}
              sub={child === '' ? undefined : child}
              end={instrument.kind === 'one-per-screen' ? change : undefined}
            >
              {label}
              <div class={one.answer?.state === 'answered' ? 'op-strong' : 'op-quiet'}>
                {answerWords(instrument, one.item, one.answer, speech)}
              </div>
            </ListItem>
          )
        })}
      </List>
    </Card>
  )
}

export type CorrectPageProps = Omit<OverviewPageProps, 'screens'> & { readonly form: FormState; readonly saveKey?: string | undefined }

/** The page of a short instrument again, filled in as it stands. */
export function CorrectPage(props: CorrectPageProps) {
  const { ctx, dossier, instrument, main, form } = props
  const t = text(ctx.locale)
  return (
    <StaffPage
      ctx={ctx}
      section="families"
      width="narrow"
      title={labelled(t.change, said(instrument.short, ctx.locale), ctx.locale)}
      lead={`${t.moments[main.moment]} · ${formatDay(main.measuredOn, ctx.locale, ctx.today)}`}
    >
      {main.isRetrospective ? <ReadThis>{t.thenTestNote}</ReadThis> : null}
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Form ctx={ctx} action={addresses.correct(dossier.id, main.id)} saveKey={props.saveKey}>
        <OnePageFields {...props} moment={main.moment} />
        <div class="op-row">
          <SubmitButton>{t.save}</SubmitButton>
          <LinkButton href={addresses.overview(dossier.id, main.id)} variant="tertiary">
            {t.cancel}
          </LinkButton>
        </div>
      </Form>
    </StaffPage>
  )
}
