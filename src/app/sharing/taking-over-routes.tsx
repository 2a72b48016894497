import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { consentPolicy, readHandover, takeOver } from '#modules/consent/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { refuse } from '#platform/result.ts'
import { ActionButton } from '#platform/web/fields.tsx'
import { PartnerPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Watch } from '#platform/web/parts.tsx'
import { sheetOf } from './handover-routes.tsx'
import { HandoverSheet, type SheetProps } from './handover-sheet.tsx'
import { recipientDirectory } from './recipients.ts'
import { sharedView } from './shared-view.ts'
import { standingHref, standingMark } from './standing.ts'
import { text } from './text.ts'

/** The sheet when this account may see it at this moment; asked by the permission of this very handover. */
async function sheetFor(tx: Tx, actor: Actor, handoverId: string, ctx: PageContext): Promise<SheetProps | null> {
  const handover = await readHandover(tx, actor.municipalityId, handoverId)
  const view = handover === null ? null : await sharedView(tx, actor, handover.dossierId, ctx)
  if (handover === null || view === null || !view.handovers.some(({ id }) => id === handoverId)) return null
  const directory = await recipientDirectory(tx, actor.municipalityId, text(ctx.locale))
  const props = await sheetOf(tx, actor.municipalityId, handover, { ctx, directory, family: view.name })
  if (!view.isSafe) return props
  const { team } = text(ctx.locale).partner
  const isOwnName = handover.takenOverBy === null || handover.takenOverBy === actor.accountId
  return { ...props, giver: team, takenBy: isOwnName ? props.takenBy : team, isSafe: true }
}

async function read(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const handoverId = readId(request, 'handoverId')
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  if (handoverId === null) return sendNotFound(request, reply)
  const view = await deps.db.as(actor, async (tx) => {
    const found = await sheetFor(tx, actor, handoverId, ctx)
    if (found === null) return null
    const { dossierId } = found.handover
    await recordAudit(tx, deps, actor, { action: 'consent.handover.read', subjectId: handoverId, dossierId })
    return { found, ask: standingHref(dossierId, await standingMark(tx, actor, dossierId, ctx.today)) }
  })
  if (view === null) return sendNotFound(request, reply)
  const { found: props, ask } = view
  return sendPage(
    reply,
    200,
    <PartnerPage ctx={ctx} title={t.handover.sheet} lead={props.family}>
      <Watch ask={ask} />
      <div class="op-stack op-noprint">
        <HandoverSheet {...props} />
        <div class="op-row">
          {props.handover.takenOverAt === null ? (
            <ActionButton ctx={ctx} action={`/meewerken/overdracht/${handoverId}/overgenomen`} icon="hands">
              {t.handover.confirm}
            </ActionButton>
          ) : null}
          <a class="ds-link" href="/meewerken">
            {t.partner.back}
          </a>
        </div>
      </div>
    </PartnerPage>,
  )
}

async function take(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const handoverId = readId(request, 'handoverId')
  const actor = actorOf(request)
  const ctx = pageOf(request)
  if (handoverId === null) return sendNotFound(request, reply)
  const taken = await deps.db.as(actor, async (tx) => {
    const found = await sheetFor(tx, actor, handoverId, ctx)
    if (found === null) return refuse({ kind: 'not-found' as const })
    return takeOver(tx, deps, actor, { dossierId: found.handover.dossierId, handoverId })
  })
  const to = `/meewerken/overdracht/${handoverId}`
  return taken.ok ? redirectDone(reply, to, { text: text(ctx.locale).handover.confirmed }) : sendNotFound(request, reply)
}

/** The receiver reads the sheet and says "I take over". */
export function takingOverRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: consentPolicy.who('consent.receive'), purpose: 'sharing' } as const
  app.get('/meewerken/overdracht/:handoverId', { config }, (request, reply) => read(deps, request, reply))
  app.post('/meewerken/overdracht/:handoverId/overgenomen', { config }, (request, reply) => take(deps, request, reply))
}
