import type { FastifyInstance } from 'fastify'
import { mayReceiveContent, secrecyOf, secrecySettings } from '#modules/consent/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { sendProblem } from '#platform/http/reply.tsx'
import { actorOf, pageOf } from '#platform/http/request.ts'
import { text } from './text.ts'

type Settings = Awaited<ReturnType<typeof secrecySettings>>

/** A change made in another process is felt within this time; in this one at once. */
const keepMs = 2_000
const teamRoles: readonly string[] = ['counsellor', 'midwife', 'team-lead']
/** What a partner or a researcher may open holds nothing a family told, or asks for itself who is bound. */
const rolesWithoutContent: readonly string[] = ['partner', 'researcher']
const kept = new WeakMap<object, Map<string, { readonly settings: Settings; readonly at: number }>>()

/** After the administrator said what binds whom: nobody waits for what was kept. */
export function forgetSecrecy(deps: Deps): void {
  kept.get(deps.db)?.clear()
}

async function settingsOf(deps: Deps, actor: Actor): Promise<Settings> {
  const known = kept.get(deps.db) ?? new Map<string, { readonly settings: Settings; readonly at: number }>()
  kept.set(deps.db, known)
  const now = deps.now().getTime()
  const found = known.get(actor.municipalityId)
  if (found !== undefined && Math.abs(now - found.at) < keepMs) return found.settings
  const settings = await deps.db.as(actor, (tx) => secrecySettings(tx, actor.municipalityId))
  known.set(actor.municipalityId, { settings, at: now })
  return settings
}

function isWithoutContent(access: readonly string[] | 'public'): boolean {
  return access === 'public' || access.some((role) => rolesWithoutContent.includes(role))
}

/**
 * Who of the team is bound to discretion only, or to nothing, reads and writes nothing of a family: every page that is for the team alone is
 * refused, whatever its module. What a partner sees asks the same question for itself.
 */
export function guardUnbound(app: FastifyInstance, deps: Deps): void {
  app.addHook('preHandler', async (request, reply) => {
    const { signedIn } = request
    if (signedIn === null || !teamRoles.includes(signedIn.role)) return
    if (isWithoutContent(request.routeOptions.config.access ?? 'public')) return
    const { accounts, roles } = await settingsOf(deps, actorOf(request))
    const secrecy = secrecyOf({
      role: signedIn.role,
      ofAccount: accounts.get(signedIn.accountId) ?? null,
      ofOrganisation: null,
      ofRole: roles.get(signedIn.role) ?? null,
    })
    if (mayReceiveContent(secrecy)) return
    const t = text(pageOf(request).locale)
    return sendProblem(request, reply, 403, t.unboundTitle, t.unboundLead)
  })
}
