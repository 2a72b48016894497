import { ErrorSummary, Form, LinkButton, SelectField, SubmitButton, TextField } from '#platform/web/fields.tsx'
import { emptyForm, type FormState } from '#platform/web/form-state.ts'
import { PlainPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { ReadThis } from '#platform/web/parts.tsx'
import { identityText } from '../text.ts'
import { PasskeyButton } from './passkey-button.tsx'

export type SignInPageProps = {
  readonly ctx: PageContext
  readonly form?: FormState
  readonly onward: string
  /** Name of the identity service of the municipality, when it uses one. */
  readonly signOn: string | null
  readonly municipalities: readonly { readonly slug: string; readonly name: string }[]
}

export function SignInPage({ ctx, form = emptyForm, onward, municipalities, signOn }: SignInPageProps) {
  const t = identityText(ctx.locale)
  return (
    <PlainPage ctx={ctx} title={t.signInTitle} lead={t.signInLead}>
      {ctx.flash === null ? null : <p role={ctx.flash.kind === 'done' ? 'status' : 'alert'}>{ctx.flash.text}</p>}
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Form ctx={ctx} action={`/inloggen?verder=${encodeURIComponent(onward)}`}>
        {municipalities.length < 2 ? null : (
          <SelectField
            form={form}
            name="municipality"
            label={t.municipality}
            options={municipalities.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        )}
        <TextField form={form} name="email" label={t.email} type="email" autocomplete="username" />
        <TextField form={form} name="password" label={t.password} type="password" autocomplete="current-password" />
        <SubmitButton block>{t.signIn}</SubmitButton>
      </Form>
      <Form ctx={ctx} action={`/inloggen/sleutel?verder=${encodeURIComponent(onward)}`}>
        <PasskeyButton ctx={ctx} kind="sign-in">
          {t.signInPasskey}
        </PasskeyButton>
      </Form>
      {signOn === null ? null : (
        <LinkButton href={`/inloggen/dienst?verder=${encodeURIComponent(onward)}`} variant="secondary" block>
          {t.signInWith(signOn)}
        </LinkButton>
      )}
      <p class="op-small op-quiet">{t.lost}</p>
    </PlainPage>
  )
}

export function CodePage({
  ctx,
  form = emptyForm,
  onward,
  demoCode,
}: {
  ctx: PageContext
  form?: FormState
  onward: string
  demoCode: string | null
}) {
  const t = identityText(ctx.locale)
  return (
    <PlainPage ctx={ctx} title={t.codeTitle} lead={t.codeLead}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      {demoCode === null ? null : <ReadThis>{t.demoCode(demoCode)}</ReadThis>}
      <Form ctx={ctx} action={`/inloggen/code?verder=${encodeURIComponent(onward)}`}>
        <TextField form={form} name="code" label={t.code} inputmode="numeric" autocomplete="one-time-code" maxlength={7} />
        <SubmitButton block>{t.goOn}</SubmitButton>
      </Form>
      <p>
        <a class="ds-link" href="/inloggen">
          {t.startOver}
        </a>
      </p>
    </PlainPage>
  )
}
