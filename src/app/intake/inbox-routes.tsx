import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import { listOrganisations } from '#modules/network/public.ts'
import {
  assess,
  type DecisionStep,
  judgeLikeness,
  listTerritories,
  outlooks,
  referParent,
  referralForm,
  referralPolicy,
  relationships,
  staffText,
  takeStep,
  withdrawVerdict,
} from '#modules/referrals/public.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, optionalChoice, optionalText, readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { type AcceptRefusal, acceptReferral } from './accept-referral.ts'
import type { DecideProps } from './decide-forms.tsx'
import { DetailPage } from './detail-page.tsx'
import { InboxPage } from './inbox-page.tsx'
import { type Detail, readDetail, readInbox } from './read-inbox.ts'
import { TakeCallPage } from './take-call-page.tsx'
import { text, type Words } from './text.ts'
import { undoDecision } from './undo-decision.ts'

const reading = { access: referralPolicy.who('referrals.read'), purpose: 'intake' } as const
const deciding = { access: referralPolicy.who('referrals.decide'), purpose: 'intake' } as const
type Opened = DecideProps['opened']

/** What the form starts with: what is known, the best suggestion and the first counsellor with room. */
function startValues(detail: Detail) {
  const { referral, proposed, counsellors } = detail
  const free = counsellors.find(({ load }) => load.points < load.ceiling)
  return {
    relationship: referral.relationship ?? '',
    outlook: referral.outlook ?? '',
    programme: proposed ?? '',
    counsellorId: free?.member.id ?? '',
  }
}

async function showDetail(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: FieldErrors = {},
  opened: Opened = null,
): Promise<FastifyReply> {
  const actor = actorOf(request)
  const referralId = readId(request, 'referralId')
  if (referralId === null) return sendNotFound(request, reply)
  const found = await deps.db.as(actor, async (tx) => {
    const detail = await readDetail(tx, deps, actor, referralId)
    return detail === null ? null : { detail, inbox: await readInbox(tx, actor, deps.today(), deps.now()) }
  })
  if (found === null) return sendNotFound(request, reply)
  const form = { values: { ...startValues(found.detail), ...typedValues(request.body) }, errors }
  const saveKey = readSaveKey(request.body) ?? undefined
  return sendPage(
    reply,
    opened === null ? 200 : 422,
    <DetailPage ctx={pageOf(request)} {...found} form={form} opened={opened} saveKey={saveKey} />,
  )
}

/** The inbox of the team: the list, one referral, and every decision about it. */
export function inboxRoutes(app: FastifyInstance, deps: Deps): void {
  app.get('/nieuw', { config: reading }, async (request, reply) => {
    const actor = actorOf(request)
    const inbox = await deps.db.as(actor, async (tx) => {
      const found = await readInbox(tx, actor, deps.today(), deps.now())
      await recordAudit(tx, deps, actor, { action: 'referrals.referral.listed', detail: { count: found.items.length } })
      return found
    })
    return sendPage(reply, 200, <InboxPage ctx={pageOf(request)} inbox={inbox} />)
  })
  takeCallRoutes(app, deps)
  app.get('/nieuw/:referralId', { config: reading }, (request, reply) => showDetail(deps, request, reply))
  acceptRoute(app, deps)
  stepRoutes(app, deps)
  likenessRoutes(app, deps)
  app.post('/nieuw/:referralId/ongedaan/:stepId', { config: deciding }, (request, reply) => undo(deps, request, reply))
}

function acceptRoute(app: FastifyInstance, deps: Deps): void {
  app.post('/nieuw/:referralId/aannemen', { config: deciding }, async (request, reply) => {
    const t = text(pageOf(request).locale)
    const actor = actorOf(request)
    const referralId = readId(request, 'referralId')
    if (referralId === null) return sendNotFound(request, reply)
    const again = (errors: FieldErrors) => showDetail(deps, request, reply, errors, 'accept')
    const schema = z.object({
      act: z.enum(['accept', 'assess']).catch('accept'),
      relationship: optionalChoice(relationships, t.errors.unexpected),
      outlook: optionalChoice(outlooks, t.errors.unexpected),
      programme: optionalText(80, t.errors.programme),
      counsellorId: optionalText(40, t.errors.counsellor),
    })
    const form = readForm(schema, request.body)
    if (!form.ok) return again(form.refusal)
    const { act, relationship, outlook, programme, counsellorId } = form.value
    if (act === 'assess') {
      const kept = await deps.db.as(actor, (tx) => assess(tx, deps, actor, { referralId, relationship, outlook }))
      return kept.ok ? redirectDone(reply, `/nieuw/${referralId}`, { text: t.decide.impressionSaved }) : sendNotFound(request, reply)
    }
    const chosen = z.uuid().safeParse(counsellorId)
    const command = { referralId, relationship, outlook, programme: programme ?? '', counsellorId: chosen.success ? chosen.data : null }
    const accepted = await acceptReferral(deps, actor, { ...command, saveKey: readSaveKey(request.body) })
    if (!accepted.ok) return refuseAcceptance(request, reply, accepted.refusal, again, t, referralId)
    request.log.info({ event: 'referrals.referral.accepted', referralId, dossierId: accepted.value.dossierId })
    return redirectDone(reply, `/gezinnen/${accepted.value.dossierId}`, {
      text: t.done.accepted,
      undo: `/nieuw/${referralId}/ongedaan/${accepted.value.stepId}`,
    })
  })
}

