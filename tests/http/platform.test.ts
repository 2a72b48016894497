import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import Fastify from 'fastify'
import { testSite } from '#app/site.testing.ts'
import { identification } from '#platform/http/identify.ts'

const site = await testSite({ as: null })
const { app, world } = site
after(() => app.close())

test('every answer carries the security headers, errors and assets too', async () => {
  const script = /src="(\/assets\/app-[^"]+)"/.exec((await app.inject('/')).body)?.[1] ?? ''
  for (const url of ['/', '/inloggen', '/nergens', '/gezinnen', '/health/live', script]) {
    const { headers } = await app.inject(url)
    assert.match(String(headers['content-security-policy']), /default-src 'none';script-src 'self';style-src 'self'/, url)
    assert.equal(headers['x-content-type-options'], 'nosniff', url)
    assert.equal(headers['referrer-policy'], 'same-origin', url)
    assert.match(String(headers['permissions-policy']), /geolocation=\(\)/, url)
  }
})

test('pages are never kept by a browser or a proxy, assets for a year', async () => {
  const page = await app.inject('/')
  assert.equal(page.headers['cache-control'], 'no-store')
  const style = /href="(\/assets\/app-[^"]+\.css)"/.exec(page.body)?.[1] ?? ''
  const asset = await app.inject({ url: style, headers: { 'accept-encoding': 'br' } })
  assert.equal(asset.statusCode, 200)
  assert.match(String(asset.headers['cache-control']), /immutable/)
})

test('no page holds a script or a style of its own', async () => {
  for (const url of ['/', '/inloggen', '/privacy', '/toegankelijkheid']) {
    const { body } = await app.inject(url)
    assert.doesNotMatch(body, /<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=/i, url)
  }
})

test('a form without its token changes nothing', async () => {
  const cookie = await site.cookieOf('administrator')
  const payload = 'name=X+Y&email=x%40test.example&role=counsellor'
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
  const refused = await app.inject({ method: 'POST', url: '/beheer/accounts', headers, payload })
  assert.equal(refused.statusCode, 403)
  const accepted = await site.postForm('/beheer/accounts', { name: 'X Y', email: 'x@test.example', role: 'counsellor' }, cookie)
  assert.equal(accepted.statusCode, 200)
})

test('what may not be seen looks exactly like what does not exist', async () => {
  const cookie = await site.cookieOf('researcher')
  const missing = await app.inject({ url: '/nergens', headers: { cookie } })
  const forbidden = await app.inject({ url: '/beheer/accounts', headers: { cookie } })
  const plain = (body: string) => body.replace(/value="[^"]*"/g, '')
  assert.equal(forbidden.statusCode, 404)
  assert.equal(plain(forbidden.body), plain(missing.body))
})

test('who is not signed in is asked to, and comes back where he was', async () => {
  const { statusCode, headers } = await app.inject('/account')
  assert.equal(statusCode, 303)
  assert.equal(headers.location, '/inloggen?verder=%2Faccount')
})

test('sign-in never leads to another site', async () => {
  for (const onward of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const { body } = await app.inject(`/inloggen?verder=${encodeURIComponent(onward)}`)
    assert.match(body, /action="\/inloggen\?verder=%2F"/, onward)
  }
})

test('a route that does not say who may use it stops the start', () => {
  const bare = Fastify()
  identification(bare, world.deps, { identify: async () => null, home: () => '/', nav: async () => [] })
  assert.throws(() => bare.get('/open', async () => 'x'), /does not say who may use it/)
})

test('health and metrics answer without telling anything of people', async () => {
  assert.deepEqual((await app.inject('/health/live')).json(), { status: 'live' })
  assert.deepEqual((await app.inject('/health/ready')).json(), { status: 'ready' })
  const { body } = await app.inject('/metrics')
  assert.match(body, /opkomst_http_request_seconds_count\{route="GET \/health\/live"/)
  assert.equal((await app.inject({ url: '/metrics', remoteAddress: '10.0.0.9' })).statusCode, 404)
})

test('drafts are kept per person and form, and never for a stranger', async () => {
  const cookie = await site.cookieOf('counsellor')
  const form = 'contact:01932d00-0000-7000-8000-000000000001'
  const saved = await site.postForm(`/drafts/${form}`, { note: 'Half een zin' }, cookie)
  assert.equal(saved.statusCode, 200)
  assert.equal((await site.postForm('/drafts/Elders%20iets', { note: 'x' }, cookie)).statusCode, 404)
  assert.equal((await site.postForm(`/drafts/${form}`, { note: 'x' })).statusCode, 303)
})

test('too many requests get a page that says to wait', async () => {
  const slow = await testSite({ as: null, settings: { OPKOMST_RATE_LIMIT: '3' } })
  const answers = []
  for (let n = 0; n < 5; n += 1) answers.push(await slow.app.inject('/privacy'))
  assert.deepEqual(
    answers.map((answer) => answer.statusCode),
    [200, 200, 200, 429, 429],
  )
  assert.match(answers[4]?.body ?? '', /Even geduld/)
  await slow.app.close()
})

test('malformed requests are refused, never a fault of the server', async () => {
  const cookie = await site.cookieOf('counsellor')
  const bad = [
    '/gezinnen/%ff',
    '/gezinnen/..%2f..',
    '/account?verder[]=1',
    `/${'x'.repeat(5000)}`,
    '/gezinnen/not-a-uuid',
    '/inloggen?verder=%00',
    '/?taal=%F0%28',
  ]
  for (const url of bad) {
    const { statusCode } = await app.inject({ url, headers: { cookie } })
    assert.ok(statusCode < 500, `${url} answered ${statusCode}`)
  }
  const odd = await app.inject({
    method: 'POST',
    url: '/account',
    headers: { cookie, 'content-type': 'application/json' },
    payload: '{"a":',
  })
  assert.ok(odd.statusCode < 500, `broken JSON answered ${odd.statusCode}`)
})
