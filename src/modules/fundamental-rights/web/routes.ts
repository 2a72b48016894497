import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { chooseRoutes } from './choose-routes.tsx'
import { roundRoutes } from './round-routes.tsx'
import { talkRoutes } from './talk-routes.tsx'
import { typePaperRoutes } from './type-paper-routes.tsx'

export function fundamentalRightsRoutes(app: FastifyInstance, deps: Deps): void {
  typePaperRoutes(app, deps)
  talkRoutes(app, deps)
  roundRoutes(app, deps)
  chooseRoutes(app, deps)
}
