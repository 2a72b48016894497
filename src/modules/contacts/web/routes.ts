import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { chooseRoutes } from './choose-routes.tsx'
import { contactRoutes } from './contact-routes.tsx'
import { correctRoutes } from './correct-routes.tsx'
import { moveRoutes } from './move-routes.tsx'
import { planRoutes } from './plan-routes.tsx'

export function contactsRoutes(app: FastifyInstance, deps: Deps): void {
  chooseRoutes(app, deps)
  contactRoutes(app, deps)
  correctRoutes(app, deps)
  planRoutes(app, deps)
  moveRoutes(app, deps)
}
