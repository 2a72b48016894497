import { type RestrictedRow, useGrounds } from '#modules/lifecycle/public.ts'
import { formatDay } from '#platform/text/format.ts'
import { ErrorSummary, Form, RadioPills, SubmitButton, TextArea } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quiet } from '#platform/web/parts.tsx'
import { limitHref, rightsHref } from './hrefs.ts'
import { text } from './text.ts'

type Props = {
  readonly ctx: PageContext
  readonly dossier: RestrictedRow
  /** The article that holds today, as the municipality recorded it; none while it did not. */
  readonly articles: readonly string[]
  readonly form: FormState
}

/** A dossier that is kept and not used: nothing of the family, and the few ways on. */
export function LimitPage({ ctx, dossier, articles, form }: Props) {
  const t = text(ctx.locale).limit
  const words = t.uses
  return (
    <StaffPage
      ctx={ctx}
      title={t.title(dossier.reference)}
      lead={t.since(formatDay(dossier.fromOn, ctx.locale, ctx.today))}
      section="families"
      width="narrow"
    >
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Card>
        <p>{t.what}</p>
        {articles.map((article) => (
          <Quiet key={article}>{article}</Quiet>
        ))}
        <p>
          <a class="ds-link" href={rightsHref(dossier.dossierId)}>
            {t.toRights}
          </a>
        </p>
      </Card>
      <Card title={t.useTitle}>
        <p>{t.useLead}</p>
        <Form ctx={ctx} action={limitHref(dossier.dossierId)}>
          <RadioPills form={form} name="ground" label={t.ground} options={useGrounds.map((value) => ({ value, label: words[value] }))} />
          <TextArea form={form} name="reason" label={t.reason} help={t.reasonHelp} rows={3} maxlength={500} />
          <SubmitButton>{t.open}</SubmitButton>
        </Form>
      </Card>
    </StaffPage>
  )
}
