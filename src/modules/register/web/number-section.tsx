import type { VNode } from 'preact'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { ActionButton, Form, type FormState, SelectField, SubmitButton, TextField } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, Quiet } from '#platform/web/parts.tsx'
import { maskedNumber, viewPurposes } from '../domain/number.ts'
import { policy } from '../policy.ts'
import { currentAuthorisation, readNumber } from '../store.ts'
import { text } from '../text.ts'

export const numberPath = (dossierId: string, personId: string): string => `/gezinnen/${dossierId}/mensen/${personId}/rijksregisternummer`

const empty: FormState = { values: {}, errors: {} }

/** The number of a person, masked. Null where the number is off: the page is then as if there were no such thing. */
export async function numberSection(
  tx: Tx,
  actor: Actor,
  where: { readonly dossierId: string; readonly personId: string },
  ctx: PageContext,
): Promise<VNode | null> {
  if (!policy.allows(actor, 'register.read')) return null
  if ((await currentAuthorisation(tx, actor.municipalityId)) === null) return null
  const digits = await readNumber(tx, actor.municipalityId, where.personId)
  return <NumberCard ctx={ctx} here={numberPath(where.dossierId, where.personId)} digits={digits} form={empty} />
}

type CardProps = { readonly ctx: PageContext; readonly here: string; readonly digits: string | null; readonly form: FormState }

export function NumberCard({ ctx, here, digits, form }: CardProps) {
  const t = text(ctx.locale)
  if (digits === null) {
    return (
      <Card title={t.title} id="nummer">
        <Quiet>{t.none}</Quiet>
        <NumberForm ctx={ctx} here={here} form={form} />
        <LookUpLink ctx={ctx} />
      </Card>
    )
  }
  return (
    <Card title={t.title} id="nummer">
      <p>
        <span class="op-num" aria-hidden="true">
          {maskedNumber(digits)}
        </span>
        <span class="ds-sr-only">{t.masked(digits.slice(-2))}</span>
      </p>
      <Form ctx={ctx} action={`${here}/tonen`}>
        <SelectField form={form} name="why" label={t.why} options={viewPurposes.map((value) => ({ value, label: t.whys[value] }))} />
        <div class="op-row">
          <SubmitButton variant="secondary" icon="eye">
            {t.show}
          </SubmitButton>
        </div>
        <Quiet>{t.showHelp}</Quiet>
      </Form>
      <Details summary={t.change} open={form.errors['number'] !== undefined}>
        <NumberForm ctx={ctx} here={here} form={form} />
        <ActionButton ctx={ctx} action={`${here}/wis`} variant="tertiary" icon="trash">
          {t.remove}
        </ActionButton>
      </Details>
      <LookUpLink ctx={ctx} />
    </Card>
  )
}

function LookUpLink({ ctx }: { ctx: PageContext }) {
  return (
    <p>
      <a class="ds-link" href="/gezinnen/nummer">
        {text(ctx.locale).lookUp.link}
      </a>
    </p>
  )
}

function NumberForm({ ctx, here, form }: Omit<CardProps, 'digits'>) {
  const t = text(ctx.locale)
  return (
    <Form ctx={ctx} action={here}>
      <TextField
        form={form}
        name="number"
        label={t.field}
        help={t.fieldHelp}
        inputmode="numeric"
        autocomplete="off"
        maxlength={20}
        size={18}
        dir="ltr"
      />
      <div class="op-row">
        <SubmitButton variant="secondary">{t.save}</SubmitButton>
      </div>
    </Form>
  )
}
