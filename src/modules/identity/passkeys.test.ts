import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { z } from 'zod'
import { testSite } from '#app/site.testing.ts'
import { softAuthenticator, type Told } from './authenticator.testing.ts'
import { setAccountActive } from './commands/accounts.ts'
import { handleOf } from './domain/user-handle.ts'

const site = await testSite({ as: null })
const { world } = site
const { deps, accounts, municipalityId, clock } = world
after(() => site.app.close())

const here = { origin: 'http://localhost', host: 'localhost' }
const handle = Buffer.from(handleOf(municipalityId, accounts.counsellor)).toString('base64url')
const question = z.looseObject({ challenge: z.string() })

/** A form of somebody who is not signed in, with the cookies of his browser. */
async function postOpenly(url: string, fields: Record<string, string>, cookies: string) {
  const page = await site.app.inject({ url: '/inloggen', headers: { cookie: cookies } })
  const secret = page.cookies.find((one) => one.name === '_csrf')?.value ?? ''
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  return site.app.inject({
    method: 'POST',
    url,
    headers: { cookie: `${cookies}; _csrf=${secret}`, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ ...fields, _csrf: token }).toString(),
  })
}

/** Asks the question of an address; the answer must come with the cookie it set. */
async function ask(path: string, cookie = '') {
  const answer = await site.postForm(path, {}, cookie)
  const set = [answer.headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';')[0] ?? '')
  const own = set.filter((line) => line.startsWith('opkomst-bevestiging='))
  const options = answer.statusCode === 200 ? question.parse(JSON.parse(answer.body)) : question.parse({ challenge: '' })
  return { status: answer.statusCode, options, cookies: [cookie, ...own].filter((one) => one !== '').join('; ') }
}

async function register(device: ReturnType<typeof softAuthenticator>, told: Told = {}, name = 'Gsm van het werk') {
  const cookie = await site.cookieOf('counsellor')
  const { options, cookies } = await ask('/account/sleutels/vraag', cookie)
  const _passkey = device.register({ challenge: options.challenge, ...told })
  await site.postForm('/account/sleutels', { name, _passkey }, cookies)
  return { cookie, cookies, _passkey }
}

async function keysOf(): Promise<string[]> {
  const rows = await deps.db.as(world.actor('counsellor'), (tx) =>
    tx
      .selectFrom('identity.passkey')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .where('account_id', '=', accounts.counsellor)
      .where('revoked_at', 'is', null)
      .orderBy('created_at')
      .execute(),
  )
  return rows.map(({ id }) => id)
}

type Signed = Told & { handle?: string; foreignKey?: boolean }
async function signIn(device: ReturnType<typeof softAuthenticator>, told: Signed = {}) {
  const { options, cookies } = await ask('/inloggen/sleutel/vraag')
  const _passkey = device.sign({ challenge: options.challenge, handle, ...told })
  const answer = await postOpenly('/inloggen/sleutel?verder=%2Fgezinnen', { _passkey }, cookies)
  const session = [answer.headers['set-cookie'] ?? []].flat().find((line) => String(line).startsWith('opkomst-sessie='))
  return { answer, cookies, _passkey, session: session === undefined ? null : (String(session).split(';')[0] ?? '') }
}

test('a key is registered with a name, and signs in by itself', async () => {
  const device = softAuthenticator(here)
  const { cookie } = await register(device)
  const account = await site.app.inject({ url: '/account', headers: { cookie } })
  assert.match(account.body, /Gsm van het werk/)
  const { answer, session } = await signIn(device)
  assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/gezinnen'])
  assert.equal((await site.app.inject({ url: '/gezinnen', headers: { cookie: session ?? '' } })).statusCode, 200)
})

const wrongAnswers: readonly (readonly [string, Told])[] = [
  ['of a false site', { origin: 'http://localhost.kwaad.example' }],
  ['of a site with another port', { origin: 'http://localhost:8080' }],
  ['for another host name', { host: 'kwaad.example' }],
  ['not opened by its owner', { verified: false }],
  ['to another question', { challenge: Buffer.from('iets anders').toString('base64url') }],
  ['of another kind', { type: 'payment.get' }],
]

for (const [what, told] of wrongAnswers) {
  test(`a new key with an answer ${what} is not kept`, async () => {
    const before = await keysOf()
    await register(softAuthenticator(here), told)
    assert.deepEqual(await keysOf(), before)
  })
  test(`an answer ${what} does not sign in`, async () => {
    const device = softAuthenticator(here)
    await register(device)
    assert.equal((await signIn(device, told)).session, null)
    assert.ok((await signIn(device)).session !== null, 'the right one does')
  })
}

