import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { currentPacks } from '#modules/programmes/public.ts'
import type { Deps } from '#platform/deps.ts'
import { sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readId } from '#platform/http/request.ts'
import { toStaffLocale } from '#platform/text/locale.ts'
import { roundEdition } from '../domain/edition/rounded.ts'
import { presentEdition } from '../present/present-edition.ts'
import { listEditions } from '../queries/editions.ts'
import { evidenceText } from '../text.ts'
import { sendPdf, sendSpreadsheet } from './downloads.ts'
import { PublicEditionPage, PublicEditionsPage } from './public-page.tsx'

const open = { access: 'public', purpose: 'reporting' } as const

/** The figures are written in the languages of the team; a page in another one would say so of words that are not. */
function wordsOf(request: FastifyRequest) {
  const locale = toStaffLocale(pageOf(request).locale)
  return { ctx: { ...pageOf(request), locale }, locale, t: evidenceText(locale) }
}

async function readEditions(deps: Deps, request: FastifyRequest) {
  const actor = actorOf(request)
  return deps.db.as(actor, async (tx) => ({
    editions: await listEditions(tx, actor.municipalityId),
    programmes: (await currentPacks(tx, actor.municipalityId, deps.today())).map(({ programme, name }) => ({ id: programme, name })),
  }))
}

/** A published edition; `open-data` has every count rounded. Null when there is no such edition. */
async function editionOf(deps: Deps, request: FastifyRequest, how: 'exact' | 'open-data') {
  const id = readId(request, 'editionId')
  const { editions, programmes } = await readEditions(deps, request)
  const kept = editions.find((one) => one.id === id)
  if (kept === undefined) return null
  const words = wordsOf(request)
  const edition = how === 'exact' ? kept.edition : roundEdition(kept.edition)
  return { ...kept, ...words, figures: presentEdition(edition, kept.numbers, kept.settings, programmes, words.locale) }
}

async function showEdition(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const found = await editionOf(deps, request, 'exact')
  return found === null ? sendNotFound(request, reply) : sendPage(reply, 200, <PublicEditionPage {...found} />)
}

async function download(deps: Deps, request: FastifyRequest, reply: FastifyReply, how: 'exact' | 'open-data'): Promise<FastifyReply> {
  const found = await editionOf(deps, request, how)
  if (found === null) return sendNotFound(request, reply)
  const { ctx, t, locale, settings, figures, publishedOn } = found
  const notes = [t.noControl, t.notShownNote, t.publishedOn(publishedOn), ...(how === 'exact' ? [] : [t.roundedNote])]
  const send = how === 'exact' ? sendPdf : sendSpreadsheet
  return send(reply, { ctx, t, locale, title: t.editionTitle, notes, settings, figures, made: deps.now() })
}

/** What was published, for everyone: no account, no cookie, nothing but published figures. */
export function publicRoutes(app: FastifyInstance, deps: Deps): void {
  app.get('/cijfers', { config: open }, async (request, reply) => {
    const { editions } = await readEditions(deps, request)
    return sendPage(reply, 200, <PublicEditionsPage {...wordsOf(request)} editions={editions} />)
  })
  app.get('/cijfers/:editionId', { config: open }, (request, reply) => showEdition(deps, request, reply))
  app.get('/cijfers/:editionId/rapport.pdf', { config: open }, (request, reply) => download(deps, request, reply, 'exact'))
  app.get('/cijfers/:editionId/open-data.xlsx', { config: open }, (request, reply) => download(deps, request, reply, 'open-data'))
}
