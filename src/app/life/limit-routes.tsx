import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import { referencesOn } from '#modules/consent/public.ts'
import { dossierHref, readDossier } from '#modules/dossiers/public.ts'
import {
  type LimitKind,
  lifecyclePolicy,
  liftLimit,
  limitGrounds,
  limitKinds,
  limitsOf,
  setLimit,
  useGrounds,
  useRestricted,
} from '#modules/lifecycle/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { optionalDay, readForm, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { formatHour } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import type { FieldErrors } from '#platform/web/form-state.ts'
import { forgetBarred } from '../access/barred.ts'
import { rightsHref } from './hrefs.ts'
import { LimitPage } from './limit-page.tsx'
import { text } from './text.ts'

const purpose = 'data-subject'
const using = { access: lifecyclePolicy.who('lifecycle.limit.use'), purpose } as const
const setting = { access: lifecyclePolicy.who('lifecycle.limit.set'), purpose } as const

/** A dossier that is kept and not used: what the team sees of it, how it is used nevertheless, and how it goes on. */
export function limitRoutes(app: FastifyInstance, deps: Deps): void {
  const path = '/gezinnen/:dossierId/beperking'
  app.get(path, { config: using }, (request, reply) => show(deps, request, reply, 200, {}))
  app.post(path, { config: { ...using, stepUp: true } }, (request, reply) => open(deps, request, reply))
  app.post('/gezinnen/:dossierId/rechten/grens', { config: setting }, (request, reply) => set(deps, request, reply))
  app.post('/gezinnen/:dossierId/rechten/grens/weg', { config: { ...setting, stepUp: true } }, (request, reply) =>
    lift(deps, request, reply),
  )
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const { municipalityId } = actor
  const found = await deps.db.as(actor, async (tx) => {
    const dossier = dossierId === null ? null : await readDossier(tx, municipalityId, dossierId, ctx.today)
    if (dossier === null) return null
    const limit = (await limitsOf(tx, municipalityId, dossier.id)).find(({ kind }) => kind === 'restriction')
    await recordAudit(tx, deps, actor, { action: 'lifecycle.rights.read', dossierId: dossier.id })
    const articles = await referencesOn(tx, municipalityId, 'restriction', ctx.today)
    return {
      dossier,
      limit,
      articles: articles.map(({ article, label }) =>
        labelled(label[ctx.locale === 'fr' ? 'fr' : ctx.locale === 'en' ? 'en' : 'nl'], article, ctx.locale),
      ),
    }
  })
  if (found === null) return sendNotFound(request, reply)
  const { dossier, limit, articles } = found
  if (limit === undefined) return reply.redirect(dossierHref(dossier.id), 303)
  const shown = { dossierId: dossier.id, reference: dossier.reference, fromOn: limit.fromOn, counsellorId: dossier.counsellorId }
  const form = { values: typedValues(request.body), errors }
  return sendPage(reply, status, <LimitPage ctx={ctx} dossier={shown} articles={articles} form={form} />)
}

async function open(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const dossierId = readId(request, 'dossierId')
  const reason = z.string(t.limit.reasonShort).trim().min(10, t.limit.reasonShort).max(500, t.long)
  const form = readForm(z.object({ ground: z.enum(useGrounds, t.choose), reason }), request.body)
  if (dossierId === null) return sendNotFound(request, reply)
  if (!form.ok) return show(deps, request, reply, 422, form.refusal)
  const actor = actorOf(request)
  const used = await deps.db.as(actor, (tx) => useRestricted(tx, deps, actor, { dossierId, ...form.value }))
  if (!used.ok) return sendNotFound(request, reply)
  forgetBarred(deps)
  return redirectDone(reply, dossierHref(dossierId), { text: t.limit.opened(formatHour(used.value.endsAt, ctx.locale)) })
}

async function set(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = text(pageOf(request).locale)
  const dossierId = readId(request, 'dossierId')
  const form = readForm(
    z.object({
      limitKind: z.enum(limitKinds, t.choose),
      limitGround: z.enum(limitGrounds, t.choose),
      limitReason: z.string(t.needed).trim().min(1, t.needed).max(500, t.long),
    }),
    request.body,
  )
  if (dossierId === null) return sendNotFound(request, reply)
  if (!form.ok) return redirectProblem(reply, rightsHref(dossierId), t.limit.incomplete)
  const { limitKind: kind, limitGround: ground, limitReason: reason } = form.value
  const actor = actorOf(request)
  const done = await deps.db.as(actor, (tx) => setLimit(tx, deps, actor, { dossierId, kind, ground, requestId: null, reason }))
  if (!done.ok) return sendNotFound(request, reply)
  forgetBarred(deps)
  return redirectDone(reply, rightsHref(dossierId), { text: t.saved })
}

async function lift(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const dossierId = readId(request, 'dossierId')
  const form = readForm(
    z.object({
      limitKind: z.enum(limitKinds, t.choose),
      toldOn: optionalDay(ctx.today, t.dayNeeded),
      liftReason: z.string(t.needed).trim().min(1, t.needed).max(500, t.long),
    }),
    request.body,
  )
  if (dossierId === null) return sendNotFound(request, reply)
  if (!form.ok) return redirectProblem(reply, rightsHref(dossierId), t.limit.incomplete)
  const end: { kind: LimitKind; toldOn: IsoDay | null } = { kind: form.value.limitKind, toldOn: form.value.toldOn }
  const actor = actorOf(request)
  const done = await deps.db.as(actor, (tx) => liftLimit(tx, deps, actor, { dossierId, ...end, reason: form.value.liftReason }))
  if (!done.ok && done.refusal.kind === 'not-told') return redirectProblem(reply, rightsHref(dossierId), t.limit.tellFirst)
  if (!done.ok) return sendNotFound(request, reply)
  forgetBarred(deps)
  return redirectDone(reply, rightsHref(dossierId), { text: t.limit.lifted })
}
