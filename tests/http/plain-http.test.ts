import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { makeProvisioningToken } from '#modules/identity/commands/provisioning-token.ts'

const origin = 'https://opkomst.example'
const site = await testSite({ as: null, settings: { OPKOMST_ORIGIN: origin, OPKOMST_TRUST_PROXY: 'yes' } })
after(() => site.app.close())
const made = await makeProvisioningToken(site.world.deps, site.world.actor('administrator'), 'personeel')
assert.ok(made.ok)
const key = { authorization: `Bearer ${made.value.token}` }
const ask = (method: 'GET' | 'POST', url: string, proto: string | null, headers: Readonly<Record<string, string>> = {}) =>
  site.app.inject({ method, url, headers: { ...headers, ...(proto === null ? {} : { 'x-forwarded-proto': proto }) } })

test('over plain http a page leads to https, and what is no page is refused without leading anywhere', async () => {
  const page = await ask('GET', '/aanmelden?taal=tr', 'http')
  assert.deepEqual([page.statusCode, page.headers['location']], [308, `${origin}/aanmelden?taal=tr`])
  assert.equal((await ask('GET', '//evil.example/x', 'http')).headers['location'], `${origin}/evil.example/x`)
  for (const [method, url] of [
    ['GET', '/scim/v2/Users'],
    ['POST', '/scim/v2/Users'],
    ['POST', '/inloggen'],
    ['POST', '/aanmelden'],
  ] as const) {
    const { statusCode, headers, body } = await ask(method, url, 'http', key)
    assert.deepEqual([statusCode, headers['location'], body], [403, undefined, 'https only'], `${method} ${url}`)
  }
  assert.equal((await ask('GET', '/scim/v2/Users', 'https', key)).statusCode, 200)
  assert.equal((await ask('GET', '/aanmelden', 'https')).statusCode, 200)
})

test('the machine itself asks how it goes without the proxy', async () => {
  assert.equal((await ask('GET', '/health/live', null)).statusCode, 200)
  assert.equal((await ask('GET', '/health/live', 'http')).statusCode, 200)
})
