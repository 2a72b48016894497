import type { FastifyInstance } from 'fastify'
import { hourInBrussels } from '../day.ts'
import type { Deps } from '../deps.ts'
import type { Entrance } from './identify.ts'
import { sendProblem } from './reply.tsx'
import { pageOf, readId } from './request.ts'
import { platformText } from './text.ts'

const refusals: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 413, 414, 415, 429])

/** One line for each request that was refused: which route, which answer, whose session; never an address or what was sent. */
export function refusalLog(app: FastifyInstance): void {
  // Whoever is turned away at the door ends on the page of what is not found: by then the request has forgotten where it was going.
  const asked = new WeakMap<object, string>()
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.url !== undefined) asked.set(request.raw, request.routeOptions.url)
  })
  app.addHook('onResponse', async (request, reply) => {
    if (!refusals.has(reply.statusCode)) return
    const route = asked.get(request.raw) ?? 'none'
    // An address nobody knows, asked by nobody in particular, is the noise of every open site.
    if (route === 'none' && request.signedIn === null && reply.statusCode === 404) return
    const { municipalityId, accountId, role, sessionId } = request.actor ?? {}
    const who = { municipality: municipalityId, account: accountId, role, session: sessionId }
    request.log.warn({ event: 'security.refused', status: reply.statusCode, method: request.method, route, ...who })
  })
}

const morning = 6
const evening = 22
const provenAtNightMs = 60_000

/** Whether a second factor proven this long ago counts for a dangerous act at this hour: at night only one of this very minute (OWASP ASVS 5.0, 8.2.4). */
export function countsAtThisHour(now: Date, provenAt: Date | null): boolean {
  const hour = hourInBrussels(now)
  if (hour >= morning && hour < evening) return true
  return now.getTime() - (provenAt?.getTime() ?? 0) <= provenAtNightMs
}

export function nightGuard(app: FastifyInstance, deps: Deps, entrance: Entrance): void {
  app.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.config.stepUp !== true || request.signedIn === null || entrance.stepUp === undefined) return
    if (!countsAtThisHour(deps.now(), request.signedIn.provenAt)) return entrance.stepUp(request, reply)
  })
}

const windowMs = 3_600_000
const mostAccounts = 5_000

/**
 * Nobody reads through all families: one account opens so many different dossiers in an hour, ids that lead nowhere included, and then waits. The
 * limit is a quarter of what one address may ask in a minute: 300 as it is set at first.
 */
export function lookUpBudget(app: FastifyInstance, deps: Deps, perMinute: number): void {
  const most = Math.max(1, Math.floor(perMinute / 4))
  const seen = new Map<string, { since: number; readonly ids: Set<string> }>()
  app.addHook('preHandler', async (request, reply) => {
    const accountId = request.signedIn?.accountId
    const dossierId = accountId === undefined ? null : readId(request, 'dossierId')
    if (accountId === undefined || dossierId === null) return
    const now = deps.now().getTime()
    const known = seen.get(accountId)
    const current = known === undefined || now - known.since > windowMs ? { since: now, ids: new Set<string>() } : known
    if (seen.size >= mostAccounts) seen.clear()
    seen.set(accountId, current)
    if (current.ids.has(dossierId)) return
    if (current.ids.size < most) {
      current.ids.add(dossierId)
      return
    }
    request.log.warn({ event: 'security.look-ups', account: accountId, most })
    const text = platformText(pageOf(request).locale)
    return sendProblem(request, reply, 429, text.busyTitle, text.busyBody)
  })
}
