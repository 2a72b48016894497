import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { isPublicLocale, negotiate, type PublicLocale, publicLocales, staffLocales } from '../text/locale.ts'
import type { NavItem, PageContext } from '../web/page-context.ts'
import { takeFlash } from './flash.ts'
import { type Hosts, isFromElsewhere, type Place, partsHere, placeOf } from './hosts.ts'
import { chooseMunicipality, type Municipality, municipalityList } from './municipality.ts'
import { sendProblem } from './reply.tsx'
import { type Access, type FamilyVisit, isAt, isAtFilesOnly, pageOf, readQuery, type SignedIn } from './request.ts'
import { platformText } from './text.ts'

type Found = { readonly signedIn: SignedIn; readonly municipalityId: string }

/** What the platform asks of the modules that know people. */
export type Entrance = {
  /** The session behind a request's cookies, null when there is none that still stands. */
  readonly identify: (request: FastifyRequest) => Promise<Found | null>
  /** The session behind the ticket in an address, where files have a host of their own: no cookie arrives there. */
  readonly byTicket?: (request: FastifyRequest) => Promise<Found | null>
  readonly home: (signedIn: SignedIn) => string
  /** The session of a parent on her own pages; asked there and nowhere else, and there nobody else is. */
  readonly family?: (request: FastifyRequest) => Promise<FamilyVisit | null>
  readonly nav: (actor: Actor, locale: PublicLocale) => Promise<readonly NavItem[]>
  /** What this account may not see: see `Actor.barred`. */
  readonly barred?: (actor: Actor) => Promise<readonly string[]>
  /** What is in no figure, whoever counts. */
  readonly uncounted?: (actor: Actor) => Promise<readonly string[]>
  /** Asks the second factor again and keeps what was typed. */
  readonly stepUp?: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
}

const nobody: Municipality = {
  id: '00000000-0000-0000-0000-000000000000',
  name: 'Opkomst',
  slug: '',
  host: null,
  postcodes: [],
  theme: 'mechelen',
  phone: null,
  demo: false,
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .filter((letter) => letter !== '')
    .slice(0, 2)
    .join('')
    .toUpperCase()
}

function localeOf(request: FastifyRequest, signedIn: SignedIn | null): PublicLocale {
  if (signedIn !== null) return signedIn.locale
  const asked = readQuery(request)['taal'] ?? request.cookies['opkomst-taal']
  if (asked !== undefined && isPublicLocale(asked)) return asked
  return negotiate(request.headers['accept-language'], isForFamilies(request) ? publicLocales : staffLocales)
}

const familyPages = ['/', '/rechten', '/privacy', '/toegankelijkheid', '/snel-weg', '/weer']

function isForFamilies(request: FastifyRequest): boolean {
  const url = request.routeOptions.url ?? ''
  return url.startsWith('/aanmelden') || familyPages.includes(url) || isOwnAccess(request)
}

/** The pages of a parent about herself: another session, another way out. */
function isOwnAccess(request: FastifyRequest): boolean {
  return /^\/mijn(\/|$)/.test(request.routeOptions.url ?? '')
}

function allowed(access: Access, actor: Actor): boolean {
  return access === 'public' || access.includes(actor.role)
}

function openContext(request: FastifyRequest, municipality: Municipality, deps: Deps): PageContext {
  const { id, name, slug, theme, phone, demo } = municipality
  return {
    locale: localeOf(request, request.signedIn),
    municipality: { id, name, slug, theme, phone, demo },
    path: request.url.split('?')[0] ?? '/',
    today: deps.today(),
    csrfToken: '',
    user: null,
    nav: [],
    flash: null,
  }
}

async function identifyFamily(request: FastifyRequest, deps: Deps, entrance: Entrance, all: readonly Municipality[]): Promise<void> {
  const visit = isAt(request, 'mijn') ? ((await entrance.family?.(request)) ?? null) : null
  const municipality = all.find((one) => one.id === visit?.municipalityId) ?? chooseMunicipality(request, all) ?? nobody
  request.signedIn = null
  request.actor = {
    municipalityId: municipality.id,
    accountId: visit?.accessId ?? null,
    role: visit === null ? 'visitor' : 'family',
    purpose: 'own-access',
    sessionId: visit?.sessionId ?? null,
  }
  const page = openContext(request, municipality, deps)
  request.page = visit === null ? page : { ...page, locale: visit.locale }
}

/** A session counts at its own host only: brought to another one, it is nobody's. */
async function findSession(request: FastifyRequest, entrance: Entrance): Promise<Found | null> {
  if (request.routeOptions.config.machineOnly === true) return null
  if (isAtFilesOnly(request)) return (await entrance.byTicket?.(request)) ?? null
  return isAt(request, 'staff') ? entrance.identify(request) : null
}

