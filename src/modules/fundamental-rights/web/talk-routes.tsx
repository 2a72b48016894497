import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import { readDossier } from '#modules/dossiers/public.ts'
import { measurementMoments, type OccasionRefusal } from '#modules/indicators/public.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, type FormValues, listOf, readForm, readSaveKey, requiredDay, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId, readParameter } from '#platform/http/request.ts'
import { formatDate } from '#platform/text/format.ts'
import { isPublicLocale, publicLocales } from '#platform/text/locale.ts'
import { chosenDay } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { beginTalk } from '../commands/begin-talk.ts'
import { setLanguage, turnTalk } from '../commands/turn-talk.ts'
import { policy } from '../policy.ts'
import { readTalks } from '../queries/read-talks.ts'
import { currentRights, rightsOf } from '../rights.ts'
import { text } from '../text.ts'
import { BeginPage } from './begin-page.tsx'
import { HistoryPage } from './history-page.tsx'
import { newTalk } from './new-talk.ts'
import { PaperPage } from './paper-page.tsx'
import { paths } from './paths.ts'
import { seenTalk, talkIds } from './seen-talk.ts'
import { TalkPage } from './talk-page.tsx'

/** All talks of a family, beginning one, one as a whole, and the questions on paper. */
export function talkRoutes(app: FastifyInstance, deps: Deps): void {
  const read = { config: { access: policy.who('fundamental-rights.read'), purpose: 'guidance' } } as const
  const record = { config: { access: policy.who('fundamental-rights.record'), purpose: 'guidance' } } as const
  const base = '/gezinnen/:dossierId/grondrechten'
  app.get('/grondrechten/papier/:language', read, async (request, reply) => {
    const language = readParameter(request, 'language')
    if (!isPublicLocale(language)) return sendNotFound(request, reply)
    return sendPage(reply, 200, <PaperPage ctx={pageOf(request)} language={language} />)
  })
  app.get(base, read, (request, reply) => history(deps, request, reply))
  app.get(`${base}/nieuw`, record, (request, reply) => showBegin(deps, request, reply))
  app.post(`${base}/nieuw`, record, (request, reply) => begin(deps, request, reply))
  app.get(`${base}/:talkId`, read, async (request, reply) => {
    const seen = await seenTalk(deps, request)
    return seen === null ? sendNotFound(request, reply) : sendPage(reply, 200, <TalkPage ctx={pageOf(request)} {...seen} />)
  })
  app.post(`${base}/:talkId/taal`, record, (request, reply) => changeLanguage(deps, request, reply))
  app.post(`${base}/:talkId/intrekken`, record, (request, reply) => turn(deps, request, reply, 'withdrawn'))
  app.post(`${base}/:talkId/terugzetten`, record, (request, reply) => turn(deps, request, reply, 'restored'))
}

async function history(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const page = await deps.db.as(actor, async (tx) => {
    const dossier = await readDossier(tx, actor.municipalityId, dossierId, deps.today())
    if (dossier === null) return null
    const talks = await readTalks(tx, actor.municipalityId, dossierId)
    await recordAudit(tx, deps, actor, { action: 'fundamental-rights.history.read', subjectId: dossierId, dossierId })
    return <HistoryPage ctx={pageOf(request)} dossier={dossier} talks={talks} />
  })
  return page === null ? sendNotFound(request, reply) : sendPage(reply, 200, page)
}

type Shown = { readonly values: FormValues; readonly errors: FieldErrors }

async function showBegin(deps: Deps, request: FastifyRequest, reply: FastifyReply, again?: Shown): Promise<FastifyReply> {
  const actor = actorOf(request)
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const page = await deps.db.as(actor, async (tx) => {
    const begun = await newTalk(tx, deps, actor, dossierId)
    if (begun === null) return null
    const { dossier, values } = begun
    const form = again ?? { values, errors: {} }
    return <BeginPage ctx={pageOf(request)} dossier={dossier} form={form} saveKey={readSaveKey(request.body) ?? undefined} />
  })
  return page === null ? sendNotFound(request, reply) : sendPage(reply, again === undefined ? 200 : 422, page)
}

async function begin(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const { errors } = text(ctx.locale)
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const values = typedValues(request.body)
  const schema = z.object({
    moment: z.enum(measurementMoments, errors.moment),
    dag: requiredDay(deps.today(), errors.day),
    taal: z.enum(publicLocales, errors.language),
  })
  const form = readForm(schema, { moment: values['moment'], taal: values['taal'], dag: chosenDay(values, 'dag') })
  if (!form.ok) return showBegin(deps, request, reply, { values, errors: form.refusal })
  const { moment, dag, taal } = form.value
  const command = { dossierId, moment, heldOn: dag, language: taal, key: readSaveKey(request.body) }
  const result = await beginTalk(deps, actorOf(request), command)
  if (result.ok) {
    const first = rightsOf(currentRights())[0]?.id ?? ''
    return reply.redirect(paths.right(dossierId, result.value.talkId, 'family', first), 303)
  }
  if (result.refusal.kind === 'not-found') return sendNotFound(request, reply)
  return showBegin(deps, request, reply, { values, errors: occasionErrors(result.refusal, ctx) })
}

function occasionErrors(refusal: OccasionRefusal, ctx: PageContext): FieldErrors {
  const { errors } = text(ctx.locale)
  if (refusal.kind === 'in-future') return { dag: errors.future }
  if (refusal.kind === 'before-dossier') return { dag: errors.beforeDossier(formatDate(refusal.openedOn, ctx.locale)) }
  return { moment: errors.moment }
}

async function changeLanguage(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ids = talkIds(request)
  const [language = ''] = listOf(request.body, 'taal')
  if (ids === null || !isPublicLocale(language)) return sendNotFound(request, reply)
  const result = await setLanguage(deps, actorOf(request), { ...ids, language })
  if (!result.ok) return sendNotFound(request, reply)
  const own = paths.round(ids.dossierId, ids.talkId, 'family')
  const [back = ''] = listOf(request.body, 'terug')
  // Only back to a page of her own round: an address that came with the form leads nowhere else.
  const isOwn = back === own || new RegExp(`^${own}/[a-z_]+$`).test(back)
  return reply.redirect(isOwn ? back : own, 303)
}

async function turn(deps: Deps, request: FastifyRequest, reply: FastifyReply, to: 'withdrawn' | 'restored'): Promise<FastifyReply> {
  const ids = talkIds(request)
  if (ids === null) return sendNotFound(request, reply)
  const result = await turnTalk(deps, actorOf(request), { ...ids, to })
  if (!result.ok) return sendNotFound(request, reply)
  const { toasts } = text(pageOf(request).locale)
  const { dossierId, talkId } = ids
  if (to === 'restored') return redirectDone(reply, paths.talk(dossierId, talkId), { text: toasts.restored })
  return redirectDone(reply, paths.all(dossierId), { text: toasts.withdrawn, undo: paths.restore(dossierId, talkId) })
}
