import { formatInstant } from '#platform/text/format.ts'
import { ErrorSummary, Form, RadioCards, SubmitButton } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quiet } from '#platform/web/parts.tsx'
import type { Invitation } from '../commands/enrolment.ts'
import type { Proof } from '../domain/new-link.ts'
import { identityText } from '../text.ts'

/** `make`: one person is enough. `ask`: another confirms. `confirm`: another asked. `first`: nobody was in yet. */
export type NewLinkStep = 'make' | 'ask' | 'ask-own' | 'confirm' | 'first'
export type NewLinkPageProps = {
  readonly ctx: PageContext
  readonly account: { readonly id: string; readonly name: string }
  readonly step: NewLinkStep
  readonly proofs: readonly Proof[]
  /** Who asked it, for whoever confirms. */
  readonly asked: string | null
  readonly form: FormState
}

/** Before a new link is made: how it was made sure who it is for, and what ends with it. */
export function NewLinkPage({ ctx, account, step, proofs, asked, form }: NewLinkPageProps) {
  const t = identityText(ctx.locale)
  const vouches = step !== 'first' && step !== 'ask-own'
  const action = `/beheer/accounts/${account.id}/link${step === 'confirm' ? '/bevestigen' : ''}`
  return (
    <StaffPage ctx={ctx} title={t.newLinkTitle(account.name)} lead={t.newLinkLead[step]} section="manage" width="narrow">
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Card>
        {asked === null ? null : <p>{asked}</p>}
        <Form ctx={ctx} action={action}>
          {vouches ? (
            <RadioCards
              form={form}
              name="proof"
              label={t.proofQuestion(account.name)}
              help={t.proofHelp}
              options={proofs.map((value) => ({
                value,
                title: t.proofChoices[value].title,
                children: <Quiet>{t.proofChoices[value].what}</Quiet>,
              }))}
            />
          ) : null}
          <SubmitButton>{t.newLinkDo[step]}</SubmitButton>
        </Form>
        <p>
          <a class="ds-link" href="/beheer/accounts">
            {t.back}
          </a>
        </p>
      </Card>
    </StaffPage>
  )
}

export function InvitationPage({
  ctx,
  name,
  address,
  invitation,
}: {
  ctx: PageContext
  name: string
  address: string
  invitation: Invitation
}) {
  const t = identityText(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.linkTitle} section="manage" width="narrow">
      <Card>
        <p>{t.linkLead(name, formatInstant(invitation.expiresAt, ctx.locale, ctx.today))}</p>
        <p class="op-link-to-copy">
          <code>{address}</code>
        </p>
        {invitation.spoken === null ? null : (
          <>
            <h2>{t.spokenTitle}</h2>
            <p>{t.spokenLead}</p>
            <p class="op-big">
              <b>
                <code>{invitation.spoken}</code>
              </b>
            </p>
          </>
        )}
        <p>
          <a class="ds-link" href="/beheer/accounts">
            {t.back}
          </a>
        </p>
      </Card>
    </StaffPage>
  )
}
