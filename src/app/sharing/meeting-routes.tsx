import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  addItem,
  askers,
  attendMeeting,
  closeMeeting,
  consentPolicy,
  destroyOldItems,
  listReferences,
  meetingsOf,
} from '#modules/consent/public.ts'
import { readDossier, saveOnce } from '#modules/dossiers/public.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, type FormValues, listOf, readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { Card, Quiet } from '#platform/web/parts.tsx'
import { MeetingLinks } from './meeting-links.tsx'
import { MeetingPage, MeetingShell } from './meeting-page.tsx'
import { text } from './text.ts'

const uuid = z.uuid()

async function mine(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const { accountId } = actor
  if (accountId === null) return sendNotFound(request, reply)
  const meetings = await deps.db.as(actor, async (tx) => {
    await destroyOldItems(tx, deps, actor.municipalityId)
    return meetingsOf(tx, actor.municipalityId, accountId)
  })
  return sendPage(
    reply,
    200,
    <MeetingShell ctx={ctx} title={t.meeting.mine}>
      <Card>{meetings.length === 0 ? <Quiet>{t.meeting.noneOpen}</Quiet> : <MeetingLinks ctx={ctx} meetings={meetings} t={t} />}</Card>
    </MeetingShell>,
  )
}

async function show(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: { readonly values: FormValues; readonly errors: FieldErrors } | null,
) {
  const meetingId = readId(request, 'meetingId')
  const actor = actorOf(request)
  const ctx = pageOf(request)
  if (meetingId === null) return sendNotFound(request, reply)
  const found = await deps.db.as(actor, async (tx) => {
    // What is past its term is gone at the latest when somebody looks.
    await destroyOldItems(tx, deps, actor.municipalityId)
    const attended = await attendMeeting(tx, deps, actor, meetingId)
    const dossier = attended === null ? null : await readDossier(tx, actor.municipalityId, attended.meeting.dossierId, ctx.today)
    if (attended === null || dossier === null) return null
    const people = await askers(tx, actor.municipalityId, attended.meeting.participantIds)
    const references = await listReferences(tx, actor.municipalityId)
    const basis = references.find(({ id }) => id === attended.meeting.legalReferenceId) ?? null
    return { ...attended, family: dossier.motherName, people, basis }
  })
  if (found === null) return sendNotFound(request, reply)
  // Within the team everybody sees it unless said otherwise; in a conference with others, showing is chosen per person.
  const proposed = found.meeting.kind === 'team' ? { readers: found.meeting.participantIds } : {}
  return sendPage(
    reply,
    typed === null ? 200 : 422,
    <MeetingPage
      {...found}
      ctx={ctx}
      self={actor.accountId ?? ''}
      form={typed ?? { values: proposed, errors: {} }}
      saveKey={readSaveKey(request.body) ?? undefined}
    />,
  )
}

async function add(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const meetingId = readId(request, 'meetingId')
  const actor = actorOf(request)
  const t = text(pageOf(request).locale).meeting
  if (meetingId === null) return sendNotFound(request, reply)
  const values = typedValues(request.body)
  const schema = z.object({ words: z.string(t.missing.words).trim().min(1, t.missing.words).max(2000, t.tooLong) })
  const form = readForm(schema, values)
  if (!form.ok) return show(deps, request, reply, { values, errors: form.refusal })
  const readerIds = listOf(values, 'readers').filter((id) => uuid.safeParse(id).success)
  const to = `/overleg/${meetingId}`
  const saved = await saveOnce(deps, actor, readSaveKey(request.body), to, (tx) =>
    addItem(tx, deps, actor, { meetingId, words: form.value.words, readerIds }),
  )
  if (saved.kind === 'before') return reply.redirect(saved.to, 303)
  return saved.kind === 'saved' ? redirectDone(reply, to, { text: t.added }) : sendNotFound(request, reply)
}

async function close(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const meetingId = readId(request, 'meetingId')
  const actor = actorOf(request)
  const ctx = pageOf(request)
  if (meetingId === null) return sendNotFound(request, reply)
  const closed = await deps.db.as(actor, (tx) => closeMeeting(tx, deps, actor, meetingId))
  return closed.ok ? redirectDone(reply, '/overleg', { text: text(ctx.locale).meeting.closed }) : sendNotFound(request, reply)
}

/** The table of a meeting: for its participants, as long as it is open. There is no route that prints, downloads or copies. */
export function meetingRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: consentPolicy.who('consent.meeting.attend'), purpose: 'sharing' } as const
  app.get('/overleg', { config }, (request, reply) => mine(deps, request, reply))
  app.get('/overleg/:meetingId', { config }, (request, reply) => show(deps, request, reply, null))
  app.post('/overleg/:meetingId/punten', { config }, (request, reply) => add(deps, request, reply))
  app.post('/overleg/:meetingId/sluiten', { config }, (request, reply) => close(deps, request, reply))
}
