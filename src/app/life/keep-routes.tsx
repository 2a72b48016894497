import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import { saveOnce } from '#modules/dossiers/public.ts'
import { accountNames } from '#modules/identity/public.ts'
import {
  agreeSample,
  approveProposal,
  askDue,
  confirmRule,
  currentRules,
  dropProposal,
  lifecyclePolicy,
  listCertificates,
  listDue,
  listProposals,
  openRightsRequests,
  previewErasure,
  proposeAsked,
  proposeDue,
  proposedRules,
  readCertificate,
  readProposal,
  readRequest,
  ruleOutcomes,
  type Series,
  seriesList,
  stopRule,
} from '#modules/lifecycle/public.ts'
import type { Deps } from '#platform/deps.ts'
import { listOf, readForm, readSaveKey, requiredDay, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId, readParameter } from '#platform/http/request.ts'
import type { FieldErrors } from '#platform/web/form-state.ts'
import { emptyForm } from '#platform/web/form-state.ts'
import { archiveHref } from './archive-state.ts'
import { keepHref } from './hrefs.ts'
import { type KeepFacts, KeepPage } from './keep-page.tsx'
import { AskedPage, PreviewPage } from './preview-page.tsx'
import { text } from './text.ts'

const config = { access: lifecyclePolicy.who('lifecycle.destroy'), purpose: 'administration' } as const
const dangerous = { ...config, stepUp: true } as const
const most = 100

/** How long what stays, who lets it go, and the proof. References and counts only: who works here need not know whose they are. */
export function keepRoutes(app: FastifyInstance, deps: Deps): void {
  app.get('/beheer/bewaren', { config }, (request, reply) => show(deps, request, reply))
  ruleRoutes(app, deps)
  proposalRoutes(app, deps)
  askedRoutes(app, deps)
  app.get('/beheer/bewaren/bewijs/:certificateId', { config }, (request, reply) => certificate(deps, request, reply))
}

async function show(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  place = '',
  errors: FieldErrors | null = null,
): Promise<FastifyReply> {
  const actor = actorOf(request)
  const { municipalityId } = actor
  const facts = await deps.db.as(actor, async (tx): Promise<KeepFacts> => {
    const proposals = await listProposals(tx, municipalityId, deps.today())
    const due = await listDue(tx, municipalityId, most)
    await recordAudit(tx, deps, actor, { action: 'lifecycle.due.listed', detail: { due: due.length, proposals: proposals.length } })
    return {
      rules: await currentRules(tx, municipalityId),
      due,
      proposals,
      certificates: await listCertificates(tx, municipalityId, most),
      requests: await openRightsRequests(tx, municipalityId),
      names: await accountNames(
        tx,
        municipalityId,
        proposals.map((one) => one.proposedBy),
      ),
    }
  })
  const refused = errors === null ? null : { place, form: { values: typedValues(request.body), errors } }
  return sendPage(reply, errors === null ? 200 : 422, <KeepPage ctx={pageOf(request)} actor={actor} facts={facts} refused={refused} />)
}

function seriesOf(request: FastifyRequest): Series | null {
  const named = readParameter(request, 'series')
  return seriesList.find((one) => one === named) ?? null
}

function ruleRoutes(app: FastifyInstance, deps: Deps): void {
  const setting = { access: lifecyclePolicy.who('lifecycle.rule.set'), purpose: 'administration', stepUp: true } as const
  app.post('/beheer/bewaren/regels/:series', { config: setting }, (request, reply) => saveRule(deps, request, reply))
  app.post('/beheer/bewaren/regels/:series/uit', { config: setting }, async (request, reply) => {
    const actor = actorOf(request)
    const series = seriesOf(request)
    const done = series === null ? null : await deps.db.as(actor, (tx) => stopRule(tx, deps, actor, series))
    return done?.ok ? redirectDone(reply, keepHref(), { text: text(pageOf(request).locale).keep.stopped }) : sendNotFound(request, reply)
  })
  app.post('/beheer/bewaren/regels/:series/staal', { config: setting }, (request, reply) => saveShare(deps, request, reply))
  app.post('/beheer/bewaren/lijst', { config }, async (request, reply) => {
    const actor = actorOf(request)
    const done = await deps.db.as(actor, (tx) => askDue(tx, deps, actor))
    return done.ok ? redirectDone(reply, keepHref(), { text: text(pageOf(request).locale).keep.refreshed }) : sendNotFound(request, reply)
  })
}

