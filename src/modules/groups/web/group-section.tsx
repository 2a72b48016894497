import type { VNode } from 'preact'
import { addDays, type IsoDay } from '#platform/day.ts'
import { formatDay } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { ActionButton, DateField, ErrorSummary, Form, NumberField, SubmitButton } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { keptPart } from '#platform/web/kept-part.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, List, ListItem, Quiet } from '#platform/web/parts.tsx'
import type { ParticipationRow } from '../store.ts'
import { text } from '../text.ts'

export function participationPath(dossierId: string): string {
  return `/gezinnen/${dossierId}/groepswerk`
}

/** The group sessions of a family on its dossier page: how many, and a form to add some. */
export function GroupCard({ ctx, dossierId, rows }: { ctx: PageContext; dossierId: string; rows: readonly ParticipationRow[] }) {
  const t = text(ctx.locale)
  const total = rows.reduce((sum, row) => sum + row.sessions, 0)
  const action = participationPath(dossierId)
  const values = { csrf: ctx.csrfToken, key: crypto.randomUUID(), dossierId, today: ctx.today, yesterday: addDays(ctx.today, -1) }
  if (rows.length === 0) return <NeverCounted of={{ locale: ctx.locale }} values={values} />
  return (
    <Card title={t.title} id="groepswerk">
      <p>
        <b>{t.total(total)}</b>
      </p>
      <List>
        {rows.slice(0, 5).map((row) => {
          const line = t.line(row.sessions, formatDay(row.countedOn, ctx.locale, ctx.today))
          const takeBack = (
            <ActionButton ctx={ctx} action={`${action}/${row.id}/terug`} variant="tertiary" label={labelled(t.takeBack, line, ctx.locale)}>
              {t.takeBack}
            </ActionButton>
          )
          return (
            <ListItem key={row.id} end={takeBack}>
              <span class="op-small">{line}</span>
            </ListItem>
          )
        })}
      </List>
      <NewParticipation of={{ locale: ctx.locale }} values={values} />
    </Card>
  )
}

type FormProps = {
  readonly ctx: Pick<PageContext, 'locale' | 'csrfToken'>
  readonly days: { readonly today: IsoDay; readonly yesterday: IsoDay }
  readonly dossierId: string
  readonly form: FormState
  readonly saveKey?: string | undefined
}

export function ParticipationForm({ ctx, days, dossierId, form, saveKey }: FormProps) {
  const t = text(ctx.locale)
  const chips = [
    { value: days.today, label: t.today },
    { value: days.yesterday, label: t.yesterday },
  ]
  return (
    <Form ctx={ctx} action={participationPath(dossierId)} saveKey={saveKey}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <NumberField form={form} name="sessions" label={t.sessions} maxlength={3} />
      <DateField form={form} name="countedOn" label={t.countedOn} chips={chips} max={days.today} />
      <div class="op-row">
        <SubmitButton variant="secondary">{t.save}</SubmitButton>
      </div>
    </Form>
  )
}

const formValues = ['csrf', 'key', 'dossierId', 'today', 'yesterday'] as const

type At = (name: (typeof formValues)[number]) => string
type Of = Pick<PageContext, 'locale'>

/** As it stands on the dossier before anything is typed: one session, today. */
const drawNew = (at: At, { locale }: Of): VNode => (
  <Details summary={text(locale).add}>
    <ParticipationForm
      ctx={{ locale, csrfToken: at('csrf') }}
      days={{ today: at('today'), yesterday: at('yesterday') }}
      dossierId={at('dossierId')}
      form={{ values: { sessions: '1', countedOn: at('today') }, errors: {} }}
      saveKey={at('key')}
    />
  </Details>
)

const NewParticipation = keptPart(formValues, drawNew)

const NeverCounted = keptPart(formValues, (at, of: Of) => (
  <Card title={text(of.locale).title} id="groepswerk">
    <Quiet>{text(of.locale).never}</Quiet>
    {drawNew(at, of)}
  </Card>
))
