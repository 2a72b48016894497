import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { accountNames, listTeam } from '#modules/identity/public.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import type { FieldErrors } from '#platform/web/form-state.ts'
import { askRescue, confirmRescue, orphanedParts, shortestRescueReason } from '../commands/rescue.ts'
import { policy } from '../policy.ts'
import { text } from '../text.ts'
import { rescuePaths } from './paths.ts'
import { RescuePage } from './rescue-page.tsx'

const purpose = 'administration' as const
type Act = 'ask' | 'confirm'
type Refused = { readonly partId: string; readonly errors: FieldErrors }

/** A part whose last named colleague left: the team lead asks that another is named, an administrator confirms. The same acts as `opkomst protected`. */
export function rescueRoutes(app: FastifyInstance, deps: Deps): void {
  const asking = { access: policy.who('protected.rescue.ask'), purpose }
  const confirming = { access: policy.who('protected.rescue.confirm'), purpose }
  app.get(rescuePaths.ask, { config: asking }, (request, reply) => show(deps, request, reply, 'ask', null))
  app.get(rescuePaths.confirm, { config: confirming }, (request, reply) => show(deps, request, reply, 'confirm', null))
  app.post(rescuePaths.ask, { config: { ...asking, stepUp: true } }, (request, reply) => ask(deps, request, reply))
  app.post(rescuePaths.confirm, { config: { ...confirming, stepUp: true } }, (request, reply) => confirm(deps, request, reply))
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, act: Act, refused: Refused | null): Promise<FastifyReply> {
  const actor = actorOf(request)
  const found = await orphanedParts(deps, actor)
  if (!found.ok) return sendNotFound(request, reply)
  const parts = found.value
  const ids = parts.flatMap(({ askedBy, colleagueId }) => [askedBy, colleagueId]).filter((id) => id !== null)
  const people = await deps.db.as(actor, async (tx) => ({
    team: await listTeam(tx, actor.municipalityId),
    names: await accountNames(tx, actor.municipalityId, ids),
  }))
  const form = refused === null ? null : { partId: refused.partId, form: { values: typedValues(request.body), errors: refused.errors } }
  const page = <RescuePage ctx={pageOf(request)} act={act} parts={parts} {...people} refused={form} />
  return sendPage(reply, refused === null ? 200 : 422, page)
}

const named = z.object({ part: z.uuid() })

async function ask(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = text(pageOf(request).locale).rescue
  const part = named.safeParse(request.body)
  if (!part.success) return sendNotFound(request, reply)
  const schema = z.object({
    colleague: z.uuid(t.refusals['not-a-colleague']),
    reason: z.string(t.refusals['no-reason']).trim().min(shortestRescueReason, t.refusals['no-reason']).max(500, t.refusals['no-reason']),
  })
  const form = readForm(schema, request.body)
  const partId = part.data.part
  if (!form.ok) return show(deps, request, reply, 'ask', { partId, errors: form.refusal })
  const { colleague, reason } = form.value
  const done = await askRescue(deps, actorOf(request), { partId, colleagueId: colleague, reason })
  return done.ok
    ? redirectDone(reply, rescuePaths.ask, { text: t.askedDone })
    : redirectProblem(reply, rescuePaths.ask, t.refusals[done.refusal.kind])
}

async function confirm(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = text(pageOf(request).locale).rescue
  const part = named.safeParse(request.body)
  if (!part.success) return sendNotFound(request, reply)
  const done = await confirmRescue(deps, actorOf(request), part.data.part)
  return done.ok
    ? redirectDone(reply, rescuePaths.confirm, { text: t.confirmedDone })
    : redirectProblem(reply, rescuePaths.confirm, t.refusals[done.refusal.kind])
}
