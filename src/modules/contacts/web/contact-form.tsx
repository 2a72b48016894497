import { isDay } from '#platform/day.ts'
import { formatDay } from '#platform/text/format.ts'
import {
  CheckPills,
  CtrlEnterHint,
  DateField,
  ErrorSummary,
  Form,
  HiddenFields,
  RadioPills,
  SavedNote,
  SubmitButton,
  TextArea,
  TextField,
} from '#platform/web/fields.tsx'
import { type FormState, fieldValue, fieldValues } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Details } from '#platform/web/parts.tsx'
import { text } from '../text.ts'
import { domainOptions, dueOptions, type FormDays, kindOptions, minuteOptions, pastChips } from './parts.tsx'

/** All of a page that a form needs. */
export type FormContext = Pick<PageContext, 'locale' | 'csrfToken'>

export type ContactFormProps = {
  readonly ctx: FormContext
  readonly days: FormDays
  readonly action: string
  readonly form: FormState
  readonly saveKey?: string | undefined
  readonly draftKey?: string | undefined
  /** Correcting has no next step, and remembers what it saw. */
  readonly seen?: string | undefined
  readonly isCorrection?: boolean | undefined
  readonly autofocus?: boolean | undefined
  /** After a loss the baby is no subject to tick, unless somebody did. */
  readonly hasLoss?: boolean | undefined
}

function hasAny(form: FormState, names: readonly string[]): boolean {
  return names.some((name) => form.errors[name] !== undefined || fieldValues(form, name).length > 0)
}

/** One screen: kind and note first; day, length and next step folded until they are needed. */
export function ContactForm(props: ContactFormProps) {
  const { ctx, form } = props
  const t = text(ctx.locale)
  return (
    <Form ctx={ctx} action={props.action} saveKey={props.saveKey} draftKey={props.draftKey}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      {props.isCorrection ? <HiddenFields values={{ seen: props.seen ?? '' }} /> : null}
      <RadioPills form={form} name="kind" label={t.kind} hideLabel look="chip" options={kindOptions(t)} />
      <TextArea form={form} name="contactNote" label={t.note} rows={3} maxlength={10_000} autofocus={props.autofocus} />
      <CheckPills
        form={form}
        name="domains"
        label={t.about}
        look="chip"
        options={domainOptions(t).filter(({ value }) => value !== 'baby' || !props.hasLoss || fieldValues(form, 'domains').includes(value))}
      />
      <WhenPart {...props} />
      {props.isCorrection ? null : <StepPart {...props} />}
      <div class="op-row">
        <SubmitButton>{props.isCorrection ? t.correctSave : t.save}</SubmitButton>
        <CtrlEnterHint />
        {props.draftKey === undefined ? null : <SavedNote />}
      </div>
    </Form>
  )
}

function WhenPart({ ctx, days, form, isCorrection }: ContactFormProps) {
  const t = text(ctx.locale)
  const day = fieldValue(form, 'happenedOn')
  const isOpen = isCorrection || hasAny(form, ['happenedAt']) || day !== days.today || form.errors['minutes'] !== undefined
  return (
    <Details
      summary={t.when(day === days.today || !isDay(day) ? t.today.toLowerCase() : formatDay(day, ctx.locale, days.today))}
      open={isOpen}
    >
      <DateField form={form} name="happenedOn" label={t.day} chips={pastChips(t, days)} max={days.today} />
      <TextField form={form} name="happenedAt" label={t.hour} type="time" size={8} />
      <RadioPills form={form} name="minutes" label={t.length} look="chip" options={minuteOptions(t, fieldValue(form, 'minutes'))} />
    </Details>
  )
}

function StepPart({ ctx, days, form }: ContactFormProps) {
  const t = text(ctx.locale)
  return (
    <Details summary={t.nextStep} open={hasAny(form, ['step', 'stepWho', 'stepDue', 'stepDue-day'])}>
      <TextField form={form} name="step" label={t.nextStepHelp} maxlength={300} />
      <DateField form={form} name="stepDue" label={t.due} chips={dueOptions(t, days)} min={days.today} />
      <TextField form={form} name="stepWho" label={t.stepWho} help={t.stepWhoHelp} maxlength={100} />
    </Details>
  )
}
