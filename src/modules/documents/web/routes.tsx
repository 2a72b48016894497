import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { recordAudit } from '#modules/audit/public.ts'
import { readDossier } from '#modules/dossiers/public.ts'
import type { Deps } from '#platform/deps.ts'
import { largestFile } from '#platform/files/kinds.ts'
import { sendFile } from '#platform/files/send-file.ts'
import { readTicket, ticketLastsMs, writeTicket } from '#platform/files/ticket.ts'
import { readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, isAtFilesOnly, pageOf, readId, readQuery } from '#platform/http/request.ts'
import { type FieldErrors, fieldValue } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import { Card } from '#platform/web/parts.tsx'
import { type AddRefusal, addDocument } from '../commands/add-document.ts'
import { nameKind } from '../commands/name-kind.ts'
import { type OpenedDocument, openDocument, redeemTicket } from '../commands/open-document.ts'
import { turnDocument } from '../commands/turn-document.ts'
import { abouts, kindOf } from '../domain/document.ts'
import type { DocumentOptions } from '../options.ts'
import { policy } from '../policy.ts'
import { type Text, text } from '../text.ts'
import { DocumentForm } from './document-form.tsx'
import type { ContactsOf } from './document-section.tsx'
import { paths } from './paths.ts'

export type DocumentWeb = DocumentOptions & {
  readonly contactsOf: ContactsOf
  /** The host that gives files, and the secret behind its tickets; null or left out when files leave from here. */
  readonly sendingOn?: { readonly origin: string; readonly secret: string } | null
}

const givenFile = z.object({ name: z.string(), bytes: z.instanceof(Buffer), tooLarge: z.boolean() })
const posted = z.object({ document: givenFile.optional().catch(undefined) })

async function keepInMemory(part: MultipartFile): Promise<void> {
  const bytes = await part.toBuffer()
  Object.assign(part, { value: { name: part.filename, bytes, tooLarge: part.file.truncated } })
}

export function documentRoutes(app: FastifyInstance, deps: Deps, web: DocumentWeb): void {
  const add = { access: policy.who('documents.add'), purpose: 'guidance' } as const
  const read = { access: policy.who('documents.read'), purpose: 'guidance' } as const
  app.register(async (scope) => {
    await scope.register(multipart, {
      attachFieldsToBody: 'keyValues',
      throwFileSizeLimit: false,
      limits: { files: 1, fileSize: largestFile, fields: 10, fieldSize: 2000, parts: 12 },
      onFile: keepInMemory,
    })
    scope.post('/gezinnen/:dossierId/bestanden', { config: add, bodyLimit: largestFile + 64 * 1024 }, (request, reply) =>
      receive(deps, web, request, reply),
    )
  })
  app.get('/gezinnen/:dossierId/bestanden', { config: add }, (request, reply) => show(deps, web, request, reply, {}))
  for (const [path, to] of [
    ['weg', 'withdrawn'],
    ['terug', 'restored'],
  ] as const) {
    app.post(`/gezinnen/:dossierId/bestanden/:documentId/${path}`, { config: add }, (request, reply) => turn(deps, request, reply, to))
  }
  app.post('/gezinnen/:dossierId/bestanden/:documentId/soort', { config: add }, (request, reply) => tellKind(deps, request, reply))
  app.get('/bestanden/:documentId', { config: read, compress: false }, (request, reply) => give(deps, web, request, reply))
}

/** The form on a page of its own: where a refused file comes back, and where a link leads. */
async function show(
  deps: Deps,
  web: DocumentWeb,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: FieldErrors,
): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const ctx = pageOf(request)
  const actor = actorOf(request)
  const found =
    dossierId === null
      ? null
      : await deps.db.as(actor, async (tx) => {
          const dossier = await readDossier(tx, actor.municipalityId, dossierId, ctx.today)
          if (dossier === null) return null
          if (request.method === 'GET')
            await recordAudit(tx, deps, actor, { action: 'dossiers.form.read', subjectId: dossier.id, dossierId: dossier.id })
          return { dossier, contacts: await web.contactsOf(tx, actor, dossier.id, ctx) }
        })
  if (found === null) return sendNotFound(request, reply)
  const t = text(ctx.locale)
  const form = { values: typedValues(request.body), errors }
  const page = (
    <StaffPage ctx={ctx} title={t.add} section="families" width="narrow" lead={`${found.dossier.motherName} · ${found.dossier.reference}`}>
      <Card>
        <DocumentForm
          ctx={ctx}
          dossierId={found.dossier.id}
          form={form}
          contacts={found.contacts}
          saveKey={readSaveKey(request.body) ?? undefined}
        />
      </Card>
      <p>
        <a class="ds-link" href={paths.dossier(found.dossier.id)}>
          {t.back}
        </a>
      </p>
    </StaffPage>
  )
  return sendPage(reply, Object.keys(errors).length === 0 ? 200 : 422, page)
}

const upload = (t: Text, contacts: readonly string[]) =>
  z.object({
    about: z.enum(abouts, t.aboutMissing),
    documentName: z.string().trim().max(120, t.nameTooLong).optional(),
    contactId: z
      .string(t.contactUnknown)
      .refine((id) => id === '' || contacts.includes(id), t.contactUnknown)
      .transform((id) => (id === '' ? null : id))
      .optional(),
  })

function refusalErrors(refusal: Exclude<AddRefusal, { kind: 'not-found' }>, t: Text): FieldErrors {
  if (refusal.kind === 'file') return { document: t.refused[refusal.why] }
  return { document: refusal.kind === 'dossier-full' ? t.dossierFull : t.municipalityFull }
}

