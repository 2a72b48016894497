import type { FastifyInstance } from 'fastify'
import type { Deps } from '#platform/deps.ts'
import { accessRoutes } from './access-routes.tsx'
import { accountRoutes } from './account-routes.tsx'
import { enrolRoutes } from './enrol-routes.tsx'
import { firstPasskeyRoutes } from './first-passkey-routes.tsx'
import type { Sessions } from './identify.ts'
import { type Guided, manageRoutes } from './manage-routes.tsx'
import { newLinkRoutes } from './new-link-routes.tsx'
import { passkeyProof, passkeyRoutes, sitesOf } from './passkey-routes.tsx'
import { scimRoutes } from './scim-routes.ts'
import { signInRoutes } from './sign-in-routes.tsx'
import { signOnLogoutRoute } from './sign-on-logout-route.ts'
import { signOnRoutes } from './sign-on-routes.tsx'
import { stepUpRoutes } from './step-up.tsx'

export type IdentityOptions = {
  readonly sessions: Sessions
  readonly secret: string
  readonly origin: () => string
  /** How many families each account guides, and where they are shared out; without it the page of accounts does not say. */
  readonly guided?: Guided | undefined
}

export function identityRoutes(app: FastifyInstance, deps: Deps, options: IdentityOptions): void {
  signInRoutes(app, deps, options)
  stepUpRoutes(app, deps, { ...options, passkeyProof: passkeyProof(deps, options) })
  passkeyRoutes(app, deps, options)
  firstPasskeyRoutes(app, deps, { sessions: options.sessions, sites: sitesOf(deps, options.origin) })
  signOnRoutes(app, deps, options)
  signOnLogoutRoute(app, deps, options)
  accountRoutes(app, deps, options.sessions)
  accessRoutes(app, deps, options)
  scimRoutes(app, deps, options)
  manageRoutes(app, deps, options)
  newLinkRoutes(app, deps, options)
  enrolRoutes(app, deps)
}
