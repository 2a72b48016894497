import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { readSaveKey } from '#platform/http/form.ts'
import { redirectDone, redirectProblem, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { pageOf, readId, readParameter } from '#platform/http/request.ts'
import { toStaffLocale } from '#platform/text/locale.ts'
import { publishEdition } from '../commands/publish-edition.ts'
import { numbersOf } from '../domain/edition/numbers.ts'
import { isRefused, protectEdition } from '../domain/edition/protect.ts'
import { roundEdition } from '../domain/edition/rounded.ts'
import { policy } from '../policy.ts'
import { presentEdition } from '../present/present-edition.ts'
import { listEditions } from '../queries/editions.ts'
import { readReport } from '../queries/read-report.ts'
import { sendPdf, sendSpreadsheet } from './downloads.ts'
import { EditionPage, type EditionPageProps } from './edition-page.tsx'
import { readQuestion } from './read-question.ts'
import { settingsQuery } from './settings-query.ts'

const reading = { access: policy.who('evidence.edition.read'), purpose: 'reporting', countsAll: true } as const
const publishing = { access: policy.who('evidence.edition.publish'), purpose: 'reporting', countsAll: true } as const

/** The edition as it would be published now, or one that was; `open-data` has every count rounded. Null when there is no such edition. */
async function editionOf(deps: Deps, request: FastifyRequest, how: 'exact' | 'open-data' = 'exact'): Promise<EditionPageProps | null> {
  const { actor, t, settings: asked, ground } = await readQuestion(deps, request)
  const ctx = pageOf(request)
  const earlier = await deps.db.as(actor, (tx) => listEditions(tx, actor.municipalityId))
  const shared = { ctx, t, earlier, mayPublish: policy.allows(actor, 'evidence.edition.publish') }
  const present = (edition: Parameters<typeof presentEdition>[0], numbers: Parameters<typeof presentEdition>[1], settings: typeof asked) =>
    presentEdition(how === 'exact' ? edition : roundEdition(edition), numbers, settings, ground.programmes, toStaffLocale(ctx.locale))
  const id = readId(request, 'editionId')
  if (id !== null) {
    const kept = earlier.find((one) => one.id === id)
    if (kept === undefined) return null
    const { edition, numbers, settings, publishedOn: on } = kept
    return { ...shared, settings, figures: present(edition, numbers, settings), published: { id, on } }
  }
  // Something that is no id was asked for: no edition, and not the one of now.
  if (readParameter(request, 'editionId') !== '') return null
  const numbers = numbersOf(await readReport(deps, actor, asked, ground.programmes))
  const edition = protectEdition(numbers, earlier)
  return { ...shared, settings: asked, figures: isRefused(edition) ? null : present(edition, numbers, asked), published: null }
}

async function showEdition(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const found = await editionOf(deps, request)
  return found === null ? sendNotFound(request, reply) : sendPage(reply, 200, <EditionPage {...found} />)
}

type As = 'paper' | 'spreadsheet'

/** Paper is for reading; a spreadsheet is taken along and put beside other data, so its counts are rounded. */
async function downloadEdition(deps: Deps, request: FastifyRequest, reply: FastifyReply, as: As): Promise<FastifyReply> {
  const found = await editionOf(deps, request, as === 'paper' ? 'exact' : 'open-data')
  if (found === null || found.figures === null) return sendNotFound(request, reply)
  const { ctx, t, settings, figures, published } = found
  const notes = [
    t.noControl,
    t.notShownNote,
    published === null ? t.editionPreview : t.publishedOn(published.on),
    ...(as === 'paper' ? [] : [t.roundedNote]),
  ]
  const send = as === 'paper' ? sendPdf : sendSpreadsheet
  return send(reply, { ctx, t, locale: toStaffLocale(ctx.locale), title: t.editionTitle, notes, settings, figures, made: deps.now() })
}

async function publish(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { actor, t, settings } = await readQuestion(deps, request)
  const published = await publishEdition(deps, actor, { settings, key: readSaveKey(request.body) })
  if (published.ok) return redirectDone(reply, `/rapport/openbaar/${published.value.id}`, { text: t.published })
  if (published.refusal.kind === 'not-found') return sendNotFound(request, reply)
  return redirectProblem(reply, `/rapport/openbaar?${settingsQuery(settings)}`, t.groupTooSmall)
}

/** The public edition: a preview, publishing it, and those that were published. */
export function editionRoutes(app: FastifyInstance, deps: Deps): void {
  for (const path of ['/rapport/openbaar', '/rapport/openbaar/:editionId']) {
    app.get(path, { config: reading }, (request, reply) => showEdition(deps, request, reply))
    app.get(`${path}/rapport.pdf`, { config: reading }, (request, reply) => downloadEdition(deps, request, reply, 'paper'))
    app.get(`${path}/rapport.xlsx`, { config: reading }, (request, reply) => downloadEdition(deps, request, reply, 'spreadsheet'))
  }
  app.post('/rapport/openbaar', { config: publishing }, (request, reply) => publish(deps, request, reply))
}
