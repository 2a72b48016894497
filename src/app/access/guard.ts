import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { dossierHref } from '#modules/dossiers/public.ts'
import { lifecyclePolicy, mayUse } from '#modules/lifecycle/public.ts'
import type { Deps } from '#platform/deps.ts'
import { typedValues } from '#platform/http/form.ts'
import { redirectProblem, sendNotFound } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { formatHour } from '#platform/text/format.ts'
import { barredOf, readBarred } from './barred.ts'
import { hasConflict, seeingAll } from './store.ts'
import { text } from './text.ts'

function named(request: FastifyRequest): Set<string> {
  const parts = [request.params, request.query].flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []))
  const values = [...parts, ...Object.values(typedValues(request.body))].flat()
  return new Set(values.filter((value) => typeof value === 'string'))
}

/**
 * Whoever names something hidden from him gets the same answer as for what does not exist, whatever the page; and it is written down. The
 * database hides the rows by itself: this is the second lock, and the record. Only a dossier that is merely restricted says so, to the team.
 */
export function guardBarred(app: FastifyInstance, deps: Deps): void {
  const barred = barredOf(deps)
  app.addHook('preHandler', async (request, reply) => {
    const hidden = request.actor?.barred ?? []
    if (request.routeOptions.config.countsAll === true) return
    const asked = hidden.length === 0 ? new Set<string>() : named(request)
    const hit = hidden.find((id) => asked.has(id))
    if (hit === undefined) return whileRestricted(request, reply, barred)
    const actor = actorOf(request)
    if (await isMerelyRestricted(deps, request, hit)) return reply.redirect(dossierHref(hit, 'beperking'), 303)
    await deps.db.as(seeingAll(actor), async (tx) => {
      const isConflict = await hasConflict(tx, actor.municipalityId, hit, actor.accountId)
      const isDossier = await tx
        .selectFrom('dossiers.dossier')
        .select('id')
        .where('municipality_id', '=', actor.municipalityId)
        .where('id', '=', hit)
        .executeTakeFirst()
      const action = isConflict ? 'access.conflict.refused' : 'access.barred.refused'
      await recordAudit(tx, deps, actor, { action, subjectId: hit, dossierId: isDossier?.id })
    })
    return sendNotFound(request, reply)
  })
}

/** Whether nothing hides this dossier from this member of the team but that it may not be used. Then its page of the restriction says so. */
async function isMerelyRestricted(deps: Deps, request: FastifyRequest, hit: string): Promise<boolean> {
  const actor = actorOf(request)
  if (readId(request, 'dossierId') !== hit || !lifecyclePolicy.allows(actor, 'lifecycle.limit.use')) return false
  return deps.db.as(seeingAll(actor), async (tx) => {
    const otherwise = await readBarred(tx, { ...actor, purpose: 'data-subject' }, deps.now())
    if (otherwise.includes(hit)) return false
    await recordAudit(tx, deps, actor, { action: 'lifecycle.limit.refused', subjectId: hit, dossierId: hit })
    return true
  })
}

/** A dossier that is restricted and open on a ground: every page says so, and what the ground does not allow is refused. */
async function whileRestricted(request: FastifyRequest, reply: FastifyReply, barred: ReturnType<typeof barredOf>) {
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null || request.page === null || request.signedIn === null || actorOf(request).purpose === 'data-subject') return
  const use = (await barred.uses(actorOf(request))).find((one) => one.dossierId === dossierId)
  if (use === undefined) return
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  if (request.method !== 'GET' && !mayUse(['restriction'], 'write', use.ground))
    return redirectProblem(reply, dossierHref(dossierId), t.onlyRead)
  request.page = { ...ctx, notice: t.usedUntil(t.useGrounds[use.ground], formatHour(use.endsAt, ctx.locale)) }
}
