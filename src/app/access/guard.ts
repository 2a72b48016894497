import type { FastifyInstance, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import type { Deps } from '#platform/deps.ts'
import { typedValues } from '#platform/http/form.ts'
import { sendNotFound } from '#platform/http/reply.tsx'
import { actorOf } from '#platform/http/request.ts'
import { hasConflict, seeingAll } from './store.ts'

function named(request: FastifyRequest): Set<string> {
  const parts = [request.params, request.query].flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []))
  const values = [...parts, ...Object.values(typedValues(request.body))].flat()
  return new Set(values.filter((value) => typeof value === 'string'))
}

/**
 * Whoever names something hidden from him gets the same answer as for what does not exist, whatever the page; and it is written down. The
 * database hides the rows by itself: this is the second lock, and the record.
 */
export function guardBarred(app: FastifyInstance, deps: Deps): void {
  app.addHook('preHandler', async (request, reply) => {
    const barred = request.actor?.barred ?? []
    if (barred.length === 0) return
    const asked = named(request)
    const hit = barred.find((id) => asked.has(id))
    if (hit === undefined) return
    const actor = actorOf(request)
    await deps.db.as(seeingAll(actor), async (tx) => {
      const isConflict = await hasConflict(tx, actor.municipalityId, hit, actor.accountId)
      const isDossier = await tx
        .selectFrom('dossiers.dossier')
        .select('id')
        .where('municipality_id', '=', actor.municipalityId)
        .where('id', '=', hit)
        .executeTakeFirst()
      const action = isConflict ? 'access.conflict.refused' : 'access.barred.refused'
      await recordAudit(tx, deps, actor, { action, subjectId: hit, dossierId: isDossier?.id })
    })
    return sendNotFound(request, reply)
  })
}
