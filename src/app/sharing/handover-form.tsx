import { z } from 'zod'
import { type AskedHandover, type HandoverMissing, seenHows } from '#modules/consent/public.ts'
import { addDays, type IsoDay } from '#platform/day.ts'
import { type FieldErrors, type FormValues, optionalChoice, optionalDay, optionalText, readForm } from '#platform/http/form.ts'
import type { Result } from '#platform/result.ts'
import {
  chosenDay,
  DateField,
  ErrorSummary,
  Form,
  type FormState,
  RadioPills,
  SavedNote,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card } from '#platform/web/parts.tsx'
import { type Directory, readRecipient } from './recipients.ts'
import { text, type Words } from './text.ts'

const longest = 800
const staffHows = ['spoken', 'signed'] as const

export function readHandoverForm(values: FormValues, t: Words, today: IsoDay): Result<AskedHandover, FieldErrors> {
  const { missing } = t.handover
  const words = optionalText(longest, t.meeting.tooLong)
  const schema = z
    .object({
      recipient: optionalText(60, missing.recipient),
      receiverName: optionalText(120, t.meeting.tooLong),
      happenedOn: optionalDay(today, missing['happened-on']),
      helps: words,
      agreed: words,
      avoid: words,
      callsFirst: optionalText(300, t.meeting.tooLong),
      seenHow: optionalChoice(seenHows, missing['seen-how']),
      seenOn: optionalDay(today, missing['seen-on']),
      how: optionalChoice(staffHows, missing.how),
    })
    .transform(({ recipient, ...typed }): AskedHandover => ({ recipient: readRecipient(recipient), ...typed }))
  return readForm(schema, { ...values, happenedOn: chosenDay(values, 'happenedOn'), seenOn: chosenDay(values, 'seenOn') })
}

const fieldOf: Readonly<Record<HandoverMissing, string>> = {
  recipient: 'recipient',
  secrecy: 'recipient',
  'receiver-name': 'receiverName',
  'happened-on': 'happenedOn',
  'happened-outside': 'happenedOn',
  helps: 'helps',
  agreed: 'agreed',
  'calls-first': 'callsFirst',
  'seen-how': 'seenHow',
  'seen-on': 'seenOn',
  how: 'how',
}

export function handoverErrors(missing: readonly HandoverMissing[], t: Words): FieldErrors {
  const errors: Record<string, string> = {}
  for (const part of missing) errors[fieldOf[part]] ??= t.handover.missing[part]
  return errors
}

export type HandoverFormProps = {
  readonly ctx: PageContext
  readonly action: string
  readonly form: FormState
  readonly directory: Directory
  readonly saveKey: string | undefined
  readonly draftKey: string
}

/** One screen: who, what helps, what is agreed, what not, who calls first, and how she saw it. */
export function HandoverForm({ ctx, action, form, directory, saveKey, draftKey }: HandoverFormProps) {
  const t = text(ctx.locale)
  const words = t.handover
  const days = [
    { value: ctx.today, label: t.handover.today },
    { value: addDays(ctx.today, -1), label: t.handover.yesterday },
  ]
  return (
    <section class="op-stack" id="nieuw" aria-labelledby="nieuw-title">
      <h2 id="nieuw-title">{words.new}</h2>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Form ctx={ctx} action={action} saveKey={saveKey} draftKey={draftKey}>
        <Card>
          <SelectField form={form} name="recipient" label={words.receiver} options={directory.options} help={t.share.unbound} />
          <TextField form={form} name="receiverName" label={words.receiverName} maxlength={120} autocomplete="off" />
          <DateField form={form} name="happenedOn" label={words.happenedOn} chips={days} max={ctx.today} />
        </Card>
        <Card>
          <TextArea form={form} name="helps" label={words.helps} help={words.helpsHelp} maxlength={longest} />
          <TextArea form={form} name="agreed" label={words.agreed} maxlength={longest} />
          <TextArea form={form} name="avoid" label={words.avoid} optional rows={2} maxlength={longest} />
          <TextField form={form} name="callsFirst" label={words.callsFirst} maxlength={300} autocomplete="off" />
        </Card>
        <Card>
          <RadioPills
            form={form}
            name="seenHow"
            label={words.seenHow}
            look="chip"
            options={seenHows.map((value) => ({ value, label: words.seenHows[value] }))}
          />
          <DateField form={form} name="seenOn" label={words.seenOn} chips={days} max={ctx.today} />
          <RadioPills
            form={form}
            name="how"
            label={words.how}
            look="chip"
            options={staffHows.map((value) => ({ value, label: t.hows[value] }))}
          />
        </Card>
        <div class="op-row">
          <SubmitButton>{words.save}</SubmitButton>
          <SavedNote />
        </div>
      </Form>
    </section>
  )
}
