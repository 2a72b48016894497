import type { FastifyInstance } from 'fastify'
import { contactsRoutes } from '#modules/contacts/public.ts'
import { type DocumentOptions, documentOptions, documentRoutes } from '#modules/documents/public.ts'
import { dossierRoutes } from '#modules/dossiers/public.ts'
import { evidenceRoutes } from '#modules/evidence/public.ts'
import { familyRoutes } from '#modules/family/public.ts'
import { fundamentalRightsRoutes } from '#modules/fundamental-rights/public.ts'
import { groupRoutes } from '#modules/groups/public.ts'
import { type IdentityOptions, identityRoutes, leaving } from '#modules/identity/public.ts'
import { importRoutes } from '#modules/imports/public.ts'
import { indicatorRoutes } from '#modules/indicators/public.ts'
import { networkRoutes } from '#modules/network/public.ts'
import { protectedRoutes } from '#modules/protected/public.ts'
import { referralRoutes } from '#modules/referrals/public.ts'
import type { Deps } from '#platform/deps.ts'
import type { Hosts } from '#platform/http/hosts.ts'
import { type Carriers, noCarriers } from '#platform/mail/carrier.ts'
import { accessRoutes } from './access/routes.tsx'
import { keptOutOf } from './access/store.ts'
import { reviewRoutes } from './audit/review-routes.tsx'
import { touchedRoutes } from './audit/touched-routes.tsx'
import { contactChoices } from './documents/contact-choices.ts'
import { dossierPageRoutes } from './dossier/dossier-routes.tsx'
import { familiesRoutes } from './families/routes.tsx'
import { frontRoutes } from './front/front-routes.tsx'
import { intakeRoutes } from './intake/routes.ts'
import { jobRoutes } from './jobs/job-routes.ts'
import { rightsRegister } from './life/rights-register.ts'
import { lifeRoutes } from './life/routes.ts'
import { manageHubRoutes } from './manage/routes.tsx'
import { matrixRoutes } from './matrix/routes.tsx'
import { outboxRoutes } from './mijn/outbox-routes.tsx'
import { mijnRoutes } from './mijn/routes.tsx'
import { guidedBy, passOnRoutes } from './pass-on/routes.tsx'
import { registerRoutes } from './register/routes.tsx'
import { rightsRoutes } from './rights/routes.tsx'
import { rightsEditRoutes } from './rights-edit/routes.ts'
import { rightsPublicRoutes } from './rights-public/routes.tsx'
import { sharingRoutes } from './sharing/routes.ts'
import { todayRoutes } from './today/routes.tsx'

export type RouteOptions = IdentityOptions & {
  /** Where each part lives; null or left out for all at one host. */
  readonly hosts?: Hosts | null | undefined
  /** Where files are kept and who looks at them; by the settings of the installation when left out. */
  readonly documents?: DocumentOptions | undefined
  /** How messages leave, and whether a mail carries a link; without it they wait in the outbox. */
  readonly messages?: { readonly carriers: Carriers; readonly links: boolean } | undefined
}

/** How the team's host sends on to the host of the files; null where they are one. */
const sendingOn = ({ hosts, secret }: RouteOptions) =>
  hosts === undefined || hosts === null || hosts.files === hosts.staff ? null : { origin: hosts.files, secret }

/** Every page of the product, module by module. */
export function routes(app: FastifyInstance, deps: Deps, options: RouteOptions): void {
  accessRoutes(app, deps)
  frontRoutes(app, leaving(deps, options.sessions))
  identityRoutes(app, deps, { guided: guidedBy(deps), ...options })
  networkRoutes(app, deps)
  referralRoutes(app, deps, options)
  intakeRoutes(app, deps, options)
  dossierRoutes(app, deps, { keptOutOf })
  dossierPageRoutes(app, deps)
  indicatorRoutes(app, deps)
  fundamentalRightsRoutes(app, deps)
  contactsRoutes(app, deps)
  groupRoutes(app, deps)
  documentRoutes(app, deps, { ...(options.documents ?? documentOptions()), contactsOf: contactChoices, sendingOn: sendingOn(options) })
  protectedRoutes(app, deps)
  evidenceRoutes(app, deps)
  passOnRoutes(app, deps)
  todayRoutes(app, deps)
  familiesRoutes(app, deps)
  registerRoutes(app, deps)
  rightsRoutes(app, deps)
  importRoutes(app, deps)
  sharingRoutes(app, deps)
  lifeRoutes(app, deps)
  rightsEditRoutes(app, deps)
  manageHubRoutes(app)
  matrixRoutes(app)
  reviewRoutes(app, deps)
  touchedRoutes(app, deps)
  jobRoutes(app, deps)
  const { carriers, links } = options.messages ?? { carriers: noCarriers, links: false }
  const ownOrigin = () => options.hosts?.mijn ?? options.origin()
  familyRoutes(app, deps, { origin: ownOrigin, links, hasSms: carriers.sms !== null, register: rightsRegister(deps) })
  mijnRoutes(app, deps)
  rightsPublicRoutes(app, deps)
  outboxRoutes(app, deps, carriers)
}
