import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { type OpenDossier, openDossier } from '#modules/dossiers/public.ts'
import { hashToken, type Sessions, sessionsOf } from '#modules/identity/public.ts'
import type { Role } from '#platform/actor.ts'
import type { Entrance } from '#platform/http/identify.ts'
import { createServer } from '#platform/http/server.ts'
import { readSettings } from '#platform/http/settings.ts'
import { projectRoot } from '#platform/root.ts'
import type { StaffLocale } from '#platform/text/locale.ts'
import { loadAssets } from '#platform/web/assets.ts'
import { entranceOf } from './entrance.ts'
import { pageScripts } from './page-scripts.ts'
import { routes } from './routes.ts'
import { type TestWorld, testWorld } from './testing.ts'

/** The answer to a request, as short as a test reads it. */
export type Answer = { readonly status: number; readonly html: string; readonly location: string }

export type Site = {
  readonly world: TestWorld
  readonly app: FastifyInstance
  /** Who asks a page without a session of its own; a test may change it. Null is a visitor. */
  readonly who: { role: Role | null; locale: StaffLocale }
  readonly get: (url: string) => Promise<Answer>
  /** Posts a form the way a browser does: with the token and the key of the page it stands on, and what is typed. */
  readonly post: (url: string, typed: Readonly<Record<string, string>> | URLSearchParams, form?: string) => Promise<Answer>
  readonly open: (input?: Partial<OpenDossier>) => Promise<string>
  /** The Cookie header of a real session with both factors. */
  readonly cookieOf: (role: Role) => Promise<string>
  /** A form sent with such a session, or by a visitor. */
  readonly postForm: (path: string, fields: Record<string, string>, cookie?: string) => Promise<LightMyRequestResponse>
}

/** `plant` adds routes with a fault of its own, to show that a test sees it. */
type SiteOptions = {
  readonly plant?: (server: FastifyInstance) => void
  readonly as?: Role | null
  readonly settings?: Readonly<Record<string, string>>
}

const secret = 'a secret that only the tests of pages use'

/** The real server with all its pages, in process, on a database of its own. */
export async function testSite({ as = 'counsellor', settings = {}, plant }: SiteOptions = {}): Promise<Site> {
  const world = await testWorld()
  const { deps } = world
  const sessions = sessionsOf(deps)
  const who: Site['who'] = { role: as, locale: 'nl' }
  const read = readSettings({ OPKOMST_LOG: 'silent', OPKOMST_RATE_LIMIT: '100000', ...settings }, secret)
  const app = await createServer({
    deps,
    settings: read,
    assets: await loadAssets(projectRoot, pageScripts),
    entrance: entranceFor(world, sessions, who),
    isReady: async () => true,
    routes: (server) => {
      routes(server, deps, { sessions, secret, origin: () => read.origin ?? 'http://localhost', hosts: read.hosts })
      plant?.(server)
    },
  })
  return {
    world,
    app,
    who,
    ...asBrowser(app),
    open: (input) => openFamily(world, input ?? {}),
    cookieOf: (role) => startSession(world, role),
    postForm: (path, fields, cookie = '') => postWithSession(app, path, fields, cookie),
  }
}

/** A real session counts; without one it is the person the test named. */
function entranceFor(world: TestWorld, sessions: Sessions, who: Site['who']): Entrance {
  const entrance = entranceOf(world.deps, sessions, async () => 0, secret)
  return {
    ...entrance,
    identify: async (request) => {
      const found = await entrance.identify(request)
      if (found !== null || who.role === null) return found
      const id = world.accounts[who.role]
      const signedIn = {
        accountId: id,
        sessionId: id,
        role: who.role,
        name: 'Hanne Dewolk',
        locale: who.locale,
        provenAt: world.deps.now(),
      }
      return { municipalityId: world.municipalityId, signedIn }
    },
  }
}

const formType = 'application/x-www-form-urlencoded'

/** Keeps cookies from page to page. */
function asBrowser(app: FastifyInstance): Pick<Site, 'get' | 'post'> {
  const cookies: Record<string, string> = {}
  const send = async (request: { readonly method: 'GET' | 'POST'; readonly url: string; readonly payload?: string }): Promise<Answer> => {
    const answer = await app.inject({ ...request, cookies, headers: request.payload === undefined ? {} : { 'content-type': formType } })
    for (const { name, value } of answer.cookies) cookies[name] = value
    return { status: answer.statusCode, html: answer.body, location: String(answer.headers['location'] ?? '') }
  }
  return {
    get: (url) => send({ method: 'GET', url }),
    post: async (url, typed, form = url) => {
      const { html } = await send({ method: 'GET', url: form })
      const payload = new URLSearchParams(typed)
      for (const name of ['_csrf', '_key']) {
        const given = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]
        if (!payload.has(name) && given !== undefined) payload.set(name, given)
      }
      return send({ method: 'POST', url, payload: payload.toString() })
    },
  }
}

async function startSession({ deps, actor, accounts, municipalityId }: TestWorld, role: Role): Promise<string> {
  const token = deps.newToken()
  const now = deps.now()
  await deps.db.as(actor(role), (tx) =>
    tx
      .insertInto('identity.session')
      .values({
        municipality_id: municipalityId,
        id: deps.newId(),
        account_id: accounts[role],
        token_hash: hashToken(token),
        stage: 'full',
        proven_at: now,
        device: 'test',
        started_at: now,
        seen_at: now,
        expires_at: new Date(now.getTime() + 3_600_000),
      })
      .execute(),
  )
  return `opkomst-sessie=${municipalityId}.${token}`
}

async function postWithSession(app: FastifyInstance, path: string, fields: Record<string, string>, cookie: string) {
  const seen = await app.inject({ url: '/privacy', headers: { cookie } })
  const own = `${cookie}; _csrf=${seen.cookies.find((one) => one.name === '_csrf')?.value ?? ''}`
  const page = await app.inject({ url: cookie === '' ? '/inloggen' : '/account', headers: { cookie: own } })
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  return app.inject({
    method: 'POST',
    url: path,
    headers: { cookie: own, 'content-type': formType },
    payload: new URLSearchParams({ ...fields, _csrf: token }).toString(),
  })
}

async function openFamily({ deps, actor, accounts }: TestWorld, input: Partial<OpenDossier>): Promise<string> {
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
