import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { entryRoutes } from './entry-routes.tsx'
import { partRoutes } from './part-routes.tsx'
import { rescueRoutes } from './rescue-routes.tsx'
import { sheetRoutes } from './sheet-routes.tsx'

export function protectedRoutes(app: FastifyInstance, deps: Deps): void {
  partRoutes(app, deps)
  sheetRoutes(app, deps)
  entryRoutes(app, deps)
  rescueRoutes(app, deps)
}