test('an answer works once, and only in the browser that asked', async () => {
  const device = softAuthenticator(here)
  await register(device)
  const first = await signIn(device)
  assert.ok(first.session !== null)
  const again = await postOpenly('/inloggen/sleutel', { _passkey: first._passkey }, first.cookies)
  assert.equal(
    [again.headers['set-cookie'] ?? []].flat().some((line) => String(line).startsWith('opkomst-sessie=')),
    false,
  )
  const { options } = await ask('/inloggen/sleutel/vraag')
  const elsewhere = await ask('/inloggen/sleutel/vraag')
  const _passkey = device.sign({ challenge: options.challenge, handle })
  const answer = await postOpenly('/inloggen/sleutel', { _passkey }, elsewhere.cookies)
  assert.match(String(answer.headers.location), /^\/inloggen/)
})

test('a key of somebody else, a copied device and a made-up signature do not sign in', async () => {
  const device = softAuthenticator(here)
  await register(device, { counter: 5 })
  const other = Buffer.from(handleOf(municipalityId, accounts.midwife)).toString('base64url')
  assert.equal((await signIn(device, { counter: 6, handle: other })).session, null)
  assert.equal((await signIn(device, { counter: 6, foreignKey: true })).session, null)
  assert.equal((await signIn(softAuthenticator(here))).session, null, 'a key nobody registered')
  assert.ok((await signIn(device, { counter: 9 })).session !== null)
  assert.equal((await signIn(device, { counter: 7 })).session, null, 'a counter that goes back')
})

test('a revoked key opens nothing; only its owner revokes it', async () => {
  const device = softAuthenticator(here)
  const { cookie } = await register(device)
  const id = (await keysOf()).at(-1)
  const path = `/account/sleutels/${id}/weg`
  assert.equal((await site.postForm(path, {}, await site.cookieOf('midwife'))).statusCode, 404)
  assert.ok((await signIn(device)).session !== null)
  assert.equal((await site.postForm(path, {}, cookie)).statusCode, 303)
  assert.equal((await signIn(device)).session, null)
})

test('a key of a closed account opens nothing', async () => {
  const device = softAuthenticator(here)
  await register(device)
  await setAccountActive(deps, world.actor('administrator'), accounts.counsellor, false)
  assert.equal((await signIn(device)).session, null)
  await setAccountActive(deps, world.actor('administrator'), accounts.counsellor, true)
})

test('a key proves the second factor again, and goes on with what was typed', async () => {
  const device = softAuthenticator(here)
  const { cookie } = await register(device)
  clock.now = new Date(clock.now.getTime() + 660_000)
  assert.equal((await site.app.inject({ url: '/account/sleutels/nieuw', headers: { cookie } })).statusCode, 403)
  const { options, cookies } = await ask('/bevestig/sleutel/vraag', cookie)
  const prove = (_passkey: string) =>
    site.postForm('/bevestig?verder=%2Fgezinnen%2Fbesloten&wijze=post', { reason: 'x', _passkey }, cookies)
  assert.equal((await prove(softAuthenticator(here).sign({ challenge: options.challenge, handle }))).statusCode, 422)
  const next = await ask('/bevestig/sleutel/vraag', cookie)
  const proven = await site.postForm(
    '/bevestig?verder=%2Fgezinnen%2Fbesloten&wijze=post',
    { reason: 'x', _passkey: device.sign({ challenge: next.options.challenge, handle }) },
    next.cookies,
  )
  assert.deepEqual([proven.statusCode, proven.headers.location], [307, '/gezinnen/besloten'])
  const renewed = `opkomst-sessie=${proven.cookies.find(({ name }) => name === 'opkomst-sessie')?.value ?? ''}`
  const open = (session: string) => site.app.inject({ url: '/account/sleutels/nieuw', headers: { cookie: session } })
  assert.deepEqual([(await open(renewed)).statusCode, (await open(cookie)).statusCode], [200, 303])
})

test('on an address of numbers it says what stays possible', async () => {
  const cookie = await site.cookieOf('counsellor')
  const page = await site.app.inject({ url: '/account/sleutels/nieuw', headers: { cookie, host: '192.0.2.7' } })
  assert.match(page.body, /bestaat uit cijfers/)
})
