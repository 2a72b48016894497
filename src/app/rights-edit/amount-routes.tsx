import type { FastifyInstance, FastifyRequest } from 'fastify'
import { draftChange, rightsCataloguePolicy, rightsOf } from '#modules/rights-catalogue/public.ts'
import type { Deps } from '#platform/deps.ts'
import { readForm, readSaveKey, typedValues } from '#platform/http/form.ts'
import { redirectDone, sendNotFound, sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readParameter } from '#platform/http/request.ts'
import { emptyForm } from '#platform/web/fields.tsx'
import { AmountPage, amountChange, amountSchema } from './amount-page.tsx'
import { paths } from './paths.ts'
import { problemWords } from './problem-words.ts'
import { text } from './text.ts'

const config = { access: rightsCataloguePolicy.who('rights.catalogue.draft'), purpose: 'administration' } as const

/** A new value for an amount or limit of any right. */
export function amountRoutes(app: FastifyInstance, deps: Deps): void {
  const path = paths.amount(':rightId', ':parameter')
  const find = async (request: FastifyRequest) => {
    const actor = actorOf(request)
    const [id, name] = [readParameter(request, 'rightId'), readParameter(request, 'parameter')]
    const rights = await deps.db.as(actor, (tx) => rightsOf(tx, actor.municipalityId))
    const right = rights.find((one) => one.id === id)
    const parameter = right?.parameters[name]
    return right === undefined || parameter === undefined ? null : { right, name, parameter }
  }
  app.get(path, { config }, async (request, reply) => {
    const found = await find(request)
    if (found === null) return sendNotFound(request, reply)
    return sendPage(reply, 200, <AmountPage ctx={pageOf(request)} {...found} form={emptyForm} />)
  })
  app.post(path, { config }, async (request, reply) => {
    const found = await find(request)
    if (found === null) return sendNotFound(request, reply)
    const ctx = pageOf(request)
    const t = text(ctx.locale)
    const values = typedValues(request.body)
    const read = readForm(amountSchema(t, ctx.today), request.body)
    if (!read.ok) return sendPage(reply, 422, <AmountPage ctx={ctx} {...found} form={{ values, errors: read.refusal }} />)
    const change = amountChange(found.right.id, found.name, read.value)
    const key = readSaveKey(request.body)
    const kept = await draftChange(deps, actorOf(request), { change, note: read.value.note, origin: 'form', key })
    if (kept.ok) return redirectDone(reply, paths.change(kept.value.changeId), { text: t.drafted })
    if (kept.refusal.kind === 'not-found') return sendNotFound(request, reply)
    const errors = { value: kept.refusal.problems.map((problem) => problemWords(problem, t)).join(' ') }
    return sendPage(reply, 422, <AmountPage ctx={ctx} {...found} form={{ values, errors }} />)
  })
}
