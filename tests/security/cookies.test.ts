import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { createAccount, enrol, findEnrolment } from '#modules/identity/public.ts'
import { newTotpSecret, totpCode } from '#modules/identity/secrets.ts'
import { namedForHttps } from '#platform/http/cookie-names.ts'

const origin = 'https://opkomst.example'
const site = await testSite({ as: null, settings: { OPKOMST_ORIGIN: origin, OPKOMST_TRUST_PROXY: 'yes' } })
const { app, world } = site
const { deps, municipalityId, clock } = world
after(() => app.close())

const email = 'lotte@test.example'
const password = 'drie groene fietsen'
const made = await createAccount(deps, world.actor('administrator'), {
  email,
  name: 'Lotte',
  role: 'counsellor',
  languages: [],
  locale: 'nl',
})
assert.ok(made.ok)
const pending = await findEnrolment(deps, municipalityId, made.value.token)
assert.ok(pending)
await enrol(deps, municipalityId, { token: made.value.token, password, code: totpCode(pending.totpSecret, deps.now()) })

/** A browser over https: keeps what is set under the name it was set with. */
const jar = new Map<string, string>()
const lines: string[] = []
const headersSeen: { readonly url: string; readonly headers: Readonly<Record<string, unknown>> }[] = []
async function send(
  method: 'GET' | 'POST',
  url: string,
  fields?: Readonly<Record<string, string>>,
  extra: Readonly<Record<string, string>> = {},
) {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await app.inject({
    method,
    url,
    headers: {
      cookie,
      host: 'opkomst.example',
      'x-forwarded-proto': 'https',
      ...(fields === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...extra,
    },
    ...(fields === undefined ? {} : { payload: new URLSearchParams(fields).toString() }),
  })
  headersSeen.push({ url, headers: answer.headers })
  for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
    lines.push(line)
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=', 2)
    if (value === '') jar.delete(name)
    else jar.set(name, line.slice(name.length + 1).split(';')[0] ?? '')
  }
  return answer
}
const tokenOf = (html: string): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''

async function signIn(): Promise<void> {
  clock.now = new Date(clock.now.getTime() + 60_000)
  jar.clear()
  const page = await send('GET', '/inloggen')
  assert.equal((await send('POST', '/inloggen', { email, password, _csrf: tokenOf(page.body) })).statusCode, 303)
  const codePage = await send('GET', '/inloggen/code')
  const code = totpCode(pending?.totpSecret ?? newTotpSecret(), deps.now())
  assert.equal((await send('POST', '/inloggen/code', { code, _csrf: tokenOf(codePage.body) })).statusCode, 303)
}

test('over https every cookie is Secure, HttpOnly, SameSite and carries a prefix; a session signs in, works and ends with it', async () => {
  await signIn()
  const account = await send('GET', '/account')
  assert.equal(account.statusCode, 200)
  await send('POST', '/account', { locale: 'nl', _csrf: tokenOf(account.body) })
  await send('GET', '/mijn')
  await send('POST', '/mijn', { address: 'x@y.example', _csrf: tokenOf((await send('GET', '/mijn')).body) })
  await send('GET', '/account')
  await send('POST', '/afmelden', { _csrf: tokenOf(account.body) })
  assert.equal((await send('GET', '/account')).statusCode, 303)
  const names = new Set(lines.map((line) => line.split('=')[0]))
  for (const name of ['__Host-opkomst-sessie', '__Host-_csrf', '__Host-opkomst-flash', '__Secure-n'])
    assert.ok(names.has(name), `${name} in ${[...names].join(' ')}`)
  for (const line of lines) {
    assert.match(line, /^__(Host|Secure)-/)
    assert.match(line, /; Secure(;|$)/, line)
    assert.match(line, /; SameSite=(Lax|Strict)/, line)
    assert.doesNotMatch(line, /; Domain=/i, line)
    if (!/Max-Age=0|Expires=Thu, 01 Jan 1970/.test(line)) assert.match(line, /; HttpOnly/, line)
    if (line.startsWith('__Host-')) assert.match(line, /; Path=\/(;|$)/, line)
  }
})

