import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { auditPolicy, recordAudit, setLimits, writeReview } from '#modules/audit/public.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { type FormState, fieldValue } from '#platform/web/form-state.ts'
import { glassIsReviewed } from '../access/commands.ts'
import { seeingAll } from '../access/store.ts'
import { readReview } from './read-review.ts'
import { fieldKey, ReviewPage } from './review-page.tsx'
import { text } from './text.ts'

type Again = Pick<Parameters<typeof ReviewPage>[0], 'refused' | 'limitsForm'>

/** What stands out among look-ups, for the team lead. Reading this page is itself a look-up, and recorded. */
export function reviewRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: auditPolicy.who('audit.review'), purpose: 'security' } as const
  app.get('/beheer/nazicht', { config }, (request, reply) => show(deps, request, reply, 200))
  app.post('/beheer/nazicht', { config }, (request, reply) => note(deps, request, reply))
  app.post('/beheer/nazicht/grenzen', { config }, (request, reply) => limit(deps, request, reply))
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, status: number, again: Again = {}): Promise<FastifyReply> {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const facts = await deps.db.as(actor, async (tx) => {
    const found = await readReview(tx, actor, deps.now())
    const detail = { lookUps: found.lookUps.length, emergencies: found.emergencies.length }
    await recordAudit(tx, deps, actor, { action: 'audit.look-ups.listed', detail })
    return found
  })
  return sendPage(reply, status, <ReviewPage ctx={ctx} facts={facts} accountId={actor.accountId} {...again} />)
}

async function note(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const t = text(pageOf(request).locale)
  const form: FormState = { values: typedValues(request.body), errors: {} }
  const key = fieldValue(form, 'signal')
  const field = `note-${fieldKey(key)}`
  const schema = z.object({ [field]: z.string(t.noteMissing).trim().min(1, t.noteMissing).max(500, t.noteLong) })
  const read = readForm(schema, request.body)
  if (!read.ok) return show(deps, request, reply, 422, { refused: { key, form: { ...form, errors: read.refusal } } })
  // The opening stands at a dossier that may be closed to the team lead: nothing of it is shown, it is only marked as seen.
  const written = await deps.db.as(seeingAll(actor), async (tx) => {
    const facts = await readReview(tx, actor, deps.now())
    const item = [...facts.emergencies, ...facts.lookUps].find((one) => one.key === key)
    if (item === undefined) return null
    const written = await writeReview(tx, deps, actor, {
      signal: key,
      accountId: item.accountId,
      dossierId: item.dossierId,
      note: read.value[field] ?? '',
    })
    // One review, shown in two places.
    if (written.ok && item.signal === null) await glassIsReviewed(tx, deps, actor, key.slice('emergency:'.length))
    return written
  })
  if (written === null) return redirectProblem(reply, '/beheer/nazicht', t.gone)
  if (written.ok) return redirectDone(reply, '/beheer/nazicht', { text: t.saved })
  return written.refusal.kind === 'own' ? redirectProblem(reply, '/beheer/nazicht', t.own) : sendNotFound(request, reply)
}

async function limit(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = text(pageOf(request).locale)
  const one = z
    .string(t.limitWrong)
    .trim()
    .regex(/^\d{1,3}$/, t.limitWrong)
    .transform(Number)
    .pipe(z.number().max(500, t.limitWrong))
  const schema = z
    .object({
      'limit-own-name': one,
      'limit-not-own': one,
      'limit-many': one,
      'limit-night': one,
      'limit-again': one,
      'limit-searches': one,
    })
    .transform((typed) => ({
      'own-name': typed['limit-own-name'],
      'not-own': typed['limit-not-own'],
      many: typed['limit-many'],
      night: typed['limit-night'],
      again: typed['limit-again'],
      searches: typed['limit-searches'],
    }))
  const read = readForm(schema, request.body)
  if (!read.ok) return show(deps, request, reply, 422, { limitsForm: { values: typedValues(request.body), errors: read.refusal } })
  const set = await setLimits(deps, actorOf(request), read.value)
  return set.ok ? redirectDone(reply, '/beheer/nazicht', { text: t.limitsSaved }) : sendNotFound(request, reply)
}
