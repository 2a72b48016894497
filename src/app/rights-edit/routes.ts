import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { amountRoutes } from './amount-routes.tsx'
import { changeRoutes } from './change-routes.tsx'
import { localRoutes } from './local-routes.tsx'
import { readRoutes } from './read-routes.tsx'
import { transferRoutes } from './transfer-routes.tsx'

/** The catalogue of rights in the browser: read, change with two, see first what it does. */
export function rightsEditRoutes(app: FastifyInstance, deps: Deps): void {
  readRoutes(app, deps)
  amountRoutes(app, deps)
  changeRoutes(app, deps)
  transferRoutes(app, deps)
  localRoutes(app, deps)
}
