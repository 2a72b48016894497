import { z } from 'zod'
import { addDays, type IsoDay } from '#platform/day.ts'
import { type FieldErrors, optionalText, readForm, requiredDay, ticked, typedValues } from '#platform/http/form.ts'
import { ok, type Result } from '#platform/result.ts'
import { CheckboxField, DateField, NumberField, RadioPills, TextArea, TextField } from '#platform/web/fields.tsx'
import { chosenDay, type FormState } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { decisionChoices, type EntryContent, type EntryKind, entryContent, reportChoices } from '../domain/entry.ts'
import { inquiryTerm } from '../domain/term.ts'
import { type Text, text } from '../text.ts'

type Field = {
  readonly name: Exclude<keyof Text['fields'], 'reportChoice' | 'toldReasonHelp'>
  readonly as: 'day' | 'line' | 'area' | 'decision' | 'report' | 'told' | 'tick' | 'count'
  readonly optional?: true
}

const told: readonly Field[] = [
  { name: 'isTold', as: 'told' },
  { name: 'toldReason', as: 'area', optional: true },
]

/** What each form asks, in this order. */
export const entryFields: Readonly<Record<EntryKind, readonly Field[]>> = {
  sheet: [{ name: 'words', as: 'area' }],
  consultation: [
    { name: 'on', as: 'day' },
    { name: 'centre', as: 'line' },
    { name: 'withWhom', as: 'line', optional: true },
    { name: 'isAnonymous', as: 'tick' },
    { name: 'question', as: 'area' },
    { name: 'advice', as: 'area' },
  ],
  decision: [
    { name: 'on', as: 'day' },
    { name: 'choice', as: 'decision' },
    { name: 'why', as: 'area' },
    { name: 'alternatives', as: 'area' },
    ...told,
  ],
  term: [
    { name: 'what', as: 'line' },
    { name: 'startedOn', as: 'day' },
    { name: 'workingDays', as: 'count' },
  ],
  document: [
    { name: 'concern', as: 'area' },
    { name: 'facts', as: 'area' },
    { name: 'strengths', as: 'area', optional: true },
    { name: 'tried', as: 'area' },
    { name: 'asked', as: 'area' },
  ],
  'report-right': [
    { name: 'on', as: 'day' },
    { name: 'danger', as: 'area' },
    { name: 'alternatives', as: 'area' },
    { name: 'consulted', as: 'area' },
    { name: 'choice', as: 'report' },
    ...told,
  ],
}

function required(max: number, t: Text) {
  return z.string(t.missing).trim().min(1, t.missing).max(max, t.tooLong)
}

function schemaOf({ as, optional }: Field, t: Text, today: IsoDay): z.ZodType {
  const max = as === 'line' ? 300 : 10_000
  if (optional === true) return optionalText(max, t.tooLong)
  switch (as) {
    case 'day':
      return requiredDay(today, t.dayMissing)
    case 'decision':
      return z.enum(decisionChoices, t.choiceMissing)
    case 'report':
      return z.enum(reportChoices, t.choiceMissing)
    case 'told':
      return z.enum(['yes', 'no'], t.choiceMissing).transform((answer) => answer === 'yes')
    case 'tick':
      return ticked
    case 'count':
      return z
        .string(t.countWrong)
        .trim()
        .regex(/^(?:[1-9]\d?|[1-3]\d\d|400)$/, t.countWrong)
        .transform(Number)
    case 'line':
    case 'area':
      return required(max, t)
  }
}

/** What was typed, as content of its kind. `lines` are the facts of a sheet. */
export function readEntryForm(
  kind: EntryKind,
  body: unknown,
  t: Text,
  today: IsoDay,
  lines: readonly string[],
): Result<EntryContent, FieldErrors> {
  const values = typedValues(body)
  const fields = entryFields[kind]
  const days = Object.fromEntries(fields.filter(({ as }) => as === 'day').map(({ name }) => [name, chosenDay(values, name)]))
  const schema = z.object(Object.fromEntries(fields.map((field) => [field.name, schemaOf(field, t, today)])))
  const form = readForm(schema, { ...values, ...days })
  return form.ok ? ok(entryContent.parse({ ...form.value, kind, ...(kind === 'sheet' ? { lines } : {}) })) : form
}

function EntryField({ field, form, ctx }: { field: Field; form: FormState; ctx: PageContext }) {
  const t = text(ctx.locale)
  const { name, as, optional } = field
  const props = { form, name, label: as === 'report' ? t.fields.reportChoice : t.fields[name], required: optional !== true, optional }
  const chips = [
    { value: ctx.today, label: t.today },
    { value: addDays(ctx.today, -1), label: t.yesterday },
  ]
  switch (as) {
    case 'day':
      return <DateField {...props} chips={chips} max={ctx.today} />
    case 'decision':
      return <RadioPills {...props} options={decisionChoices.map((value) => ({ value, label: t.choices[value] }))} />
    case 'report':
      return <RadioPills {...props} options={reportChoices.map((value) => ({ value, label: t.reportChoices[value] }))} />
    case 'told':
      return (
        <RadioPills
          {...props}
          options={[
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ]}
        />
      )
    case 'tick':
      return <CheckboxField form={form} name={name} label={props.label} />
    case 'count': {
      const known = inquiryTerm(ctx.today)
      return <NumberField {...props} help={known === null ? undefined : t.term.known(known.workingDays, known.source)} />
    }
    case 'line':
      return <TextField {...props} autocomplete="off" maxlength={300} />
    case 'area':
      return <TextArea {...props} rows={4} maxlength={10_000} help={name === 'toldReason' ? t.fields.toldReasonHelp : undefined} />
  }
}

export function EntryFields({ kind, form, ctx }: { kind: EntryKind; form: FormState; ctx: PageContext }) {
  return (
    <>
      {entryFields[kind].map((field) => (
        <EntryField key={field.name} field={field} form={form} ctx={ctx} />
      ))}
    </>
  )
}
