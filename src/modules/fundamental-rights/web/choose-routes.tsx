import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { dropDraft, readDraft } from '#platform/db/drafts.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, type FormValues, optionalText, readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { formatHour } from '#platform/text/format.ts'
import { chooseRight, undoChoice } from '../commands/choose-right.ts'
import { mayChoose } from '../domain/rounds.ts'
import { policy } from '../policy.ts'
import { text } from '../text.ts'
import { ChoosePage, choiceField, nothingNow, whyField } from './choose-page.tsx'
import { drafts, paths } from './paths.ts'
import { seenTalk, talkIds } from './seen-talk.ts'

const longestWhy = 500

/** She chooses which right to work on first. */
export function chooseRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: policy.who('fundamental-rights.record'), purpose: 'guidance' } as const
  const address = '/gezinnen/:dossierId/grondrechten/:talkId/kies'
  app.get(address, { config }, (request, reply) => show(deps, request, reply))
  app.post(address, { config }, (request, reply) => choose(deps, request, reply))
  app.post(`${address}/terug`, { config }, (request, reply) => undo(deps, request, reply))
}

type Shown = { readonly values: FormValues; readonly errors: FieldErrors }

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, again?: Shown): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const actor = actorOf(request)
  const seen = await seenTalk(deps, request)
  if (seen === null) return sendNotFound(request, reply)
  const { dossier, talk, rights } = seen
  if (!mayChoose(talk)) return reply.redirect(paths.talk(dossier.id, talk.id), 303)
  const draft = again === undefined ? await deps.db.as(actor, (tx) => readDraft(tx, actor, drafts.choice(talk.id))) : null
  const { choice } = talk
  const kept: FormValues = choice === null ? {} : { [choiceField]: choice.item ?? nothingNow, [whyField]: choice.why ?? '' }
  const page = (
    <ChoosePage
      ctx={ctx}
      locale={ctx.locale}
      dossier={dossier}
      talk={talk}
      rights={rights}
      form={again ?? { values: draft?.values ?? kept, errors: {} }}
      saveKey={readSaveKey(request.body) ?? undefined}
      savedAt={draft === null ? undefined : formatHour(draft.savedAt, ctx.locale)}
    />
  )
  return sendPage(reply, again === undefined ? 200 : 422, page)
}

async function choose(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const ids = talkIds(request)
  if (ids === null) return sendNotFound(request, reply)
  const { errors, toasts } = text(pageOf(request).locale)
  const schema = z.object({
    [choiceField]: z.string(errors.choice).min(1, errors.choice),
    [whyField]: optionalText(longestWhy, errors.why),
  })
  const values = typedValues(request.body)
  const form = readForm(schema, { [choiceField]: values[choiceField], [whyField]: values[whyField] })
  if (!form.ok) return show(deps, request, reply, { values, errors: form.refusal })
  const chosen = form.value[choiceField] ?? ''
  const item = chosen === nothingNow ? null : chosen
  const result = await chooseRight(deps, actor, { ...ids, item, why: form.value[whyField] ?? null, key: readSaveKey(request.body) })
  if (!result.ok) {
    if (result.refusal.kind === 'not-found') return sendNotFound(request, reply)
    if (result.refusal.kind === 'family-first') return redirectProblem(reply, paths.talk(ids.dossierId, ids.talkId), errors.choice)
    return show(deps, request, reply, { values, errors: { [choiceField]: errors.choice } })
  }
  await deps.db.as(actor, async (tx) => dropDraft(tx, actor, drafts.choice(ids.talkId)))
  return redirectDone(reply, paths.all(ids.dossierId), { text: toasts.chosen, undo: paths.undoChoice(ids.dossierId, ids.talkId) })
}

async function undo(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ids = talkIds(request)
  if (ids === null) return sendNotFound(request, reply)
  const result = await undoChoice(deps, actorOf(request), ids)
  if (!result.ok) return sendNotFound(request, reply)
  return redirectDone(reply, paths.talk(ids.dossierId, ids.talkId), { text: text(pageOf(request).locale).toasts.choiceBack })
}
