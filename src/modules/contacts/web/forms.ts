import { z } from 'zod'
import type { IsoDay } from '#platform/day.ts'
import { type FieldErrors, manyOf, optionalText, readForm, requiredDay, typedValues } from '#platform/http/form.ts'
import { ok, type Result } from '#platform/result.ts'
import { formatDay } from '#platform/text/format.ts'
import { chosenDay, fieldValue, otherDay } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import type { CorrectContactRefusal } from '../commands/change-contact.ts'
import type { RecordContactRefusal } from '../commands/record-contact.ts'
import { type Contact, contactKinds, lifeDomains } from '../domain/contact.ts'
import type { NextStep } from '../domain/next-step.ts'
import { type MoveRefusal, type Visit, type VisitMoment, visitKinds } from '../domain/visit.ts'
import type { Text } from '../text.ts'

const longest = 10_000

/** "9.30", "9:30", "14u", "1400" as 'HH:MM'; empty is null. */
function hour(t: Text) {
  return z.preprocess(
    (value) => (value === undefined ? '' : value),
    z
      .string(t.hourWrong)
      .trim()
      .transform((typed, context): string | null => {
        if (typed === '') return null
        const parts = /^(\d{1,2})(?:[:.uh ]?(\d{2})?)$/.exec(typed)
        const [hours, minutes] = [Number(parts?.[1] ?? 'x'), Number(parts?.[2] ?? '0')]
        if (parts !== null && hours < 24 && minutes < 60) return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
        context.addIssue({ code: 'custom', message: t.hourWrong })
        return z.NEVER
      }),
  )
}

function minutes(t: Text) {
  return z.preprocess(
    (value) => (value === undefined ? '' : value),
    z
      .string(t.minutesWrong)
      .trim()
      .regex(/^(\d{1,4})?$/, t.minutesWrong)
      .transform((typed) => (typed === '' ? null : Number(typed))),
  )
}

function contactSchema(t: Text, today: IsoDay) {
  return z.object({
    kind: z.enum(contactKinds, t.kindMissing),
    happenedOn: requiredDay(today, t.dayMissing),
    happenedAt: hour(t),
    minutes: minutes(t),
    domains: manyOf(lifeDomains, t.domainWrong),
    contactNote: optionalText(longest, t.tooLong),
    step: optionalText(300, t.tooLong),
    stepWho: optionalText(100, t.tooLong),
    stepDue: z.preprocess((value) => (value === '' ? undefined : value), requiredDay(today, t.dueMissing).optional()),
  })
}

export type ContactForm = { readonly contact: Contact; readonly nextStep: NextStep | null }

/** The contact form as posted: chips and typed days made one. */
export function readContactForm(body: unknown, t: Text, today: IsoDay): Result<ContactForm, FieldErrors> {
  const values = typedValues(body)
  const days = { happenedOn: chosenDay(values, 'happenedOn'), stepDue: chosenDay(values, 'stepDue') }
  const form = readForm(contactSchema(t, today), { ...values, ...days })
  if (!form.ok) return form
  const { kind, happenedOn, happenedAt, domains, contactNote, step, stepWho, stepDue } = form.value
  const nextStep = step === null ? null : { what: step, who: stepWho, dueOn: stepDue ?? null }
  return ok({ contact: { kind, happenedOn, happenedAt, minutes: form.value.minutes, domains, note: contactNote }, nextStep })
}

export function readStepForm(body: unknown, t: Text, today: IsoDay): Result<NextStep, FieldErrors> {
  const values = typedValues(body)
  const schema = z.object({
    what: z.string(t.whatMissing).trim().min(1, t.whatMissing).max(300, t.tooLong),
    who: optionalText(100, t.tooLong),
    due: requiredDay(today, t.dueMissing),
  })
  // The day that was clicked counts; what stands in the folded field only when that one was saved.
  const clicked = fieldValue({ values, errors: {} }, 'due')
  const due = clicked === '' || clicked === otherDay ? chosenDay({ ...values, due: '' }, 'due') : clicked
  const form = readForm(schema, { ...values, due })
  return form.ok ? ok({ what: form.value.what, who: form.value.who, dueOn: form.value.due }) : form
}

export function readVisitForm(body: unknown, t: Text, today: IsoDay): Result<Visit, FieldErrors> {
  const values = typedValues(body)
  const schema = z.object({
    visitKind: z.enum(contactKinds, t.visitKindWrong).refine((kind) => visitKinds.includes(kind), t.visitKindWrong),
    visitOn: requiredDay(today, t.visitDayMissing),
    visitAt: hour(t),
    visitMinutes: minutes(t),
    visitPlace: optionalText(200, t.tooLong),
    visitBy: z.uuid(t.visitByMissing),
  })
  const form = readForm(schema, { ...values, visitOn: chosenDay(values, 'visitOn') })
  if (!form.ok) return form
  const { visitKind, visitOn, visitAt, visitMinutes, visitPlace, visitBy } = form.value
  return ok({ kind: visitKind, plannedOn: visitOn, plannedAt: visitAt, minutes: visitMinutes, place: visitPlace, accountId: visitBy })
}

/** The new day and hour of a visit. */
export function readMoveForm(body: unknown, t: Text, today: IsoDay): Result<VisitMoment, FieldErrors> {
  const values = typedValues(body)
  const schema = z.object({ visitOn: requiredDay(today, t.visitDayMissing), visitAt: hour(t) })
  const form = readForm(schema, { ...values, visitOn: chosenDay(values, 'visitOn') })
  return form.ok ? ok({ plannedOn: form.value.visitOn, plannedAt: form.value.visitAt }) : form
}

type Said = Exclude<RecordContactRefusal | CorrectContactRefusal | MoveRefusal, { kind: 'not-found' } | { kind: 'changed-meanwhile' }>

/** What a refusal says, at the field it is about. `due` is the name of the field with the day of a step. */
export function refusalErrors(refusal: Said, t: Text, ctx: PageContext, due: 'stepDue' | 'due' = 'stepDue'): FieldErrors {
  const said = (day: IsoDay) => formatDay(day, ctx.locale, ctx.today)
  switch (refusal.kind) {
    case 'in-future':
      return { happenedOn: t.inFuture }
    case 'before-opening':
      return { happenedOn: t.beforeOpening(said(refusal.openedOn)) }
    case 'after-ending':
      return { happenedOn: t.afterEnding(said(refusal.endedOn)) }
    case 'minutes-impossible':
      return { minutes: t.minutesWrong }
    case 'nothing-to-do':
      return { [due === 'due' ? 'what' : 'step']: t.whatMissing }
    case 'due-in-past':
      return { [due]: t.dueInPast }
    case 'dossier-ended':
      return { [due]: t.dossierEnded }
    case 'visit-in-past':
      return { visitOn: t.visitInPast }
    case 'same-moment':
      return { visitOn: t.visitSame }
    case 'called-off':
      return { visitOn: t.visitCalledOff }
    case 'not-a-visit':
      return { visitKind: t.visitKindWrong }
  }
}
