import type { TouchedDossier } from '#modules/audit/public.ts'
import { formatInstant, formatNumber } from '#platform/text/format.ts'
import { ErrorSummary, Form, RadioPills, SelectField, SubmitButton, TextField } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DataTable, EmptyState, Quiet } from '#platform/web/parts.tsx'
import { type TouchedAnswer, touchKinds } from './read-touched.ts'
import { text } from './text.ts'

export type TouchedPageProps = {
  readonly ctx: PageContext
  readonly form: FormState
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  readonly answer: TouchedAnswer | null
  /** Names by dossier, for who may know them; null for the administrator. */
  readonly names: ReadonlyMap<string, string> | null
}

export function TouchedPage({ ctx, form, colleagues, answer, names }: TouchedPageProps) {
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.touchedTitle} lead={t.touchedLead} section="manage">
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Card>
        {names === null ? <Quiet>{t.touchedAdmin}</Quiet> : null}
        <Form ctx={ctx} action="/beheer/nazicht/geraakt">
          <RadioPills form={form} name="kind" label={t.kind} options={touchKinds.map((value) => ({ value, label: t.kinds[value] }))} />
          <SelectField
            form={form}
            name="account"
            label={t.account}
            empty=""
            options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            optional
          />
          <TextField form={form} name="id" label={t.id} help={t.idHelp} maxlength={120} optional />
          <SubmitButton>{t.ask}</SubmitButton>
        </Form>
      </Card>
      {answer === null ? null : <Found ctx={ctx} answer={answer} names={names} />}
    </StaffPage>
  )
}

function Found({ ctx, answer, names }: Pick<TouchedPageProps, 'ctx' | 'names'> & { readonly answer: TouchedAnswer }) {
  const t = text(ctx.locale)
  const when = (at: Date): string => formatInstant(at, ctx.locale, ctx.today)
  const number = (n: number): string => formatNumber(n, ctx.locale)
  const reference = ({ dossierId }: TouchedDossier): string => answer.references.get(dossierId) ?? dossierId
  const family = {
    head: t.family,
    cell: ({ dossierId }: TouchedDossier) => {
      const name = names?.get(dossierId)
      return name === undefined ? t.hiddenDossier : <a href={`/gezinnen/${dossierId}`}>{name}</a>
    },
  }
  const extra = [
    ...(answer.referrals > 0 ? [t.alsoReferrals(answer.referrals)] : []),
    ...(answer.lists > 0 ? [t.alsoLists(answer.lists)] : []),
  ]
  return (
    <>
      {answer.dossiers.length === 0 ? (
        <EmptyState title={t.nothing} id="gevonden">
          {t.nothingWhy}
        </EmptyState>
      ) : (
        <Card title={t.found(answer.dossiers.length)} id="gevonden">
          <DataTable
            caption={t.touchedTitle}
            rows={answer.dossiers.slice(0, 500)}
            rowKey={(row) => row.dossierId}
            columns={[
              { head: t.dossier, cell: reference },
              ...(names === null ? [] : [family]),
              { head: t.readings, cell: (row) => number(row.readings), numeric: true },
              { head: t.acts, cell: (row) => number(row.acts), numeric: true },
              { head: t.first, cell: (row) => when(row.firstAt) },
              { head: t.last, cell: (row) => when(row.lastAt) },
            ]}
          />
        </Card>
      )}
      {extra.map((line) => (
        <Quiet key={line}>{line}</Quiet>
      ))}
    </>
  )
}
