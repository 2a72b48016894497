import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor, Purpose, Role } from '../actor.ts'
import type { PublicLocale } from '../text/locale.ts'
import type { PageContext } from '../web/page-context.ts'
import type { Part } from './hosts.ts'

/** A signed-in person as the session tells it. */
export type SignedIn = {
  readonly accountId: string
  readonly sessionId: string
  readonly role: Role
  readonly name: string
  readonly locale: PublicLocale
  /** When this session last proved its second factor. */
  readonly provenAt: Date | null
  /** Proven too weakly for this municipality: the session opens only the page where a first passkey is made. */
  readonly onlyEnrols?: boolean
}

/** A parent on her own pages, as her session tells it. */
export type FamilyVisit = {
  readonly municipalityId: string
  readonly accessId: string
  readonly sessionId: string
  readonly locale: PublicLocale
}

export type Access = 'public' | readonly (Role | 'visitor' | 'machine' | 'family')[]

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route. Without it the server does not start. */
    access?: Access
    /** Why data is used here; stands in the audit. */
    purpose?: Purpose
    /** Only ends the own session: a forged one does no harm, and a page that stood open too long must still get her away. */
    needsNoToken?: boolean
    /** A dangerous act: only with a second factor proven a short while ago, else it is asked for first. */
    stepUp?: boolean
    /** Counts also families this account may not see, and never those who are in no figure: a report would otherwise differ from reader to reader. */
    countsAll?: boolean
    /** Also for a session that may do nothing but make its first passkey. */
    forEnrolment?: boolean
    /** Asked by a page by itself: that somebody is there, it does not say. */
    passive?: boolean
    /** For machines: a bearer token in the header or a signed message is asked for, cookies are not looked at. */
    machineOnly?: boolean
  }
  interface FastifyRequest {
    actor: Actor | null
    page: PageContext | null
    signedIn: SignedIn | null
    /** What may be asked for at this host; null when all parts live at one host. */
    hostParts: readonly Part[] | null
  }
}

/** Whether a request came to the host of this part; with one host for all it always did. */
export function isAt(request: FastifyRequest, part: Part): boolean {
  return request.hostParts?.includes(part) ?? true
}

/** At a host that gives files and nothing else: no cookie of a person arrives there. */
export function isAtFilesOnly(request: FastifyRequest): boolean {
  return request.hostParts !== null && isAt(request, 'files') && !isAt(request, 'staff')
}

/** Who sent this request; every route has one by the time its handler runs. */
export function actorOf(request: FastifyRequest): Actor {
  if (request.actor === null) throw new Error('no actor: the route ran before the platform identified it')
  return request.actor
}

export function pageOf(request: FastifyRequest): PageContext {
  if (request.page === null) throw new Error('no page context: the route ran before the platform identified it')
  return request.page
}

const uuid = z.uuid()
const words = z.record(z.string(), z.string())

/** An id from the path, or null when it is not one: the caller answers "not found". */
export function readId(request: FastifyRequest, name: string): string | null {
  const value = readParameter(request, name)
  const parsed = uuid.safeParse(value)
  return parsed.success ? parsed.data : null
}

/** A word from the path. */
export function readParameter(request: FastifyRequest, name: string): string {
  const parameters = words.safeParse(request.params)
  return parameters.success ? (parameters.data[name] ?? '') : ''
}

/** The query string as single texts; repeated names keep the first. */
export function readQuery(request: FastifyRequest): Readonly<Record<string, string>> {
  const query: Record<string, string> = {}
  if (typeof request.query !== 'object' || request.query === null) return query
  for (const [name, value] of Object.entries(request.query)) {
    const first = Array.isArray(value) ? value[0] : value
    if (typeof first === 'string') query[name] = first
  }
  return query
}
