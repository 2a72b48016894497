import { ReferralFields, type ReferralFieldsProps } from '#modules/referrals/public.ts'
import { ErrorSummary, Form, SubmitButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import { text } from './text.ts'

type TakeCallPageProps = Pick<ReferralFieldsProps, 'ctx' | 'form' | 'organisations'> & {
  readonly draft: string
  readonly saveKey: string | undefined
}

/** The same questions as a partner's, for whoever answers the telephone. */
export function TakeCallPage({ ctx, form, organisations, draft, saveKey }: TakeCallPageProps) {
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.take.title} lead={t.take.lead} section="inbox" actions={<a href="/nieuw">{t.inbox.backToList}</a>}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Form ctx={ctx} action="/nieuw/aanmelding" draftKey={draft} saveKey={saveKey}>
        <ReferralFields ctx={ctx} form={form} door="team" {...(organisations === undefined ? {} : { organisations })} />
        <div>
          <SubmitButton size="lg">{t.take.send}</SubmitButton>
        </div>
      </Form>
    </StaffPage>
  )
}
