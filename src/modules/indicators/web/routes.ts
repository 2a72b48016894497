import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { historyRoutes } from './history-routes.tsx'
import { inOrderRoutes } from './in-order-routes.ts'
import { sittingRoutes } from './sitting-routes.tsx'
import { startRoutes } from './start-routes.tsx'

export function indicatorRoutes(app: FastifyInstance, deps: Deps): void {
  startRoutes(app, deps)
  sittingRoutes(app, deps)
  inOrderRoutes(app, deps)
  historyRoutes(app, deps)
}
