import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { accountNames } from '#modules/identity/public.ts'
import { fetchPackage, lifecyclePolicy, packForArchive, readProposal, recordReceipt } from '#modules/lifecycle/public.ts'
import type { Deps } from '#platform/deps.ts'
import { fileStore } from '#platform/files/store.ts'
import { readForm, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { emptyForm, type FieldErrors } from '#platform/web/form-state.ts'
import { ArchivePage } from './archive-page.tsx'
import { archiveHref, waitsForArchive } from './archive-state.ts'
import { keepHref } from './hrefs.ts'
import { text } from './text.ts'

const config = { access: lifecyclePolicy.who('lifecycle.destroy'), purpose: 'administration' } as const
const dangerous = { ...config, stepUp: true } as const
const opening = { access: lifecyclePolicy.who('lifecycle.archive.open'), purpose: 'administration', stepUp: true } as const

/** What two people agreed on and the archive gets first: the same acts as `opkomst life archive`. */
export function archiveRoutes(app: FastifyInstance, deps: Deps): void {
  app.get('/beheer/bewaren/archief/:proposalId', { config }, (request, reply) => show(deps, request, reply, null))
  app.post('/beheer/bewaren/archief/:proposalId/pakket', { config: opening }, (request, reply) => pack(deps, request, reply))
  app.post('/beheer/bewaren/archief/:proposalId/pakket/ophalen', { config: opening }, (request, reply) => fetchIt(deps, request, reply))
  app.post('/beheer/bewaren/archief/:proposalId/ontvangst', { config: dangerous }, (request, reply) => receive(deps, request, reply))
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply, errors: FieldErrors | null): Promise<FastifyReply> {
  const actor = actorOf(request)
  const id = readId(request, 'proposalId')
  const found = await deps.db.as(actor, async (tx) => {
    const proposal = id === null ? null : await readProposal(tx, actor.municipalityId, id, deps.today())
    if (proposal === null || !waitsForArchive(proposal)) return null
    const { handedBy } = proposal
    const names = await accountNames(tx, actor.municipalityId, handedBy === null ? [] : [handedBy])
    return { proposal, packedBy: names.get(handedBy ?? '') ?? null }
  })
  if (found === null) return sendNotFound(request, reply)
  const form = errors === null ? emptyForm : { values: typedValues(request.body), errors }
  const status = errors === null ? 200 : 422
  return sendPage(reply, status, <ArchivePage ctx={pageOf(request)} actor={actor} {...found} form={form} />)
}

/** The package is made, remembered by its manifest, and kept sealed until the archive has it. */
async function pack(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { locale, municipality } = pageOf(request)
  const t = text(locale).keep.archive
  const actor = actorOf(request)
  const proposalId = readId(request, 'proposalId')
  if (proposalId === null) return sendNotFound(request, reply)
  const wish = { proposalId, municipality: municipality.name, files: fileStore() }
  const done = await deps.db.as(actor, (tx) => packForArchive(tx, deps, actor, wish))
  if (done.ok) return redirectDone(reply, archiveHref(proposalId), { text: t.packedNow })
  if (done.refusal.kind !== 'held') return sendNotFound(request, reply)
  return redirectProblem(reply, archiveHref(proposalId), t.refusals.held)
}

/** Opened here only, for who made it. */
async function fetchIt(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = text(pageOf(request).locale).keep.archive
  const actor = actorOf(request)
  const proposalId = readId(request, 'proposalId')
  if (proposalId === null) return sendNotFound(request, reply)
  const done = await deps.db.as(actor, (tx) => fetchPackage(tx, deps, actor, { proposalId, files: fileStore() }))
  if (!done.ok && done.refusal.kind === 'not-found') return sendNotFound(request, reply)
  if (!done.ok) return redirectProblem(reply, archiveHref(proposalId), t.refusals[done.refusal.kind])
  return reply
    .type('application/zip')
    .header('content-disposition', `attachment; filename="archief-${done.value.reference}.zip"`)
    .header('cache-control', 'no-store')
    .send(done.value.zip)
}

async function receive(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const t = text(pageOf(request).locale)
  const actor = actorOf(request)
  const proposalId = readId(request, 'proposalId')
  const schema = z.object({
    manifest: z
      .string(t.needed)
      .trim()
      .toLowerCase()
      .regex(/^[0-9a-f]{64}$/, t.keep.archive.manifestBad),
    receipt: z.string(t.keep.archive.referenceNeeded).trim().min(1, t.keep.archive.referenceNeeded).max(200, t.long),
  })
  const form = readForm(schema, request.body)
  if (proposalId === null) return sendNotFound(request, reply)
  if (!form.ok) return show(deps, request, reply, form.refusal)
  const done = await deps.db.as(actor, (tx) => recordReceipt(tx, deps, actor, { proposalId, ...form.value }))
  if (done.ok) return redirectDone(reply, keepHref(), { text: t.keep.archive.received })
  if (done.refusal.kind === 'other-package') return show(deps, request, reply, { manifest: t.keep.archive.refusals['other-package'] })
  if (done.refusal.kind === 'not-found') return sendNotFound(request, reply)
  return redirectProblem(reply, archiveHref(proposalId), t.keep.archive.refusals[done.refusal.kind])
}
