import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { inboxRoutes } from './inbox-routes.tsx'
import { type IntakeOptions, partnerRoutes } from './partner-routes.tsx'
import { receiptRoutes } from './receipt-routes.tsx'

/** Pages of partners and the inbox of the team. */
export function intakeRoutes(app: FastifyInstance, deps: Deps, options: IntakeOptions): void {
  partnerRoutes(app, deps, options)
  receiptRoutes(app, deps)
  inboxRoutes(app, deps)
}
