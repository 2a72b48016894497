import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  askedSources,
  confirmFact,
  evaluate,
  keepLook,
  liftOverride,
  overrideRight,
  readLooks,
  recordFacts,
  rightsPolicy,
  tickPaper,
  toKept,
  turnFact,
  turnStep,
} from '#modules/rights/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId, readParameter } from '#platform/http/request.ts'
import type { Result } from '#platform/result.ts'
import { fieldValue } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { askIn, rightsHere } from './catalogue.ts'
import { knownFamily } from './known-families.ts'
import { paths } from './paths.ts'
import { dontKnow } from './question-card.tsx'
import { readAnswer } from './read-answer.ts'
import { showRight, showRights } from './routes.tsx'
import { askOtherAid, takeStepOf } from './step-routes.ts'
import { text } from './text.ts'

type Handler = (deps: Deps, request: FastifyRequest, reply: FastifyReply, dossierId: string) => Promise<FastifyReply>

/** What a worker does on the pages about rights. Each act is kept at once and can be undone. */
export function rightsActRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: rightsPolicy.who('rights.record'), purpose: 'guidance' } as const
  const post = (path: string, handler: Handler): void => {
    app.post(`/gezinnen/:dossierId/sociale-rechten/${path}`, { config }, async (request, reply) => {
      const dossierId = readId(request, 'dossierId')
      return dossierId === null ? sendNotFound(request, reply) : handler(deps, request, reply, dossierId)
    })
  }
  post('vraag', answer)
  post('gezien', seen)
  post('andere-steun', askOtherAid)
  post('feiten/:factId/klopt', confirm)
  for (const [path, to] of turns) {
    post(`feiten/:factId/${path}`, (d, request, reply, dossierId) => turnAFact(d, request, reply, dossierId, to))
    post(`stappen/:stepId/${path}`, (d, request, reply, dossierId) => turnAStep(d, request, reply, dossierId, to))
  }
  post('anders/:overrideId/terug', lift)
  post('recht/:rightId/stap', takeStepOf)
  post('recht/:rightId/papier', tick)
  post('recht/:rightId/anders', override)
}

const turns = [
  ['terug', 'withdrawn'],
  ['opnieuw', 'restored'],
] as const
type Turn = (typeof turns)[number][1]

type Refused = { readonly kind: string }

/** After an act without fields: done with a way back, or the reason it was not. */
export function finish(
  request: FastifyRequest,
  reply: FastifyReply,
  result: Result<unknown, Refused>,
  done: { readonly to: string; readonly text: string; readonly undo?: string },
): FastifyReply {
  if (result.ok) return redirectDone(reply, done.to, done.undo === undefined ? { text: done.text } : { text: done.text, undo: done.undo })
  if (result.refusal.kind !== 'closed') return sendNotFound(request, reply)
  return redirectProblem(reply, done.to, text(pageOf(request).locale).errors.closed)
}

const short = z.string().max(500).optional()
const answerShape = z.object({ path: short, over: short, answer: short, save: short, source: z.enum(askedSources).optional() })

async function answer(deps: Deps, request: FastifyRequest, reply: FastifyReply, dossierId: string): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const actor = actorOf(request)
  const t = text(ctx.locale)
  const values = typedValues(request.body)
  const form = { values, errors: {} }
  // Which words are an answer is for the question to say; here: each field once, none endless, and who told it one of the known ones.
  const read = readForm(answerShape, request.body)
  if (!read.ok) return sendNotFound(request, reply)
  const path = fieldValue(form, 'path')
  const skipped = Number(fieldValue(form, 'over')) || 0
  const family = await deps.db.as(actor, (tx) => knownFamily(tx, actor.municipalityId, dossierId, ctx.today))
  const ask = askIn(path, ctx.locale)
  const kept = family === null ? null : toKept(path, family.roster)
  if (ask === null || kept === null) return sendNotFound(request, reply)
  const typed = fieldValue(form, 'answer')
  const isUnknown = typed === dontKnow || fieldValue(form, 'save') === dontKnow
  const value = isUnknown ? null : readAnswer(ask, typed, ctx.today)
  if (value === null && !isUnknown) {
    const errors = { answer: ask.kind === 'money' ? t.errors.amount : ask.kind === 'day' ? t.errors.day : t.errors.answer }
    return showRights(deps, request, reply, { question: { values, errors }, skipped })
  }
  const source = read.value.source ?? 'family'
  const facts = [{ ...kept, value }]
  const result = await recordFacts(deps, actor, { dossierId, key: readSaveKey(request.body), facts, source, on: ctx.today })
  if (result.ok) await firstLook(deps, actor, dossierId, ctx)
  const undo = result.ok ? paths.fact(dossierId, result.value.id, 'terug') : undefined
  return finish(request, reply, result, { to: paths.all(dossierId), text: t.told, ...(undo === undefined ? {} : { undo }) })
}

