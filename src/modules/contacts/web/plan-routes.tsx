import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { listTeam } from '#modules/identity/public.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { fieldValue } from '#platform/web/form-state.ts'
import { addNextStep, type StepTurn, turnNextStep } from '../commands/next-steps.ts'
import { planVisit, turnVisit } from '../commands/visits.ts'
import { policy } from '../policy.ts'
import { text } from '../text.ts'
import { readStepForm, readVisitForm, refusalErrors } from './forms.ts'
import { showAgain } from './page.tsx'
import { formDays } from './parts.tsx'
import { paths } from './paths.ts'
import { StepForm, VisitForm } from './plan-forms.tsx'

export function planRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: policy.who('contacts.plan'), purpose: 'guidance' } as const
  app.post('/gezinnen/:dossierId/stappen', { config }, (request, reply) => saveStep(deps, request, reply))
  const turns = [
    ['gedaan', 'done'],
    ['niet-nodig', 'dropped'],
    ['open', 'reopened'],
  ] as const
  for (const [path, to] of turns) {
    app.post(`/gezinnen/:dossierId/stappen/:stepId/${path}`, { config }, (request, reply) => turnStep(deps, request, reply, to))
  }
  app.post('/gezinnen/:dossierId/bezoeken', { config }, (request, reply) => saveVisit(deps, request, reply))
  app.post('/gezinnen/:dossierId/bezoeken/:visitId/afgezegd', { config }, (request, reply) => turnPlan(deps, request, reply, 'cancelled'))
  app.post('/gezinnen/:dossierId/bezoeken/:visitId/opnieuw', { config }, (request, reply) => turnPlan(deps, request, reply, 'restored'))
}

async function saveStep(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const saveKey = readSaveKey(request.body)
  const again = (errors: FieldErrors) => {
    const form = { values: typedValues(request.body), errors }
    return showAgain(deps, request, reply, t.addStep, () => (
      <StepForm ctx={ctx} days={formDays(ctx.today)} dossierId={dossierId} form={form} saveKey={saveKey ?? undefined} />
    ))
  }
  const form = readStepForm(request.body, t, ctx.today)
  if (!form.ok) return again(form.refusal)
  const result = await addNextStep(deps, actorOf(request), { dossierId, saveKey, step: form.value })
  if (result.ok) {
    const undo = paths.step(dossierId, result.value.stepId, 'niet-nodig')
    return redirectDone(reply, `${paths.dossier(dossierId)}#stappen`, { text: t.stepSaved, undo })
  }
  return result.refusal.kind === 'not-found' ? sendNotFound(request, reply) : again(refusalErrors(result.refusal, t, ctx, 'due'))
}

/** Only pages of our own may be returned to; the day list says so with the one word it posts. */
function backTo(request: FastifyRequest, dossierId: string): string {
  const back = fieldValue({ values: typedValues(request.body), errors: {} }, 'back')
  return back === 'vandaag' ? '/vandaag#taak' : `${paths.dossier(dossierId)}#stappen`
}

async function turnStep(deps: Deps, request: FastifyRequest, reply: FastifyReply, to: StepTurn): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const stepId = readId(request, 'stepId')
  if (dossierId === null || stepId === null) return sendNotFound(request, reply)
  const result = await turnNextStep(deps, actorOf(request), { dossierId, stepId, to })
  if (!result.ok) return sendNotFound(request, reply)
  const t = text(pageOf(request).locale)
  const said = { done: t.stepDoneSaid, dropped: t.stepDroppedSaid, reopened: t.stepReopenedSaid }[to]
  const undo = to === 'reopened' ? {} : { undo: paths.step(dossierId, stepId, 'open') }
  return redirectDone(reply, backTo(request, dossierId), { text: said, ...undo })
}

async function saveVisit(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const ctx = pageOf(request)
  const actor = actorOf(request)
  const t = text(ctx.locale)
  const saveKey = readSaveKey(request.body)
  const again = async (errors: FieldErrors) => {
    const team = await deps.db.as(actor, (tx) => listTeam(tx, actor.municipalityId))
    const form = { values: typedValues(request.body), errors }
    const visitForm = () => (
      <VisitForm ctx={ctx} days={formDays(ctx.today)} dossierId={dossierId} team={team} form={form} saveKey={saveKey ?? undefined} />
    )
    return showAgain(deps, request, reply, t.planVisit, visitForm)
  }
  const form = readVisitForm(request.body, t, ctx.today)
  if (!form.ok) return again(form.refusal)
  const result = await planVisit(deps, actor, { dossierId, saveKey, visit: form.value })
  if (result.ok) {
    const undo = paths.visit(dossierId, result.value.visitId, 'afgezegd')
    return redirectDone(reply, `${paths.dossier(dossierId)}#stappen`, { text: t.visitSaved, undo })
  }
  if (result.refusal.kind === 'not-found') return sendNotFound(request, reply)
  return again(result.refusal.kind === 'dossier-ended' ? { visitOn: t.dossierEnded } : refusalErrors(result.refusal, t, ctx))
}

async function turnPlan(deps: Deps, request: FastifyRequest, reply: FastifyReply, to: 'cancelled' | 'restored'): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const visitId = readId(request, 'visitId')
  if (dossierId === null || visitId === null) return sendNotFound(request, reply)
  const result = await turnVisit(deps, actorOf(request), { dossierId, visitId, to })
  if (!result.ok) return sendNotFound(request, reply)
  const t = text(pageOf(request).locale)
  const done = to === 'cancelled' ? { text: t.visitCancelled, undo: paths.visit(dossierId, visitId, 'opnieuw') } : { text: t.visitRestored }
  return redirectDone(reply, `${paths.dossier(dossierId)}#stappen`, done)
}
