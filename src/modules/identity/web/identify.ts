import type { FastifyRequest } from 'fastify'
import { visitor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import type { SignedIn } from '#platform/http/request.ts'
import { isPublicLocale } from '#platform/text/locale.ts'
import { findSession, type LiveSession } from '../queries/sessions.ts'
import { hashToken } from '../secrets.ts'
import { readSessionCookie } from './session-cookie.ts'

const idleMs = 2 * 3_600_000
const seenEveryMs = 60_000
/** A closed account or ended session stops working within this time on other processes, at once on this one. */
const cacheMs = 2_000
const cacheSize = 5_000

type Known = { readonly session: LiveSession; readonly readAt: number }

/** All a session needs of a request. */
export type WithCookies = Pick<FastifyRequest, 'cookies'> & { readonly routeOptions?: Pick<FastifyRequest['routeOptions'], 'config'> }

export type Sessions = {
  readonly find: (request: WithCookies) => Promise<{ readonly session: LiveSession; readonly municipalityId: string } | null>
  /** Only a session with both factors counts as signed in. */
  readonly identify: (request: WithCookies) => Promise<{ readonly signedIn: SignedIn; readonly municipalityId: string } | null>
  /** The person of a session by its id, as the cookie would tell; for a ticket that this program wrote itself. */
  readonly byId: (
    municipalityId: string,
    sessionId: string,
  ) => Promise<{ readonly signedIn: SignedIn; readonly municipalityId: string } | null>
  readonly forget: () => void
}

function personOf({ id, accountId, role, name, locale, provenAt, opens }: LiveSession): SignedIn {
  const person = { accountId, sessionId: id, role, name, locale: isPublicLocale(locale) ? locale : 'nl', provenAt } as const
  return opens === 'everything' ? person : { ...person, onlyEnrols: true }
}

export function sessionsOf(deps: Deps): Sessions {
  const cache = new Map<string, Known>()

  const load = async (municipalityId: string, token: string, isPassive: boolean): Promise<LiveSession | null> => {
    const hash = hashToken(token)
    const key = `${municipalityId}.${hash}`
    const now = deps.now()
    const known = cache.get(key)
    if (known !== undefined && Math.abs(now.getTime() - known.readAt) < cacheMs) return known.session
    const session = await deps.db.as(visitor(municipalityId, 'sign-in'), async (tx) => {
      const found = await findSession(tx, municipalityId, { tokenHash: hash }, now)
      if (found === null || now.getTime() - found.seenAt.getTime() > idleMs) return null
      if (!isPassive && now.getTime() - found.seenAt.getTime() > seenEveryMs) {
        await tx
          .updateTable('identity.session')
          .set({ seen_at: now })
          .where('municipality_id', '=', municipalityId)
          .where('id', '=', found.id)
          .execute()
      }
      return found
    })
    if (cache.size >= cacheSize) cache.clear()
    if (session === null) cache.delete(key)
    else cache.set(key, { session, readAt: now.getTime() })
    return session
  }

  const find: Sessions['find'] = async (request) => {
    const cookie = readSessionCookie(request)
    if (cookie === null) return null
    const session = await load(cookie.municipalityId, cookie.token, request.routeOptions?.config.passive === true)
    return session === null ? null : { session, municipalityId: cookie.municipalityId }
  }

  return {
    find,
    identify: async (request) => {
      const found = await find(request)
      if (found === null || found.session.stage !== 'full') return null
      return { signedIn: personOf(found.session), municipalityId: found.municipalityId }
    },
    byId: async (municipalityId, sessionId) => {
      const now = deps.now()
      const session = await deps.db.as(visitor(municipalityId, 'sign-in'), (tx) => findSession(tx, municipalityId, { id: sessionId }, now))
      if (session === null || session.stage !== 'full' || now.getTime() - session.seenAt.getTime() > idleMs) return null
      return { signedIn: personOf(session), municipalityId }
    },
    forget: () => cache.clear(),
  }
}
