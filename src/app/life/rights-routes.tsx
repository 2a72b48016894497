import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import { readDossier, saveOnce } from '#modules/dossiers/public.ts'
import { answerFromRegister } from '#modules/family/public.ts'
import { accountNames } from '#modules/identity/public.ts'
import {
  askCopy,
  type CopyForm,
  decideRequest,
  dropOldCopies,
  extendRequest,
  fetchCopy,
  fileRequest,
  holdOf,
  lifecyclePolicy,
  liftHold,
  limitGrounds,
  limitsOf,
  listCopies,
  objectionScopes,
  requestKinds,
  requestOutcomes,
  requestsOf,
  setHold,
  usesOf,
} from '#modules/lifecycle/public.ts'
import { fullName, readPeople } from '#modules/people/public.ts'
import type { Deps } from '#platform/deps.ts'
import { optionalDay, readForm, readSaveKey, requiredDay, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { formatDay } from '#platform/text/format.ts'
import type { FieldErrors } from '#platform/web/form-state.ts'
import { forgetBarred } from '../access/barred.ts'
import { rightsHref } from './hrefs.ts'
import { type RightsFacts, RightsPage } from './rights-page.tsx'
import { text } from './text.ts'

const purpose = 'data-subject'
const reading = { access: lifecyclePolicy.who('lifecycle.rights.read'), purpose } as const

/** What a family may ask about her data, on one page. */
export function rightsRoutes(app: FastifyInstance, deps: Deps): void {
  const path = '/gezinnen/:dossierId/rechten'
  app.get(path, { config: reading }, (request, reply) => show(deps, request, reply))
  copyRoutes(app, deps, path)
  requestRoutes(app, deps, path)
  holdRoutes(app, deps, path)
}

async function show(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  place = '',
  errors: FieldErrors | null = null,
): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const actor = actorOf(request)
  const { municipalityId } = actor
  const facts = await deps.db.as(actor, async (tx): Promise<RightsFacts | null> => {
    const dossier = dossierId === null ? null : await readDossier(tx, municipalityId, dossierId, deps.today())
    if (dossier === null) return null
    await dropOldCopies(tx, municipalityId, deps.now())
    await recordAudit(tx, deps, actor, { action: 'lifecycle.rights.read', dossierId: dossier.id })
    const uses = await usesOf(tx, municipalityId, dossier.id)
    const requests = await requestsOf(tx, municipalityId, dossier.id)
    const otherIds = requests.flatMap(({ personId }) => (personId === null || personId === dossier.motherId ? [] : [personId]))
    const others = await readPeople(tx, municipalityId, [...new Set(otherIds)])
    return {
      dossierId: dossier.id,
      copies: await listCopies(tx, municipalityId, dossier.id, deps.now()),
      requests,
      hold: await holdOf(tx, municipalityId, dossier.id),
      limits: await limitsOf(tx, municipalityId, dossier.id),
      uses,
      names: await accountNames(tx, municipalityId, [...new Set(uses.map(({ accountId }) => accountId))]),
      others: new Map([...others.values()].map((one) => [one.id, fullName(one)])),
    }
  })
  if (facts === null) return sendNotFound(request, reply)
  const refused = errors === null ? null : { place, form: { values: typedValues(request.body), errors } }
  return sendPage(reply, errors === null ? 200 : 422, <RightsPage ctx={pageOf(request)} actor={actor} facts={facts} refused={refused} />)
}

const forms: Readonly<Record<CopyForm, { readonly path: string; readonly type: string; readonly extension: string }>> = {
  paper: { path: 'papier', type: 'application/pdf', extension: 'pdf' },
  package: { path: 'bestand', type: 'application/json; charset=utf-8', extension: 'json' },
}

function copyRoutes(app: FastifyInstance, deps: Deps, path: string): void {
  const dangerous = { access: lifecyclePolicy.who('lifecycle.copy.make'), purpose, stepUp: true } as const
  app.post(`${path}/afschrift`, { config: dangerous }, async (request, reply) => {
    const dossierId = readId(request, 'dossierId')
    if (dossierId === null) return sendNotFound(request, reply)
    const actor = actorOf(request)
    const to = rightsHref(dossierId)
    const saved = await saveOnce(deps, actor, readSaveKey(request.body), to, (tx) => askCopy(tx, deps, actor, dossierId))
    return saved.kind === 'refused'
      ? sendNotFound(request, reply)
      : redirectDone(reply, to, { text: text(pageOf(request).locale).rights.asked })
  })
  for (const form of ['paper', 'package'] as const) {
    const { path: end, type, extension } = forms[form]
    app.get(`${path}/afschrift/:copyId/${end}`, { config: dangerous }, async (request, reply) => {
      const [dossierId, copyId] = [readId(request, 'dossierId'), readId(request, 'copyId')]
      if (dossierId === null || copyId === null) return sendNotFound(request, reply)
      const actor = actorOf(request)
      const found = await deps.db.as(actor, (tx) => fetchCopy(tx, deps, actor, { dossierId, copyId, form }))
      if (!found.ok) return sendNotFound(request, reply)
      const name = `${found.value.reference}.${extension}`
      return reply
        .type(type)
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cache-control', 'no-store')
        .send(found.value.content)
    })
  }
}