async function saveRule(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = text(pageOf(request).locale)
  const series = seriesOf(request)
  const proposal = proposedRules.find((one) => one.series === series)
  if (series === null || proposal === undefined) return sendNotFound(request, reply)
  const words = (max: number) => z.string(t.needed).trim().min(1, t.needed).max(max, t.long)
  const schema = z.object({
    [`months-${series}`]: z
      .string(t.keep.monthsBad)
      .trim()
      .regex(/^\d{1,4}$/, t.keep.monthsBad)
      .transform(Number)
      .refine((n) => n <= 1200, t.keep.monthsBad),
    [`outcome-${series}`]: z.enum(ruleOutcomes, t.choose),
    [`authority-${series}`]: words(300),
    [`list-${series}`]: words(100),
    [`from-${series}`]: requiredDay(pageOf(request).today, t.dayNeeded),
  })
  const form = readForm(schema, request.body)
  if (!form.ok) return show(deps, request, reply, series, form.refusal)
  const read = z
    .object({ months: z.number(), outcome: z.enum(ruleOutcomes), authority: z.string(), listVersion: z.string(), validFrom: z.string() })
    .parse({
      months: form.value[`months-${series}`],
      outcome: form.value[`outcome-${series}`],
      authority: form.value[`authority-${series}`],
      listVersion: form.value[`list-${series}`],
      validFrom: form.value[`from-${series}`],
    })
  const actor = actorOf(request)
  const saved = await saveOnce(deps, actor, readSaveKey(request.body), keepHref(), (tx) =>
    confirmRule(tx, deps, actor, { ...read, series, trigger: proposal.trigger }),
  )
  return saved.kind === 'refused' ? sendNotFound(request, reply) : redirectDone(reply, keepHref(), { text: t.saved })
}

async function saveShare(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = text(pageOf(request).locale)
  const series = seriesOf(request)
  if (series !== 'dossier' && series !== 'referral-only') return sendNotFound(request, reply)
  const name = `share-${series}`
  const percent = z.coerce.number(t.keep.archive.percentBad).int(t.keep.archive.percentBad).min(1, t.keep.archive.percentBad)
  const form = readForm(z.object({ [name]: percent.max(100, t.keep.archive.percentBad) }), request.body)
  if (!form.ok) return show(deps, request, reply, `staal-${series}`, form.refusal)
  const actor = actorOf(request)
  const done = await deps.db.as(actor, (tx) => agreeSample(tx, deps, actor, { series, percent: form.value[name] ?? 0 }))
  return done.ok ? redirectDone(reply, keepHref(), { text: t.saved }) : sendNotFound(request, reply)
}

function proposalRoutes(app: FastifyInstance, deps: Deps): void {
  app.post('/beheer/bewaren/voorstel', { config: dangerous }, (request, reply) => propose(deps, request, reply))
  app.get('/beheer/bewaren/voorstel/:proposalId', { config }, async (request, reply) => {
    const actor = actorOf(request)
    const id = readId(request, 'proposalId')
    const found = await deps.db.as(actor, async (tx) => {
      const proposal = id === null ? null : await readProposal(tx, actor.municipalityId, id, deps.today())
      const counts = proposal === null ? null : await previewErasure(tx, actor, proposal.id, deps.today())
      return proposal === null || counts === null ? null : { proposal, counts }
    })
    return found === null
      ? sendNotFound(request, reply)
      : sendPage(reply, 200, <PreviewPage ctx={pageOf(request)} actor={actor} {...found} />)
  })
  app.post('/beheer/bewaren/voorstel/:proposalId/akkoord', { config: dangerous }, async (request, reply) => {
    const t = text(pageOf(request).locale).keep
    const actor = actorOf(request)
    const id = readId(request, 'proposalId')
    if (id === null) return sendNotFound(request, reply)
    const done = await deps.db.as(actor, (tx) => approveProposal(tx, deps, actor, id))
    if (!done.ok) return redirectProblem(reply, keepHref(), t.refusals[done.refusal.kind])
    return done.value === null
      ? redirectDone(reply, archiveHref(id), { text: t.archive.approved })
      : redirectDone(reply, keepHref(), { text: t.approved })
  })
  app.post('/beheer/bewaren/voorstel/:proposalId/terug', { config }, async (request, reply) => {
    const actor = actorOf(request)
    const id = readId(request, 'proposalId')
    const done = id === null ? null : await deps.db.as(actor, (tx) => dropProposal(tx, deps, actor, id))
    return done?.ok ? redirectDone(reply, keepHref(), { text: text(pageOf(request).locale).keep.dropped }) : sendNotFound(request, reply)
  })
}

