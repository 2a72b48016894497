import type { PublicLocale } from '#platform/text/locale.ts'
import { ErrorSummary, Form, SubmitButton, TextField } from '#platform/web/fields.tsx'
import { emptyForm, type FormState } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quiet, ReadThis } from '#platform/web/parts.tsx'
import { familyText } from '../text.ts'
import { Languages, MyPage } from './shell.tsx'

type Props = {
  readonly ctx: PageContext
  /** The language she chose on the way in; null when her browser decides. */
  readonly chosen: PublicLocale | null
  readonly form?: FormState
  readonly said?: string | null
}

/** An address with the language that was chosen. */
export function inLocale(path: string, chosen: PublicLocale | null): string {
  return chosen === null ? path : `${path}${path.includes('?') ? '&' : '?'}taal=${chosen}`
}

export function AddressPage({ ctx, chosen, form = emptyForm, said = null }: Props) {
  const t = familyText(ctx.locale).entry
  const place = ctx.municipality.slug === '' ? '' : `?gemeente=${ctx.municipality.slug}`
  return (
    <MyPage ctx={ctx} isEntry title={familyText(ctx.locale).page} lead={t.lead}>
      <Languages current={ctx.locale} href="/mijn" />
      {said === null ? null : <ReadThis>{said}</ReadThis>}
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Card>
        <Form ctx={ctx} action={inLocale(`/mijn${place}`, chosen)}>
          <TextField form={form} name="address" label={t.address} help={t.addressHelp} autocomplete="off" dir="ltr" maxlength={200} />
          <SubmitButton block>{familyText(ctx.locale).goOn}</SubmitButton>
        </Form>
      </Card>
    </MyPage>
  )
}

export function CodePage({ ctx, chosen, form = emptyForm, demo }: Props & { readonly demo: string | null }) {
  const t = familyText(ctx.locale).entry
  return (
    <MyPage ctx={ctx} isEntry title={t.codeTitle} lead={t.codeLead} back={inLocale('/mijn', chosen)}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      {demo === null ? null : <ReadThis>{t.demo(demo)}</ReadThis>}
      <Card>
        <Form ctx={ctx} action={inLocale('/mijn/code', chosen)}>
          <TextField
            form={form}
            name="code"
            label={t.code}
            help={t.codeOnce}
            inputmode="numeric"
            autocomplete="one-time-code"
            dir="ltr"
            maxlength={12}
          />
          <SubmitButton block>{familyText(ctx.locale).goOn}</SubmitButton>
        </Form>
      </Card>
      <p>
        <a class="ds-link" href={inLocale('/mijn', chosen)}>
          {t.newCode}
        </a>
      </p>
    </MyPage>
  )
}

/** `one-time-code` keeps browsers from offering to save it: on a shared phone that would be a key left in the door. */
function ProofField({ ctx, form, label, help }: { ctx: PageContext; form: FormState; label: string; help?: string }) {
  return (
    <TextField
      form={form}
      name="proof"
      label={label}
      help={help}
      type="password"
      autocomplete="one-time-code"
      maxlength={64}
      key={ctx.path}
    />
  )
}

export function ProofPage({ ctx, chosen, form = emptyForm, isFirst }: Props & { readonly isFirst: boolean }) {
  const t = familyText(ctx.locale).entry
  return (
    <MyPage
      ctx={ctx}
      isEntry
      title={isFirst ? t.firstTitle : t.proofTitle}
      lead={isFirst ? t.firstLead : t.proofLead}
      back={inLocale('/mijn', chosen)}
    >
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Card>
        <Form ctx={ctx} action={inLocale('/mijn/woord', chosen)}>
          {isFirst ? (
            <>
              <TextField
                form={form}
                name="start"
                label={t.startCode}
                help={t.startHelp}
                inputmode="numeric"
                autocomplete="off"
                dir="ltr"
                maxlength={20}
              />
              <ProofField ctx={ctx} form={form} label={t.choose} help={t.chooseHelp} />
            </>
          ) : (
            <ProofField ctx={ctx} form={form} label={t.proof} />
          )}
          <SubmitButton block>{familyText(ctx.locale).goOn}</SubmitButton>
        </Form>
      </Card>
      {isFirst ? null : <Quiet>{t.forgot}</Quiet>}
    </MyPage>
  )
}
