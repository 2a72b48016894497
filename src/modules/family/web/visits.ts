import type { FastifyRequest } from 'fastify'
import { visitor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { type FamilyVisit, readQuery } from '#platform/http/request.ts'
import { isPublicLocale } from '#platform/text/locale.ts'
import { hashOf } from '../domain/digits.ts'
import { findFamilySession } from '../queries/sessions.ts'
import { readSession } from './cookies.ts'

const seenEveryMs = 60_000

/** Who comes with a request under /mijn. Not kept in memory: what was ended or stopped is ended at the next request. */
export function familyVisits(deps: Deps): (request: FastifyRequest) => Promise<FamilyVisit | null> {
  return async (request) => {
    const kept = readSession(request)
    if (kept === null) return null
    const { municipalityId } = kept
    const now = deps.now()
    const asked = readQuery(request)['taal']
    return deps.db.as(visitor(municipalityId, 'own-access'), async (tx) => {
      const session = await findFamilySession(tx, municipalityId, hashOf(kept.token), now)
      if (session === null) return null
      if (request.routeOptions.config.passive !== true && now.getTime() - session.seenAt.getTime() > seenEveryMs) {
        await tx
          .updateTable('family.session')
          .set({ seen_at: now })
          .where('municipality_id', '=', municipalityId)
          .where('id', '=', session.id)
          .execute()
      }
      const chosen = asked !== undefined && isPublicLocale(asked) ? asked : null
      // Chosen on a page of hers: her next pages and messages come in it too.
      if (chosen !== null && chosen !== session.locale) {
        await tx
          .updateTable('family.access')
          .set({ locale: chosen })
          .where('municipality_id', '=', municipalityId)
          .where('id', '=', session.accessId)
          .execute()
      }
      const locale = chosen ?? (isPublicLocale(session.locale) ? session.locale : 'nl')
      return { municipalityId, accessId: session.accessId, sessionId: session.id, locale }
    })
  }
}
