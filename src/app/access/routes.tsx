import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import { dossierHref, readDossier } from '#modules/dossiers/public.ts'
import { listTeam } from '#modules/identity/public.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import type { Result } from '#platform/result.ts'
import { formatHour } from '#platform/text/format.ts'
import type { FieldErrors } from '#platform/web/form-state.ts'
import {
  breakGlass,
  closeDossier,
  liftConflict,
  linkConflict,
  nameColleague,
  reopenToTeam,
  shortestReason,
  unnameColleague,
} from './commands.ts'
import { DossierAccessPage } from './dossier-access-page.tsx'
import { guardBarred } from './guard.ts'
import { NeedPage } from './need-page.tsx'
import { accessPolicy } from './policy.ts'
import { accessOf, conflictKinds, counsellorOf, seeingAll, teamAccess } from './store.ts'
import { TeamAccessPage } from './team-access-page.tsx'
import { text } from './text.ts'
import { guardUnbound } from './unbound.ts'

const config = { access: accessPolicy.who('access.conflict.link'), purpose: 'security' } as const
const review = { access: accessPolicy.who('access.review'), purpose: 'security' } as const

/** Who sees which family: per dossier, for the team, and in need. */
export function accessRoutes(app: FastifyInstance, deps: Deps): void {
  guardUnbound(app, deps)
  guardBarred(app, deps)
  dossierAccessRoutes(app, deps)
  needRoutes(app, deps)

  app.get('/beheer/toegang', { config: review }, async (request, reply) => {
    const actor = actorOf(request)
    const access = await deps.db.as(seeingAll(actor), async (tx) => {
      await recordAudit(tx, deps, actor, { action: 'access.team.read' })
      return teamAccess(tx, actor)
    })
    return sendPage(reply, 200, <TeamAccessPage ctx={pageOf(request)} access={access} />)
  })
  app.post('/beheer/toegang/kent/:conflictId/op', { config: { ...review, stepUp: true } }, async (request, reply) => {
    const id = readId(request, 'conflictId')
    const done = id !== null && (await liftConflict(deps, actorOf(request), id)).ok
    return done ? redirectDone(reply, '/beheer/toegang', { text: text(pageOf(request).locale).lifted }) : sendNotFound(request, reply)
  })
}

async function showAccess(deps: Deps, request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors) {
  const dossierId = readId(request, 'dossierId')
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const loaded =
    dossierId === null
      ? null
      : await deps.db.as(actor, async (tx) => {
          const dossier = await readDossier(tx, actor.municipalityId, dossierId, ctx.today)
          if (dossier === null) return null
          await recordAudit(tx, deps, actor, { action: 'access.dossier.read', subjectId: dossierId, dossierId })
          const decides = actor.role === 'team-lead' || (await counsellorOf(tx, actor.municipalityId, dossierId)) === actor.accountId
          const access = await accessOf(tx, actor.municipalityId, dossierId)
          return {
            dossierId,
            title: `${dossier.motherName} · ${dossier.reference}`,
            access,
            decides,
            team: await listTeam(tx, actor.municipalityId),
          }
        })
  if (loaded === null) return sendNotFound(request, reply)
  return sendPage(reply, status, <DossierAccessPage ctx={ctx} form={{ values: typedValues(request.body), errors }} {...loaded} />)
}

