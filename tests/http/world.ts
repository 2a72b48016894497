import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { entranceOf } from '#app/entrance.ts'
import { routes } from '#app/routes.ts'
import { type TestWorld, testWorld } from '#app/testing.ts'
import { hashToken, sessionsOf } from '#modules/identity/public.ts'
import type { Role } from '#platform/actor.ts'
import { createServer } from '#platform/http/server.ts'
import { readSettings } from '#platform/http/settings.ts'
import { projectRoot } from '#platform/root.ts'
import { loadAssets } from '#platform/web/assets.ts'

export type HttpWorld = TestWorld & {
  readonly app: FastifyInstance
  /** The Cookie header of a session with both factors. */
  readonly cookieOf: (role: Role) => Promise<string>
  /** Posts a form the way a browser does: with the token and cookie of a page it saw first. */
  readonly postForm: (path: string, fields: Record<string, string>, cookie?: string) => Promise<LightMyRequestResponse>
}

const secret = 'a secret that only the tests of pages use'

/** The real server with all its routes, in process, on a database of its own. */
export async function httpWorld(settings: Record<string, string> = {}): Promise<HttpWorld> {
  const world = await testWorld()
  const { deps } = world
  const sessions = sessionsOf(deps)
  const app = await createServer({
    deps,
    settings: readSettings({ OPKOMST_LOG: 'silent', OPKOMST_RATE_LIMIT: '100000', ...settings }, secret),
    assets: await loadAssets(projectRoot),
    entrance: entranceOf(sessions, async () => 0),
    isReady: async () => true,
    routes: (server) => routes(server, deps, { sessions, secret, origin: () => 'http://localhost' }),
  })

  const cookieOf = async (role: Role): Promise<string> => {
    const token = deps.newToken()
    const now = deps.now()
    await deps.db.as(world.actor(role), (tx) =>
      tx
        .insertInto('identity.session')
        .values({
          municipality_id: world.municipalityId,
          id: deps.newId(),
          account_id: world.accounts[role],
          token_hash: hashToken(token),
          stage: 'full',
          device: 'test',
          started_at: now,
          seen_at: now,
          expires_at: new Date(now.getTime() + 3_600_000),
        })
        .execute(),
    )
    return `opkomst-sessie=${world.municipalityId}.${token}`
  }

  const postForm: HttpWorld['postForm'] = async (path, fields, cookie = '') => {
    const seen = await app.inject({ url: '/privacy', headers: { cookie } })
    const own = seen.cookies.find((one) => one.name === '_csrf')
    const page = await app.inject({ url: '/inloggen', headers: { cookie: `${cookie}; _csrf=${own?.value ?? ''}` } })
    const account =
      cookie === '' ? page : await app.inject({ url: '/account', headers: { cookie: `${cookie}; _csrf=${own?.value ?? ''}` } })
    const token = /name="_csrf" value="([^"]+)"/.exec(account.body)?.[1] ?? ''
    return app.inject({
      method: 'POST',
      url: path,
      headers: { cookie: `${cookie}; _csrf=${own?.value ?? ''}`, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ ...fields, _csrf: token }).toString(),
    })
  }
  return { ...world, app, cookieOf, postForm }
}
