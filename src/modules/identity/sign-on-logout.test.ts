/** Back-channel logout: the service says who left; everything else that looks like it ends nobody's session. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import { saveProvider } from './commands/provider.ts'
import { administrator, bend, bent, browser, logoutAddress, settings, signing, site } from './sign-on.testing.ts'

const { world } = site
const { deps, municipalityId } = world
const event = 'http://schemas.openid.net/event/backchannel-logout'
const seconds = (): number => Math.floor(deps.now().getTime() / 1000)
const isIn = async (visitor: ReturnType<typeof browser>): Promise<boolean> => (await visitor.ask('/account')).statusCode === 200

test('who signs out at the service is out here at once, on that device only, and the audit says by whom', async () => {
  await saveProvider(deps, administrator, settings)
  const [leaving, staying] = [browser(), browser()]
  await leaving.signIn()
  await staying.signIn()
  assert.deepEqual([await isIn(leaving), await isIn(staying)], [true, true])
  await leaving.leaveService()
  assert.deepEqual([await isIn(leaving), await isIn(staying)], [false, true])
  const acts = await deps.db.as(administrator, (tx) =>
    tx.selectFrom('audit.event').select('detail').where('action', '=', 'identity.session.ended').execute(),
  )
  assert.deepEqual(acts, [{ detail: { by: 'identity-service' } }])
})

test('a session of another way in that was proven again at the service rests on it from then on, and ends with it', async () => {
  await saveProvider(deps, administrator, settings)
  signing.sub = 'karin'
  const cookie = await site.cookieOf('counsellor')
  const visitor = browser(cookie)
  assert.equal((await visitor.signIn('/inloggen/dienst?doel=koppel')).headers.location, '/account')
  assert.equal((await visitor.signIn('/inloggen/dienst?doel=bevestig')).headers.location, '/account')
  const other = await site.cookieOf('counsellor')
  await visitor.leaveService()
  assert.equal(await isIn(visitor), false)
  assert.equal((await site.app.inject({ url: '/account', headers: { cookie: other } })).statusCode, 200)
})

/** Sends a message as the service would; the answer. */
const tell = (token: string, address = logoutAddress) =>
  site.app.inject({
    method: 'POST',
    url: address,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ logout_token: token }).toString(),
  })

let number = 0
const head = { alg: 'RS256', typ: 'logout+jwt', kid: 'own' }
const claims = (more: object = {}): object => {
  number += 1
  return {
    iss: bent.address,
    aud: 'opkomst',
    sub: 'lotte',
    jti: `nummer-${number}`,
    iat: seconds(),
    exp: seconds() + 120,
    events: { [event]: {} },
    ...more,
  }
}

/** Signed in through the service whose keys this test has. */
async function signedIn(more: object = {}): Promise<ReturnType<typeof browser>> {
  bend.now = { claims: { ...more } }
  const visitor = browser()
  const departure = new URL(await visitor.depart())
  bend.nonce = departure.searchParams.get('nonce') ?? ''
  const back = new URLSearchParams({ code: 'x', state: departure.searchParams.get('state') ?? '', iss: bent.address })
  assert.equal((await visitor.ask(`/inloggen/dienst/terug?${back}`)).headers.location, '/account')
  return visitor
}
beforeEach(async () => {
  await saveProvider(deps, administrator, { ...settings, issuer: bent.address })
})

