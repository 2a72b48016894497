import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { typedValues } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId, readQuery } from '#platform/http/request.ts'
import { readJob } from '#platform/jobs/jobs.ts'
import { toStaffLocale } from '#platform/text/locale.ts'
import { dropUpload, saveMapping, startImport } from '../commands/settle-upload.ts'
import { undoImport } from '../commands/undo-import.ts'
import { printMappingFile } from '../domain/mapping-file.ts'
import { printProblemFile } from '../domain/problem-file.ts'
import { mappingFileOf } from '../domain/propose-mapping.ts'
import { importPolicy } from '../policy.ts'
import { type OpenUpload, openUpload, planOpenUpload } from '../queries/open-upload.ts'
import { proposeFor } from '../queries/propose.ts'
import { linesWithProblems, rejectedRows, storedScores } from '../queries/rows.ts'
import { readUpload, type Upload } from '../queries/uploads.ts'
import { text } from '../text.ts'
import { ColumnsPage } from './columns-page.tsx'
import { columnValues, postedKind, readColumns, readSpellings, spellingValues } from './mapping-forms.ts'
import { PreviewPage, placeOf } from './preview-page.tsx'
import { FailedPage, linesAtOnce, ResultPage, RunningPage, UndoPage } from './result-page.tsx'
import { uploadRoutes } from './upload-route.tsx'
import { ValuesPage } from './values-page.tsx'

const config = { access: importPolicy.who('imports.apply'), purpose: 'import' } as const

type Handler<Found> = (request: FastifyRequest, reply: FastifyReply, found: Found) => Promise<FastifyReply>

/** The list that waits to be taken in; one that is past that leads to its result. */
function withOpen(deps: Deps, handle: Handler<OpenUpload>) {
  return withUpload(deps, async (request, reply, upload) => {
    const open = await openUpload(deps, actorOf(request), upload.id)
    return open === null ? reply.redirect(`/import/${upload.id}`, 303) : handle(request, reply, open)
  })
}

function withUpload(deps: Deps, handle: Handler<Upload>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const actor = actorOf(request)
    const id = readId(request, 'uploadId')
    const upload = id === null ? null : await deps.db.as(actor, (tx) => readUpload(tx, actor.municipalityId, id))
    return upload === null ? sendNotFound(request, reply) : handle(request, reply, upload)
  }
}

export function importRoutes(app: FastifyInstance, deps: Deps): void {
  uploadRoutes(app, deps)
  columnRoutes(app, deps)
  valueRoutes(app, deps)
  previewRoutes(app, deps)
  resultRoutes(app, deps)
  fileRoutes(app, deps)
}

function columnRoutes(app: FastifyInstance, deps: Deps): void {
  const path = '/import/:uploadId/kolommen'
  const show = withOpen(deps, async (request, reply, open) =>
    sendPage(reply, 200, <ColumnsPage ctx={pageOf(request)} open={open} form={{ values: columnValues(open), errors: {} }} />),
  )
  const save = withOpen(deps, async (request, reply, open) => {
    const ctx = pageOf(request)
    const values = typedValues(request.body)
    const kind = postedKind(values)
    if (kind !== null && kind !== open.upload.kind) {
      const proposal = proposeFor(open.table, kind, open.context, null)
      await saveMapping(deps, actorOf(request), { uploadId: open.upload.id, mapping: mappingFileOf(proposal) })
      return reply.redirect(`/import/${open.upload.id}/kolommen`, 303)
    }
    const read = readColumns(open, values, text(ctx.locale))
    if (!read.ok) return sendPage(reply, 422, <ColumnsPage ctx={ctx} open={open} form={{ values, errors: read.refusal }} />)
    await saveMapping(deps, actorOf(request), { uploadId: open.upload.id, mapping: read.value })
    return reply.redirect(`/import/${open.upload.id}/woorden`, 303)
  })
  app.get(path, { config }, show)
  app.post(path, { config }, save)
}

function valueRoutes(app: FastifyInstance, deps: Deps): void {
  const path = '/import/:uploadId/woorden'
  const show = withOpen(deps, async (request, reply, open) =>
    sendPage(reply, 200, <ValuesPage ctx={pageOf(request)} open={open} form={{ values: spellingValues(open), errors: {} }} />),
  )
  const save = withOpen(deps, async (request, reply, open) => {
    const mapping = readSpellings(open, typedValues(request.body))
    await saveMapping(deps, actorOf(request), { uploadId: open.upload.id, mapping })
    return reply.redirect(`/import/${open.upload.id}/nakijken`, 303)
  })
  app.get(path, { config }, show)
  app.post(path, { config }, save)
}

