import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { paths } from './paths.ts'

const site = await testSite({ as: 'team-lead' })
after(() => site.app.close())
beforeEach(() => {
  site.who.role = 'team-lead'
  site.who.locale = 'nl'
})

test('the list finds a right whatever the accents, and tells what may be outdated', async () => {
  const all = await site.get(paths.list)
  assert.equal(all.status, 200)
  assert.match(all.html, /59 rechten/)
  const found = await site.get(`${paths.list}?q=startbedrag+geboorte`)
  assert.match(found.html, /1 recht</)
  assert.match(found.html, /misschien verouderd/)
  assert.match((await site.get(`${paths.list}?level=local&q=zzz`)).html, /Geen enkel recht/)
})

test('a right is read as sentences, with its dated amounts and where they were found', async () => {
  const { html } = await site.get(paths.right('startbedrag-geboorte'))
  assert.match(html, /Het kind heeft zijn officiële adres in Vlaanderen/)
  assert.match(html, /€\s?1[.\s]?214,49/)
  assert.match(html, /kidslife/)
  assert.equal((await site.get(paths.right('bestaat-niet'))).status, 404)
})

test('a counsellor reads and changes nothing; a partner does not come in', async () => {
  site.who.role = 'counsellor'
  const { status, html } = await site.get(paths.right('startbedrag-geboorte'))
  assert.equal(status, 200)
  assert.doesNotMatch(html, /Nieuw bedrag/)
  site.who.role = 'partner'
  assert.equal((await site.get(paths.list)).status, 404)
})
