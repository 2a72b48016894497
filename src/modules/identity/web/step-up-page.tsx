import { ErrorSummary, Form, SubmitButton, TextField } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, ReadThis } from '#platform/web/parts.tsx'
import type { Means } from '../queries/means.ts'
import { identityText } from '../text.ts'
import { PasskeyButton } from './passkey-button.tsx'

export type KeptField = { readonly name: string; readonly value: string }

export type StepUpPageProps = {
  readonly ctx: PageContext
  readonly means: Means
  readonly demoCode: string | null
  readonly onward: string
  readonly again: 'post' | 'get'
  readonly kept: readonly KeptField[]
  readonly error: string | null
}

/** One question between a person and a dangerous act; everything typed before travels along unseen. */
export function StepUpPage({ ctx, means, demoCode, onward, again, kept, error }: StepUpPageProps) {
  const t = identityText(ctx.locale)
  const action = `/bevestig?verder=${encodeURIComponent(onward)}&wijze=${again}`
  const errors = error === null ? {} : { _code: error }
  const key = kept.find(({ name }) => name === '_key')?.value
  const fields = kept
    .filter(({ name }) => name !== '_key')
    .map(({ name, value }, at) => <input key={`${at}-${name}`} type="hidden" name={name} value={value} />)
  return (
    <StaffPage ctx={ctx} title={t.stepUpTitle} lead={t.stepUpLead} section="account" width="narrow">
      <ErrorSummary errors={errors} ctx={ctx} />
      {means.passkey ? (
        <Card>
          <Form ctx={ctx} action={action} saveKey={key}>
            {fields}
            <PasskeyButton ctx={ctx} kind="prove">
              {t.usePasskey}
            </PasskeyButton>
          </Form>
        </Card>
      ) : null}
      {means.code ? (
        <Card>
          {demoCode === null ? null : <ReadThis>{t.demoCode(demoCode)}</ReadThis>}
          <Form ctx={ctx} action={action} saveKey={key}>
            {fields}
            <TextField
              form={{ values: {}, errors }}
              name="_code"
              label={t.code}
              help={t.codeLead}
              inputmode="numeric"
              autocomplete="one-time-code"
              maxlength={7}
            />
            <SubmitButton>{t.stepUpGoOn}</SubmitButton>
          </Form>
        </Card>
      ) : null}
      {means.signOn === null ? null : (
        <Card>
          <p>
            <a class="ds-link" href="/inloggen/dienst?doel=bevestig" target="_blank" rel="noopener">
              {t.proveElsewhere(means.signOn)}
            </a>
          </p>
          <Form ctx={ctx} action={action} saveKey={key}>
            {fields}
            <input type="hidden" name="_elsewhere" value="yes" />
            <SubmitButton variant="secondary">{t.provenElsewhere}</SubmitButton>
          </Form>
        </Card>
      )}
    </StaffPage>
  )
}