async function refuseAcceptance(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: AcceptRefusal,
  again: (errors: FieldErrors) => Promise<FastifyReply>,
  t: Words,
  referralId: string,
): Promise<FastifyReply> {
  if (refusal.kind === 'not-found') return sendNotFound(request, reply)
  if (refusal.kind === 'already-decided') return redirectProblem(reply, `/nieuw/${referralId}`, t.done.decidedMeanwhile)
  if (refusal.kind === 'counsellor-missing') return again({ counsellorId: t.errors.counsellor })
  if (refusal.kind === 'unknown-programme') return again({ programme: t.errors.programme })
  if (refusal.kind === 'parent-not-asked') return again({ _accept: t.decide.notAsked })
  return again({ _accept: t.errors.unexpected })
}

type ReadStep = (
  t: Words,
  body: unknown,
) => { readonly ok: true; readonly step: DecisionStep } | { readonly ok: false; readonly errors: FieldErrors }

const note = (t: Words) => optionalText(1000, t.errors.tooLong)

const readContact: ReadStep = (t, body) => {
  const form = readForm(z.object({ how: z.enum(['phone', 'message', 'met'], t.errors.contactHow), note: note(t) }), body)
  return form.ok
    ? { ok: true, step: { kind: 'contacted', reason: form.value.how, note: form.value.note } }
    : { ok: false, errors: form.refusal }
}

/** "Something else" asks for a word of explanation; the other reasons speak for themselves. */
function explained(t: Words, reason: string, words: string | null): FieldErrors | null {
  return reason === 'other' && words === null ? { note: t.errors.note } : null
}

const readWait: ReadStep = (t, body) => {
  const form = readForm(
    z.object({ waitReason: z.enum(['no-room', 'too-early', 'parent-wants', 'other'], t.errors.wait), note: note(t) }),
    body,
  )
  if (!form.ok) return { ok: false, errors: form.refusal }
  const missing = explained(t, form.value.waitReason, form.value.note)
  if (missing !== null) return { ok: false, errors: missing }
  return { ok: true, step: { kind: 'waiting', reason: form.value.waitReason, note: form.value.note } }
}

const readDecline: ReadStep = (t, body) => {
  const reasons = ['own-choice', 'helped-elsewhere', 'not-our-offer', 'unreachable', 'moved', 'other'] as const
  const form = readForm(z.object({ declineReason: z.enum(reasons, t.errors.decline), note: note(t) }), body)
  if (!form.ok) return { ok: false, errors: form.refusal }
  const missing = explained(t, form.value.declineReason, form.value.note)
  if (missing !== null) return { ok: false, errors: missing }
  return { ok: true, step: { kind: 'declined', reason: form.value.declineReason, note: form.value.note } }
}

const readForward: ReadStep = (t, body) => {
  const form = readForm(
    z.object({ forwardTo: optionalText(40, t.errors.forward), forwardElse: optionalText(120, t.errors.tooLong), note: note(t) }),
    body,
  )
  if (!form.ok) return { ok: false, errors: form.refusal }
  const organisationId = z.uuid().safeParse(form.value.forwardTo)
  if (!organisationId.success && form.value.forwardElse === null) return { ok: false, errors: { forwardTo: t.errors.forward } }
  const to = organisationId.success ? organisationId.data : null
  return { ok: true, step: { kind: 'forwarded', organisationId: to, reason: form.value.forwardElse, note: form.value.note } }
}

function stepRoutes(app: FastifyInstance, deps: Deps): void {
  const acts = [
    { word: 'contact', opened: 'contact', read: readContact, done: 'contacted', back: 'detail' },
    { word: 'wachtlijst', opened: 'wait', read: readWait, done: 'waiting', back: 'list' },
    { word: 'doorsturen', opened: 'forward', read: readForward, done: 'forwarded', back: 'list' },
    { word: 'niet-starten', opened: 'decline', read: readDecline, done: 'declined', back: 'list' },
  ] as const
  for (const { word, opened, read, done, back } of acts) {
    app.post(`/nieuw/:referralId/${word}`, { config: deciding }, async (request, reply) => {
      const t = text(pageOf(request).locale)
      const referralId = readId(request, 'referralId')
      if (referralId === null) return sendNotFound(request, reply)
      const told = read(t, request.body)
      if (!told.ok) return showDetail(deps, request, reply, told.errors, opened)
      const taken = await takeStep(deps, actorOf(request), { referralId, step: told.step, saveKey: readSaveKey(request.body) })
      if (taken.ok) {
        const undo = `/nieuw/${referralId}/ongedaan/${taken.value.stepId}`
        return redirectDone(reply, back === 'list' ? '/nieuw' : `/nieuw/${referralId}`, { text: t.done[done], undo })
      }
      return taken.refusal.kind === 'not-found'
        ? sendNotFound(request, reply)
        : redirectProblem(reply, `/nieuw/${referralId}`, t.done.decidedMeanwhile)
    })
  }
}

