import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saveProvider } from './commands/provider.ts'
import type { Bend } from './identity-service.testing.ts'
import { administrator, bend, bent, browser, linkedAccount, service, sessions, settings, site } from './sign-on.testing.ts'

const { deps } = site.world

/** The way back from the service that bends its tokens. */
async function bentSignIn() {
  await saveProvider(deps, administrator, { ...settings, issuer: bent.address })
  const visitor = browser()
  const departure = new URL(await visitor.depart())
  bend.nonce = departure.searchParams.get('nonce') ?? ''
  const back = new URLSearchParams({ code: 'x', state: departure.searchParams.get('state') ?? '', iss: bent.address })
  return visitor.ask(`/inloggen/dienst/terug?${back}`)
}

const bends: readonly (readonly [string, Bend])[] = [
  ['unsigned', { alg: 'none' }],
  ['signed by another key', { foreignKey: true }],
  ['changed after signing', { flipped: true }],
  ['for another program', { claims: { aud: 'iets-anders' } }],
  ['for several programs, asked by another', { claims: { aud: ['opkomst', 'iets-anders'], azp: 'iets-anders' } }],
  ['of another service', { claims: { iss: 'https://iemand.example' } }],
  ['for another question', { claims: { nonce: 'iets-anders' } }],
  ['without a question', { claims: { nonce: undefined } }],
  ['past its time', { claims: { exp: Math.floor(Date.now() / 1000) - 600 } }],
  ['without the time of signing in', { claims: { auth_time: undefined } }],
  ['of a sign-in long ago', { claims: { auth_time: Math.floor(Date.now() / 1000) - 9000 } }],
  ['without a subject', { claims: { sub: undefined } }],
  ['with an empty subject', { claims: { sub: '' } }],
]
for (const [what, how] of bends) {
  test(`a token ${what} opens nothing`, async () => {
    bend.now = how
    const count = await sessions()
    assert.equal((await bentSignIn()).statusCode, 403)
    assert.equal(await sessions(), count)
  })
}

test('a token without a means, or with an unknown one, is asked again', async () => {
  for (const claims of [{ acr: undefined }, { acr: 'urn:iets' }]) {
    bend.now = { claims }
    assert.match(String((await bentSignIn()).headers.location), /acr_values=/)
  }
})

test('the same subject at another service is somebody else: a new and empty account', async () => {
  await browser().signIn()
  const first = await linkedAccount(service.address, 'lotte')
  assert.equal((await bentSignIn()).headers.location, '/account', 'the good token of the other service')
  const second = await linkedAccount(bent.address, 'lotte')
  assert.ok(first !== undefined && second !== undefined && first !== second)
})
