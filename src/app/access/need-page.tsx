import { ErrorSummary, Form, SubmitButton, TextArea, TextField } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card } from '#platform/web/parts.tsx'
import { text } from './text.ts'

/** Breaking the glass: by number, with a reason. */
export function NeedPage({ ctx, form }: { ctx: PageContext; form: FormState }) {
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.needTitle} lead={t.needLead} section="families" width="narrow">
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Card>
        <Form ctx={ctx} action="/gezinnen/besloten">
          <TextField form={form} name="reference" label={t.reference} help={t.referenceHelp} autocomplete="off" maxlength={40} />
          <TextArea form={form} name="reason" label={t.needReason} help={t.needReasonHelp} rows={3} maxlength={500} />
          <SubmitButton>{t.openInNeed}</SubmitButton>
        </Form>
      </Card>
    </StaffPage>
  )
}
