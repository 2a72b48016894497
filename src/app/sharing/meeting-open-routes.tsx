import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import {
  type Asker,
  askers,
  conferenceBasis,
  consentPolicy,
  listMeetings,
  type MeetingKind,
  type MeetingRow,
  mayReceiveContent,
  referencesOn,
  startMeeting,
} from '#modules/consent/public.ts'
import { dossierHref, lockDossier, saveOnce } from '#modules/dossiers/public.ts'
import { dayInBrussels } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, type FormValues, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { refuse } from '#platform/result.ts'
import { formatDay } from '#platform/text/format.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { Card, List, ListItem, Quiet, StateLabel } from '#platform/web/parts.tsx'
import { FamilyPage, orNotFound, withFamily } from './family-scene.tsx'
import { MeetingForm, meetingErrors, readMeetingForm } from './meeting-form.tsx'
import { purposeWords } from './meeting-links.tsx'
import { text } from './text.ts'

const paths: Readonly<Record<MeetingKind, string>> = { team: 'overleg/team', conference: 'overleg/casus' }
const teamRoles: readonly string[] = ['counsellor', 'midwife', 'team-lead']

/** That there was a meeting, with how many and what for; what was said stands nowhere here. */
async function list(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const found = await withFamily(deps, request, async ({ tx, actor, dossier, ctx, t }) => {
    const meetings = await listMeetings(tx, actor.municipalityId, dossier.id)
    await recordAudit(tx, deps, actor, { action: 'consent.meeting.listed', dossierId: dossier.id })
    // Who does not sit at the table does not learn that a conference is held.
    const shown = meetings.filter(({ kind, participantIds }) => kind === 'team' || participantIds.includes(actor.accountId ?? ''))
    return { dossier, ctx, t, meetings: shown, accountId: actor.accountId }
  })
  return orNotFound(request, reply, found, ({ dossier, ctx, t, meetings, accountId }) =>
    sendPage(
      reply,
      200,
      <FamilyPage ctx={ctx} dossier={dossier} title={t.meeting.title} lead={t.meeting.lead}>
        <Card title={t.meeting.list} id="lijst">
          {meetings.length === 0 ? <Quiet>{t.meeting.none}</Quiet> : null}
          <List>
            {meetings.map((meeting) => {
              const isMine = meeting.closedAt === null && meeting.participantIds.includes(accountId ?? '')
              const said = [
                purposeWords(meeting.purpose, t),
                formatDay(dayInBrussels(meeting.openedAt), ctx.locale, ctx.today),
                t.meeting.with(meeting.participantIds.length),
              ]
              return (
                <ListItem key={meeting.id} sub={said.join(' · ')} end={<MeetingState meeting={meeting} words={t.meeting.state} />}>
                  {isMine ? (
                    <a class="ds-link" href={`/overleg/${meeting.id}`}>
                      {t.meeting.kinds[meeting.kind]}
                    </a>
                  ) : (
                    t.meeting.kinds[meeting.kind]
                  )}
                </ListItem>
              )
            })}
          </List>
        </Card>
        {dossier.isOpen
          ? (['team', 'conference'] as const).map((kind) => (
              <Card key={kind} title={t.meeting.kinds[kind]} id={kind}>
                <p>{t.meeting.kindLeads[kind]}</p>
                <p>
                  <LinkButton href={dossierHref(dossier.id, paths[kind])} variant="secondary">
                    {kind === 'team' ? t.meeting.openTeam : t.meeting.openConference}
                  </LinkButton>
                </p>
              </Card>
            ))
          : null}
      </FamilyPage>,
    ),
  )
}

type StateWords = { readonly open: string; readonly closed: string; readonly destroyed: string }

function MeetingState({ meeting, words }: { meeting: MeetingRow; words: StateWords }) {
  if (meeting.destroyedAt !== null) return <StateLabel state="na">{words.destroyed}</StateLabel>
  return meeting.closedAt === null ? <StateLabel state="busy">{words.open}</StateLabel> : <StateLabel state="na">{words.closed}</StateLabel>
}