async function receive(deps: Deps, web: DocumentWeb, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  if (dossierId === null) return sendNotFound(request, reply)
  const ctx = pageOf(request)
  const actor = actorOf(request)
  const t = text(ctx.locale)
  const again = (errors: FieldErrors) => show(deps, web, request, reply, errors)
  const { document } = posted.parse(request.body ?? {})
  const contacts = await deps.db.as(actor, (tx) => web.contactsOf(tx, actor, dossierId, ctx))
  const values = typedValues(request.body)
  const typed = fieldValue({ values, errors: {} }, 'about')
  // A photo straight from the dossier: what it is may be said afterwards.
  const about = values['snel'] === 'ja' && document !== undefined ? kindOf(document.name) : typed
  const form = upload(
    t,
    contacts.map(({ id }) => id),
  ).safeParse({ ...values, about })
  const errors: Record<string, string> = {}
  if (document === undefined || document.name === '') errors['document'] = t.fileMissing
  else if (document.tooLarge) errors['document'] = t.refused['too-large']
  for (const issue of form.error?.issues ?? []) errors[String(issue.path[0])] ??= issue.message
  if (document === undefined || !form.success || Object.keys(errors).length > 0) return again(errors)
  const { documentName, contactId } = form.data
  const added = await addDocument(deps, web, actor, {
    dossierId,
    contactId: contactId ?? null,
    about: form.data.about,
    name: documentName ?? null,
    fileName: document.name,
    bytes: document.bytes,
    saveKey: readSaveKey(request.body),
  })
  if (added.ok) {
    return redirectDone(reply, paths.dossier(dossierId), { text: t.saved, undo: paths.turn(dossierId, added.value.documentId, 'weg') })
  }
  return added.refusal.kind === 'not-found' ? sendNotFound(request, reply) : again(refusalErrors(added.refusal, t))
}

async function turn(deps: Deps, request: FastifyRequest, reply: FastifyReply, to: 'withdrawn' | 'restored'): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const documentId = readId(request, 'documentId')
  if (dossierId === null || documentId === null) return sendNotFound(request, reply)
  const result = await turnDocument(deps, actorOf(request), { dossierId, documentId, to })
  if (!result.ok) return sendNotFound(request, reply)
  const t = text(pageOf(request).locale)
  const done = to === 'withdrawn' ? { text: t.takenBack, undo: paths.turn(dossierId, documentId, 'terug') } : { text: t.restored }
  return redirectDone(reply, paths.dossier(dossierId), done)
}

async function tellKind(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossierId = readId(request, 'dossierId')
  const documentId = readId(request, 'documentId')
  const form = readForm(z.object({ about: z.enum(abouts) }), request.body)
  if (dossierId === null || documentId === null || !form.ok) return sendNotFound(request, reply)
  const result = await nameKind(deps, actorOf(request), { dossierId, documentId, about: form.value.about })
  if (!result.ok) return sendNotFound(request, reply)
  const t = text(pageOf(request).locale)
  return redirectDone(reply, paths.dossier(dossierId), { text: t.kindSaid(t.abouts[form.value.about]) })
}

async function give(deps: Deps, web: DocumentWeb, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const documentId = readId(request, 'documentId')
  if (documentId === null) return sendNotFound(request, reply)
  if (isAtFilesOnly(request)) return takeTicket(deps, web, request, reply)
  const opened = await openDocument(deps, web, actorOf(request), documentId)
  const t = text(pageOf(request).locale)
  if (opened.ok) return sendTo(deps, web, request, reply, opened.value)
  const { refusal } = opened
  if (refusal.kind === 'not-found') return sendNotFound(request, reply)
  const words = { infected: t.infectedNow, 'scanner-silent': t.scannerSilent, gone: t.gone }
  return redirectProblem(reply, paths.dossier(refusal.dossierId), words[refusal.kind])
}

function send(request: FastifyRequest, reply: FastifyReply, { name, about, type, content }: OpenedDocument): FastifyReply {
  return sendFile(reply, { name: name === '' ? text(pageOf(request).locale).abouts[about] : name, type, bytes: content })
}

/** From here, or with a ticket from the host of the files: a minute, once, and for this session alone. */
function sendTo(deps: Deps, web: DocumentWeb, request: FastifyRequest, reply: FastifyReply, document: OpenedDocument): FastifyReply {
  const { municipalityId, sessionId } = actorOf(request)
  const { sendingOn } = web
  if (sendingOn === undefined || sendingOn === null || sessionId === null) return send(request, reply, document)
  const expiresAt = deps.now().getTime() + ticketLastsMs
  const ticket = writeTicket(sendingOn.secret, { municipalityId, sessionId, documentId: document.id, expiresAt, once: deps.newId() })
  return reply.header('cache-control', 'no-store').redirect(`${sendingOn.origin}${paths.file(document.id)}?pas=${ticket}`, 303)
}

async function takeTicket(deps: Deps, web: DocumentWeb, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ticket = readTicket(web.sendingOn?.secret ?? '', readQuery(request)['pas'] ?? '', deps.now())
  if (ticket === null || web.sendingOn === null || web.sendingOn === undefined) return sendNotFound(request, reply)
  const document = await redeemTicket(deps, web, actorOf(request), ticket)
  return document === null ? sendNotFound(request, reply) : send(request, reply, document)
}
