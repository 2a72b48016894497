import {
  ChoiceButtons,
  DateField,
  ErrorSummary,
  Form,
  OnEnter,
  Options,
  RadioPills,
  SelectField,
  SubmitButton,
  TextField,
} from '#platform/web/fields.tsx'
import { type FormState, fieldValue, otherDay } from '#platform/web/form-state.ts'
import { keptWith } from '#platform/web/kept-with.ts'
import { Details } from '#platform/web/parts.tsx'
import { visitKinds } from '../domain/visit.ts'
import { text } from '../text.ts'
import type { FormContext } from './contact-form.tsx'
import { dueOptions, type FormDays, kindOptions, minuteOptions } from './parts.tsx'
import { paths } from './paths.ts'

export type PlanFormProps = {
  readonly ctx: FormContext
  readonly days: FormDays
  readonly dossierId: string
  readonly form: FormState
  readonly saveKey?: string | undefined
}

/** What, and the day that saves it. Another day and another person stand folded below. */
export function StepForm({ ctx, days, dossierId, form, saveKey }: PlanFormProps) {
  const t = text(ctx.locale)
  const hasMore = ['due-day', 'who'].some((name) => fieldValue(form, name) !== '')
  return (
    <Form ctx={ctx} action={paths.steps(dossierId)} saveKey={saveKey}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <OnEnter name="due" answer="" />
      <TextField form={form} name="what" label={t.addStep} placeholder={t.whatFor} maxlength={300} autocomplete="off" />
      <ChoiceButtons form={form} name="due" label={t.due} options={dueOptions(t, days)} />
      <Details summary={t.otherDayOrWho} open={hasMore}>
        <TextField form={form} name="due-day" label={t.day} type="date" min={days.today} />
        <TextField form={form} name="who" label={t.stepWho} help={t.stepWhoHelp} maxlength={100} />
        <div class="op-row">
          <SubmitButton name="due" value={otherDay} variant="secondary">
            {t.stepSave}
          </SubmitButton>
        </div>
      </Details>
    </Form>
  )
}

export type Team = readonly { readonly id: string; readonly name: string }[]

export function VisitForm({ ctx, days, dossierId, form, saveKey, team }: PlanFormProps & { readonly team: Team }) {
  return (
    <Form ctx={ctx} action={paths.visits(dossierId)} saveKey={saveKey}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <VisitFields ctx={ctx} days={days} form={form} />
      <VisitBy ctx={ctx} team={team} form={form} />
    </Form>
  )
}

export function VisitFields({ ctx, days, form }: { ctx: Pick<FormContext, 'locale'>; days: FormDays; form: FormState }) {
  const t = text(ctx.locale)
  return (
    <>
      <RadioPills form={form} name="visitKind" label={t.kind} look="chip" options={kindOptions(t, visitKinds)} />
      <DateField form={form} name="visitOn" label={t.day} chips={dueOptions(t, days)} min={days.today} />
      <TextField form={form} name="visitAt" label={t.hour} type="time" size={8} />
      <RadioPills
        form={form}
        name="visitMinutes"
        label={t.length}
        look="chip"
        options={minuteOptions(t, fieldValue(form, 'visitMinutes'))}
      />
      <TextField form={form} name="visitPlace" label={t.place} help={t.placeHelp} maxlength={200} />
    </>
  )
}

const Colleagues = keptWith((team: Team, { chosen }: { readonly chosen: string | null }) => (
  <Options options={team.map(({ id, name }) => ({ value: id, label: name }))} chosen={chosen ?? ''} />
))

export function VisitBy({ ctx, team, form }: { ctx: Pick<FormContext, 'locale'>; team: Team; form: FormState }) {
  const t = text(ctx.locale)
  const chosen = team.find(({ id }) => id === fieldValue(form, 'visitBy'))?.id ?? null
  return (
    <>
      <SelectField form={form} name="visitBy" label={t.visitBy} empty={null} options={<Colleagues list={team} of={{ chosen }} />} />
      <div class="op-row">
        <SubmitButton variant="secondary">{t.visitSave}</SubmitButton>
      </div>
    </>
  )
}