async function propose(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = text(pageOf(request).locale)
  const chosen = z.array(z.uuid()).max(most).safeParse(listOf(request.body, 'due'))
  const form = readForm(z.object({ permission: z.string(t.needed).trim().min(1, t.needed).max(200, t.long) }), request.body)
  const errors: FieldErrors = {
    ...(form.ok ? {} : form.refusal),
    ...(chosen.success && chosen.data.length > 0 ? {} : { due: t.choose }),
  }
  if (!form.ok || !chosen.success || chosen.data.length === 0) return show(deps, request, reply, 'due', errors)
  const actor = actorOf(request)
  const saved = await saveOnce(deps, actor, readSaveKey(request.body), keepHref(), (tx) =>
    proposeDue(tx, deps, actor, { dueIds: chosen.data, permission: form.value.permission }),
  )
  if (saved.kind === 'refused') return redirectProblem(reply, keepHref(), t.keep.refusals['not-found'])
  return redirectDone(reply, keepHref(), { text: saved.kind === 'saved' ? t.keep.proposed(saved.value) : t.saved })
}

/** A family's own request: granted on her page, proposed here, agreed to by a second person as everything else. */
function askedRoutes(app: FastifyInstance, deps: Deps): void {
  const asked = async (request: FastifyRequest, reply: FastifyReply, errors: FieldErrors | null): Promise<FastifyReply> => {
    const actor = actorOf(request)
    const id = readId(request, 'requestId')
    const found = id === null ? null : await deps.db.as(actor, (tx) => readRequest(tx, actor.municipalityId, id))
    if (found === null || found.kind !== 'erasure' || found.outcome === null || found.outcome === 'refused')
      return sendNotFound(request, reply)
    const form = errors === null ? emptyForm : { values: typedValues(request.body), errors }
    return sendPage(reply, errors === null ? 200 : 422, <AskedPage ctx={pageOf(request)} request={found} form={form} />)
  }
  app.get('/beheer/bewaren/gevraagd/:requestId', { config }, (request, reply) => asked(request, reply, null))
  app.post('/beheer/bewaren/gevraagd/:requestId', { config: dangerous }, async (request, reply) => {
    const t = text(pageOf(request).locale)
    const requestId = readId(request, 'requestId')
    const form = readForm(z.object({ permission: z.string(t.needed).trim().min(1, t.needed).max(200, t.long) }), request.body)
    if (requestId === null) return sendNotFound(request, reply)
    if (!form.ok) return asked(request, reply, form.refusal)
    const actor = actorOf(request)
    const done = await deps.db.as(actor, (tx) => proposeAsked(tx, deps, actor, { requestId, permission: form.value.permission }))
    return done.ok
      ? redirectDone(reply, keepHref(), { text: t.keep.proposed(1) })
      : redirectProblem(reply, keepHref(), t.keep.refusals[done.refusal.kind])
  })
}

async function certificate(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const actor = actorOf(request)
  const id = readId(request, 'certificateId')
  const found = await deps.db.as(actor, async (tx) => {
    const one = id === null ? null : await readCertificate(tx, actor.municipalityId, id)
    if (one === null) return null
    await recordAudit(tx, deps, actor, { action: 'lifecycle.certificate.read', subjectId: one.id })
    return { one, names: await accountNames(tx, actor.municipalityId, [one.proposedBy, one.approvedBy]) }
  })
  if (found === null) return sendNotFound(request, reply)
  // PDFKit is large; nobody else waits for it.
  const { certificatePaper } = await import('./certificate-paper.ts')
  const content = await certificatePaper(found.one, pageOf(request).municipality.name, found.names)
  const name = `bewijs-${found.one.erasedAt.toISOString().slice(0, 10)}-${found.one.id.slice(-6)}.pdf`
  return reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(content)
}
