import type { FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { type OwnView, readOwnView } from '../queries/own-view.ts'

export type OwnPage<T> = { readonly view: OwnView; readonly loaded: T }

/**
 * Reads what one of her pages shows, in one transaction with the record of the reading. Null when her access no longer stands: the caller shows
 * the weather. `action` names the page.
 */
export async function readOwn<T>(
  deps: Deps,
  request: FastifyRequest,
  action: string,
  load: (tx: Tx, view: OwnView, actor: Actor) => Promise<T>,
): Promise<OwnPage<T> | null> {
  const actor = actorOf(request)
  return deps.db.as(
    actor,
    async (tx) => {
      const view = await readOwnView(tx, actor, pageOf(request).today, deps.now())
      if (view === null) return null
      const loaded = await load(tx, view, actor)
      await recordAudit(tx, deps, actor, { action, subjectId: view.access.personId, dossierId: view.access.dossierId })
      return { view, loaded }
    },
    { byKeys: true },
  )
}

export function toWeather(reply: FastifyReply): FastifyReply {
  return reply.redirect('/weer', 303)
}
