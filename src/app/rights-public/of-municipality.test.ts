import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { rightSchema } from '#modules/rights/public.ts'
import { draftChange, packRights, publishChange, withdrawChange } from '#modules/rights-catalogue/public.ts'
import { localRight } from '#modules/rights-catalogue/testing.ts'
import { testSite } from '../site.testing.ts'
import { publishedAs } from './published-rights.ts'

const site = await testSite({ as: null })
const { world } = site
const { deps } = world
const territory = { municipalities: ['Testgemeente'] }
const right = rightSchema.parse({ ...localRight, id: 'babypremie-test', title: 'Babypremie van de test', territory })
const scriptOf = (html: string) => /<script src="(\/assets\/gegevens\/[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
const answers = { place: 'Testgemeente', home: 'alone', who: 'mother', year: '1995', kid1: '1-5-2026', pregnant: 'no', do: 'show' }

async function publish(): Promise<string> {
  const drafted = await draftChange(deps, world.actor('team-lead'), {
    change: { kind: 'right', right },
    note: null,
    origin: 'form',
    key: null,
  })
  if (!drafted.ok) assert.fail(JSON.stringify(drafted.refusal))
  const { changeId } = drafted.value
  assert.ok((await publishChange(deps, world.actor('administrator'), { changeId, reason: 'Raadsbesluit' })).ok)
  return changeId
}

test('a premium that a municipality published is found by its inhabitants, in the browser and without a script; gone when taken back', async () => {
  const before = scriptOf((await site.get('/rechten')).html)
  assert.equal(before, publishedAs('nl', packRights(), '').path, 'without own rights everybody shares one file')
  const changeId = await publish()
  const page = await site.get('/rechten')
  const path = scriptOf(page.html)
  assert.notEqual(path, before)
  assert.match(path, /\?gemeente=/)
  const script = await site.get(path)
  assert.equal(script.status, 200)
  assert.match(script.html, /Babypremie van de test/)
  const found = await site.post('/rechten', answers)
  assert.match(found.html, /Babypremie van de test/)
  const packed = await site.app.inject({ url: path, headers: { 'accept-encoding': 'gzip' } })
  assert.match(gunzipSync(packed.rawPayload).toString(), /Babypremie van de test/)
  assert.ok(packed.rawPayload.length < 150_000)
  assert.doesNotMatch((await site.get(before)).html, /Babypremie van de test/)

  const withdrawn = await withdrawChange(deps, world.actor('team-lead'), { changeId, reason: 'Een oefening' })
  assert.ok(withdrawn.ok)
  const late = await site.app.inject({ url: path })
  assert.equal(late.statusCode, 200, 'a page asked for just before still gets its script')
  assert.doesNotMatch(late.body, /Babypremie van de test/, 'what no longer holds is not handed out')
  assert.equal(late.headers['cache-control'], 'no-store')
  assert.doesNotMatch((await site.post('/rechten', answers)).html, /Babypremie van de test/)
})

test('another municipality does not see it, and an address of nobody answers with the rights of all', async () => {
  await publish()
  const slugs = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select(['id', 'slug']).execute())
  const other = slugs.find(({ id }) => id === world.other.municipalityId)?.slug ?? ''
  assert.notEqual(other, '')
  const shared = publishedAs('nl', packRights(), '').path
  assert.equal(scriptOf((await site.get(`/rechten?gemeente=${other}`)).html), shared)
  assert.equal((await site.get(`${shared}?gemeente=nergens`)).status, 200)
  for (const name of ['xx-0000000000.js', 'nl-1.js', 'nl-0000000000.css', 'nl-0000000000'])
    assert.equal((await site.get(`/assets/gegevens/${name}`)).status, 404, name)
})