function requestRoutes(app: FastifyInstance, deps: Deps, path: string): void {
  const recording = { access: lifecyclePolicy.who('lifecycle.request.record').filter((who) => who !== 'family'), purpose } as const
  const deciding = { access: lifecyclePolicy.who('lifecycle.request.decide'), purpose } as const
  app.post(`${path}/vragen`, { config: recording }, (request, reply) => addRequest(deps, request, reply))
  app.post(`${path}/vragen/:requestId/beslissen`, { config: deciding }, (request, reply) => decide(deps, request, reply))
  app.post(`${path}/vragen/:requestId/uitstel`, { config: deciding }, (request, reply) => extend(deps, request, reply))
}

async function addRequest(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const dossierId = readId(request, 'dossierId')
  const schema = z.object({
    kind: z.enum(requestKinds, t.choose),
    scope: z.enum(objectionScopes).catch('all'),
    channel: z.enum(['spoken', 'written'], t.choose),
    words: z.string(t.needed).trim().min(1, t.needed).max(2000, t.long),
    askedOn: requiredDay(ctx.today, t.dayNeeded).refine((day) => day <= ctx.today, t.dayNeeded),
  })
  const form = readForm(schema, request.body)
  if (dossierId === null) return sendNotFound(request, reply)
  if (!form.ok) return show(deps, request, reply, 'new', form.refusal)
  const actor = actorOf(request)
  const to = rightsHref(dossierId)
  const saved = await saveOnce(deps, actor, readSaveKey(request.body), to, (tx) =>
    fileRequest(tx, deps, actor, { ...form.value, dossierId, personId: null }),
  )
  if (saved.kind === 'refused') return sendNotFound(request, reply)
  forgetBarred(deps)
  const said = saved.kind === 'saved' ? t.rights.added(formatDay(saved.value.dueOn, ctx.locale, ctx.today)) : t.saved
  return redirectDone(reply, to, { text: said })
}

async function decide(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = text(pageOf(request).locale)
  const requestId = readId(request, 'requestId')
  const schema = z.object({
    outcome: z.enum(requestOutcomes, t.choose),
    decision: z.string(t.needed).trim().min(1, t.needed).max(2000, t.long),
    ground: z.enum(limitGrounds).optional().catch(undefined),
  })
  const form = readForm(schema, request.body)
  if (requestId === null) return sendNotFound(request, reply)
  if (!form.ok) return show(deps, request, reply, `decide-${requestId}`, form.refusal)
  const actor = actorOf(request)
  const { outcome, decision } = form.value
  const done = await deps.db.as(actor, async (tx) => {
    const decided = await decideRequest(tx, deps, actor, { requestId, ...form.value })
    // She reads the answer where she asked.
    if (decided.ok) await answerFromRegister(tx, deps, actor, { requestId: decided.value.portalRequestId, outcome, answer: decision })
    return decided
  })
  if (!done.ok) return sendNotFound(request, reply)
  forgetBarred(deps)
  return redirectDone(reply, rightsHref(done.value.dossierId), { text: t.rights.decidedNow })
}

async function extend(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = text(pageOf(request).locale)
  const [dossierId, requestId] = [readId(request, 'dossierId'), readId(request, 'requestId')]
  const form = readForm(z.object({ reason: z.string(t.needed).trim().min(1, t.needed).max(500, t.long) }), request.body)
  if (dossierId === null || requestId === null) return sendNotFound(request, reply)
  if (!form.ok) return show(deps, request, reply, `extend-${requestId}`, form.refusal)
  const actor = actorOf(request)
  const done = await deps.db.as(actor, (tx) => extendRequest(tx, deps, actor, { requestId, reason: form.value.reason }))
  if (done.ok) return redirectDone(reply, rightsHref(done.value), { text: t.saved })
  if (done.refusal.kind === 'not-found') return sendNotFound(request, reply)
  return redirectProblem(reply, rightsHref(dossierId), done.refusal.kind === 'late' ? t.rights.late : t.rights.extendedBefore)
}

function holdRoutes(app: FastifyInstance, deps: Deps, path: string): void {
  const config = { access: lifecyclePolicy.who('lifecycle.hold.set'), purpose } as const
  app.post(`${path}/bijhouden`, { config }, async (request, reply) => {
    const t = text(pageOf(request).locale)
    const dossierId = readId(request, 'dossierId')
    const schema = z.object({
      holdReason: z.string(t.needed).trim().min(1, t.needed).max(500, t.long),
      holdUntil: optionalDay(pageOf(request).today, t.dayNeeded).refine((day) => day === null || day >= pageOf(request).today, t.dayNeeded),
    })
    const form = readForm(schema, request.body)
    if (dossierId === null) return sendNotFound(request, reply)
    if (!form.ok) return show(deps, request, reply, 'hold', form.refusal)
    const actor = actorOf(request)
    const hold = { dossierId, reason: form.value.holdReason, untilOn: form.value.holdUntil }
    const done = await deps.db.as(actor, (tx) => setHold(tx, deps, actor, hold))
    if (done.ok) return redirectDone(reply, rightsHref(dossierId), { text: t.rights.holdDone })
    return done.refusal.kind === 'held-already'
      ? redirectProblem(reply, rightsHref(dossierId), t.rights.heldBefore)
      : sendNotFound(request, reply)
  })
  app.post(`${path}/bijhouden/opheffen`, { config: { ...config, stepUp: true } }, async (request, reply) => {
    const dossierId = readId(request, 'dossierId')
    const actor = actorOf(request)
    const done = dossierId === null ? null : await deps.db.as(actor, (tx) => liftHold(tx, deps, actor, dossierId))
    if (dossierId === null || done === null || !done.ok) return sendNotFound(request, reply)
    return redirectDone(reply, rightsHref(dossierId), { text: text(pageOf(request).locale).rights.liftDone })
  })
}
