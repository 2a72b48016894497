import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { type AttentionAnswer, answerAttention, contactPolicy, listSteps, withdrawAnswer } from '#modules/contacts/public.ts'
import { readDossier, withoutLookBack } from '#modules/dossiers/public.ts'
import { openRequestsSection } from '#modules/family/public.ts'
import { readPeople } from '#modules/people/public.ts'
import { termsToTell } from '#modules/protected/public.ts'
import type { Deps } from '#platform/deps.ts'
import { typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId, readQuery } from '#platform/http/request.ts'
import { fieldValue } from '#platform/web/form-state.ts'
import { glassNotices, seeingAll } from '../access/store.ts'
import { waitingRightsCard } from '../life/waiting-card.tsx'
import { readCame } from '../pass-on/came.tsx'
import { familiesLeftBehind } from '../pass-on/read.ts'
import { rightsToday } from '../rights/today-card.tsx'
import { shownAtMost } from './attention-list.tsx'
import { goodNews, type Scope, visitsFrom } from './day-facts.ts'
import { DayPage } from './day-page.tsx'
import { teamDays } from './team-day.ts'
import { text } from './text.ts'
import { waiting } from './waiting.ts'

const answers = [
  ['gedaan', 'done'],
  ['morgen', 'tomorrow'],
  ['niet-nodig', 'not-needed'],
] as const

export function todayRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: contactPolicy.who('contacts.answer-attention'), purpose: 'guidance' } as const
  const dayOf = teamDays(deps)
  app.get('/vandaag', { config }, (request, reply) => show(deps, dayOf, request, reply))
  for (const [path, answer] of answers) {
    app.post(`/vandaag/:dossierId/${path}`, { config }, (request, reply) => remember(deps, request, reply, answer))
  }
  app.post('/vandaag/:dossierId/antwoord/:answerId/terug', { config }, (request, reply) => takeBack(deps, request, reply))
}

const brusselsHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Brussels', hour: 'numeric', hourCycle: 'h23' })
const halfADay = 12 * 3_600_000

/** Whose families: what was asked, else the team for who leads it. */
function scopeOf(asked: string | undefined, role: string): Scope {
  if (asked === 'team' || asked === 'mijn' || asked === 'mine') return asked === 'team' ? 'team' : 'mine'
  return role === 'team-lead' ? 'team' : 'mine'
}

async function show(deps: Deps, dayOf: ReturnType<typeof teamDays>, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const scope = scopeOf(readQuery(request)['wie'], actor.role)
  const now = deps.now()
  const day = await deps.db.as(actor, async (tx) => {
    const { families, own, totals } = await dayOf(tx, actor, scope, ctx.today)
    const { municipalityId } = actor
    const idsOf = (some: typeof own) => some.map((family) => family.dossier.id)
    const shown = waiting(families).slice(0, shownAtMost)
    // Asked for together: on one connection the questions travel at once.
    const [people, steps, visits, news, terms, asked, toLookBack, socialRights, came] = await Promise.all([
      readPeople(
        tx,
        municipalityId,
        shown.map((family) => family.dossier.motherId),
      ),
      // The team has too many promises for one list; each worker sees her own.
      listSteps(tx, municipalityId, idsOf(own), new Date(now.getTime() - halfADay)),
      visitsFrom(tx, actor, ctx.today),
      goodNews(tx, actor, scope, ctx.today),
      termsToTell(tx, municipalityId, ctx.today),
      openRequestsSection(tx, actor, idsOf(scope === 'team' ? families : own), ctx),
      withoutLookBack(tx, municipalityId, scope === 'team' ? null : actor.accountId, ctx.today),
      rightsToday(tx, actor, idsOf(own), ctx),
      readCame(tx, actor, ctx.today),
      recordAudit(tx, deps, actor, { action: 'contacts.attention.listed', detail: { scope, families: families.length } }),
    ])
    return { families, own, totals, people, steps, visits, news, asked, terms, toLookBack, socialRights, came }
  })
  const hour = Number(brusselsHour.format(now))
  const rights = await waitingRightsCard(deps, actor, ctx)
  const notices = await deps.db.as(seeingAll(actor), (tx) => glassNotices(tx, actor, now))
  const isLead = actor.role === 'team-lead'
  const noGuide = isLead && scope === 'team' ? await familiesLeftBehind(deps, actor) : 0
  return sendPage(
    reply,
    200,
    <DayPage ctx={ctx} scope={scope} hour={hour} isLead={isLead} noGuide={noGuide} notices={notices} rights={rights} {...day} />,
  )
}

async function remember(deps: Deps, request: FastifyRequest, reply: FastifyReply, answer: AttentionAnswer): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const actor = actorOf(request)
  const ctx = pageOf(request)
  const dossier = await deps.db.as(actor, (tx) => readDossier(tx, actor.municipalityId, dossierId, ctx.today))
  const rhythmDays = dossier?.phase?.rhythmDays ?? null
  const result = await answerAttention(deps, actor, { dossierId, answer, rhythmDays })
  if (!result.ok) return sendNotFound(request, reply)
  const t = text(ctx.locale)
  const said = { done: t.doneSaid, tomorrow: t.tomorrowSaid, 'not-needed': t.notNeededSaid }[answer]
  const scope = scopeOf(fieldValue({ values: typedValues(request.body), errors: {} }, 'wie'), actor.role)
  const undo = `/vandaag/${dossierId}/antwoord/${result.value.answerId}/terug`
  return redirectDone(reply, `/vandaag?wie=${scope === 'team' ? 'team' : 'mijn'}`, { text: said, undo })
}

async function takeBack(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const answerId = readId(request, 'answerId')
  if (dossierId === null || answerId === null) return sendNotFound(request, reply)
  const result = await withdrawAnswer(deps, actorOf(request), { dossierId, answerId })
  return result.ok ? redirectDone(reply, '/vandaag', { text: text(pageOf(request).locale).undone }) : sendNotFound(request, reply)
}
