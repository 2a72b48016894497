import type { DossierSummary } from '#modules/dossiers/public.ts'
import { said } from '#modules/programmes/public.ts'
import { addDays } from '#platform/day.ts'
import { formatDay } from '#platform/text/format.ts'
import {
  CheckboxField,
  DateField,
  ErrorSummary,
  Form,
  type FormState,
  HiddenFields,
  LinkButton,
  Question,
  RadioPills,
  SavedNote,
  SubmitButton,
} from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, Quiet, ReadThis, Tabs } from '#platform/web/parts.tsx'
import { childrenAsked, itemsAt } from '../domain/instrument.ts'
import type { Instrument, Moment } from '../domain/instrument-schema.ts'
import { refusesMeasuring } from '../queries/due.ts'
import { respondentName, text } from '../text.ts'
import { addresses, measurementDraft } from './addresses.ts'
import type { Speech } from './answer-words.ts'
import { ItemField } from './item-field.tsx'
import { PresenceFields } from './presence.tsx'

export type Resume = { readonly href: string; readonly done: number; readonly total: number; readonly day: string }

export type StartPageProps = {
  readonly ctx: PageContext
  readonly dossier: DossierSummary
  readonly instrument: Instrument
  readonly form: FormState
  readonly saveKey?: string | undefined
  /** Hour at which what stands here was kept as a draft. */
  readonly savedAt?: string | undefined
  readonly resume: Resume | null
  readonly childIds: readonly string[]
  /** Moment whose questions a one-page instrument shows. */
  readonly moment: Moment
}

/** Who, when, which moment; a short instrument follows on the same page. */
export function StartPage(props: StartPageProps) {
  const { ctx, dossier, instrument, form, resume } = props
  const t = text(ctx.locale)
  const isOnePage = instrument.kind === 'one-page'
  return (
    <StaffPage
      ctx={ctx}
      section="families"
      width="narrow"
      title={said(instrument.title, ctx.locale)}
      lead={`${t.measureWith(dossier.motherGivenName)}. ${said(instrument.intro, ctx.locale)}`}
    >
      {refusesMeasuring(dossier, ctx.today) ? <ReadThis>{t.refuses(dossier.motherGivenName)}</ReadThis> : null}
      {resume === null ? null : (
        <Card title={t.resumeTitle} id="resume" look="warm">
          <p>{t.resumeLine(resume.done, resume.total, resume.day)}</p>
          <p>
            <LinkButton href={resume.href}>{t.resume}</LinkButton>
          </p>
        </Card>
      )}
      {isOnePage && instrument.moments.length > 1 ? <MomentTabs {...props} /> : null}
      <ErrorSummary errors={form.errors} ctx={ctx} />
      {resume === null ? null : <h2>{t.startNew}</h2>}
      <Form
        ctx={ctx}
        action={addresses.start(dossier.id, instrument.id)}
        saveKey={props.saveKey}
        draftKey={measurementDraft(dossier.id, instrument.id)}
      >
        <OccasionFields {...props} />
        {isOnePage ? <OnePageFields {...props} /> : null}
        <SavedNote at={props.savedAt} />
        <div class="op-row">
          <SubmitButton variant={resume === null ? undefined : 'secondary'}>{isOnePage ? t.save : t.begin}</SubmitButton>
          <LinkButton href={addresses.dossier(dossier.id)} variant="tertiary">
            {t.backToDossier(dossier.motherGivenName)}
          </LinkButton>
        </div>
      </Form>
      <Details summary={t.source}>
        <Quiet>
          {instrument.source.name} {instrument.version}
        </Quiet>
      </Details>
    </StaffPage>
  )
}

/** Each moment has questions of its own, so it is an address and not a field. */
function MomentTabs({ ctx, dossier, instrument, moment }: StartPageProps) {
  const t = text(ctx.locale)
  const here = addresses.start(dossier.id, instrument.id)
  const tabs = instrument.moments.map((value) => ({ href: `${here}?moment=${value}`, label: t.moments[value], current: value === moment }))
  return <Tabs tabs={tabs} label={t.moment} />
}

function OccasionFields({ ctx, dossier, instrument, form, moment }: StartPageProps) {
  const t = text(ctx.locale)
  const isOnePage = instrument.kind === 'one-page'
  const yesterday = addDays(ctx.today, -1)
  const chips = [
    { value: ctx.today, label: t.today },
    { value: yesterday, label: t.yesterday },
  ]
  const moments = instrument.moments.map((value) => ({ value, label: t.moments[value] }))
  const people = instrument.respondents.map((value) => ({ value, label: respondentName(t, value, dossier.motherGivenName) }))
  return (
    <Card>
      {isOnePage ? <HiddenFields values={{ moment }} /> : null}
      {!isOnePage && moments.length > 1 ? <RadioPills form={form} name="moment" label={t.moment} options={moments} /> : null}
      <DateField form={form} name="dag" label={t.day} chips={chips} max={ctx.today} />
      {people.length > 1 ? <RadioPills form={form} name="wie" label={t.who} help={t.whoHelp} options={people} /> : null}
      <PresenceFields form={form} givenName={dossier.motherGivenName} t={t} />
      {instrument.moments.length > 1 && (!isOnePage || moment === 'start') ? (
        <CheckboxField form={form} name="achteraf" label={t.retrospective} help={t.retrospectiveHelp} />
      ) : null}
    </Card>
  )
}

/** The questions of a short instrument, one card per domain. */
export function OnePageFields({
  ctx,
  dossier,
  instrument,
  form,
  childIds,
  moment,
}: Omit<StartPageProps, 'resume' | 'saveKey' | 'savedAt'>) {
  const t = text(ctx.locale)
  const speech: Speech = { t, locale: ctx.locale }
  const steps = itemsAt(instrument, moment, dossier.hasLoss)
  const domains = instrument.domains.filter((domain) => steps.some((step) => step.domainId === domain.id))
  return (
    <>
      {domains.map((domain, index) => (
        <Question key={domain.id} step={index + 1} title={said(domain.label, ctx.locale)}>
          {steps
            .filter((step) => step.domainId === domain.id)
            .flatMap(({ item }) =>
              childrenAsked(item, childIds).map((childId) => (
                <ItemField
                  key={`${item.id}${childId ?? ''}`}
                  instrument={instrument}
                  item={item}
                  childId={childId}
                  about={childId === null ? null : t.aboutChild(childIds.indexOf(childId) + 1)}
                  form={form}
                  speech={speech}
                />
              )),
            )}
        </Question>
      ))}
      {dossier.hasLoss && instrument.domains.some(({ items }) => items.some((item) => item.aboutBaby)) ? <Quiet>{t.lossNote}</Quiet> : null}
    </>
  )
}

/** The day of a resumed measurement, with its name. */
export function dayWords(day: string, ctx: PageContext): string {
  return formatDay(day, ctx.locale, ctx.today)
}
