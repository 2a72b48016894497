import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPart } from '#modules/protected/public.ts'
import { withClient } from '#platform/db/embedded/provision.ts'
import { testSite } from '../site.testing.ts'

const site = await testSite()
const { world, who } = site
const { deps, accounts } = world
const anna = world.actor('counsellor', 'child-protection')
const asks = '/beheer/zonder-lezer'
const confirms = '/beheer/zonder-lezer/bevestigen'

test('a part whose last colleague left: the team lead asks, an administrator confirms, and neither sees what it is about', async () => {
  const dossierId = await site.open()
  const made = await openPart(deps, anna, { dossierId, colleagues: [], saveKey: null })
  assert.ok(made.ok)
  const { partId } = made.value
  who.role = 'team-lead'
  assert.match((await site.get(asks)).html, /Elk overleg heeft een collega/)
  await withClient(world.superuserUrl, (client) =>
    client.query('update identity.account set disabled_at = now() where id = $1', [accounts.counsellor]),
  )
  const { html } = await site.get(asks)
  assert.match(html, new RegExp(partId))
  assert.doesNotMatch(html, /Benzarra|Amal|OP-2026/)
  assert.equal((await site.get(confirms)).status, 404)
  const reason = 'Wie het mocht lezen, werkt hier niet meer'
  assert.equal((await site.post(asks, { part: partId, colleague: accounts.midwife, reason: 'zomaar' })).status, 422)
  assert.equal((await site.post(asks, { part: partId, colleague: accounts.midwife, reason })).status, 303)
  assert.match((await site.get(asks)).html, /Een beheerder moet het nog bevestigen/)

  who.role = 'administrator'
  assert.equal((await site.get(asks)).status, 404)
  const seen = (await site.get(confirms)).html
  assert.match(seen, /vroeg .* dat .* het mag lezen/)
  assert.doesNotMatch(seen, /Benzarra|Amal|OP-2026/)
  assert.equal((await site.post(confirms, { part: partId })).status, 303)
  assert.match((await site.get(confirms)).html, /Elk overleg heeft een collega/)
  who.role = 'midwife'
  assert.equal((await site.get(asks)).status, 404)
  assert.equal((await site.get(`/gezinnen/${dossierId}/beschermd/${partId}`)).status, 200)
})