test('a good token ends the session it names, or all of a person; nobody there any more is fine too', async () => {
  const [one, other] = [await signedIn({ sid: 'een' }), await signedIn({ sid: 'twee' })]
  const answer = await tell(bent.signed(head, claims({ sid: 'een' })))
  assert.deepEqual([answer.statusCode, answer.body, answer.headers['cache-control']], [200, '', 'no-store'])
  assert.deepEqual([await isIn(one), await isIn(other)], [false, true])
  assert.equal((await tell(bent.signed(head, claims({ sub: 'iemand-anders', sid: 'twee' })))).statusCode, 200)
  assert.equal(await isIn(other), true, 'the name of a session and its owner must fit')
  assert.equal((await tell(bent.signed(head, claims({ sub: undefined, sid: 'twee' })))).statusCode, 200)
  assert.equal(await isIn(other), false)
  const [third, fourth] = [await signedIn({ sid: 'drie' }), await signedIn()]
  assert.equal((await tell(bent.signed(head, claims()))).statusCode, 200)
  assert.deepEqual([await isIn(third), await isIn(fourth)], [false, false])
  assert.equal((await tell(bent.signed(head, claims()))).statusCode, 200)
})

test('a session that does not rest on the service goes on: of another way in, or of a colleague', async () => {
  const code = await site.cookieOf('counsellor')
  await signedIn()
  await tell(bent.signed(head, claims()))
  assert.equal((await site.app.inject({ url: '/account', headers: { cookie: code } })).statusCode, 200)
})

