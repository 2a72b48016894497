import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { testSite } from '#app/site.testing.ts'
import { setAccountActive } from './commands/accounts.ts'
import { newTotpSecret, totpCode } from './secrets.ts'
import { sessionsOf } from './web/identify.ts'

const site = await testSite({ as: null })
const { world } = site
const { deps, accounts, municipalityId, clock } = world
const totpSecret = newTotpSecret()
await deps.db.as(world.actor('administrator'), (tx) =>
  tx
    .updateTable('identity.account')
    .set({ totp_secret: totpSecret })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', accounts.administrator)
    .execute(),
)
after(() => site.app.close())

const later = (seconds: number): void => {
  clock.now = new Date(clock.now.getTime() + seconds * 1000)
}
const colleague = { name: 'Nieuwe & "Collega"', email: 'nieuw@test.example', role: 'counsellor' }

/** The cookie as the browser has it after an answer. */
function afterwards(answer: Pick<LightMyRequestResponse, 'cookies'>, cookie: string): string {
  const renewed = answer.cookies.find(({ name }) => name === 'opkomst-sessie')
  return renewed === undefined ? cookie : `opkomst-sessie=${renewed.value}`
}

async function accountsNamed(email: string): Promise<number> {
  const rows = await deps.db.as(world.actor('administrator'), (tx) =>
    tx.selectFrom('identity.account').select('id').where('municipality_id', '=', municipalityId).where('email', '=', email).execute(),
  )
  return rows.length
}

test('a dangerous act long after the second factor asks for it, and goes on with the form as it was typed', async () => {
  const cookie = await site.cookieOf('administrator')
  later(601)
  const asked = await site.postForm('/beheer/accounts', colleague, cookie)
  assert.equal(asked.statusCode, 403)
  assert.match(asked.body, /Bevestig dat jij het bent/)
  assert.match(asked.body, /name="email" value="nieuw@test.example"/)
  assert.match(asked.body, /name="name" value="Nieuwe &amp; &quot;Collega&quot;"/)
  assert.equal(await accountsNamed(colleague.email), 0)

  const wrong = await site.postForm('/bevestig?verder=%2Fbeheer%2Faccounts&wijze=post', { ...colleague, _code: '000000' }, cookie)
  assert.equal(wrong.statusCode, 422)
  assert.match(wrong.body, /name="email" value="nieuw@test.example"/, 'what was typed is still there')

  const code = totpCode(totpSecret, clock.now)
  const proven = await site.postForm('/bevestig?verder=%2Fbeheer%2Faccounts&wijze=post', { ...colleague, _code: code }, cookie)
  assert.deepEqual([proven.statusCode, proven.headers.location], [307, '/beheer/accounts'], 'the browser sends the same form there')
  const renewed = afterwards(proven, cookie)
  const old = await site.postForm('/beheer/accounts', { ...colleague, _code: code }, cookie)
  assert.deepEqual([old.statusCode, renewed === cookie], [303, false], 'the session of before the proof is worth nothing after it')
  const made = await site.postForm('/beheer/accounts', { ...colleague, _code: code }, renewed)
  assert.equal(made.statusCode, 200)
  assert.equal(await accountsNamed(colleague.email), 1)
})

test('a code proves once, and counts for ten minutes', async () => {
  let cookie = await site.cookieOf('administrator')
  later(700)
  const code = totpCode(totpSecret, clock.now)
  const give = () => site.postForm('/bevestig?verder=%2Fbeheer%2Faccounts&wijze=post', { _code: code }, cookie)
  const proven = await give()
  assert.equal(proven.statusCode, 307)
  cookie = afterwards(proven, cookie)
  assert.equal((await give()).statusCode, 422, 'the same code again')
  const act = () => site.postForm(`/beheer/accounts/${accounts.midwife}/openen`, {}, cookie)
  later(590)
  assert.equal((await act()).statusCode, 303)
  later(20)
  assert.equal((await act()).statusCode, 403)
})

test('the way on stays on this site', async () => {
  let cookie = await site.cookieOf('administrator')
  later(700)
  for (const elsewhere of ['https://kwaad.example/', '//kwaad.example', '/\\kwaad.example']) {
    later(60)
    const fields = { _code: totpCode(totpSecret, clock.now) }
    const answer = await site.postForm(`/bevestig?verder=${encodeURIComponent(elsewhere)}&wijze=post`, fields, cookie)
    assert.equal(answer.headers.location, '/')
    cookie = afterwards(answer, cookie)
  }
})

test('proving elsewhere counts only when it happened', async () => {
  const cookie = await site.cookieOf('administrator')
  later(700)
  const answer = await site.postForm('/bevestig?verder=%2Fbeheer&wijze=post', { _elsewhere: 'yes' }, cookie)
  assert.equal(answer.statusCode, 422)
})

test('a leaver is out within five seconds, on another server of the same installation too', async () => {
  const cookie = await site.cookieOf('counsellor')
  const elsewhere = sessionsOf(deps)
  const value = cookie.replace('opkomst-sessie=', '')
  const request = { cookies: { 'opkomst-sessie': value } }
  const identified = () => elsewhere.identify(request)
  const open = () => site.app.inject({ url: '/gezinnen', headers: { cookie } })
  assert.equal((await open()).statusCode, 200)
  assert.ok(await identified())
  const closed = await setAccountActive(deps, world.actor('administrator'), accounts.counsellor, false)
  assert.ok(closed.ok)
  later(5)
  assert.equal(await identified(), null)
  const refused = await open()
  assert.deepEqual([refused.statusCode, refused.headers.location], [303, '/inloggen?verder=%2Fgezinnen'])
  await setAccountActive(deps, world.actor('administrator'), accounts.counsellor, true)
  later(5)
  assert.equal(await identified(), null, 'an old session does not come back with the account')
})

test('one session is ended from another, only by its owner', async () => {
  const [first, second, other] = [await site.cookieOf('midwife'), await site.cookieOf('midwife'), await site.cookieOf('researcher')]
  const page = await site.app.inject({ url: '/account', headers: { cookie: first } })
  const ids = [...page.body.matchAll(/\/account\/sessies\/([0-9a-f-]+)\/stop/g)].map((match) => match[1] ?? '')
  assert.equal(ids.length, 1, 'the other one, not itself')
  const path = `/account/sessies/${ids[0]}/stop`
  assert.equal((await site.postForm(path, {}, other)).statusCode, 404)
  assert.equal((await site.app.inject({ url: '/account', headers: { cookie: second } })).statusCode, 200)
  assert.equal((await site.postForm(path, {}, first)).statusCode, 303)
  assert.equal((await site.app.inject({ url: '/account', headers: { cookie: second } })).statusCode, 303)
  assert.equal((await site.app.inject({ url: '/account', headers: { cookie: first } })).statusCode, 200)
})