test('a cookie without its prefix is none: a neighbour of the same name cannot plant a session', async () => {
  await signIn()
  const value = jar.get('__Host-opkomst-sessie') ?? ''
  const ask = (cookie: string) => app.inject({ url: '/account', headers: { cookie, host: 'opkomst.example' } })
  assert.equal((await ask(`__Host-opkomst-sessie=${value}`)).statusCode, 200)
  assert.equal((await ask(`opkomst-sessie=${value}`)).statusCode, 303)
  assert.equal(namedForHttps('a=1; Path=/mijn; Secure'), '__Secure-a=1; Path=/mijn; Secure')
})

test('the value of a session stands in no page, address or header but its own cookie', async () => {
  await signIn()
  const value = (jar.get('__Host-opkomst-sessie') ?? '').slice(37)
  assert.ok(value.length >= 20)
  for (const url of ['/account', '/vandaag', '/gezinnen', '/nergens']) {
    const { body, headers } = await send('GET', url)
    const { 'set-cookie': _, ...others } = headers
    assert.equal(body.includes(value) || JSON.stringify(others).includes(value), false, url)
  }
})

test('HSTS of a year with every subdomain, on pages, errors, redirects and files', async () => {
  await send('GET', '/nergens')
  await send('GET', '/assets/nergens.js')
  await send('GET', '/health/live')
  await send('POST', '/inloggen', { a: '1' })
  for (const { url, headers } of headersSeen) {
    assert.match(String(headers['strict-transport-security']), /max-age=(3153[6-9]\d{3}|[4-9]\d{7}|\d{9,}); includeSubDomains/, url)
    assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/, url)
    assert.equal(headers['x-frame-options'], 'SAMEORIGIN', url)
  }
  assert.ok(headersSeen.length > 15)
})

const hostile = [
  'null',
  'https://kwaad.example',
  'https://opkomst.example.kwaad.example',
  'https://kwaadopkomst.example',
  'http://opkomst.example',
  'https://opkomst.example:8443',
  'https://sub.opkomst.example',
  'file://',
  'https://opkomst.example@kwaad.example',
  'chrome-extension://x',
  'https://OPKOMST.EXAMPLE.',
  '*',
]

test('no other origin is ever told that it may read, however it is called', async () => {
  await signIn()
  for (const from of hostile) {
    for (const [method, url] of [
      ['GET', '/account'],
      ['GET', '/gezinnen'],
      ['GET', '/scim/v2/Users'],
      ['POST', '/drafts/contact'],
    ] as const) {
      const { headers } = await send(method, url, method === 'POST' ? {} : undefined, { origin: from })
      assert.equal(headers['access-control-allow-origin'], undefined, `${url} for ${from}`)
      assert.equal(headers['access-control-allow-credentials'], undefined)
    }
    const asked = await app.inject({
      method: 'OPTIONS',
      url: '/gezinnen',
      headers: { origin: from, 'access-control-request-method': 'POST' },
    })
    assert.equal(asked.headers['access-control-allow-origin'], undefined)
  }
})

test('a form from another site carries no session and changes nothing', async () => {
  await signIn()
  for (const from of ['https://kwaad.example', 'null']) {
    const refused = await send('POST', '/account', { locale: 'fr' }, { origin: from, referer: 'https://kwaad.example/' })
    assert.equal(refused.statusCode, 403)
  }
  for (const type of ['text/plain', 'application/json', 'application/csp-report']) {
    const odd = await send('POST', '/account', { locale: 'fr' }, { 'content-type': type })
    assert.ok(odd.statusCode >= 400 && odd.statusCode < 500, `${type}: ${odd.statusCode}`)
  }
})
