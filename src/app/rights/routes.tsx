import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { evaluate, rightsPolicy, stepKinds } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { readSaveKey } from '#platform/http/form.ts'
import { sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId, readParameter, readQuery } from '#platform/http/request.ts'
import { parseTypedDay } from '#platform/text/parse-day.ts'
import type { FormState } from '#platform/web/form-state.ts'
import { rightsActRoutes } from './act-routes.ts'
import type { RightNow } from './arrange.ts'
import { FactsPage } from './facts-page.tsx'
import { type FamilyRights, loadRightsOf } from './load.ts'
import { otherAid } from './paths.ts'
import { claimFor, RightPage } from './right-page.tsx'
import { RightsPage } from './rights-page.tsx'
import { schemeRoutes } from './scheme-routes.tsx'
import { takeOverRoutes } from './take-over/take-over-routes.tsx'
import { teamRightsRoutes } from './team-routes.tsx'

/** The rights of one family: all of them, one of them, and what is known. */
export function rightsRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: rightsPolicy.who('rights.read'), purpose: 'guidance' } as const
  app.get('/gezinnen/:dossierId/sociale-rechten', { config }, (request, reply) => showRights(deps, request, reply))
  app.get('/gezinnen/:dossierId/sociale-rechten/feiten', { config }, async (request, reply) => {
    const view = await viewOf(deps, request)
    return view === null ? sendNotFound(request, reply) : sendPage(reply, 200, <FactsPage view={view} />)
  })
  app.get('/gezinnen/:dossierId/sociale-rechten/recht/:rightId', { config }, (request, reply) => showRight(deps, request, reply))
  rightsActRoutes(app, deps)
  teamRightsRoutes(app, deps)
  schemeRoutes(app, deps)
  takeOverRoutes(app, deps)
}

async function viewOf(deps: Deps, request: FastifyRequest): Promise<FamilyRights | null> {
  const dossierId = readId(request, 'dossierId')
  return dossierId === null ? null : loadRightsOf(deps, actorOf(request), dossierId, pageOf(request))
}

type Again = { readonly question?: FormState; readonly aid?: FormState; readonly skipped?: number }

export async function showRights(deps: Deps, request: FastifyRequest, reply: FastifyReply, again?: Again): Promise<FastifyReply> {
  const view = await viewOf(deps, request)
  if (view === null) return sendNotFound(request, reply)
  const asked = Number(readQuery(request)['over'] ?? 0)
  const skipped = again?.skipped ?? (Number.isInteger(asked) && asked >= 0 ? asked : 0)
  const saveKey = again === undefined ? undefined : (readSaveKey(request.body) ?? undefined)
  const page = <RightsPage view={view} skipped={skipped} question={again?.question} aid={again?.aid} saveKey={saveKey} />
  return sendPage(reply, again === undefined ? 200 : 422, page)
}

/** A card can lead to a step that needs more than a tap: it is then chosen already. */
function begun(request: FastifyRequest): FormState | undefined {
  const kind = stepKinds.find((one) => one === readQuery(request)['stap'])
  return kind === undefined ? undefined : { values: { kind }, errors: {} }
}

/** A day before today that somebody wants to check; null when none was asked, or none that can be read. */
function pastDay(request: FastifyRequest, today: IsoDay): IsoDay | null {
  const asked = parseTypedDay(readQuery(request)['op'] ?? '', today)
  return asked === null || asked >= today ? null : asked
}

/** The same right by the rules and amounts of another day, and by what is known of the family now. What a worker says instead is about now. */
function asOn(now: RightNow, { catalogue, family }: FamilyRights, day: IsoDay): RightNow {
  const answer = evaluate(catalogue, family.situation, day).find(({ id }) => id === now.right.id) ?? now.answer
  return { ...now, answer, outcome: answer.outcome, override: null }
}

export async function showRight(deps: Deps, request: FastifyRequest, reply: FastifyReply, form?: FormState): Promise<FastifyReply> {
  const view = await viewOf(deps, request)
  if (view === null) return sendNotFound(request, reply)
  const rightId = readParameter(request, 'rightId')
  const typed = form?.values['subject']
  const subject = typeof typed === 'string' ? typed : (readQuery(request)['voor'] ?? '')
  const today = view.rights.find(({ right }) => right.id === rightId) ?? null
  const then = form === undefined ? pastDay(request, view.ctx.today) : null
  const now = today === null || then === null ? today : asOn(today, view, then)
  const claim = claimFor(view, rightId, subject)
  if (now === null && (rightId !== otherAid || claim === undefined)) return sendNotFound(request, reply)
  const saveKey = readSaveKey(request.body) ?? undefined
  const page = (
    <RightPage view={view} now={now} claim={claim} subject={subject} form={form ?? begun(request)} saveKey={saveKey} then={then} />
  )
  return sendPage(reply, form === undefined ? 200 : 422, page)
}