/** The first answer to a question begins what later looks are compared with; reading a page changes nothing. */
export async function firstLook(deps: Deps, actor: Actor, dossierId: string, ctx: PageContext): Promise<void> {
  const [family, looks] = await deps.db.as(actor, (tx) =>
    Promise.all([knownFamily(tx, actor.municipalityId, dossierId, ctx.today), readLooks(tx, actor.municipalityId, [dossierId])]),
  )
  if (family === null || looks.has(dossierId)) return
  const answers = evaluate(await rightsHere(deps, actor, ctx.locale), family.situation, ctx.today)
  await keepLook(deps, actor, { dossierId, key: null, answers })
}

async function seen(deps: Deps, request: FastifyRequest, reply: FastifyReply, dossierId: string): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const actor = actorOf(request)
  const family = await deps.db.as(actor, (tx) => knownFamily(tx, actor.municipalityId, dossierId, ctx.today))
  if (family === null) return sendNotFound(request, reply)
  const answers = evaluate(await rightsHere(deps, actor, ctx.locale), family.situation, ctx.today)
  const result = await keepLook(deps, actor, { dossierId, key: readSaveKey(request.body), answers })
  return finish(request, reply, result, { to: paths.all(dossierId), text: text(ctx.locale).seenSaid })
}

async function confirm(deps: Deps, request: FastifyRequest, reply: FastifyReply, dossierId: string): Promise<FastifyReply> {
  const factId = readId(request, 'factId')
  if (factId === null) return sendNotFound(request, reply)
  const result = await confirmFact(deps, actorOf(request), { dossierId, key: readSaveKey(request.body), factId })
  const undo = result.ok ? { undo: paths.fact(dossierId, result.value.id, 'terug') } : {}
  return finish(request, reply, result, { to: paths.facts(dossierId), text: text(pageOf(request).locale).confirmed, ...undo })
}

async function turnAFact(deps: Deps, request: FastifyRequest, reply: FastifyReply, dossierId: string, to: Turn): Promise<FastifyReply> {
  const factId = readId(request, 'factId')
  if (factId === null) return sendNotFound(request, reply)
  const t = text(pageOf(request).locale)
  const result = await turnFact(deps, actorOf(request), { dossierId, key: readSaveKey(request.body), factId, to })
  const done = to === 'withdrawn' ? { text: t.undone, undo: paths.fact(dossierId, factId, 'opnieuw') } : { text: t.restored }
  return finish(request, reply, result, { to: paths.all(dossierId), ...done })
}

async function turnAStep(deps: Deps, request: FastifyRequest, reply: FastifyReply, dossierId: string, to: Turn): Promise<FastifyReply> {
  const stepId = readId(request, 'stepId')
  if (stepId === null) return sendNotFound(request, reply)
  const t = text(pageOf(request).locale)
  const result = await turnStep(deps, actorOf(request), { dossierId, key: readSaveKey(request.body), stepId, to })
  const done = to === 'withdrawn' ? { text: t.undone, undo: paths.step(dossierId, stepId, 'opnieuw') } : { text: t.restored }
  return finish(request, reply, result, { to: paths.all(dossierId), ...done })
}

async function tick(deps: Deps, request: FastifyRequest, reply: FastifyReply, dossierId: string): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const rightId = readParameter(request, 'rightId')
  const form = { values: typedValues(request.body), errors: {} }
  const { rights } = await rightsHere(deps, actorOf(request), ctx.locale)
  const right = rights.find((one) => one.right.id === rightId)?.right
  const paper = Number(fieldValue(form, 'paper'))
  if (right?.apply.documents[paper] === undefined) return sendNotFound(request, reply)
  const command = { dossierId, key: readSaveKey(request.body), rightId, paper, isThere: fieldValue(form, 'isThere') === 'ja' }
  const result = await tickPaper(deps, actorOf(request), command)
  return finish(request, reply, result, { to: `${paths.right(dossierId, rightId)}#papieren`, text: text(ctx.locale).paperSaved })
}

async function override(deps: Deps, request: FastifyRequest, reply: FastifyReply, dossierId: string): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const rightId = readParameter(request, 'rightId')
  const { rights } = await rightsHere(deps, actorOf(request), ctx.locale)
  if (!rights.some(({ right }) => right.id === rightId)) return sendNotFound(request, reply)
  const values = typedValues(request.body)
  const form = { values, errors: {} }
  const says = fieldValue(form, 'says') === 'yes' ? 'yes' : 'no'
  const reason = fieldValue(form, 'why').slice(0, 500)
  const result = await overrideRight(deps, actorOf(request), { dossierId, key: readSaveKey(request.body), rightId, says, reason })
  if (!result.ok && result.refusal.kind === 'reason-missing')
    return showRight(deps, request, reply, { values, errors: { why: t.errors.reason } })
  const undo = result.ok ? { undo: paths.lift(dossierId, result.value.id) } : {}
  return finish(request, reply, result, { to: paths.right(dossierId, rightId), text: t.overrideSaved, ...undo })
}

async function lift(deps: Deps, request: FastifyRequest, reply: FastifyReply, dossierId: string): Promise<FastifyReply> {
  const overrideId = readId(request, 'overrideId')
  if (overrideId === null) return sendNotFound(request, reply)
  const result = await liftOverride(deps, actorOf(request), { dossierId, key: readSaveKey(request.body), overrideId })
  return finish(request, reply, result, { to: paths.all(dossierId), text: text(pageOf(request).locale).undone })
}
