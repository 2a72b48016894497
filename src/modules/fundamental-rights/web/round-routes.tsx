import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Respondent, type ScoreItem, typedOf } from '#modules/indicators/public.ts'
import { dropDraft, readDraft } from '#platform/db/drafts.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, type FormValues, listOf, optionalText, readForm, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readParameter } from '#platform/http/request.ts'
import { formatHour } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { saveScore } from '../commands/save-score.ts'
import { closeRound, reopenRound } from '../commands/turn-round.ts'
import { otherBarrier } from '../domain/barriers.ts'
import { roundRefusal } from '../domain/rounds.ts'
import { numberOf, type Talk } from '../domain/talk.ts'
import { familyWords } from '../family-words.ts'
import { policy } from '../policy.ts'
import { heard, rightsAt } from '../rights.ts'
import { shortAnswer, text } from '../text.ts'
import { drafts, paths, roundOf } from './paths.ts'
import { answerField, barrierField, type Mark, QuestionPage, wordsField } from './question-page.tsx'
import { ReviewPage } from './review-page.tsx'
import { type SeenTalk, seenTalk, talkIds } from './seen-talk.ts'
import { onwards } from './steps-card.tsx'
import { ThanksPage } from './thanks-page.tsx'

const longestWords = 200

/** Scoring right by right, in her round, the worker's and theirs together. */
export function roundRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: policy.who('fundamental-rights.record'), purpose: 'guidance' } as const
  const base = '/gezinnen/:dossierId/grondrechten/:talkId'
  app.get(`${base}/dank`, { config }, (request, reply) => thanks(deps, request, reply))
  app.get(`${base}/:round`, { config }, (request, reply) => review(deps, request, reply))
  app.post(`${base}/:round/klaar`, { config }, (request, reply) => close(deps, request, reply))
  app.post(`${base}/:round/heropen`, { config }, (request, reply) => reopen(deps, request, reply))
  app.get(`${base}/:round/:right`, { config }, (request, reply) => question(deps, request, reply))
  app.post(`${base}/:round/:right`, { config }, (request, reply) => score(deps, request, reply))
}

/** Her own round is in her language, the others in the worker's. */
function pageLocale(respondent: Respondent, talk: Talk, ctx: PageContext): PublicLocale {
  return respondent === 'family' ? talk.language : ctx.locale
}

/** Out of her pages leads to "give the phone back", never into the dossier. */
function wayOut(respondent: Respondent, { dossier, talk }: SeenTalk, ctx: PageContext) {
  return respondent === 'family'
    ? { href: paths.thanks(dossier.id, talk.id), label: familyWords(talk.language).pause }
    : { href: paths.talk(dossier.id, talk.id), label: text(ctx.locale).later }
}

async function thanks(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const seen = await seenTalk(deps, request)
  return seen === null ? sendNotFound(request, reply) : sendPage(reply, 200, <ThanksPage ctx={pageOf(request)} {...seen} />)
}

async function review(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const respondent = roundOf(readParameter(request, 'round'))
  const seen = respondent === null ? null : await seenTalk(deps, request)
  if (seen === null || respondent === null) return sendNotFound(request, reply)
  const { dossier, talk, rights } = seen
  if (talk.rounds[respondent] === undefined || roundRefusal(talk, respondent) !== null) {
    return reply.redirect(paths.talk(dossier.id, talk.id), 303)
  }
  const t = text(ctx.locale)
  const w = familyWords(talk.language)
  const titles = { family: w.reviewTitle, worker: t.reviewWorkerTitle, joint: t.reviewJointTitle }
  const page = (
    <ReviewPage
      ctx={ctx}
      locale={pageLocale(respondent, talk, ctx)}
      hers={respondent === 'worker' ? ctx.locale : talk.language}
      title={titles[respondent]}
      lead={respondent === 'family' ? w.reviewLead : t.reviewLead}
      dossierId={dossier.id}
      talk={talk}
      respondent={respondent}
      rights={rights}
      out={wayOut(respondent, seen, ctx)}
    />
  )
  return sendPage(reply, 200, page)
}

