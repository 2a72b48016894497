import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { familyPolicy, familyText, proveAgain, readOwn, toWeather } from '#modules/family/public.ts'
import { askOwnCopy, fetchOwnCopy } from '#modules/lifecycle/public.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { formatHour } from '#platform/text/format.ts'
import { type FieldErrors, fieldValue } from '#platform/web/form-state.ts'
import { proofField } from './copy-card.tsx'

export type ShowData = (request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors) => Promise<FastifyReply>

const typed = (request: FastifyRequest, name: string): string => fieldValue({ values: typedValues(request.body), errors: {} }, name)

/** Asks her word or PIN of a form; null when it is right, else the answer to send. */
export async function withProof(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  field: string,
  again: ShowData,
): Promise<FastifyReply | null> {
  const ctx = pageOf(request)
  const t = familyText(ctx.locale).entry
  const given = typed(request, field)
  if (given === '') return again(request, reply, 422, { [field]: t.proofMissing })
  const proven = await proveAgain(deps, actorOf(request), given)
  if (proven.ok) return null
  const { refusal } = proven
  if (refusal.kind === 'not-found') return toWeather(reply)
  const message = refusal.kind === 'wait' ? t.wait(formatHour(refusal.until, ctx.locale)) : t.proofWrong
  return again(request, reply, refusal.kind === 'wait' ? 429 : 422, { [field]: message })
}

/** Her own copy of the dossier: asked and fetched with her second proof, kept 24 hours, each time written down. Only a mother has one. */
export function copyRoutes(app: FastifyInstance, deps: Deps, again: ShowData): void {
  const config = { access: familyPolicy.who('family.own'), purpose: 'own-access' } as const
  app.post('/mijn/gegevens/afschrift', { config }, async (request, reply) => {
    const refused = await withProof(deps, request, reply, 'copyProof', again)
    if (refused !== null) return refused
    const t = familyText(pageOf(request).locale)
    const own = await readOwn(deps, request, 'family.data.read', async (tx, view, actor) => {
      if (view.dossier === null) return false
      if ((await claimSave(tx, actor, readSaveKey(request.body), '/mijn/gegevens', deps.now())) !== null) return true
      const { dossierId, personId } = view.access
      return (await askOwnCopy(tx, deps, actor, { dossierId, personId, words: '' })).ok
    })
    if (own === null) return toWeather(reply)
    return own.loaded ? redirectDone(reply, '/mijn/gegevens#afschrift', { text: t.copy.asked }) : sendNotFound(request, reply)
  })

  app.post('/mijn/gegevens/afschrift/:copyId', { config }, async (request, reply) => {
    const copyId = readId(request, 'copyId')
    if (copyId === null) return sendNotFound(request, reply)
    const refused = await withProof(deps, request, reply, proofField(copyId), again)
    if (refused !== null) return refused
    const form = typed(request, 'format') === 'package' ? 'package' : 'paper'
    const own = await readOwn(deps, request, 'family.data.read', async (tx, view, actor) =>
      view.dossier === null ? null : fetchOwnCopy(tx, deps, actor, { dossierId: view.access.dossierId, copyId, form }),
    )
    if (own === null) return toWeather(reply)
    if (own.loaded === null || !own.loaded.ok) return sendNotFound(request, reply)
    // The name of the file tells nothing.
    const name = form === 'paper' ? 'pagina.pdf' : 'pagina.json'
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .type(form === 'paper' ? 'application/pdf' : 'application/json; charset=utf-8')
      .send(own.loaded.value.content)
  })
}
