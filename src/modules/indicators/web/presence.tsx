import { z } from 'zod'
import { type FieldErrors, manyOf, optionalText, readForm } from '#platform/http/form.ts'
import { type Result, refuse } from '#platform/result.ts'
import { formatList } from '#platform/text/format.ts'
import { CheckPills, ErrorSummary, Form, type FormState, SubmitButton, TextField } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details } from '#platform/web/parts.tsx'
import type { Measurement } from '../domain/measurement.ts'
import { checkPresence, chosenOf, type Presence, presenceChoices } from '../domain/presence.ts'
import { text, type Words } from '../text.ts'
import { addresses } from './addresses.ts'
import type { Speech } from './answer-words.ts'

const who = 'erbij'
const other = 'erbijWie'
const longest = 100

/** Who was there, as a form posts it. */
export function readPresence(body: unknown, t: Words): Result<Presence | null, FieldErrors> {
  const schema = z.object({ [who]: manyOf(presenceChoices, t.errors.option), [other]: optionalText(longest, t.errors.longWords) })
  const form = readForm(schema, body)
  if (!form.ok) return form
  const presence = checkPresence(form.value[who], form.value[other])
  return presence.ok ? presence : refuse({ [who]: t.errors.excludes })
}

function valuesOf(presence: Presence | null): FormState['values'] {
  return { [who]: chosenOf(presence), [other]: presence?.other ?? '' }
}

/** "Erbij: Amal, een tolk en haar zus". Null when nobody noted it. */
export function presenceWords(presence: Presence | null, givenName: string, { t, locale }: Speech): string | null {
  if (presence === null) return null
  if (presence.who.length === 0) return t.presentNobody
  const names = presence.who.map((one) => {
    if (one === 'mother') return givenName
    return one === 'other' ? (presence.other ?? t.presentNames.other) : t.presentNames[one]
  })
  return t.presentLine(formatList(names, locale))
}

type FieldsProps = { readonly form: FormState; readonly givenName: string; readonly t: Words }

export function PresenceFields({ form, givenName, t }: FieldsProps) {
  const options = presenceChoices.map((value) => ({
    value,
    label: value === 'mother' ? t.presentChoices.mother(givenName) : t.presentChoices[value],
  }))
  return (
    <>
      <CheckPills form={form} name={who} label={t.present} help={t.presentHelp} options={options} look="chip" />
      <TextField form={form} name={other} label={t.presentOther} help={t.presentOtherHelp} optional autocomplete="off" />
    </>
  )
}

type CardProps = {
  readonly ctx: PageContext
  readonly dossier: { readonly id: string; readonly motherGivenName: string }
  readonly main: Measurement
  /** What was posted and refused, else what stands. */
  readonly form: FormState | null
}

/** On the overview of a measurement: who was there, with the way to note or correct it. */
export function PresenceCard({ ctx, dossier, main, form }: CardProps) {
  const t = text(ctx.locale)
  const words = presenceWords(main.present, dossier.motherGivenName, { t, locale: ctx.locale })
  return (
    <Card title={t.present} id="erbij">
      <p class={words === null ? 'op-quiet' : undefined}>{words ?? t.presentUnknown}</p>
      <Details summary={t.change} open={form !== null}>
        {form === null ? null : <ErrorSummary errors={form.errors} ctx={ctx} />}
        <Form ctx={ctx} action={addresses.presence(dossier.id, main.id)}>
          <PresenceFields form={form ?? { values: valuesOf(main.present), errors: {} }} givenName={dossier.motherGivenName} t={t} />
          <SubmitButton variant="secondary">{t.presentSave}</SubmitButton>
        </Form>
      </Details>
    </Card>
  )
}
