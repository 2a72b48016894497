import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, beforeEach } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { saveProvider, setRoleRule } from './commands/provider.ts'
import { type Bend, bentService, identityService, type Signing } from './identity-service.testing.ts'

export const site = await testSite({ as: null })
const { world } = site
const { deps, municipalityId } = world
world.clock.now = new Date()
export const administrator = world.actor('administrator')
export const acr = (name: string): string => `urn:be:vlaanderen:authmech:${name}`
export const secret = 'een geheim dat nergens anders staat, 0123456789'
const returnTo = 'http://localhost/inloggen/dienst/terug'
export const orgCode = '0207499430'
const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
process.env['OPKOMST_AANMELDEN_TEST'] = secret
process.env['OPKOMST_AANMELDEN_SLEUTEL'] = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

export const signing: Signing = { sub: 'lotte', acr: acr('eid'), roles: ['Begeleider'], orgCode, authTime: null }
const here = await site.app.listen({ port: 0, host: '127.0.0.1' })
const { slug } = await deps.db.catalogue((db) =>
  db.selectFrom('platform.municipality').select('slug').where('id', '=', municipalityId).executeTakeFirstOrThrow(),
)
export const logoutAddress = `/inloggen/dienst/afmelden/${slug}`
const common = { redirect_uris: [returnTo], response_types: ['code'], grant_types: ['authorization_code'] }
export const service = await identityService(
  [
    {
      ...common,
      client_id: 'opkomst',
      client_secret: secret,
      token_endpoint_auth_method: 'client_secret_basic',
      backchannel_logout_uri: here + logoutAddress,
      backchannel_logout_session_required: true,
    },
    {
      ...common,
      client_id: 'opkomst-sleutel',
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      jwks: { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' }] },
    },
  ],
  signing,
)
export const bend: { now: Bend; nonce: string; sub: string } = { now: {}, nonce: '', sub: 'lotte' }
export const bent = await bentService(bend)

after(async () => {
  service.close()
  bent.close()
  await site.app.close()
})

export const settings = {
  name: 'Mijn dienst',
  issuer: service.address,
  clientId: 'opkomst',
  authentication: 'client_secret_basic' as const,
  secretName: 'OPKOMST_AANMELDEN_TEST',
  scopes: ['openid', 'profile', 'vo', 'opkomst'],
  roleClaim: 'opkomst_rol_3d',
  organisationCode: orgCode,
  isEnabled: true,
}

before(async () => {
  for (const [claimValue, role, leastLevel] of [
    ['Begeleider', 'counsellor', 'high'],
    ['Partner', 'partner', 'substantial'],
  ] as const) {
    assert.ok((await setRoleRule(deps, administrator, { claimValue, role, leastLevel })).ok)
  }
})
beforeEach(async () => {
  Object.assign(signing, { sub: 'lotte', acr: acr('eid'), roles: ['Begeleider'], orgCode, authTime: null })
  bend.now = {}
  assert.ok((await saveProvider(deps, administrator, settings)).ok)
})

type Jar = Map<string, string>
const header = (jar: Jar): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

function keep(jar: Jar, lines: readonly string[]): void {
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
    else jar.set(name, value)
  }
}

/** One browser: our pages in process, the service over HTTP. */
export function browser(session = '') {
  const here: Jar = new Map(session === '' ? [] : [[session.split('=')[0] ?? '', session.slice(session.indexOf('=') + 1)]])
  const there: Jar = new Map()
  const ask = async (url: string) => {
    const answer = await site.app.inject({ url, headers: { cookie: header(here), host: 'localhost' } })
    keep(here, [answer.headers['set-cookie'] ?? []].flat())
    return answer
  }
  /** Through the service, until it sends the browser back to us. */
  const through = async (departure: string): Promise<string> => {
    let url = departure
    for (let hop = 0; hop < 12; hop += 1) {
      if (url.startsWith('http://localhost/')) return url.slice('http://localhost'.length)
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie: header(there) } })
      keep(there, answer.headers.getSetCookie())
      const location = answer.headers.get('location')
      assert.ok(location !== null, `${url} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
      url = new URL(location, url).href
    }
    throw new Error('the service sends the browser around in circles')
  }
  const depart = async (path = '/inloggen/dienst?verder=%2Faccount'): Promise<string> => {
    const answer = await ask(path)
    assert.equal(answer.statusCode, 303, answer.body)
    return String(answer.headers.location)
  }
  /** Signs out at the service itself, as at another program that uses it. */
  const leaveService = async (): Promise<void> => {
    const ask = (url: string, body?: URLSearchParams) =>
      fetch(url, { ...(body === undefined ? {} : { method: 'POST', body }), redirect: 'manual', headers: { cookie: header(there) } })
    const page = await ask(`${service.address}/session/end`)
    keep(there, page.headers.getSetCookie())
    const html = await page.text()
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const done = await ask(/action="([^"]+)"/.exec(html)?.[1] ?? '', new URLSearchParams({ xsrf, logout: 'yes' }))
    assert.equal(done.status, 303, await done.text())
  }
  const signIn = async (path?: string) => ask(await through(await depart(path)))
  return { ask, through, depart, signIn, leaveService, here }
}

export async function linkedAccount(issuer: string, subject: string): Promise<string | undefined> {
  const row = await deps.db.as(administrator, (tx) =>
    tx
      .selectFrom('identity.account_link')
      .select('account_id')
      .where('municipality_id', '=', municipalityId)
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .executeTakeFirst(),
  )
  return row?.account_id
}

export async function sessions(): Promise<number> {
  const rows = await deps.db.as(administrator, (tx) =>
    tx.selectFrom('identity.session').select('id').where('municipality_id', '=', municipalityId).execute(),
  )
  return rows.length
}
