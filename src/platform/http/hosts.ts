import type { FastifyRequest } from 'fastify'
import { isLoopback } from '../loopback.ts'
import type { Municipality } from './municipality.ts'

/** What the program consists of for a browser. Each part may have a host of its own: no cookie and no script of one reaches another (OWASP ASVS 5.0, 3.5.4). */
export type Part = 'staff' | 'mijn' | 'public' | 'files'
/** The origin of each part; parts that share one have the same. */
export type Hosts = Readonly<Record<Part, string>>

const openPages = /^\/(?:aanmelden(?:\/.*)?|rechten|cijfers(?:\/.*)?|privacy|toegankelijkheid|snel-weg|weer)$/

/**
 * Where a route is at home, by its pattern. What is not named here is the team's: a new page is on no other host by oversight. The neutral pages belong
 * to the parent's own host as well: she must not have to leave it to get away.
 */
export function partsOf(url: string): readonly Part[] {
  // The first page of each host leads to what is there.
  if (url === '/') return ['public', 'staff', 'mijn']
  if (url === '/weer' || url === '/snel-weg') return ['public', 'mijn']
  if (/^\/mijn(?:\/|$)/.test(url)) return ['mijn']
  // The team's host gives the ticket, the host of the files takes it.
  if (url === '/bestanden/:documentId') return ['staff', 'files']
  return openPages.test(url) ? ['public'] : ['staff']
}

/** The host name a request was sent to, without its port. */
function askedName(request: FastifyRequest): string {
  return request.hostname.replace(/:\d+$/, '').toLowerCase()
}

/** What a request may ask for at the host it was sent to. A municipality's own host name is another name for the team's; an unknown one is none. */
export function partsHere(hosts: Hosts, request: FastifyRequest, all: readonly Municipality[]): readonly Part[] {
  const name = askedName(request)
  const own = (['staff', 'mijn', 'public', 'files'] as const).filter((part) => new URL(hosts[part]).hostname === name)
  return own.length === 0 && all.some(({ host }) => host === name) ? ['staff'] : own
}

export type Place =
  | { readonly kind: 'here' }
  /** An open page: at this address instead. */
  | { readonly kind: 'elsewhere'; readonly address: string }
  | { readonly kind: 'nowhere' }

const here: Place = { kind: 'here' }

/** Whether a request came to the right host. Open pages send on, so that old links and addresses on paper keep working; the rest is not found. */
export function placeOf(hosts: Hosts, request: FastifyRequest, found: readonly Part[], municipality: string | null): Place {
  const { url, config } = request.routeOptions
  if (url === undefined || (url === '/metrics' && isLoopback(askedName(request)))) return here
  const home = partsOf(url)
  if (home.some((part) => found.includes(part))) return here
  const isOpenPage =
    config.access === 'public' && config.machineOnly !== true && url !== '/metrics' && ['GET', 'HEAD'].includes(request.method)
  const [part = 'staff'] = home
  if (!isOpenPage) return { kind: 'nowhere' }
  const address = new URL(`${hosts[part]}/${request.url.replace(/^(?:[a-z]+:\/\/[^/?#]*)?\/*/i, '')}`)
  if (municipality !== null && !address.searchParams.has('gemeente')) address.searchParams.set('gemeente', municipality)
  return { kind: 'elsewhere', address: address.href }
}

/**
 * Whether a form was sent from a page of another host, a sister of ours included: the hosts belong to one site, so a browser sends its cookies along
 * (RFC 6265bis, SameSite). A page that tells nobody where it comes from, as a parent's own, sends the origin `null`: there the browser's own word counts.
 * The token of the form is asked besides.
 */
export function isFromElsewhere(request: FastifyRequest): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  if (origin === undefined || origin === 'null') return false
  return !URL.canParse(origin) || new URL(origin).hostname !== askedName(request)
}
