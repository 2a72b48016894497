import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { archiveRoutes } from './archive-routes.tsx'
import { keepRoutes } from './keep-routes.tsx'
import { limitRoutes } from './limit-routes.tsx'
import { recordsRoutes } from './records-routes.tsx'
import { rightsRoutes } from './rights-routes.tsx'

/** What a family may ask about her data, how long it is kept, and the papers of the municipality about it. */
export function lifeRoutes(app: FastifyInstance, deps: Deps): void {
  rightsRoutes(app, deps)
  limitRoutes(app, deps)
  keepRoutes(app, deps)
  archiveRoutes(app, deps)
  recordsRoutes(app, deps)
}
