import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { askerOf, consentPolicy, meetingsOf } from '#modules/consent/public.ts'
import type { Deps } from '#platform/deps.ts'
import { sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { PartnerFamilyPage, PartnerListPage } from './partner-pages.tsx'
import { sharedFamilies, sharedView } from './shared-view.ts'
import { standingHref, standingMark, standingRoutes } from './standing.ts'

async function list(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const { accountId, municipalityId } = actor
  if (accountId === null) return sendNotFound(request, reply)
  const found = await deps.db.as(actor, async (tx) => {
    const asker = await askerOf(tx, municipalityId, accountId)
    if (asker?.secrecy !== 'professional') return { asker, families: [], meetings: [] }
    const families = await sharedFamilies(tx, actor, ctx.today)
    await recordAudit(tx, deps, actor, { action: 'consent.shared.listed', detail: { families: families.length } })
    return { asker, families, meetings: await meetingsOf(tx, municipalityId, accountId) }
  })
  const mark = await deps.db.as(actor, (tx) => standingMark(tx, actor, null, ctx.today))
  return sendPage(reply, 200, <PartnerListPage ctx={ctx} {...found} ask={standingHref(null, mark)} />)
}

/** One family. Asked anew at every request; what was withdrawn a moment ago looks like what never was. */
async function read(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const dossierId = readId(request, 'dossierId')
  const actor = actorOf(request)
  const ctx = pageOf(request)
  if (dossierId === null) return sendNotFound(request, reply)
  const view = await deps.db.as(actor, async (tx) => {
    const shared = await sharedView(tx, actor, dossierId, ctx)
    if (shared === null) return null
    const mark = await standingMark(tx, actor, dossierId, ctx.today)
    const detail = { permissions: shared.permissionIds.join(' ') }
    await recordAudit(tx, deps, actor, { action: 'consent.shared.read', subjectId: dossierId, dossierId, detail })
    return { shared, mark }
  })
  if (view === null) return sendNotFound(request, reply)
  return sendPage(reply, 200, <PartnerFamilyPage ctx={ctx} view={view.shared} ask={standingHref(dossierId, view.mark)} />)
}

/** The plain view of a partner who works along: what a family allows, as it is now. */
export function partnerViewRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: consentPolicy.who('consent.receive'), purpose: 'sharing' } as const
  standingRoutes(app, deps)
  app.get('/meewerken', { config }, (request, reply) => list(deps, request, reply))
  app.get('/meewerken/:dossierId', { config }, (request, reply) => read(deps, request, reply))
}