function previewRoutes(app: FastifyInstance, deps: Deps): void {
  const path = '/import/:uploadId/nakijken'
  const show = withOpen(deps, async (request, reply, open) => {
    if (open.proposal.missing.length > 0) return reply.redirect(`/import/${open.upload.id}/kolommen`, 303)
    const plan = await planOpenUpload(deps, actorOf(request), open)
    const after = placeOf(readQuery(request)['na'])
    return sendPage(reply, 200, <PreviewPage ctx={pageOf(request)} open={open} plan={plan} after={after} />)
  })
  const start = withOpen(deps, async (request, reply, open) => {
    if (open.proposal.missing.length > 0) return reply.redirect(`/import/${open.upload.id}/kolommen`, 303)
    const uploadId = open.upload.id
    if (open.upload.mapping === null) await saveMapping(deps, actorOf(request), { uploadId, mapping: mappingFileOf(open.proposal) })
    const started = await startImport(deps, actorOf(request), { uploadId })
    if (!started.ok && started.refusal.kind === 'not-found') return sendNotFound(request, reply)
    return reply.redirect(`/import/${uploadId}`, 303)
  })
  app.get(path, { config }, show)
  app.post(path, { config }, start)
}

function resultRoutes(app: FastifyInstance, deps: Deps): void {
  const show = withUpload(deps, async (request, reply, upload) => {
    const ctx = pageOf(request)
    const actor = actorOf(request)
    if (upload.state === 'uploaded') return reply.redirect(`/import/${upload.id}/kolommen`, 303)
    if (upload.state === 'mapped') return reply.redirect(`/import/${upload.id}/nakijken`, 303)
    if (upload.state === 'failed') return sendPage(reply, 200, <FailedPage ctx={ctx} upload={upload} />)
    if (upload.state === 'running') {
      const { jobId } = upload
      const job = jobId === null ? null : await deps.db.as(actor, (tx) => readJob(tx, actor.municipalityId, jobId))
      return sendPage(reply, 200, <RunningPage ctx={ctx} upload={upload} job={job} />)
    }
    const asked = Number(readQuery(request)['na'] ?? 0)
    const after = Number.isInteger(asked) && asked > 0 && asked < 2 ** 31 ? asked : 0
    const page = { after, limit: linesAtOnce + 1 }
    const { lines, scores } = await deps.db.as(actor, async (tx) => ({
      lines: await linesWithProblems(tx, actor.municipalityId, upload.id, page),
      scores: upload.kind === 'registrations' || upload.state === 'undone' ? null : await storedScores(tx, actor.municipalityId, upload.id),
    }))
    return sendPage(reply, 200, <ResultPage ctx={ctx} upload={upload} scores={scores} lines={lines} after={after} />)
  })
  const askUndo = withUpload(deps, async (request, reply, upload) =>
    upload.state === 'done'
      ? sendPage(reply, 200, <UndoPage ctx={pageOf(request)} upload={upload} />)
      : reply.redirect(`/import/${upload.id}`, 303),
  )
  const undo = withUpload(deps, async (request, reply, upload) => {
    const t = text(pageOf(request).locale)
    const undone = await undoImport(deps, actorOf(request), upload.id)
    if (!undone.ok) return redirectProblem(reply, `/import/${upload.id}`, t.tooLate)
    const { dossiers, kept } = undone.value
    const shown = kept.length > 20 ? [...kept.slice(0, 20), `+ ${kept.length - 20}`] : kept
    const words = [t.undone(dossiers), kept.length === 0 ? '' : t.kept(shown.join(', '))].join(' ').trim()
    return redirectDone(reply, `/import/${upload.id}`, { text: words })
  })
  const drop = withUpload(deps, async (request, reply, upload) => {
    const t = text(pageOf(request).locale)
    const dropped = await dropUpload(deps, actorOf(request), upload.id)
    return dropped.ok ? redirectDone(reply, '/import', { text: t.dropped }) : redirectProblem(reply, `/import/${upload.id}`, t.tooLate)
  })
  app.get('/import/:uploadId', { config }, show)
  app.get('/import/:uploadId/ongedaan', { config }, askUndo)
  app.post('/import/:uploadId/ongedaan', { config: { ...config, stepUp: true } }, undo)
  app.post('/import/:uploadId/weg', { config }, drop)
}

function fileRoutes(app: FastifyInstance, deps: Deps): void {
  const attach = (reply: FastifyReply, name: string, type: string) =>
    reply.type(type).header('cache-control', 'no-store').header('content-disposition', `attachment; filename="${name}"`)
  const refused = withUpload(deps, async (request, reply, upload) => {
    const actor = actorOf(request)
    const rows = await deps.db.as(actor, (tx) => rejectedRows(tx, actor.municipalityId, upload.id))
    const language = toStaffLocale(pageOf(request).locale)
    return attach(reply, 'te-verbeteren.csv', 'text/csv; charset=utf-8').send(printProblemFile(upload.format.headers, rows, language))
  })
  const reading = withUpload(deps, async (request, reply, upload) => {
    if (upload.mapping === null) return sendNotFound(request, reply)
    return attach(reply, 'lezing.json', 'application/json; charset=utf-8').send(printMappingFile(upload.mapping))
  })
  app.get('/import/:uploadId/te-verbeteren.csv', { config }, refused)
  app.get('/import/:uploadId/lezing.json', { config }, reading)
}
