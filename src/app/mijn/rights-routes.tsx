import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { familyPolicy, familyText, readOwn, toWeather } from '#modules/family/public.ts'
import { type FileRequest, fileRequest, limitsOf, requestsOfPerson, withdrawOwn } from '#modules/lifecycle/public.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { formatDay } from '#platform/text/format.ts'
import type { FieldErrors } from '#platform/web/form-state.ts'
import { forgetBarred } from '../access/barred.ts'
import { OwnRightsPage, type OwnWish, ownWishes, wishesOf } from './rights-page.tsx'

const meaning: Readonly<Record<OwnWish, Pick<FileRequest, 'kind' | 'scope'>>> = {
  figures: { kind: 'objection', scope: 'figures' },
  object: { kind: 'objection', scope: 'all' },
  restrict: { kind: 'restriction' },
  erase: { kind: 'erasure' },
}

/** A parent objects, stops the use or has data erased: it stands in the register at once, with its term, and she sees what becomes of it. */
export function ownRightsRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: familyPolicy.who('family.own'), purpose: 'own-access' } as const
  app.get('/mijn/rechten', { config }, (request, reply) => show(deps, request, reply, 200, {}))
  app.post('/mijn/rechten', { config }, (request, reply) => ask(deps, request, reply))
  app.post('/mijn/rechten/:requestId/terug', { config }, (request, reply) => takeBack(deps, request, reply))
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors): Promise<FastifyReply> {
  const own = await readOwn(deps, request, 'family.asked.read', async (tx, view, { municipalityId }) => ({
    requests: await requestsOfPerson(tx, municipalityId, view.access.dossierId, view.access.personId),
    // Whether her dossier may be used is hers to know, not the other parent's.
    limits: view.dossier === null ? [] : await limitsOf(tx, municipalityId, view.access.dossierId),
  }))
  if (own === null) return toWeather(reply)
  const form = { values: typedValues(request.body), errors }
  const saveKey = readSaveKey(request.body) ?? undefined
  return sendPage(reply, status, <OwnRightsPage ctx={pageOf(request)} view={own.view} {...own.loaded} form={form} saveKey={saveKey} />)
}

async function ask(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const t = familyText(ctx.locale)
  const words = z.string().trim().max(2000, t.ask.wordsLong).default('')
  const form = readForm(z.object({ wish: z.enum(ownWishes, t.rights.what), words }), request.body)
  if (!form.ok) return show(deps, request, reply, 422, form.refusal)
  const { wish } = form.value
  const own = await readOwn(deps, request, 'family.asked.read', async (tx, view, actor) => {
    if (!wishesOf(view).includes(wish)) return null
    const { dossierId, personId } = view.access
    if ((await claimSave(tx, actor, readSaveKey(request.body), '/mijn/rechten', deps.now())) !== null) return ''
    const asked = { dossierId, personId, channel: 'portal', words: form.value.words, askedOn: deps.today(), ...meaning[wish] } as const
    const filed = await fileRequest(tx, deps, actor, asked)
    return filed.ok ? filed.value.dueOn : null
  })
  if (own === null) return toWeather(reply)
  if (own.loaded === null) return show(deps, request, reply, 422, { wish: t.rights.what })
  forgetBarred(deps)
  const sent = own.loaded === '' ? t.ask.sent : t.rights.sent(formatDay(own.loaded, ctx.locale, ctx.today))
  return redirectDone(reply, '/mijn/rechten', { text: wish === 'figures' ? `${t.rights.figuresSent} ${sent}` : sent })
}

async function takeBack(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const requestId = readId(request, 'requestId')
  const actor = actorOf(request)
  if (requestId === null) return sendNotFound(request, reply)
  const own = await readOwn(deps, request, 'family.asked.read', async (tx, { access }) =>
    withdrawOwn(tx, deps, actor, { requestId, dossierId: access.dossierId, personId: access.personId }),
  )
  if (own === null) return toWeather(reply)
  if (!own.loaded.ok) return sendNotFound(request, reply)
  forgetBarred(deps)
  return redirectDone(reply, '/mijn/rechten', { text: familyText(pageOf(request).locale).ask.takenBack })
}
