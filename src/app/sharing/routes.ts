import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { handoverRoutes } from './handover-routes.tsx'
import { lawRoutes } from './law-routes.tsx'
import { meetingOpenRoutes } from './meeting-open-routes.tsx'
import { meetingRoutes } from './meeting-routes.tsx'
import { notesRoutes } from './notes-routes.tsx'
import { partnerViewRoutes } from './partner-routes.tsx'
import { secrecyRoutes } from './secrecy-routes.tsx'
import { permissionRoutes } from './sharing-routes.tsx'
import { takingOverRoutes } from './taking-over-routes.tsx'

/** What a family lets others see, and what is said about her with others. */
export function sharingRoutes(app: FastifyInstance, deps: Deps): void {
  permissionRoutes(app, deps)
  partnerViewRoutes(app, deps)
  handoverRoutes(app, deps)
  takingOverRoutes(app, deps)
  meetingOpenRoutes(app, deps)
  meetingRoutes(app, deps)
  notesRoutes(app, deps)
  secrecyRoutes(app, deps)
  lawRoutes(app, deps)
}
