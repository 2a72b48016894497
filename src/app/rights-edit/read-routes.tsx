import type { FastifyInstance } from 'fastify'
import { lostOf, readDrafts, readHistory, readPublished, rightsCataloguePolicy } from '#modules/rights-catalogue/public.ts'
import type { Deps } from '#platform/deps.ts'
import { sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readParameter, readQuery } from '#platform/http/request.ts'
import { HistoryPage, historySize } from './history-page.tsx'
import { ListPage } from './list-page.tsx'
import { paths } from './paths.ts'
import { mayEdit, namesIn, rightsRead, titlesOf } from './read.ts'
import { RightPage } from './right-page.tsx'
import { text } from './text.ts'

const config = { access: rightsCataloguePolicy.who('rights.catalogue.read'), purpose: 'administration' } as const

export function readRoutes(app: FastifyInstance, deps: Deps): void {
  app.get(paths.list, { config }, async (request, reply) => {
    const [ctx, actor] = [pageOf(request), actorOf(request)]
    const { q = '', level = '', only = '' } = readQuery(request)
    const found = await deps.db.as(actor, async (tx) => ({
      rights: await rightsRead(tx, actor, ctx.locale),
      changed: new Set((await readPublished(tx, actor.municipalityId)).map(({ rightId }) => rightId)),
      drafts: (await readDrafts(tx, actor.municipalityId)).length,
      lost: await lostOf(tx, actor.municipalityId),
    }))
    const filter = { q: q.slice(0, 100), level, only }
    return sendPage(reply, 200, <ListPage ctx={ctx} {...found} filter={filter} mayEdit={mayEdit(actor)} />)
  })

  app.get(paths.right(':rightId'), { config }, async (request, reply) => {
    const [ctx, actor] = [pageOf(request), actorOf(request)]
    const rightId = readParameter(request, 'rightId')
    const view = await deps.db.as(actor, async (tx) => {
      const rights = await rightsRead(tx, actor, ctx.locale)
      const right = rights.find(({ id }) => id === rightId)
      if (right === undefined) return null
      const changes = await readHistory(tx, actor.municipalityId, { rightId, limit: 20 })
      return { right, titles: titlesOf(rights), changes, names: await namesIn(tx, actor, changes), mayEdit: mayEdit(actor) }
    })
    return view === null ? sendNotFound(request, reply) : sendPage(reply, 200, <RightPage ctx={ctx} view={view} />)
  })

  historyRoutes(app, deps)
}

function historyRoutes(app: FastifyInstance, deps: Deps): void {
  app.get(paths.history, { config }, async (request, reply) => {
    const [ctx, actor] = [pageOf(request), actorOf(request)]
    const t = text(ctx.locale)
    const asked = readQuery(request)['voor']
    const before = asked !== undefined && /^[0-9a-f-]{36}$/.test(asked) ? { before: asked } : {}
    const view = await deps.db.as(actor, async (tx) => {
      const changes = await readHistory(tx, actor.municipalityId, { ...before, limit: historySize + 1 })
      return { changes, names: await namesIn(tx, actor, changes), titles: titlesOf(await rightsRead(tx, actor, ctx.locale)) }
    })
    const words = { title: t.history, lead: t.historyLead, empty: t.historyEmpty }
    return sendPage(reply, 200, <HistoryPage ctx={ctx} {...view} words={words} />)
  })

  app.get(paths.drafts, { config }, async (request, reply) => {
    const [ctx, actor] = [pageOf(request), actorOf(request)]
    const t = text(ctx.locale)
    const view = await deps.db.as(actor, async (tx) => {
      const changes = await readDrafts(tx, actor.municipalityId)
      return { changes, names: await namesIn(tx, actor, changes), titles: titlesOf(await rightsRead(tx, actor, ctx.locale)) }
    })
    const words = { title: t.drafts, lead: t.amountLead, empty: t.draftsEmpty }
    return sendPage(reply, 200, <HistoryPage ctx={ctx} {...view} words={words} />)
  })
}