function dossierAccessRoutes(app: FastifyInstance, deps: Deps): void {
  const done = async (request: FastifyRequest, reply: FastifyReply, result: Result<null, { readonly kind: string }>, said: string) => {
    const dossierId = readId(request, 'dossierId') ?? ''
    return result.ok ? redirectDone(reply, dossierHref(dossierId, 'wie-ziet'), { text: said }) : sendNotFound(request, reply)
  }
  app.get('/gezinnen/:dossierId/wie-ziet', { config }, (request, reply) => showAccess(deps, request, reply, 200, {}))

  app.post('/gezinnen/:dossierId/wie-ziet/kent', { config }, async (request, reply) => {
    const t = text(pageOf(request).locale)
    const dossierId = readId(request, 'dossierId')
    if (dossierId === null) return sendNotFound(request, reply)
    const schema = z.object({ accountId: z.uuid(t.colleagueMissing), kind: z.enum(conflictKinds, t.kindMissing) })
    const form = readForm(schema, request.body)
    if (!form.ok) return showAccess(deps, request, reply, 422, form.refusal)
    const actor = actorOf(request)
    const linked = await linkConflict(deps, actor, { dossierId, ...form.value })
    if (!linked.ok && linked.refusal.kind === 'counsellor') return showAccess(deps, request, reply, 422, { accountId: t.isCounsellor })
    if (linked.ok && form.value.accountId === actor.accountId) return redirectDone(reply, '/gezinnen', { text: t.ownConflict })
    return done(request, reply, linked, t.conflictAdded)
  })

  app.post('/gezinnen/:dossierId/wie-ziet/besloten', { config }, async (request, reply) => {
    const t = text(pageOf(request).locale)
    const dossierId = readId(request, 'dossierId')
    if (dossierId === null) return sendNotFound(request, reply)
    const reason = z.string(t.reasonShort).trim().min(shortestReason, t.reasonShort).max(500, t.reasonShort)
    const form = readForm(z.object({ reason }), request.body)
    if (!form.ok) return showAccess(deps, request, reply, 422, form.refusal)
    return done(request, reply, await closeDossier(deps, actorOf(request), dossierId, form.value.reason), t.closed)
  })

  app.post('/gezinnen/:dossierId/wie-ziet/open', { config }, async (request, reply) => {
    const dossierId = readId(request, 'dossierId')
    if (dossierId === null) return sendNotFound(request, reply)
    return done(request, reply, await reopenToTeam(deps, actorOf(request), dossierId), text(pageOf(request).locale).reopened)
  })

  app.post('/gezinnen/:dossierId/wie-ziet/genoemd', { config }, async (request, reply) => {
    const t = text(pageOf(request).locale)
    const dossierId = readId(request, 'dossierId')
    if (dossierId === null) return sendNotFound(request, reply)
    const form = readForm(z.object({ colleagueId: z.uuid(t.colleagueMissing) }), request.body)
    if (!form.ok) return showAccess(deps, request, reply, 422, form.refusal)
    return done(request, reply, await nameColleague(deps, actorOf(request), { dossierId, accountId: form.value.colleagueId }), t.letInDone)
  })

  app.post('/gezinnen/:dossierId/wie-ziet/genoemd/:namedId/weg', { config }, async (request, reply) => {
    const dossierId = readId(request, 'dossierId')
    const namedId = readId(request, 'namedId')
    if (dossierId === null || namedId === null) return sendNotFound(request, reply)
    return done(request, reply, await unnameColleague(deps, actorOf(request), dossierId, namedId), text(pageOf(request).locale).removed)
  })
}

function needRoutes(app: FastifyInstance, deps: Deps): void {
  const show = (request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors) =>
    sendPage(reply, status, <NeedPage ctx={pageOf(request)} form={{ values: typedValues(request.body), errors }} />)
  app.get('/gezinnen/besloten', { config }, (request, reply) => show(request, reply, 200, {}))

  app.post('/gezinnen/besloten', { config: { ...config, stepUp: true } }, async (request, reply) => {
    const ctx = pageOf(request)
    const t = text(ctx.locale)
    const schema = z.object({
      reference: z.string(t.referenceMissing).trim().min(1, t.referenceMissing).max(40, t.referenceMissing),
      reason: z.string(t.reasonShort).trim().min(shortestReason, t.reasonShort).max(500, t.reasonShort),
    })
    const form = readForm(schema, request.body)
    if (!form.ok) return show(request, reply, 422, form.refusal)
    const opened = await breakGlass(deps, actorOf(request), form.value)
    if (!opened.ok) return show(request, reply, 422, { reference: t.cannotOpen })
    const { dossierId, endsAt } = opened.value
    return redirectDone(reply, dossierHref(dossierId), { text: t.opened(formatHour(endsAt, ctx.locale)) })
  })
}
