import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { partnerViewRoutes } from './partner-routes.tsx'
import { permissionRoutes } from './sharing-routes.tsx'

/** What a family lets others see, and what is said about her with others. */
export function sharingRoutes(app: FastifyInstance, deps: Deps): void {
  permissionRoutes(app, deps)
  partnerViewRoutes(app, deps)
}
