import type { FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '#modules/audit/public.ts'
import { visitor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { endAllSessions, endSession } from '../commands/sign-in.ts'
import type { Sessions } from './identify.ts'
import { clearSessionCookie } from './session-cookie.ts'

export type Leave = (request: FastifyRequest, reply: FastifyReply, everywhere?: boolean) => Promise<void>

/** Ends the session of a request, or all sessions of its account, in the database and in the browser. */
export function leaving(deps: Deps, sessions: Sessions): Leave {
  return async (request, reply, everywhere = false) => {
    const signedIn = request.signedIn
    const municipalityId = request.actor?.municipalityId
    if (signedIn !== null && municipalityId !== undefined) {
      const actor = { ...visitor(municipalityId, 'sign-in'), accountId: signedIn.accountId }
      await deps.db.as(actor, async (tx) => {
        await (everywhere
          ? endAllSessions(tx, deps, municipalityId, signedIn.accountId)
          : endSession(tx, deps, municipalityId, signedIn.sessionId))
        const ended = { action: 'identity.session.ended', subjectId: signedIn.sessionId, detail: { everywhere } }
        await recordAudit(tx, deps, { ...actor, role: signedIn.role, sessionId: signedIn.sessionId }, ended)
      })
    }
    sessions.forget()
    clearSessionCookie(reply)
    // The line that says goodbye travels in a cookie: those stay, with nothing in them.
    reply.header('clear-site-data', '"cache", "storage"')
  }
}
