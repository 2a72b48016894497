import type { FastifyReply, FastifyRequest } from 'fastify'
import { type NewStep, refusalReasons, type StepKind, stepKinds, stepPeriods, takeStep } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readParameter } from '#platform/http/request.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { parseTypedDay } from '#platform/text/parse-day.ts'
import { chosenDay, type FieldErrors, type FormState, type FormValues, fieldValue } from '#platform/web/form-state.ts'
import { finish } from './act-routes.ts'
import { rightsHere } from './catalogue.ts'
import { otherAid, paths } from './paths.ts'
import { parseEuro } from './read-answer.ts'
import { showRight, showRights } from './routes.tsx'
import { text, type Words } from './text.ts'

const noStep: NewStep = {
  kind: 'asked',
  onDay: '',
  cents: null,
  per: null,
  isComputed: false,
  since: null,
  reason: null,
  nextWho: null,
  nextWhat: null,
  deadlineOn: null,
  remindOn: null,
  note: null,
}

const brings: readonly StepKind[] = ['granted', 'changed']
const noAmount: readonly StepKind[] = ['refused', 'appealed', 'stopped']

/** What the form proposed and nobody changed is the amount of the rules; a step that ends or waits for a decision takes over no proposal. */
function amountOf(kind: StepKind, cents: number | null, form: FormState): Pick<NewStep, 'cents' | 'per' | 'isComputed'> {
  const per = cents === null ? null : (stepPeriods.find((one) => one === fieldValue(form, 'per')) ?? null)
  const isComputed = cents !== null && fieldValue(form, 'proposed') === `${cents} ${per}`
  return isComputed && noAmount.includes(kind) ? { cents: null, per: null, isComputed: false } : { cents, per, isComputed }
}

/** A step as it was typed; every error at once, at its field. */
export function readStep(values: FormValues, today: IsoDay, t: Words): Result<NewStep, FieldErrors> {
  const form = { values, errors: {} }
  const errors: Record<string, string> = {}
  const words = (name: string, most: number): string | null => fieldValue(form, name).trim().slice(0, most) || null
  const day = (name: string): IsoDay | null => {
    const typed = chosenDay(values, name).trim()
    const parsed = typed === '' ? null : parseTypedDay(typed, today)
    if (typed !== '' && parsed === null) errors[name] = t.errors.day
    return parsed
  }
  const typedAmount = fieldValue(form, 'amount').trim()
  const cents = typedAmount === '' ? null : parseEuro(typedAmount)
  if (typedAmount !== '' && cents === null) errors['amount'] = t.errors.amount
  const kind = stepKinds.find((one) => one === fieldValue(form, 'kind')) ?? 'asked'
  if (kind !== fieldValue(form, 'kind')) errors['kind'] = t.errors.answer
  const onDay = day('onDay') ?? today
  const since = day('since')
  const step: NewStep = {
    kind,
    onDay,
    ...amountOf(kind, cents, form),
    since: brings.includes(kind) ? since : null,
    reason: kind === 'refused' ? (refusalReasons.find((one) => one === fieldValue(form, 'reason')) ?? null) : null,
    nextWho: words('nextWho', 80),
    nextWhat: words('nextWhat', 200),
    deadlineOn: day('deadlineOn'),
    remindOn: day('remindOn'),
    note: words('note', 1000),
  }
  return Object.keys(errors).length > 0 ? refuse(errors) : ok(step)
}

const fieldOf: Readonly<Record<string, string>> = {
  'not-now': 'kind',
  'per-missing': 'per',
  'amount-missing': 'amount',
  'before-start': 'since',
  'reason-missing': 'reason',
}

function errorOf(kind: string, t: Words): FieldErrors | null {
  const said = Object.entries(t.errors).find(([name]) => name === kind)?.[1]
  return said === undefined || kind === 'closed' ? null : { [fieldOf[kind] ?? 'onDay']: said }
}

export async function takeStepOf(deps: Deps, request: FastifyRequest, reply: FastifyReply, dossierId: string): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const rightId = readParameter(request, 'rightId')
  const values = typedValues(request.body)
  const subject = fieldValue({ values, errors: {} }, 'subject').slice(0, 80)
  const { rights } = await rightsHere(deps, actorOf(request), ctx.locale)
  const isKnown = rightId === otherAid || rights.some(({ right }) => right.id === rightId)
  if (!isKnown) return sendNotFound(request, reply)
  const step = readStep(values, ctx.today, t)
  if (!step.ok) return showRight(deps, request, reply, { values, errors: step.refusal })
  const command = { dossierId, key: readSaveKey(request.body), rightId, subject, step: step.value }
  const result = await takeStep(deps, actorOf(request), command)
  const errors = result.ok ? null : errorOf(result.refusal.kind, t)
  if (errors !== null) return showRight(deps, request, reply, { values, errors })
  const undo = result.ok ? { undo: paths.step(dossierId, result.value.id, 'terug') } : {}
  const to = rightId === otherAid ? paths.all(dossierId) : `${paths.all(dossierId)}#r-${rightId}`
  return finish(request, reply, result, { to, text: t.stepSaved(t.stepKinds[step.value.kind]), ...undo })
}

/** Aid outside the catalogue: for what, how much, asked today. */
export async function askOtherAid(deps: Deps, request: FastifyRequest, reply: FastifyReply, dossierId: string): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const values = typedValues(request.body)
  const form = { values, errors: {} }
  const note = fieldValue(form, 'what').trim().slice(0, 80)
  const cents = parseEuro(fieldValue(form, 'amount'))
  const errors = { ...(note === '' ? { what: t.errors.what } : {}), ...(cents === null ? { amount: t.errors.amount } : {}) }
  if (Object.keys(errors).length > 0) return showRights(deps, request, reply, { aid: { values, errors } })
  const per = fieldValue(form, 'per') === 'month' ? ('month' as const) : ('once' as const)
  const step: NewStep = { ...noStep, onDay: ctx.today, cents, per, note }
  const command = { dossierId, key: readSaveKey(request.body), rightId: otherAid, subject: deps.newId(), step }
  const result = await takeStep(deps, actorOf(request), command)
  if (!result.ok) return finish(request, reply, result, { to: paths.all(dossierId), text: '' })
  return redirectDone(reply, `${paths.all(dossierId)}#andere-lijst`, {
    text: t.stepSaved(t.stepKinds.asked),
    undo: paths.step(dossierId, result.value.id, 'terug'),
  })
}
