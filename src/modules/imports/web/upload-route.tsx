import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '#platform/deps.ts'
import { typedValues } from '#platform/http/form.ts'
import { sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { toStaffLocale } from '#platform/text/locale.ts'
import { emptyForm, type FormState } from '#platform/web/form-state.ts'
import { uploadList } from '../commands/upload-list.ts'
import { FILE_KINDS } from '../domain/fields.ts'
import { refusalText } from '../domain/problem-text.ts'
import { importPolicy } from '../policy.ts'
import { listUploads } from '../queries/uploads.ts'
import { MAX_BYTES } from '../read/table.ts'
import { text } from '../text.ts'
import { StartPage } from './start-page.tsx'

const config = { access: importPolicy.who('imports.apply'), purpose: 'import' } as const

type GivenFile = { readonly name: string; readonly bytes: Uint8Array; readonly tooLarge: boolean }
const givenFile = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array), tooLarge: z.boolean() })
const posted = z.object({ kind: z.enum(FILE_KINDS).optional().catch(undefined), list: givenFile.optional().catch(undefined) })

async function keepInMemory(part: MultipartFile): Promise<void> {
  const bytes = await part.toBuffer()
  const value: GivenFile = { name: part.filename, bytes, tooLarge: part.file.truncated }
  Object.assign(part, { value })
}

async function showStart(deps: Deps, request: FastifyRequest, reply: FastifyReply, form: FormState): Promise<FastifyReply> {
  const actor = actorOf(request)
  const uploads = await deps.db.as(actor, (tx) => listUploads(tx, actor.municipalityId))
  const status = Object.keys(form.errors).length === 0 ? 200 : 422
  return sendPage(reply, status, <StartPage ctx={pageOf(request)} uploads={uploads} form={form} />)
}

async function receive(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { locale } = pageOf(request)
  const { kind, list } = posted.parse(request.body ?? {})
  const again = (message: string) => showStart(deps, request, reply, { values: typedValues(request.body), errors: { list: message } })
  if (list === undefined || list.name === '') return again(text(locale).fileMissing)
  if (list.tooLarge) return again(refusalText('too-large', toStaffLocale(locale)))
  const uploaded = await uploadList(deps, actorOf(request), { fileName: list.name, bytes: list.bytes, kind })
  if (uploaded.ok) return reply.redirect(`/import/${uploaded.value.id}/kolommen`, 303)
  if (uploaded.refusal.kind === 'not-found') return sendNotFound(request, reply)
  return again(refusalText(uploaded.refusal.kind, toStaffLocale(locale)))
}

/** The first page of the wizard. Files are accepted here and nowhere else. */
export function uploadRoutes(app: FastifyInstance, deps: Deps): void {
  app.get('/import', { config }, (request, reply) => showStart(deps, request, reply, emptyForm))
  app.register(async (scope) => {
    await scope.register(multipart, {
      attachFieldsToBody: 'keyValues',
      throwFileSizeLimit: false,
      limits: { files: 1, fileSize: MAX_BYTES, fields: 10, fieldSize: 2000, parts: 12 },
      onFile: keepInMemory,
    })
    scope.post('/import', { config, bodyLimit: MAX_BYTES + 64 * 1024 }, (request, reply) => receive(deps, request, reply))
  })
}
