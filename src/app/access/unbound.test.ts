import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { type SecrecySubject, setSecrecy } from '#modules/consent/public.ts'
import { recordRoutes } from '../../../scripts/map/record-routes.ts'
import { forgetSecrecy } from './unbound.ts'

const site = await testSite()
const { world } = site
const { deps, accounts, actor } = world
let dossierId = ''

before(async () => {
  dossierId = await site.open()
})
after(() => site.app.close())

async function bind(about: SecrecySubject, secrecy: 'professional' | 'discretion' | 'none'): Promise<void> {
  const administrator = actor('administrator', 'administration')
  const set = await deps.db.as(administrator, (tx) => setSecrecy(tx, deps, administrator, { about, secrecy }))
  assert.ok(set.ok)
  forgetSecrecy(deps)
}

const family = () => ['/vandaag', '/gezinnen', `/gezinnen/${dossierId}`, `/gezinnen/${dossierId}/contacten`, '/nieuw', '/contact']

test('a role of the team that is bound to discretion only receives nothing of a family, and gets it back with professional secrecy', async () => {
  site.who.role = 'midwife'
  for (const url of family()) assert.equal((await site.get(url)).status, 200, url)
  for (const secrecy of ['discretion', 'none'] as const) {
    await bind({ subject: 'role', role: 'midwife' }, secrecy)
    for (const url of family()) {
      const { status, html } = await site.get(url)
      assert.equal(status, 403, url)
      assert.ok(html.includes('Voor jouw rol is geen beroepsgeheim vastgelegd'), url)
    }
    for (const url of ['/account', '/rapport', '/toegankelijkheid']) assert.equal((await site.get(url)).status, 200, url)
  }
  site.who.role = 'counsellor'
  assert.equal((await site.get(`/gezinnen/${dossierId}`)).status, 200, 'another role is not touched')
  site.who.role = 'midwife'
  await bind({ subject: 'role', role: 'midwife' }, 'professional')
  for (const url of family()) assert.equal((await site.get(url)).status, 200, url)
})

test('one account may be bound to less than its role, such as that of a volunteer, and no page for the team alone opens', async () => {
  await bind({ subject: 'account', accountId: accounts.counsellor }, 'discretion')
  site.who.role = 'counsellor'
  const routes = await recordRoutes()
  const closed = routes.filter(
    ({ method, access }) =>
      method === 'GET' && access.includes('counsellor') && !access.some((who) => who === 'partner' || who === 'researcher'),
  )
  assert.ok(closed.length > 60, `${closed.length}`)
  for (const { url } of closed) {
    const { status } = await site.get(url.replace(':dossierId', dossierId).replace(/:\w+/g, dossierId))
    assert.equal(status, 403, url)
  }
  assert.equal((await site.post('/gezinnen/zoek', { q: 'Amal' }, '/account')).status, 403)
  await bind({ subject: 'account', accountId: accounts.counsellor }, 'professional')
  assert.equal((await site.get(`/gezinnen/${dossierId}`)).status, 200)
})

test('the administrator says so on the page of secrecy, and it holds at once', async () => {
  site.who.role = 'administrator'
  const saved = await site.post('/beheer/geheimhouding', { [`a-${accounts.midwife}`]: 'discretion' }, '/beheer/geheimhouding')
  assert.equal(saved.status, 303)
  site.who.role = 'midwife'
  assert.equal((await site.get(`/gezinnen/${dossierId}`)).status, 403)
})