type Shown = { readonly values: FormValues; readonly errors: FieldErrors }

async function question(deps: Deps, request: FastifyRequest, reply: FastifyReply, again?: Shown): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const respondent = roundOf(readParameter(request, 'round'))
  const seen = respondent === null ? null : await seenTalk(deps, request)
  if (seen === null || respondent === null) return sendNotFound(request, reply)
  const { dossier, talk, rights } = seen
  const number = rights.findIndex(({ id }) => id === readParameter(request, 'right')) + 1
  const right = rights[number - 1]
  if (right === undefined) return sendNotFound(request, reply)
  if (roundRefusal(talk, respondent) !== null) return reply.redirect(paths.talk(dossier.id, talk.id), 303)
  const locale = pageLocale(respondent, talk, ctx)
  const actor = actorOf(request)
  const draft =
    again === undefined ? await deps.db.as(actor, (tx) => readDraft(tx, actor, drafts.score(talk.id, respondent, right.id))) : null
  const page = (
    <QuestionPage
      ctx={ctx}
      locale={locale}
      hers={respondent === 'worker' ? locale : talk.language}
      dossierId={dossier.id}
      talkId={talk.id}
      respondent={respondent}
      right={right}
      number={number}
      total={rights.length}
      barriers={(rightsAt(talk.version).barriers ?? []).map(({ value, label }) => ({ value, label: heard(label, locale) }))}
      {...earlier(seen, respondent, right, ctx)}
      form={again ?? { values: draft?.values ?? keptValues(talk, respondent, right), errors: {} }}
      savedAt={draft === null ? undefined : formatHour(draft.savedAt, locale)}
      out={wayOut(respondent, seen, ctx)}
    />
  )
  return sendPage(reply, again === undefined ? 200 : 422, page)
}

/** Together they see what each chose before; alone nobody sees the other. */
function earlier(
  { talk, dossier }: SeenTalk,
  respondent: Respondent,
  right: ScoreItem,
  ctx: PageContext,
): { readonly marks: readonly Mark[]; readonly notes: readonly string[] } {
  if (respondent !== 'joint') return { marks: [], notes: [] }
  const t = text(ctx.locale)
  const views = [
    { view: 'family', label: t.tagFamily(dossier.motherGivenName), tone: 'brand1' },
    { view: 'worker', label: t.tagWorker, tone: 'neutral' },
  ] as const
  const marks = views.flatMap(({ view, label, tone }) => {
    const value = numberOf(talk, view, right.id)
    return value === null ? [] : [{ value, label, tone }]
  })
  const notes = views.flatMap(({ view, label }) => {
    const answer = talk.rounds[view]?.answers.get(right.id)
    return answer === undefined || answer.state === 'answered' ? [] : [labelled(label, shortAnswer(t, answer), ctx.locale)]
  })
  return { marks, notes }
}

/** What stands in the form: what was kept, else what she ticked before as a start for what they tick together. */
function keptValues(talk: Talk, respondent: Respondent, right: ScoreItem): FormValues {
  const answer = talk.rounds[respondent]?.answers.get(right.id)
  const source = answer === undefined && respondent === 'joint' ? talk.rounds.family : talk.rounds[respondent]
  const barriers = source?.barriers.get(right.id) ?? []
  const words = barriers.find(({ value }) => value === otherBarrier)?.words ?? ''
  return {
    [answerField]: answer === undefined ? [] : typedOf(answer),
    [barrierField]: barriers.map(({ value }) => value),
    [wordsField]: words,
  }
}

