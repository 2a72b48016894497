import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { withdrawPermission } from '#modules/consent/public.ts'
import { familyPolicy, familyText, readOwn, requestsOfAccess, toWeather } from '#modules/family/public.ts'
import { accountNames, listTeam } from '#modules/identity/public.ts'
import { listOwnCopies } from '#modules/lifecycle/public.ts'
import { stopTelling } from '#modules/referrals/public.ts'
import type { Deps } from '#platform/deps.ts'
import { typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { pageOf, readId, readQuery } from '#platform/http/request.ts'
import { type FieldErrors, fieldValue } from '#platform/web/form-state.ts'
import { renderPage } from '#platform/web/layout.tsx'
import { copyRoutes, withProof } from './copy-routes.ts'
import { DataFile, DataPage } from './data-page.tsx'
import { HomePage } from './home-page.tsx'
import { LookedPage } from './looked-page.tsx'
import { gatherOwnData } from './own-data.ts'
import { ownLooks } from './own-looks.ts'
import { nextAppointment, ownSteps } from './own-plans.ts'
import { ownScores } from './own-scores.ts'
import { ownSharing } from './own-sharing.ts'
import { ownRightsRoutes } from './rights-routes.tsx'
import { ScoresPage } from './scores-page.tsx'
import { SharingPage } from './sharing-page.tsx'

/** A parent's own pages. Nothing in an address says whose: that stands in her session. */
export function mijnRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: familyPolicy.who('family.own'), purpose: 'own-access' } as const
  app.get(
    '/mijn/nog',
    { config: { ...config, passive: true, rateLimit: { max: 1_200, timeWindow: '1 minute' } }, logLevel: 'warn' },
    (_request, reply) => reply.header('cache-control', 'no-store').code(204).send(),
  )
  app.get('/mijn/thuis', { config }, (request, reply) => home(deps, request, reply))
  app.get('/mijn/scores', { config }, (request, reply) => scores(deps, request, reply))
  app.get('/mijn/delen', { config }, (request, reply) => sharing(deps, request, reply))
  app.post('/mijn/delen/aanmelder/uit', { config }, (request, reply) => turnOff(deps, request, reply, null))
  app.post('/mijn/delen/:permissionId/uit', { config }, (request, reply) => turnOff(deps, request, reply, readId(request, 'permissionId')))
  app.get('/mijn/keek', { config }, (request, reply) => looked(deps, request, reply))
  app.get('/mijn/gegevens', { config }, (request, reply) => data(deps, request, reply, 200, {}))
  app.post('/mijn/gegevens', { config }, (request, reply) => take(deps, request, reply))
  copyRoutes(app, deps, (...again) => data(deps, ...again))
  ownRightsRoutes(app, deps)
}

async function home(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const own = await readOwn(deps, request, 'family.home.read', async (tx, view, { municipalityId }) => {
    const { dossier } = view
    if (dossier === null) return { appointment: null, steps: [], names: new Map<string, string>(), languages: [] }
    const appointment = await nextAppointment(tx, municipalityId, dossier.id, deps.now())
    const steps = await ownSteps(tx, municipalityId, dossier, view, deps.now())
    const names = await accountNames(tx, municipalityId, appointment === null ? [] : [appointment.accountId])
    const team = await listTeam(tx, municipalityId)
    const languages = team.find((member) => member.id === dossier.counsellorId)?.languages ?? []
    return { appointment, steps, names, languages }
  })
  if (own === null) return toWeather(reply)
  return sendPage(reply, 200, <HomePage ctx={ctx} view={own.view} home={own.loaded} />)
}

async function scores(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const own = await readOwn(deps, request, 'family.scores.read', async (tx, view, { municipalityId }) =>
    view.dossier === null || !view.shows('scores')
      ? null
      : {
          groups: await ownScores(tx, municipalityId, view.dossier),
          requests: await requestsOfAccess(tx, municipalityId, view.access.id),
        },
  )
  if (own === null) return toWeather(reply)
  // Hidden, or not his: the first page, without a word about it.
  if (own.loaded === null) return reply.redirect('/mijn/thuis', 303)
  return sendPage(reply, 200, <ScoresPage ctx={pageOf(request)} {...own.loaded} />)
}

