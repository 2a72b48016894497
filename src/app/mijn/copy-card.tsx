import { familyText } from '#modules/family/public.ts'
import type { CopyRow } from '#modules/lifecycle/public.ts'
import { formatInstant } from '#platform/text/format.ts'
import { Form, SubmitButton, TextField } from '#platform/web/fields.tsx'
import type { FieldErrors } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Quiet, StateLabel } from '#platform/web/parts.tsx'

type Props = { readonly ctx: PageContext; readonly copies: readonly CopyRow[]; readonly errors: FieldErrors }

/** The whole dossier to take along, on paper and as a file. Asking and fetching want her word or PIN, each time. */
export function CopyCard({ ctx, copies, errors }: Props) {
  const t = familyText(ctx.locale).copy
  const isBusy = copies.some(({ state, madeAt }) => madeAt === null && state !== 'failed')
  return (
    <Card title={t.title} id="afschrift">
      <p>{t.lead}</p>
      {copies.map((copy) => (
        <CopyPart key={copy.id} ctx={ctx} copy={copy} errors={errors} />
      ))}
      {isBusy ? null : (
        <Form ctx={ctx} action="/mijn/gegevens/afschrift" id="afschrift-vraag">
          <Proof ctx={ctx} name="copyProof" errors={errors} />
          <SubmitButton variant={copies.length === 0 ? 'primary' : 'secondary'}>{t.ask}</SubmitButton>
        </Form>
      )}
    </Card>
  )
}

function Proof({ ctx, name, errors }: { readonly ctx: PageContext; readonly name: string; readonly errors: FieldErrors }) {
  const t = familyText(ctx.locale)
  return (
    <TextField
      form={{ values: {}, errors }}
      name={name}
      label={t.entry.proof}
      help={t.data.askProof}
      type="password"
      autocomplete="one-time-code"
      maxlength={64}
    />
  )
}

function CopyPart({ ctx, copy, errors }: { readonly ctx: PageContext; readonly copy: CopyRow; readonly errors: FieldErrors }) {
  const t = familyText(ctx.locale).copy
  if (copy.state === 'failed') return <StateLabel state="todo">{t.failed}</StateLabel>
  if (copy.madeAt === null) return <StateLabel state="busy">{t.making}</StateLabel>
  const field = proofField(copy.id)
  return (
    <Form ctx={ctx} action={`/mijn/gegevens/afschrift/${copy.id}`} id={`a-${copy.id}`}>
      <Quiet>{t.ready(formatInstant(copy.expiresAt, ctx.locale, ctx.today))}</Quiet>
      <Proof ctx={ctx} name={field} errors={errors} />
      <div class="op-row">
        <SubmitButton name="format" value="paper" icon="download">
          {t.paper}
        </SubmitButton>
        <SubmitButton name="format" value="package" variant="secondary">
          {t.file}
        </SubmitButton>
      </div>
    </Form>
  )
}

/** Each copy has a field of its own for the word or PIN. */
export function proofField(copyId: string): string {
  return `proof-${copyId}`
}
