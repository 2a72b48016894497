import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { projectRoot } from '#platform/root.ts'
import { addOtherParent, type Browser, enter, motherOf } from './testing.ts'

const site = await testSite({ as: null })
let dossierId = ''
let motherId = ''
let strangersDossier = ''
let mother: Browser
let father: Browser

before(async () => {
  dossierId = await site.open()
  motherId = await motherOf(site, dossierId)
  mother = await enter(site, dossierId, motherId, 'amal@voorbeeld.be')
  father = await enter(site, dossierId, await addOtherParent(site, dossierId), 'yassin@voorbeeld.be')
  strangersDossier = await site.open({ members: [], mother: { kind: 'new', person: { givenName: 'Sofie', phone: '0470 55 66 77' } } })
})
after(() => site.app.close())

/** Every address of the program with who may come there, from the map that a test keeps true. */
function mappedRoutes(): { readonly method: string; readonly url: string; readonly who: string }[] {
  const rows = readFileSync(join(projectRoot, 'docs/MAP.md'), 'utf8').matchAll(/^\| (GET|POST) `([^`]+)` \| ([^|]+) \|/gm)
  return [...rows].map(([, method = '', url = '', who = '']) => ({ method, url, who: who.trim() }))
}

test('no address of the program gives a parent anything of the team, with the id of her own dossier or of another', async () => {
  const closed = mappedRoutes().filter(({ url, who }) => who !== 'public' && !url.startsWith('/mijn'))
  assert.ok(closed.length > 100, `${closed.length} addresses`)
  let probes = 0
  for (const { method, url } of closed) {
    for (const dossier of [dossierId, strangersDossier]) {
      const path = url.replace(':dossierId', dossier).replace(':personId', motherId).replace(/:\w+/g, dossier)
      for (const parent of [mother, father]) {
        const type = { 'content-type': 'application/x-www-form-urlencoded' }
        const answer = await site.app.inject({
          method: method === 'POST' ? 'POST' : 'GET',
          url: path,
          cookies: parent.cookies,
          headers: type,
        })
        probes += 1
        assert.ok([303, 401, 403, 404].includes(answer.statusCode), `${method} ${url}: ${answer.statusCode}`)
        assert.ok(!/Benzarra|Sofie/.test(answer.body), `${method} ${url} names her`)
      }
    }
  }
  assert.ok(probes > 400)
})
