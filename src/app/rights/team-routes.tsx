import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { rightsPolicy } from '#modules/rights/public.ts'
import type { Deps } from '#platform/deps.ts'
import { sendPage } from '#platform/http/reply.tsx'
import { actorOf, pageOf, readQuery } from '#platform/http/request.ts'
import { rightsOfTeam, type TeamScope } from './team.ts'
import { TeamRightsPage } from './team-page.tsx'

const uuid = z.uuid()

/** The rights of the families of a worker, or of the team. */
export function teamRightsRoutes(app: FastifyInstance, deps: Deps): void {
  const config = { access: rightsPolicy.who('rights.team'), purpose: 'guidance' } as const
  app.get('/rechten-team', { config }, async (request, reply) => {
    const actor = actorOf(request)
    const ctx = pageOf(request)
    const { wie, na } = readQuery(request)
    const scope: TeamScope = wie === 'team' || (wie === undefined && actor.role === 'team-lead') ? 'team' : 'mine'
    const after = uuid.safeParse(na)
    const found = await rightsOfTeam(deps, actor, scope, after.success ? after.data : null, ctx)
    return sendPage(reply, 200, <TeamRightsPage ctx={ctx} scope={scope} found={found} />)
  })
}