/** What everybody may read as the secret: only a program that lets the message choose the algorithm believes it. */
function withPassword(body: object): string {
  const text = [{ ...head, alg: 'HS256' }, body].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  const secret = bent.publicKey.export({ type: 'spki', format: 'pem' })
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

const hour = 3600
const bends: readonly (readonly [string, () => string])[] = [
  ['that is no token', () => 'geen.token'],
  ['that is empty', () => ''],
  ['that is endless', () => bent.signed(head, claims({ more: 'x'.repeat(9000) }))],
  [
    'unsigned',
    () =>
      `${bent
        .signed({ ...head, alg: 'none' }, claims())
        .split('.')
        .slice(0, 2)
        .join('.')}.`,
  ],
  ['unsigned, with a signature that is not asked', () => bent.signed({ ...head, alg: 'none' }, claims())],
  ['signed with the public key as a password', () => withPassword(claims())],
  ['signed by another key', () => bent.signed(head, claims(), true)],
  ['that brings its own key', () => bent.signed({ ...head, kid: 'x', jwk: bent.publicKey.export({ format: 'jwk' }) }, claims(), true)],
  [
    'changed after signing',
    () => bent.signed(head, claims()).replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify(claims())).toString('base64url')}.`),
  ],
  ['with a head it must understand and does not', () => bent.signed({ ...head, crit: ['x'], x: 1 }, claims())],
  ['of another type', () => bent.signed({ ...head, typ: 'JWT' }, claims())],
  ['without a type', () => bent.signed({ ...head, typ: undefined }, claims())],
  ['that is an access token', () => bent.signed({ ...head, typ: 'at+jwt' }, claims())],
  ['with a nonce, as one that signs somebody in', () => bent.signed(head, claims({ nonce: 'x' }))],
  ['with an empty nonce', () => bent.signed(head, claims({ nonce: null }))],
  ['without an event', () => bent.signed(head, claims({ events: undefined }))],
  ['with another event', () => bent.signed(head, claims({ events: { 'http://schemas.openid.net/event/iets': {} } }))],
  ['with the event as a word', () => bent.signed(head, claims({ events: event }))],
  ['with the event as no object', () => bent.signed(head, claims({ events: { [event]: 'ja' } }))],
  ['of nobody', () => bent.signed(head, claims({ sub: undefined }))],
  ['of somebody without a name', () => bent.signed(head, claims({ sub: '' }))],
  ['for another program', () => bent.signed(head, claims({ aud: 'iets-anders' }))],
  ['for several programs', () => bent.signed(head, claims({ aud: ['opkomst', 'iets-anders'] }))],
  ['for nobody', () => bent.signed(head, claims({ aud: undefined }))],
  ['of another service', () => bent.signed(head, claims({ iss: 'https://iemand.example' }))],
  ['of a service that is nearly the same', () => bent.signed(head, claims({ iss: `${bent.address}/` }))],
  ['of no service', () => bent.signed(head, claims({ iss: undefined }))],
  ['past its time', () => bent.signed(head, claims({ iat: seconds() - 200, exp: seconds() - 61 }))],
  ['made long ago', () => bent.signed(head, claims({ iat: seconds() - hour, exp: seconds() + 60 }))],
  ['made tomorrow', () => bent.signed(head, claims({ iat: seconds() + 24 * hour, exp: seconds() + 24 * hour + 60 }))],
  ['good for hours', () => bent.signed(head, claims({ exp: seconds() + 2 * hour }))],
  ['without an end', () => bent.signed(head, claims({ exp: undefined }))],
  ['with a time in words', () => bent.signed(head, claims({ iat: 'nu' }))],
  ['without a number', () => bent.signed(head, claims({ jti: undefined }))],
]
for (const [what, make] of bends) {
  test(`a logout token ${what} ends nothing`, async () => {
    const visitor = await signedIn()
    const { statusCode, body, headers } = await tell(make())
    assert.deepEqual([statusCode, JSON.parse(body), headers['cache-control']], [400, { error: 'invalid_request' }, 'no-store'])
    assert.equal(await isIn(visitor), true)
  })
}

test('a logout token works once, also when it comes twice at the same moment', async () => {
  const token = bent.signed(head, claims())
  const both = await Promise.all([tell(token), tell(token)])
  assert.deepEqual(both.map(({ statusCode }) => statusCode).toSorted(), [200, 400])
  const visitor = await signedIn()
  assert.equal((await tell(token)).statusCode, 400)
  assert.equal(await isIn(visitor), true)
})

test('numbers of tokens are kept while the token would still be good, and no longer', async () => {
  const kept = () =>
    deps.db.as(administrator, (tx) =>
      tx.selectFrom('identity.used_token').select('token_hash').where('municipality_id', '=', municipalityId).execute(),
    )
  await tell(bent.signed(head, claims()))
  assert.ok((await kept()).length > 1)
  const was = world.clock.now
  world.clock.now = new Date(was.getTime() + 11 * 60_000)
  await tell(bent.signed(head, claims()))
  assert.equal((await kept()).length, 1)
  world.clock.now = was
})

test('what could not be a token makes this program ask nobody anything', async () => {
  await tell(bent.signed(head, claims()))
  const before = bent.asked.length
  for (const more of [{ aud: 'iets-anders' }, { iss: 'https://iemand.example' }, { nonce: 'x' }, { iat: 0 }]) {
    assert.equal((await tell(bent.signed({ ...head, kid: 'onbekend' }, claims(more), true))).statusCode, 400)
  }
  assert.equal(bent.asked.length, before)
  for (let again = 0; again < 5; again += 1) await tell(bent.signed({ ...head, kid: `onbekend-${again}` }, claims(), true))
  assert.ok(bent.asked.length <= before + 1, 'an unknown key is looked for once, not each time')
})

test('a service that is off, another municipality and another way of asking end nothing', async () => {
  const visitor = await signedIn()
  assert.equal((await tell(bent.signed(head, claims()), '/inloggen/dienst/afmelden/nergens')).statusCode, 400)
  await saveProvider(deps, administrator, { ...settings, issuer: bent.address, isEnabled: false })
  assert.equal((await tell(bent.signed(head, claims()))).statusCode, 400)
  await saveProvider(deps, administrator, { ...settings, issuer: bent.address })
  const url = `${logoutAddress}?logout_token=${bent.signed(head, claims())}`
  assert.equal((await site.app.inject({ url })).statusCode, 404)
  assert.equal((await site.app.inject({ method: 'POST', url })).statusCode, 400)
  const json = { method: 'POST' as const, url: logoutAddress, payload: { logout_token: [bent.signed(head, claims())] } }
  assert.equal((await site.app.inject(json)).statusCode, 400)
  assert.equal(await isIn(visitor), true)
})
