/** Programs that speak to this one: each address is known, and none opens without the proof it asks (OWASP ASVS 5.0, V4.1.5). */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { projectRoot } from '#platform/root.ts'
import { type RecordedRoute, recordRoutes } from '../../scripts/map/record-routes.ts'
import { type Channel, incoming, outgoing } from './between-systems.ts'

const site = await testSite({ as: null })
after(() => site.app.close())
const routes = await recordRoutes()
const startOf = (url: string): string | undefined => Object.keys(incoming).find((start) => url === start || url.startsWith(start))
const isForPrograms = ({ machineOnly, url }: RecordedRoute): boolean => machineOnly || url === '/metrics' || url.startsWith('/health/')
const forPrograms = routes.filter(isForPrograms)

test('every address for programs is in the list with how its messages prove where they come from, and every line has an address', () => {
  assert.ok(forPrograms.length > 10)
  assert.deepEqual(
    forPrograms.filter(({ url }) => startOf(url) === undefined).map(({ method, url }) => `${method} ${url}`),
    [],
    'a new address for programs: say in between-systems.ts how each message is signed',
  )
  assert.deepEqual(
    Object.keys(incoming).filter((start) => !forPrograms.some(({ url }) => startOf(url) === start)),
    [],
  )
})

test('no other address takes a key from a header, and no other goes without the token of a form', () => {
  const sources = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  const reading = sources.filter((name) =>
    /headers\.authorization|headers\['authorization'\](?! =)/.test(readFileSync(join(projectRoot, 'src', name), 'utf8')),
  )
  assert.deepEqual(reading.toSorted(), [
    'modules/identity/web/scim-routes.ts',
    'platform/http/metrics.ts',
    // Only to answer such a request shortly instead of leading it elsewhere.
    'platform/http/plain-http.ts',
  ])
  const changing = forPrograms.filter(({ method }) => method !== 'GET').map(({ url }) => startOf(url))
  assert.deepEqual([...new Set(changing)].toSorted(), ['/inloggen/dienst/afmelden/', '/scim/v2/'])
})

test('a delicate message without a signature of its own is there once, and has an exception', () => {
  const bare = (all: Readonly<Record<string, Channel>>): string[] =>
    Object.entries(all).flatMap(([name, { delicate, signed }]) => (delicate && signed === 'none' ? [name] : []))
  assert.deepEqual(bare(outgoing), [])
  assert.deepEqual(bare(incoming), ['/scim/v2/'])
})

test('a delicate address opens to no session, no wrong key and no unsigned message, whatever the method', async () => {
  const cookie = await site.cookieOf('administrator')
  const delicate = forPrograms.filter(({ url }) => incoming[startOf(url) ?? '']?.delicate === true)
  assert.ok(delicate.length > 10)
  const { slug } = await site.world.deps.db.catalogue((db) =>
    db.selectFrom('platform.municipality').select('slug').executeTakeFirstOrThrow(),
  )
  for (const { method, url } of delicate) {
    const path = url.replace(':municipality', slug).replace(':id', site.world.accounts.counsellor)
    for (const headers of [{ cookie }, { cookie, authorization: 'Bearer wrong' }, { authorization: `Bearer ${'a'.repeat(43)}` }]) {
      const body =
        method === 'GET'
          ? {}
          : { payload: 'logout_token=a.b.c', headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' } }
      const { statusCode } = await site.app.inject({ method: methods.find((one) => one === method) ?? 'GET', url: path, headers, ...body })
      assert.ok(statusCode >= 400 && statusCode < 500, `${method} ${path}: ${statusCode}`)
    }
  }
})
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
