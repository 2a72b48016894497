import type { FastifyInstance } from 'fastify'
import { type TestWorld, testWorld } from '#app/testing.ts'
import { contactsRoutes } from '#modules/contacts/public.ts'
import { dossierRoutes, type OpenDossier, openDossier } from '#modules/dossiers/public.ts'
import { groupRoutes } from '#modules/groups/public.ts'
import { indicatorRoutes } from '#modules/indicators/public.ts'
import type { Role } from '#platform/actor.ts'
import { createServer } from '#platform/http/server.ts'
import { projectRoot } from '#platform/root.ts'
import { loadAssets } from '#platform/web/assets.ts'
import { familiesRoutes } from '../families/routes.tsx'
import { todayRoutes } from '../today/routes.tsx'
import { dossierPageRoutes } from './dossier-routes.tsx'

export type Site = {
  readonly world: TestWorld
  readonly app: FastifyInstance
  /** Who is signed in; a test may change it. */
  readonly who: { role: Role; locale: 'nl' | 'en' | 'fr' }
  readonly open: (input?: Partial<OpenDossier>) => Promise<string>
  readonly get: (url: string) => Promise<{ status: number; html: string }>
  /** Posts a form as the page gives it: with its token and its key, and what is typed. */
  readonly post: (
    url: string,
    typed: Readonly<Record<string, string>>,
    form?: string,
  ) => Promise<{ status: number; html: string; location: string }>
}

const settings = {
  port: 0,
  host: '127.0.0.1',
  origin: null,
  secure: false,
  secret: 'a secret of the tests that is long enough',
  metricsToken: undefined,
  logLevel: 'silent',
  rateLimit: 100_000,
  trustProxy: false,
} as const

/** The dossier page and every act on it, on a real server and a real database. */
export async function testSite(): Promise<Site> {
  const world = await testWorld()
  const who: Site['who'] = { role: 'counsellor', locale: 'nl' }
  const signedIn = () => ({
    accountId: world.accounts[who.role],
    sessionId: world.accounts[who.role],
    role: who.role,
    name: 'Hanne Dewolk',
    locale: who.locale,
  })
  const app = await createServer({
    deps: world.deps,
    settings,
    assets: await loadAssets(projectRoot),
    entrance: {
      identify: async () => ({ municipalityId: world.municipalityId, signedIn: signedIn() }),
      home: () => '/vandaag',
      nav: async () => [
        { href: '/vandaag', label: 'Vandaag', icon: 'day', section: 'today' },
        { href: '/nieuw', label: 'Nieuw', icon: 'inbox', section: 'inbox', count: 4 },
        { href: '/gezinnen', label: 'Gezinnen', icon: 'users', section: 'families' },
      ],
    },
    isReady: async () => true,
    routes: (server) => {
      dossierRoutes(server, world.deps)
      dossierPageRoutes(server, world.deps)
      contactsRoutes(server, world.deps)
      indicatorRoutes(server, world.deps)
      groupRoutes(server, world.deps)
      todayRoutes(server, world.deps)
      familiesRoutes(server, world.deps)
    },
  })
  const get: Site['get'] = async (url) => {
    const answer = await app.inject({ method: 'GET', url })
    return { status: answer.statusCode, html: answer.body }
  }
  const post: Site['post'] = async (url, typed, form = url) => {
    const page = await app.inject({ method: 'GET', url: form })
    const cookies = Object.fromEntries(page.cookies.map(({ name, value }) => [name, value]))
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.body)?.[1] ?? ''
    const payload = new URLSearchParams({ _csrf: hidden('_csrf'), _key: hidden('_key'), ...typed }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await app.inject({ method: 'POST', url, payload, headers, cookies })
    return { status: answer.statusCode, html: answer.body, location: String(answer.headers['location'] ?? '') }
  }
  return { world, app, who, open: (input) => open(world, input ?? {}), get, post }
}

async function open({ deps, actor, accounts }: TestWorld, input: Partial<OpenDossier>): Promise<string> {
  const counsellor = actor('counsellor')
  const result = await deps.db.as(counsellor, (tx) =>
    openDossier(tx, deps, counsellor, {
      mother: {
        kind: 'new',
        person: {
          givenName: 'Amal',
          familyName: 'Benzarra',
          birthDate: '2004-03-02',
          phone: '0470 12 34 56',
          language: 'ary',
          needsInterpreter: true,
          safeContact: { channel: 'whatsapp', times: ['afternoon'], mayLeaveMessage: false, note: 'Iemand anders luistert mee.' },
        },
      },
      programme: 'opkomst-plus',
      openedOn: '2026-09-10',
      startedOn: '2026-09-15',
      counsellorId: accounts.counsellor,
      pregnancy: { dueOn: '2027-01-17', bornOn: null },
      members: [
        { person: { givenName: 'Ilyas', birthDate: '2023-09-12' }, role: 'child', note: 'eerste kleuterklas' },
        { person: { givenName: 'Salma' }, role: 'relative', relation: 'zus', note: 'past op Ilyas, mag gebeld worden' },
      ],
      ...input,
    }),
  )
  if (!result.ok) throw new Error(result.refusal.kind)
  return result.value.dossierId
}
