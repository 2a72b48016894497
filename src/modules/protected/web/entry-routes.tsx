import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import type { Deps } from '#platform/deps.ts'
import { type FieldErrors, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import type { FormValues } from '#platform/web/form-state.ts'
import { addEntry, agree, turnEntry } from '../commands/entries.ts'
import { type EntryContent, type EntryKind, type EntryRefusal, entryKinds } from '../domain/entry.ts'
import { inquiryTerm } from '../domain/term.ts'
import { policy } from '../policy.ts'
import { type Part, readPart } from '../queries/read-part.ts'
import { type Text, text } from '../text.ts'
import { readEntryForm } from './entry-fields.tsx'
import { EntryPage } from './entry-page.tsx'
import { kindPaths, paths } from './paths.ts'
import { PrintPage } from './print-page.tsx'

const purpose = 'child-protection' as const
const writing = { access: policy.who('protected.write'), purpose }

export function entryRoutes(app: FastifyInstance, deps: Deps): void {
  for (const kind of entryKinds.filter((one) => one !== 'sheet')) {
    const url = `/gezinnen/:dossierId/beschermd/:partId/${kindPaths[kind]}`
    app.get(url, { config: writing }, (request, reply) => showForm(deps, request, reply, kind))
    app.post(url, { config: writing }, (request, reply) => save(deps, request, reply, kind))
  }
  const entry = '/gezinnen/:dossierId/beschermd/:partId/:entryId'
  app.post(`${entry}/akkoord`, { config: writing }, (request, reply) => giveVoice(deps, request, reply))
  app.post(`${entry}/terug`, { config: writing }, (request, reply) => turn(deps, request, reply, 'withdrawn'))
  app.post(`${entry}/opnieuw`, { config: writing }, (request, reply) => turn(deps, request, reply, 'restored'))
  const printing = { access: policy.who('protected.read'), purpose, stepUp: true }
  app.get(`${entry}/afdruk`, { config: printing }, (request, reply) => print(deps, request, reply))
}

/** The part of this address, for who is named on it. Only to stand around a form; reading what is in it is another page. */
export async function partOf(deps: Deps, request: FastifyRequest): Promise<Part | null> {
  const [dossierId, partId] = [readId(request, 'dossierId'), readId(request, 'partId')]
  if (dossierId === null || partId === null) return null
  const actor = actorOf(request)
  return deps.db.as(actor, (tx) => readPart(tx, actor.municipalityId, dossierId, partId, deps.today()))
}

function firstValues(kind: EntryKind, today: string): FormValues {
  return kind === 'term' ? { startedOn: today, workingDays: String(inquiryTerm(today)?.workingDays ?? '') } : { on: today }
}

async function showForm(deps: Deps, request: FastifyRequest, reply: FastifyReply, kind: EntryKind): Promise<FastifyReply> {
  const part = await partOf(deps, request)
  if (part === null) return sendNotFound(request, reply)
  const ctx = pageOf(request)
  const form = { values: firstValues(kind, ctx.today), errors: {} }
  return sendPage(reply, 200, <EntryPage ctx={ctx} dossier={part.dossier} partId={part.id} kind={kind} form={form} />)
}

function errorsOf(refusal: EntryRefusal, kind: EntryKind, t: Text): FieldErrors {
  if (refusal.kind === 'reason-missing') return { toldReason: t.reasonMissing }
  return { [kind === 'term' ? 'startedOn' : 'on']: t.inFuture }
}

async function save(deps: Deps, request: FastifyRequest, reply: FastifyReply, kind: EntryKind): Promise<FastifyReply> {
  const part = await partOf(deps, request)
  if (part === null) return sendNotFound(request, reply)
  const ctx = pageOf(request)
  const t = text(ctx.locale)
  const again = (errors: FieldErrors): FastifyReply => {
    const form = { values: typedValues(request.body), errors }
    const saveKey = readSaveKey(request.body) ?? undefined
    return sendPage(reply, 422, <EntryPage ctx={ctx} dossier={part.dossier} partId={part.id} kind={kind} form={form} saveKey={saveKey} />)
  }
  const content = readEntryForm(kind, request.body, t, ctx.today, [])
  if (!content.ok) return again(content.refusal)
  return keepEntry(deps, request, reply, part, content.value, (refusal) => again(errorsOf(refusal, kind, t)))
}

export async function keepEntry(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  part: Part,
  content: EntryContent,
  refused: (refusal: EntryRefusal) => FastifyReply,
): Promise<FastifyReply> {
  const where = { dossierId: part.dossier.id, partId: part.id }
  const result = await addEntry(deps, actorOf(request), { ...where, content, saveKey: readSaveKey(request.body) })
  if (result.ok) return redirectDone(reply, paths.part(where.dossierId, where.partId), { text: text(pageOf(request).locale).part.saved })
  return result.refusal.kind === 'not-found' ? sendNotFound(request, reply) : refused(result.refusal)
}

type OneEntry = { readonly dossierId: string; readonly partId: string; readonly entryId: string }

function readEntry(request: FastifyRequest): OneEntry | null {
  const [dossierId, partId, entryId] = [readId(request, 'dossierId'), readId(request, 'partId'), readId(request, 'entryId')]
  return dossierId === null || partId === null || entryId === null ? null : { dossierId, partId, entryId }
}

async function giveVoice(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const entry = readEntry(request)
  const result = entry === null ? null : await agree(deps, actorOf(request), entry)
  if (entry === null || result === null || !result.ok) return sendNotFound(request, reply)
  const to = `${paths.part(entry.dossierId, entry.partId)}#e-${entry.entryId}`
  return redirectDone(reply, to, { text: text(pageOf(request).locale).decision.agreed })
}

async function turn(deps: Deps, request: FastifyRequest, reply: FastifyReply, to: 'withdrawn' | 'restored'): Promise<FastifyReply> {
  const entry = readEntry(request)
  const result = entry === null ? null : await turnEntry(deps, actorOf(request), { ...entry, to })
  if (entry === null || result === null || !result.ok) return sendNotFound(request, reply)
  const t = text(pageOf(request).locale).part
  const undo = paths.entry(entry.dossierId, entry.partId, entry.entryId, 'opnieuw')
  const done = to === 'withdrawn' ? { text: t.takenBack, undo } : { text: t.restored }
  return redirectDone(reply, paths.part(entry.dossierId, entry.partId), done)
}

/** The motivated document on paper. Until the team decided it says that it is a draft. */
async function print(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const where = readEntry(request)
  const part = where === null ? null : await partOf(deps, request)
  const entry = part?.entries.find(({ id, withdrawnAt }) => id === where?.entryId && withdrawnAt === null)
  if (part === null || entry === undefined || entry.content.kind !== 'document') return sendNotFound(request, reply)
  const actor = actorOf(request)
  const audited = { action: 'protected.record.printed', subjectId: entry.id, dossierId: part.dossier.id }
  await deps.db.as(actor, (tx) => recordAudit(tx, deps, actor, audited))
  return sendPage(reply, 200, <PrintPage ctx={pageOf(request)} part={part} entry={entry} />)
}
