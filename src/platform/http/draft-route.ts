import type { FastifyInstance } from 'fastify'
import { roles } from '../actor.ts'
import { saveDraft } from '../db/drafts.ts'
import type { Deps } from '../deps.ts'
import { typedValues } from './form.ts'
import { actorOf, readParameter } from './request.ts'

const formName = /^[a-z-]{1,40}(:[0-9a-f-]{36})?(:[a-z0-9_-]{1,40})?$/

/** Keeps what is being typed, so that a time-out, a closed tab or a dead battery loses nothing. */
export function draftRoutes(app: FastifyInstance, deps: Deps): void {
  app.post('/drafts/:form', { config: { access: roles } }, async (request, reply) => {
    const form = readParameter(request, 'form')
    if (!formName.test(form)) return reply.callNotFound()
    const actor = actorOf(request)
    await deps.db.as(actor, (tx) => saveDraft(tx, actor, form, typedValues(request.body), deps.now()))
    return reply.send({ savedAt: deps.now().toISOString() })
  })
}
