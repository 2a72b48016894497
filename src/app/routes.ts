import type { FastifyInstance } from 'fastify'
import { dossierRoutes } from '#modules/dossiers/public.ts'
import { type IdentityOptions, identityRoutes, leaving } from '#modules/identity/public.ts'
import { indicatorRoutes } from '#modules/indicators/public.ts'
import type { Deps } from '#platform/deps.ts'
import { dossierPageRoutes } from './dossier/dossier-routes.tsx'
import { frontRoutes } from './front/front-routes.tsx'
import { jobRoutes } from './jobs/job-routes.ts'

export type RouteOptions = IdentityOptions

/** Every page of the product, module by module. */
export function routes(app: FastifyInstance, deps: Deps, options: RouteOptions): void {
  frontRoutes(app, leaving(deps, options.sessions))
  identityRoutes(app, deps, options)
  dossierRoutes(app, deps)
  dossierPageRoutes(app, deps)
  indicatorRoutes(app, deps)
  jobRoutes(app, deps)
}
