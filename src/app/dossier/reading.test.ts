import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'

const site = await testSite()
after(() => site.app.close())

test('what is not recorded is not shown', async () => {
  const id = await site.open()
  const { newId } = site.world.deps
  const taken = newId()
  const given = site.world.deps
  Object.assign(given, { newId: () => taken })
  try {
    assert.equal((await site.get(`/gezinnen/${id}`)).status, 200)
    const { status, html } = await site.get(`/gezinnen/${id}`)
    assert.equal(status, 500, 'its record could not be kept')
    assert.ok(!html.includes('Amal'))
  } finally {
    Object.assign(given, { newId })
  }
})

test('group work is counted on the dossier, shown there and taken back', async () => {
  const id = await site.open()
  assert.match((await site.get(`/gezinnen/${id}`)).html, /id="groepswerk"/)
  const sent = await site.post(`/gezinnen/${id}/groepswerk`, { sessions: '3', countedOn: site.world.deps.today() })
  assert.equal(sent.status, 303, sent.html)
  const { html } = await site.get(`/gezinnen/${id}`)
  const card = html.slice(html.indexOf('id="groepswerk"'))
  assert.match(card, /3 sessies bijgewoond/)
  const takeBack = /action="([^"]+\/terug)"/.exec(card)?.[1] ?? ''
  assert.equal((await site.post(takeBack, {})).status, 303)
  assert.doesNotMatch((await site.get(`/gezinnen/${id}`)).html, /3 sessies bijgewoond/)
})
