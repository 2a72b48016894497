import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type ImportRefusal, importCatalogue, printCatalogue, rightsCataloguePolicy, rightsOf } from '#modules/rights-catalogue/public.ts'
import type { Deps } from '#platform/deps.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readQuery } from '#platform/http/request.ts'
import { emptyForm, type FormState } from '#platform/web/fields.tsx'
import { paths } from './paths.ts'
import { faultWords, problemPlace, problemWords } from './problem-words.ts'
import { mayEdit } from './read.ts'
import { text, type Words } from './text.ts'
import { type Told, TransferPage } from './transfer-page.tsx'

const reading = { access: rightsCataloguePolicy.who('rights.catalogue.read'), purpose: 'administration' } as const
const drafting = { access: rightsCataloguePolicy.who('rights.catalogue.draft'), purpose: 'administration' } as const
const maxBytes = 5 * 1024 * 1024
const shownProblems = 200

type GivenFile = { readonly name: string; readonly text: string; readonly tooLarge: boolean }
const posted = z.object({ file: z.object({ name: z.string(), text: z.string(), tooLarge: z.boolean() }).optional().catch(undefined) })

async function keepText(part: MultipartFile): Promise<void> {
  const bytes = await part.toBuffer()
  const value: GivenFile = { name: part.filename, text: bytes.toString('utf8'), tooLarge: part.file.truncated }
  Object.assign(part, { value })
}

function toldBy(refusal: Exclude<ImportRefusal, { kind: 'not-found' }>, t: Words): readonly Told[] {
  return refusal.kind === 'unreadable'
    ? refusal.problems.map(({ place, fault }) => ({ place, text: faultWords(fault, t) }))
    : refusal.problems.map(({ right, problem }) => ({ place: problemPlace(right, problem), text: problemWords(problem, t) }))
}

export function transferRoutes(app: FastifyInstance, deps: Deps): void {
  const show = (request: FastifyRequest, reply: FastifyReply, form: FormState, problems: readonly Told[]): FastifyReply => {
    const wrong = problems.length > 0 || Object.keys(form.errors).length > 0
    const page = { form, problems: problems.slice(0, shownProblems), mayEdit: mayEdit(actorOf(request)) }
    return sendPage(reply, wrong ? 422 : 200, <TransferPage ctx={pageOf(request)} {...page} />)
  }
  app.get(paths.transfer, { config: reading }, async (request, reply) => show(request, reply, emptyForm, []))
  app.get(`${paths.transfer}/uit.json`, { config: reading }, async (request, reply) => {
    const actor = actorOf(request)
    const asked = readQuery(request)['recht']
    const rights = await deps.db.as(actor, (tx) => rightsOf(tx, actor.municipalityId))
    const chosen = asked === undefined ? rights : rights.filter(({ id }) => id === asked)
    if (chosen.length === 0) return sendNotFound(request, reply)
    const name = asked === undefined ? 'rechten' : (chosen[0]?.id ?? 'recht')
    return reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}.json"`)
      .send(printCatalogue(chosen))
  })
  app.register(async (scope) => {
    await scope.register(multipart, {
      attachFieldsToBody: 'keyValues',
      throwFileSizeLimit: false,
      limits: { files: 1, fileSize: maxBytes, fields: 10, fieldSize: 2000, parts: 12 },
      onFile: keepText,
    })
    scope.post(paths.transfer, { config: drafting, bodyLimit: maxBytes + 64 * 1024 }, async (request, reply) => {
      const t = text(pageOf(request).locale)
      const { file } = posted.parse(request.body ?? {})
      const again = (message: string) => show(request, reply, { values: {}, errors: { file: message } }, [])
      if (file === undefined || file.name === '') return again(t.fileMissing)
      if (file.tooLarge) return again(t.fileTooLarge)
      const done = await importCatalogue(deps, actorOf(request), { text: file.text, origin: 'import' })
      if (done.ok) return redirectDone(reply, paths.drafts, { text: t.imported(done.value.changeIds.length) })
      return done.refusal.kind === 'not-found' ? sendNotFound(request, reply) : show(request, reply, emptyForm, toldBy(done.refusal, t))
    })
  })
}