async function score(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ctx = pageOf(request)
  const ids = talkIds(request)
  const respondent = roundOf(readParameter(request, 'round'))
  const item = readParameter(request, 'right')
  if (ids === null || respondent === null) return sendNotFound(request, reply)
  const raw = listOf(request.body, answerField)
  const goesBack = listOf(request.body, 'ga')[0] === 'terug'
  const seen = await seenTalk(deps, request)
  if (seen === null) return sendNotFound(request, reply)
  const { talk, rights } = seen
  const index = rights.findIndex(({ id }) => id === item)
  if (index === -1) return sendNotFound(request, reply)
  const to = rights[goesBack ? index - 1 : index + 1]
  const next = to === undefined ? null : paths.right(ids.dossierId, ids.talkId, respondent, to.id)
  const here = paths.right(ids.dossierId, ids.talkId, respondent, item)
  if (raw.length === 0 && goesBack) return reply.redirect(next ?? here, 303)
  const w = familyWords(pageLocale(respondent, talk, ctx))
  const words = readForm(z.object({ [wordsField]: optionalText(longestWords, w.longWords) }), request.body)
  if (!words.ok) return question(deps, request, reply, { values: typedValues(request.body), errors: words.refusal })
  const actor = actorOf(request)
  const barriers = listOf(request.body, barrierField)
  const result = await saveScore(deps, actor, { ...ids, respondent, item, raw, barriers, words: words.value[wordsField] ?? null })
  if (result.ok) {
    await deps.db.as(actor, async (tx) => dropDraft(tx, actor, drafts.score(ids.talkId, respondent, item)))
    return reply.redirect(next ?? (goesBack ? here : paths.round(ids.dossierId, ids.talkId, respondent)), 303)
  }
  const { kind } = result.refusal
  if (kind === 'not-found') return sendNotFound(request, reply)
  if (kind === 'closed' || kind === 'too-late' || kind === 'family-first') return refused(request, reply, ids, kind)
  return question(deps, request, reply, { values: typedValues(request.body), errors: { [answerField]: w.chooseOne } })
}

type Ids = { readonly dossierId: string; readonly talkId: string }

function refused(request: FastifyRequest, reply: FastifyReply, ids: Ids, kind: 'closed' | 'too-late' | 'family-first'): FastifyReply {
  const { errors } = text(pageOf(request).locale)
  const words = kind === 'too-late' ? errors.tooLate : errors.closed
  return redirectProblem(reply, paths.talk(ids.dossierId, ids.talkId), words)
}

async function close(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ids = talkIds(request)
  const respondent = roundOf(readParameter(request, 'round'))
  if (ids === null || respondent === null) return sendNotFound(request, reply)
  const result = await closeRound(deps, actorOf(request), { ...ids, respondent })
  if (!result.ok) {
    const { kind } = result.refusal
    return kind === 'not-found' ? sendNotFound(request, reply) : refused(request, reply, ids, kind)
  }
  const { toasts } = text(pageOf(request).locale)
  const undo = paths.reopen(ids.dossierId, ids.talkId, respondent)
  if (respondent === 'family') return redirectDone(reply, paths.thanks(ids.dossierId, ids.talkId), { text: toasts.closed, undo })
  if (respondent === 'joint') return redirectDone(reply, paths.choose(ids.dossierId, ids.talkId), { text: toasts.jointClosed, undo })
  return redirectDone(reply, paths.talk(ids.dossierId, ids.talkId), { text: toasts.workerClosed, undo })
}

async function reopen(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ids = talkIds(request)
  const respondent = roundOf(readParameter(request, 'round'))
  if (ids === null || respondent === null) return sendNotFound(request, reply)
  const result = await reopenRound(deps, actorOf(request), { ...ids, respondent })
  if (!result.ok) {
    const { kind } = result.refusal
    return kind === 'not-found' ? sendNotFound(request, reply) : refused(request, reply, ids, kind)
  }
  const seen = await seenTalk(deps, request)
  const to = seen === null ? paths.talk(ids.dossierId, ids.talkId) : onwards(seen, respondent)
  return redirectDone(reply, to, { text: text(pageOf(request).locale).toasts.reopened })
}