async function sharing(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const own = await readOwn(deps, request, 'family.sharing.read', async (tx, view, { municipalityId }) =>
    view.dossier === null || !view.shows('sharing') ? null : ownSharing(tx, municipalityId, view, ctx.today),
  )
  if (own === null) return toWeather(reply)
  if (own.loaded === null) return reply.redirect('/mijn/thuis', 303)
  return sendPage(reply, 200, <SharingPage ctx={ctx} lines={own.loaded} />)
}

/** Ends one permission, or what the partner who referred her is told (`null` and no id in the address). */
async function turnOff(deps: Deps, request: FastifyRequest, reply: FastifyReply, permissionId: string | null): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const isReferrer = request.routeOptions.url === '/mijn/delen/aanmelder/uit'
  if (permissionId === null && !isReferrer) return sendNotFound(request, reply)
  const own = await readOwn(deps, request, 'family.sharing.read', async (tx, view, actor) => {
    const { dossier, sheet } = view
    if (dossier === null || sheet === null) return null
    const lines = await ownSharing(tx, actor.municipalityId, view, ctx.today)
    const id = isReferrer ? sheet.referralId : permissionId
    const line = lines.find((one) => one.id === id)
    if (line === undefined || id === null) return null
    const result = isReferrer
      ? await stopTelling(tx, deps, actor, { referralId: id, dossierId: dossier.id })
      : await withdrawPermission(tx, deps, actor, { dossierId: dossier.id, permissionId: id, how: 'portal' })
    return result.ok || !line.isOn ? line.who : null
  })
  if (own === null) return toWeather(reply)
  if (own.loaded === null) return sendNotFound(request, reply)
  return redirectDone(reply, '/mijn/delen', { text: `${familyText(ctx.locale).sharing.off}.` })
}

async function looked(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const asked = Number(readQuery(request)['voor'])
  const before = Number.isSafeInteger(asked) && asked > 0 && asked < 8e15 ? new Date(asked) : null
  const own = await readOwn(deps, request, 'family.looked.read', async (tx, view, { municipalityId }) =>
    view.shows('looked') ? ownLooks(tx, municipalityId, view, ctx.locale, before) : null,
  )
  if (own === null) return toWeather(reply)
  if (own.loaded === null) return reply.redirect('/mijn/thuis', 303)
  return sendPage(reply, 200, <LookedPage ctx={ctx} view={own.view} {...own.loaded} />)
}

async function data(deps: Deps, request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors): Promise<FastifyReply> {
  const own = await readOwn(deps, request, 'family.data.read', async (tx, { access, dossier }, { municipalityId }) => ({
    requests: await requestsOfAccess(tx, municipalityId, access.id),
    copies: dossier === null ? [] : await listOwnCopies(tx, municipalityId, dossier.id, access.id, deps.now()),
  }))
  if (own === null) return toWeather(reply)
  const isOpen = own.view.openedUntil !== null && own.view.openedUntil > deps.now()
  return sendPage(reply, status, <DataPage ctx={pageOf(request)} view={own.view} {...own.loaded} isOpen={isOpen} errors={errors} />)
}

/** Her data in one file, after her word or PIN. The name of the file tells nothing. */
async function take(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const refused = await withProof(deps, request, reply, 'proof', (...again) => data(deps, ...again))
  if (refused !== null) return refused
  const own = await readOwn(deps, request, 'family.data.read', async (tx, view, actor) => {
    const { personId, dossierId } = view.access
    await recordAudit(tx, deps, actor, { action: 'family.data.taken', subjectId: personId, dossierId })
    return gatherOwnData({ tx, deps, view, ctx })
  })
  if (own === null) return toWeather(reply)
  const isJson = fieldValue({ values: typedValues(request.body), errors: {} }, 'format') === 'json'
  const name = isJson ? 'pagina.json' : 'pagina.html'
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(isJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8')
    .send(isJson ? JSON.stringify(own.loaded, null, 2) : renderPage(<DataFile ctx={ctx} data={own.loaded} />))
}
