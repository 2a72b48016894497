import { type Limits, rules } from '#modules/audit/public.ts'
import { formatInstant } from '#platform/text/format.ts'
import { colon, labelled } from '#platform/text/labelled.ts'
import { ErrorSummary, Form, NumberField, SubmitButton, TextArea } from '#platform/web/fields.tsx'
import { emptyForm, type FormState } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, EmptyState, List, ListItem, Quiet, Stack, Why } from '#platform/web/parts.tsx'
import type { ReviewFacts, ReviewItem } from './read-review.ts'
import { text } from './text.ts'

const shownAtMost = 30

export type ReviewPageProps = {
  readonly ctx: PageContext
  readonly facts: ReviewFacts
  /** Who reads: she does not review herself. */
  readonly accountId: string | null
  /** A refused note, with the look-up it was about. */
  readonly refused?: { readonly key: string; readonly form: FormState } | undefined
  readonly limitsForm?: FormState | undefined
}

export function ReviewPage(props: ReviewPageProps) {
  const { ctx, facts, refused, limitsForm } = props
  const t = text(ctx.locale)
  const all = [...facts.emergencies, ...facts.lookUps]
  const emergencies = facts.emergencies.filter((item) => item.review === null)
  const lookUps = facts.lookUps.filter((item) => item.review === null)
  const reviewed = all.filter((item) => item.review !== null)
  return (
    <StaffPage ctx={ctx} title={t.title} lead={t.lead} section="manage">
      <ErrorSummary errors={{ ...refused?.form.errors, ...limitsForm?.errors }} ctx={ctx} />
      <Card title={t.emergencies} id="nood">
        <Quiet>{facts.emergencies.length === 0 ? t.noEmergencies : t.emergenciesWhy}</Quiet>
        <Items {...props} items={emergencies} />
      </Card>
      {lookUps.length === 0 ? (
        <EmptyState title={t.none}>{t.noneWhy}</EmptyState>
      ) : (
        <Card title={t.open} id="navragen">
          <Items {...props} items={lookUps.slice(0, shownAtMost)} />
          {lookUps.length > shownAtMost ? <Quiet>{t.moreOpen(lookUps.length - shownAtMost)}</Quiet> : null}
        </Card>
      )}
      {reviewed.length === 0 ? null : <ReviewedPart ctx={ctx} facts={facts} items={reviewed.slice(0, 100)} />}
      <LimitsPart ctx={ctx} limits={facts.limits} form={limitsForm} />
      <p>
        <a class="ds-link" href="/beheer/nazicht/geraakt">
          {t.toTouched}
        </a>
      </p>
    </StaffPage>
  )
}

function Items(props: ReviewPageProps & { readonly items: readonly ReviewItem[] }) {
  if (props.items.length === 0) return null
  return (
    <Stack>
      {props.items.map((item) => (
        <OpenItem key={item.key} {...props} item={item} />
      ))}
    </Stack>
  )
}

function whatOf(item: ReviewItem, ctx: PageContext): string {
  const t = text(ctx.locale)
  return item.signal === null ? t.emergencyWhat : t.rules[item.signal.rule].what(item.signal.count)
}

function whenOf(item: ReviewItem, ctx: PageContext): string {
  const from = formatInstant(item.at, ctx.locale, ctx.today)
  const until = item.signal === null ? from : formatInstant(item.signal.until, ctx.locale, ctx.today)
  return from === until ? from : text(ctx.locale).between(from, until)
}

function DossierOf({ item, facts, ctx }: { item: ReviewItem; facts: ReviewFacts; ctx: PageContext }) {
  if (item.dossierId === null) return null
  const dossier = facts.dossiers.get(item.dossierId)
  if (dossier === undefined) return <p>{text(ctx.locale).hiddenDossier}</p>
  return (
    <p>
      <a class="ds-link" href={`/gezinnen/${item.dossierId}`}>
        {dossier.motherName}
      </a>{' '}
      ({dossier.reference})
    </p>
  )
}

function OpenItem({ ctx, facts, accountId, refused, item }: ReviewPageProps & { readonly item: ReviewItem }) {
  const t = text(ctx.locale)
  const who = (item.accountId === null ? undefined : facts.names.get(item.accountId)) ?? t.unknownColleague
  const family = (item.dossierId === null ? undefined : facts.dossiers.get(item.dossierId)?.motherName) ?? whatOf(item, ctx)
  const form = refused?.key === item.key ? refused.form : emptyForm
  return (
    <Card id={`n-${fieldKey(item.key)}`} look="tint">
      <h3>{who}</h3>
      <p>
        <b>{whatOf(item, ctx)}</b>
      </p>
      <p>{whenOf(item, ctx)}</p>
      <DossierOf item={item} facts={facts} ctx={ctx} />
      {item.signal === null ? null : <Why>{t.rules[item.signal.rule].why}</Why>}
      {item.accountId === accountId ? (
        <Quiet>{t.own}</Quiet>
      ) : (
        <Form ctx={ctx} action="/beheer/nazicht" id={`f-${fieldKey(item.key)}`}>
          <input type="hidden" name="signal" value={item.key} />
          <TextArea
            form={prefixed(form, item.key)}
            name={`note-${fieldKey(item.key)}`}
            label={t.note}
            help={t.noteHelp}
            rows={2}
            maxlength={500}
          />
          <SubmitButton variant="secondary" label={labelled(t.done, `${who}, ${family}`, ctx.locale)}>
            {t.done}
          </SubmitButton>
        </Form>
      )}
    </Card>
  )
}

/** A key fit for the name of a field: each note on the page has its own. */
export function fieldKey(key: string): string {
  return key.replace(/[^a-z0-9]+/gi, '-')
}

function prefixed(form: FormState, key: string): FormState {
  const name = `note-${fieldKey(key)}`
  const value = form.values[name]
  const error = form.errors[name]
  return { values: value === undefined ? {} : { [name]: value }, errors: error === undefined ? {} : { [name]: error } }
}

function ReviewedPart({ ctx, facts, items }: { ctx: PageContext; facts: ReviewFacts; items: readonly ReviewItem[] }) {
  const t = text(ctx.locale)
  const nameOf = (id: string | null): string => (id === null ? undefined : facts.names.get(id)) ?? t.unknownColleague
  return (
    <Details summary={t.reviewed(items.length)}>
      <List>
        {items.map((item) => (
          <ListItem
            key={item.key}
            sub={item.review === null ? '' : t.reviewedBy(nameOf(item.review.by), formatInstant(item.review.at, ctx.locale, ctx.today))}
          >
            <b>{nameOf(item.accountId)}</b>
            {colon(ctx.locale)}
            {whatOf(item, ctx)} ({whenOf(item, ctx)})<p>{item.review?.note}</p>
          </ListItem>
        ))}
      </List>
    </Details>
  )
}

function LimitsPart({ ctx, limits, form }: { ctx: PageContext; limits: Limits; form: FormState | undefined }) {
  const t = text(ctx.locale)
  const values = Object.fromEntries(rules.map((rule) => [`limit-${rule}`, String(limits[rule])]))
  const state = form ?? { values, errors: {} }
  return (
    <Details summary={t.limits} open={form !== undefined}>
      <Form ctx={ctx} action="/beheer/nazicht/grenzen">
        <Quiet>{t.limitsHelp}</Quiet>
        {rules.map((rule) => (
          <NumberField key={rule} form={state} name={`limit-${rule}`} label={t.rules[rule].limit} min="0" max="500" size={6} />
        ))}
        <SubmitButton variant="secondary">{t.saveLimits}</SubmitButton>
      </Form>
    </Details>
  )
}
