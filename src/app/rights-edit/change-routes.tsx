import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  draftChange,
  publishChange,
  readChange,
  readChangeRow,
  requestPreview,
  rightsCataloguePolicy,
  turnDraft,
  withdrawChange,
} from '#modules/rights-catalogue/public.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { emptyForm, type FormState } from '#platform/web/fields.tsx'
import { ChangePage } from './change-page.tsx'
import { readChangeView } from './change-view.ts'
import { paths } from './paths.ts'
import { problemWords } from './problem-words.ts'
import { namesIn, rightsRead, titlesOf } from './read.ts'
import { text, type Words } from './text.ts'
import { UnreadablePage } from './unreadable-page.tsx'

const config = { access: rightsCataloguePolicy.who('rights.catalogue.draft'), purpose: 'administration' } as const
const publishing = { access: rightsCataloguePolicy.who('rights.catalogue.publish'), purpose: 'administration' } as const
const reasonSchema = (t: Words) => z.object({ reason: z.string(t.wrongReason).trim().min(3, t.wrongReason).max(500, t.tooLong) })

type Handle = (request: FastifyRequest, reply: FastifyReply, changeId: string) => Promise<FastifyReply>

function withChange(handle: Handle) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const changeId = readId(request, 'changeId')
    return changeId === null ? sendNotFound(request, reply) : handle(request, reply, changeId)
  }
}

export function changeRoutes(app: FastifyInstance, deps: Deps): void {
  const path = paths.change(':changeId')
  const show = async (request: FastifyRequest, reply: FastifyReply, changeId: string, form: FormState): Promise<FastifyReply> => {
    const [ctx, actor] = [pageOf(request), actorOf(request)]
    const view = await deps.db.as(actor, (tx) => readChangeView(tx, actor, changeId, ctx.today))
    if (view === null) return showUnreadable(deps, request, reply, changeId, form)
    const status = Object.keys(form.errors).length === 0 ? 200 : 422
    return sendPage(reply, status, <ChangePage ctx={ctx} view={view} form={form} />)
  }
  app.get(
    path,
    { config: { ...config, access: rightsCataloguePolicy.who('rights.catalogue.draft') } },
    withChange((request, reply, id) => show(request, reply, id, emptyForm)),
  )
  app.post(`${path}/publiceer`, { config: publishing }, withChange(publish(deps, show)))
  app.post(`${path}/terug`, { config: publishing }, withChange(withdraw(deps, show)))
  draftActs(app, deps)
}

/** What this version of the program cannot read: who did what, and the way back. */
async function showUnreadable(deps: Deps, request: FastifyRequest, reply: FastifyReply, changeId: string, form: FormState) {
  const [ctx, actor] = [pageOf(request), actorOf(request)]
  const view = await deps.db.as(actor, async (tx) => {
    const row = await readChangeRow(tx, actor.municipalityId, changeId)
    if (row === null) return null
    return { row, names: await namesIn(tx, actor, [row]), titles: titlesOf(await rightsRead(tx, actor, ctx.locale)) }
  })
  if (view === null) return sendNotFound(request, reply)
  return sendPage(reply, Object.keys(form.errors).length === 0 ? 200 : 422, <UnreadablePage ctx={ctx} {...view} form={form} />)
}

type Show = (request: FastifyRequest, reply: FastifyReply, changeId: string, form: FormState) => Promise<FastifyReply>

function publish(deps: Deps, show: Show): Handle {
  return async (request, reply, changeId) => {
    const t = text(pageOf(request).locale)
    const read = readForm(reasonSchema(t), request.body)
    if (!read.ok) return show(request, reply, changeId, { values: typedValues(request.body), errors: read.refusal })
    const done = await publishChange(deps, actorOf(request), { changeId, ...read.value })
    if (done.ok) return redirectDone(reply, paths.change(changeId), { text: t.published })
    const { refusal } = done
    if (refusal.kind === 'not-found') return sendNotFound(request, reply)
    const words =
      refusal.kind === 'stale'
        ? t.stale
        : refusal.kind === 'own-draft'
          ? t.publishOwn
          : refusal.problems.map((problem) => problemWords(problem, t)).join(' ')
    return redirectProblem(reply, paths.change(changeId), words)
  }
}

function withdraw(deps: Deps, show: Show): Handle {
  return async (request, reply, changeId) => {
    const t = text(pageOf(request).locale)
    const read = readForm(reasonSchema(t), request.body)
    if (!read.ok) return show(request, reply, changeId, { values: typedValues(request.body), errors: read.refusal })
    const done = await withdrawChange(deps, actorOf(request), { changeId, ...read.value })
    if (done.ok) return redirectDone(reply, paths.change(changeId), { text: t.withdrawn })
    return done.refusal.kind === 'not-found' ? sendNotFound(request, reply) : redirectProblem(reply, paths.change(changeId), t.builtOn)
  }
}

function draftActs(app: FastifyInstance, deps: Deps): void {
  const path = paths.change(':changeId')
  const turn =
    (to: 'dropped' | 'draft'): Handle =>
    async (request, reply, changeId) => {
      const t = text(pageOf(request).locale)
      const done = await turnDraft(deps, actorOf(request), { changeId, to })
      if (!done.ok) return sendNotFound(request, reply)
      const undo = `${paths.change(changeId)}/weer`
      return to === 'dropped'
        ? redirectDone(reply, paths.drafts, { text: t.dropped, undo })
        : redirectDone(reply, paths.change(changeId), { text: t.restored })
    }
  app.post(`${path}/opzij`, { config }, withChange(turn('dropped')))
  app.post(`${path}/weer`, { config }, withChange(turn('draft')))
  app.post(
    `${path}/reken`,
    { config },
    withChange(async (request, reply, changeId) => {
      const asked = await requestPreview(deps, actorOf(request), changeId)
      return asked.ok ? reply.redirect(paths.change(changeId), 303) : sendNotFound(request, reply)
    }),
  )
  app.post(
    `${path}/opnieuw`,
    { config },
    withChange(async (request, reply, changeId) => {
      const [t, actor] = [text(pageOf(request).locale), actorOf(request)]
      const kept = await deps.db.as(actor, (tx) => readChange(tx, actor.municipalityId, changeId))
      if (kept === null) return sendNotFound(request, reply)
      const { change, note } = kept
      const made = await draftChange(deps, actor, { change, note, origin: 'form', key: readSaveKey(request.body) })
      if (made.ok) return redirectDone(reply, paths.change(made.value.changeId), { text: t.drafted })
      if (made.refusal.kind === 'not-found') return sendNotFound(request, reply)
      const words = made.refusal.problems.map((problem) => problemWords(problem, t)).join(' ')
      return redirectProblem(reply, paths.change(changeId), words)
    }),
  )
}
