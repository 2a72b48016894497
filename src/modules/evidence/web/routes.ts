import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { editionRoutes } from './edition-routes.tsx'
import { publicRoutes } from './public-routes.tsx'
import { reportRoutes } from './report-routes.tsx'

export function evidenceRoutes(app: FastifyInstance, deps: Deps): void {
  reportRoutes(app, deps)
  editionRoutes(app, deps)
  publicRoutes(app, deps)
}