async function identifyRequest(request: FastifyRequest, deps: Deps, entrance: Entrance, all: readonly Municipality[]): Promise<void> {
  if (isOwnAccess(request)) return identifyFamily(request, deps, entrance, all)
  const found = await findSession(request, entrance)
  // Deny by default: a session that was proven too weakly is nobody, but for the few routes that say otherwise.
  const isNobody = found?.signedIn.onlyEnrols === true && request.routeOptions.config.forEnrolment !== true
  const session = isNobody ? null : found
  const municipality = all.find((one) => one.id === session?.municipalityId) ?? chooseMunicipality(request, all) ?? nobody
  request.signedIn = session?.signedIn ?? null
  const purpose = request.routeOptions.config.purpose ?? 'guidance'
  const actor: Actor = {
    municipalityId: municipality.id,
    accountId: session?.signedIn.accountId ?? null,
    role: session?.signedIn.role ?? 'visitor',
    purpose,
    sessionId: session?.signedIn.sessionId ?? null,
  }
  const hidden = request.routeOptions.config.countsAll === true ? entrance.uncounted : entrance.barred
  request.actor = actor.accountId === null ? actor : { ...actor, barred: (await hidden?.(actor)) ?? [] }
  request.page = openContext(request, municipality, deps)
}

async function completeContext(request: FastifyRequest, reply: FastifyReply, actor: Actor, entrance: Entrance): Promise<void> {
  // At the host of the files nobody is shown her name and menu, nor fills in a form: nothing of hers is there but the file.
  if (request.page === null || isAtFilesOnly(request)) return
  const signedIn = request.signedIn
  const nav = signedIn === null ? [] : await entrance.nav(actor, request.page.locale)
  const user =
    signedIn === null
      ? null
      : {
          id: signedIn.accountId,
          name: signedIn.name,
          initials: initials(signedIn.name),
          role: signedIn.role,
          home: entrance.home(signedIn),
        }
  request.page = {
    ...request.page,
    csrfToken: reply.generateCsrf(),
    user,
    nav,
    flash: request.method === 'GET' ? takeFlash(request, reply) : null,
  }
}

/** The page of somebody nobody could look up: the request was refused or failed before it was known who sent it, and where. */
export function unknownContext(request: FastifyRequest, deps: Deps): PageContext {
  return openContext(request, nobody, deps)
}

type Away = Exclude<Place, { kind: 'here' }> | { readonly kind: 'foreign-form' }

/** What came to another host than its own, or from a page of another host; null for what may go on. */
function awayFrom(request: FastifyRequest, hosts: Hosts, all: readonly Municipality[]): Away | null {
  const place = placeOf(hosts, request, request.hostParts ?? [], all.length > 1 ? pageOf(request).municipality.slug : null)
  if (place.kind !== 'here') return place
  return isFromElsewhere(request) && request.routeOptions.config.needsNoToken !== true ? { kind: 'foreign-form' } : null
}

function sendAway(request: FastifyRequest, reply: FastifyReply, away: Away): unknown {
  if (away.kind === 'elsewhere') return reply.header('cache-control', 'no-store').redirect(away.address, 303)
  if (away.kind === 'nowhere') return reply.callNotFound()
  const text = platformText(pageOf(request).locale)
  return sendProblem(request, reply, 403, text.staleTitle, text.staleBody)
}

function turnAway(request: FastifyRequest, reply: FastifyReply): unknown {
  // Whoever picks up the phone after her sees the weather, not a door.
  if (isOwnAccess(request)) return reply.redirect('/weer', 303)
  if (request.signedIn !== null || isAtFilesOnly(request)) return reply.callNotFound()
  const back = request.method === 'GET' ? request.url : refererPath(request)
  return reply.redirect(`/inloggen?verder=${encodeURIComponent(back)}`, 303)
}

/** Says who sends each request, and stops at the door whoever may not use the route. Deny by default: a route without `access` stops the start. */
export function identification(app: FastifyInstance, deps: Deps, entrance: Entrance, hosts: Hosts | null = null): void {
  const municipalities = municipalityList(deps)
  app.decorateRequest('hostParts', null)
  app.decorateRequest('actor', null)
  app.decorateRequest('page', null)
  app.decorateRequest('signedIn', null)
  app.addHook('onRoute', (route) => {
    if (route.config?.access === undefined) throw new Error(`route ${String(route.method)} ${route.url} does not say who may use it`)
  })
  app.addHook('onRequest', async (request, reply) => {
    const access = request.routeOptions.config.access ?? 'public'
    if (['/assets/', '/health/'].some((start) => request.routeOptions.url?.startsWith(start))) return
    const all = await municipalities.all()
    if (hosts !== null) request.hostParts = partsHere(hosts, request, all)
    await identifyRequest(request, deps, entrance, all)
    const actor = request.actor
    if (actor === null) return
    await completeContext(request, reply, actor, entrance)
    const away = hosts === null ? null : awayFrom(request, hosts, all)
    if (away !== null) return sendAway(request, reply, away)
    return allowed(access, actor) ? undefined : turnAway(request, reply)
  })
}

const provenForMs = 10 * 60_000

/** Before a dangerous act the second factor must have been proven a short while ago; after the form is read, so that what was typed is kept. */
export function dangerousActs(app: FastifyInstance, deps: Deps, entrance: Entrance): void {
  app.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.config.stepUp !== true || request.signedIn === null || entrance.stepUp === undefined) return
    const provenAt = request.signedIn.provenAt?.getTime() ?? 0
    if (deps.now().getTime() - provenAt > provenForMs) return entrance.stepUp(request, reply)
  })
}

/** Where a person was when the session ended: back there after signing in, the draft still stands. */
function refererPath(request: FastifyRequest): string {
  try {
    return new URL(request.headers.referer ?? '').pathname
  } catch {
    return '/'
  }
}