function atTheTable(kind: MeetingKind, people: readonly Asker[], self: string | null): readonly Asker[] {
  return people.filter(
    ({ accountId, role, secrecy }) =>
      accountId !== self && mayReceiveContent(secrecy) && (teamRoles.includes(role) || (kind === 'conference' && role === 'partner')),
  )
}

async function ask(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  kind: MeetingKind,
  typed: { readonly values: FormValues; readonly errors: FieldErrors } | null,
) {
  const found = await withFamily(deps, request, async ({ tx, actor, dossier, ctx, t }) => {
    if (!dossier.isOpen) return null
    const [people, bases] = await Promise.all([
      askers(tx, actor.municipalityId, 'all'),
      referencesOn(tx, actor.municipalityId, conferenceBasis, ctx.today),
    ])
    if (typed === null) await recordAudit(tx, deps, actor, { action: 'dossiers.form.read', subjectId: dossier.id, dossierId: dossier.id })
    return { dossier, ctx, t, bases, people: atTheTable(kind, people, actor.accountId) }
  })
  return orNotFound(request, reply, found, ({ dossier, ctx, t, people, bases }) =>
    sendPage(
      reply,
      typed === null ? 200 : 422,
      <FamilyPage
        ctx={ctx}
        dossier={dossier}
        title={kind === 'team' ? t.meeting.openTeam : t.meeting.openConference}
        lead={t.meeting.kindLeads[kind]}
      >
        <MeetingForm
          ctx={ctx}
          kind={kind}
          action={dossierHref(dossier.id, paths[kind])}
          back={dossierHref(dossier.id, 'overleg')}
          form={typed ?? { values: {}, errors: {} }}
          people={people}
          bases={bases}
          saveKey={readSaveKey(request.body) ?? undefined}
        />
      </FamilyPage>,
    ),
  )
}

async function open(deps: Deps, request: FastifyRequest, reply: FastifyReply, kind: MeetingKind) {
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const actor = actorOf(request)
  const t = text(pageOf(request).locale)
  const values = typedValues(request.body)
  const asked = readMeetingForm(values, kind, t)
  if (!asked.ok) return ask(deps, request, reply, kind, { values, errors: asked.refusal })
  const to = dossierHref(dossierId, 'overleg')
  const saved = await saveOnce(deps, actor, readSaveKey(request.body), to, async (tx) => {
    const dossier = await lockDossier(tx, actor.municipalityId, dossierId)
    if (dossier === null || !dossier.isOpen) return refuse({ kind: 'not-found' as const })
    return startMeeting(tx, deps, actor, { dossierId, ...asked.value })
  })
  if (saved.kind === 'before') return reply.redirect(saved.to, 303)
  if (saved.kind === 'saved') return redirectDone(reply, `/overleg/${saved.value.meetingId}`, { text: t.meeting.opened })
  if (saved.refusal.kind === 'not-found') return sendNotFound(request, reply)
  return ask(deps, request, reply, kind, { values, errors: meetingErrors(saved.refusal.missing, t) })
}

/** Opening a team discussion or a case conference about one family. */
export function meetingOpenRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: consentPolicy.who('consent.meeting.open'), purpose: 'sharing' } as const
  const dangerous = { ...config, stepUp: true } as const
  const url = '/gezinnen/:dossierId/overleg'
  app.get(url, { config }, (request, reply) => list(deps, request, reply))
  app.get(`${url}/team`, { config }, (request, reply) => ask(deps, request, reply, 'team', null))
  app.post(`${url}/team`, { config }, (request, reply) => open(deps, request, reply, 'team'))
  app.get(`${url}/casus`, { config }, (request, reply) => ask(deps, request, reply, 'conference', null))
  app.post(`${url}/casus`, { config: dangerous }, (request, reply) => open(deps, request, reply, 'conference'))
}
