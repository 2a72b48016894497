import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'

const site = await testSite({ as: null })
after(() => site.app.close())
beforeEach(() => {
  site.who.role = null
})

test('a partner without link or account reads how to refer, whom to ask and where to sign in', async () => {
  const { status, html } = await site.get('/verwijzen')
  assert.equal(status, 200)
  for (const words of ['Met de link van je dienst', 'Met je account', 'Nog geen link of account?', 'Wat je van ons terug krijgt']) {
    assert.ok(html.includes(words), words)
  }
  assert.match(html, /href="\/inloggen\?verder=%2Fverwijzen"/)
  assert.match(html, /href="\/aanmelden\?taal=nl"/)
  assert.doesNotMatch(html, /oefenlink/, 'the link of the practice municipality is not shown elsewhere')
})

for (const [language, words, shown] of [
  ['nl', 'Een ouder aanmelden', 'nl'],
  ['en', 'Refer a parent', 'en'],
  ['fr', 'Orienter un parent', 'fr'],
  ['ar', 'Een ouder aanmelden', 'nl'],
] as const) {
  test(`asked in ${language} the page is in ${shown} and says so`, async () => {
    const { html } = await site.get(`/verwijzen?taal=${language}`)
    assert.match(html, new RegExp(`<html[^>]* lang="${shown}"`))
    assert.doesNotMatch(html, /dir="rtl"[^>]*data-size/)
    assert.ok(html.includes(words))
  })
}

test('a link that does not work is not found, and says what to do', async () => {
  const { status, html } = await site.get('/verwijzen/via/wrong?taal=nl')
  assert.equal(status, 404)
  assert.match(html, /Deze link werkt niet.*Nog geen link of account\?/s)
})

test('with an account of a partner the form stands there; others see no form and cannot send one', async () => {
  site.who.role = 'counsellor'
  const { html } = await site.get('/verwijzen')
  assert.doesNotMatch(html, /name="givenName"|id="account"/)
  assert.ok([403, 404].includes((await site.post('/verwijzen', { givenName: 'Amal' })).status))
  site.who.role = 'partner'
  assert.match((await site.get('/verwijzen')).html, /name="givenName"|hoort nog niet bij een organisatie/)
})