async function undo(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = text(pageOf(request).locale)
  const referralId = readId(request, 'referralId')
  const stepId = readId(request, 'stepId')
  if (referralId === null || stepId === null) return sendNotFound(request, reply)
  const undone = await undoDecision(deps, actorOf(request), { referralId, stepId })
  if (undone.ok) return redirectDone(reply, `/nieuw/${referralId}`, { text: t.done.undone })
  if (undone.refusal.kind === 'not-found') return sendNotFound(request, reply)
  return redirectProblem(reply, `/nieuw/${referralId}`, undone.refusal.kind === 'dossier-in-use' ? t.done.inUse : t.done.nothingToUndo)
}

function likenessRoutes(app: FastifyInstance, deps: Deps): void {
  const path = '/nieuw/:referralId/gelijkenis/:personId'
  for (const [word, verdict] of [
    ['zelfde', 'same'],
    ['anders', 'different'],
  ] as const) {
    app.post(`${path}/${word}`, { config: deciding }, async (request, reply) => {
      const t = text(pageOf(request).locale)
      const referralId = readId(request, 'referralId')
      const personId = readId(request, 'personId')
      if (referralId === null || personId === null) return sendNotFound(request, reply)
      const judged = await judgeLikeness(deps, actorOf(request), { referralId, personId, verdict })
      if (!judged.ok) return sendNotFound(request, reply)
      const undo = `/nieuw/${referralId}/gelijkenis/${personId}/los`
      return redirectDone(reply, `/nieuw/${referralId}`, { text: verdict === 'same' ? t.known.linked : t.known.parted, undo })
    })
  }
  app.post(`${path}/los`, { config: deciding }, async (request, reply) => {
    const referralId = readId(request, 'referralId')
    const personId = readId(request, 'personId')
    if (referralId === null || personId === null) return sendNotFound(request, reply)
    const done = await withdrawVerdict(deps, actorOf(request), { referralId, personId })
    return done.ok
      ? redirectDone(reply, `/nieuw/${referralId}`, { text: text(pageOf(request).locale).known.loosened })
      : sendNotFound(request, reply)
  })
}

const takeDraft = 'aanmelding-team'

function takeCallRoutes(app: FastifyInstance, deps: Deps): void {
  const access = { access: referralPolicy.who('referrals.take-call'), purpose: 'intake' } as const
  const show = async (request: FastifyRequest, reply: FastifyReply, status: number, errors: FieldErrors) => {
    const ctx = pageOf(request)
    const actor = actorOf(request)
    const organisations = await deps.db.as(actor, (tx) => listOrganisations(tx, actor.municipalityId))
    const values = { agreedOn: ctx.today, ...typedValues(request.body) }
    const saveKey = readSaveKey(request.body) ?? undefined
    return sendPage(
      reply,
      status,
      <TakeCallPage ctx={ctx} form={{ values, errors }} organisations={organisations} draft={takeDraft} saveKey={saveKey} />,
    )
  }
  app.get('/nieuw/aanmelding', { config: access }, (request, reply) => show(request, reply, 200, {}))
  app.post('/nieuw/aanmelding', { config: access }, async (request, reply) => {
    const ctx = pageOf(request)
    const words = staffText(ctx.locale)
    const again = (errors: FieldErrors) => show(request, reply, 422, errors)
    const form = readForm(referralForm(words, { today: ctx.today, needsReferrer: false }), request.body)
    if (!form.ok) return again(form.refusal)
    const { details, organisationId, referrerName, referrerContact } = form.value
    const referred = await referParent(deps, actorOf(request), {
      door: { kind: 'team', organisationId },
      details,
      referrerName,
      referrerContact,
      locale: ctx.locale,
      saveKey: readSaveKey(request.body),
      draft: takeDraft,
      territories: await listTerritories(deps),
    })
    if (referred.ok) return redirectDone(reply, `/nieuw/${referred.value.referralId}`, { text: text(ctx.locale).done.taken })
    if (referred.refusal.kind === 'neighbour') return again({ postcode: words.errors.neighbour(referred.refusal.municipality.name) })
    if (referred.refusal.kind === 'elsewhere') return again({ postcode: words.errors.elsewhere(ctx.municipality.name) })
    return sendNotFound(request, reply)
  })
}
