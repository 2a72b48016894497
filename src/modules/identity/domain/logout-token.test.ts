import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readLogoutToken, usableSignatures } from './logout-token.ts'

const now = new Date('2026-11-22T12:00:00Z')
const at = now.getTime() / 1000
const head = { alg: 'ES256', typ: 'logout+jwt' }
const good = {
  iss: 'https://dienst.example',
  aud: 'opkomst',
  sub: 'lotte',
  jti: 'een',
  iat: at,
  exp: at + 120,
  events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
}
const read = (more: object = {}, typ: unknown = head.typ) =>
  readLogoutToken({ ...head, typ }, { ...good, ...more }, { clientId: 'opkomst', now })
const refusalOf = (more: object, typ?: unknown): string => {
  const answer = read(more, typ)
  return answer.ok ? 'fine' : answer.refusal
}

const ages: readonly (readonly [string, object, string])[] = [
  ['made now', {}, 'fine'],
  ['made six minutes ago', { iat: at - 360, exp: at }, 'fine'],
  ['made more than six minutes ago', { iat: at - 361, exp: at }, 'age'],
  ['made a minute from now, by another clock', { iat: at + 60, exp: at + 120 }, 'fine'],
  ['made more than a minute from now', { iat: at + 61, exp: at + 120 }, 'age'],
  ['ended within the minute', { iat: at - 100, exp: at - 59 }, 'fine'],
  ['ended a minute ago', { iat: at - 100, exp: at - 60 }, 'age'],
  ['good for ten minutes', { exp: at + 600 }, 'fine'],
  ['good for longer', { exp: at + 601 }, 'age'],
  ['ended before it was made', { exp: at - 1 }, 'age'],
]
for (const [what, more, expected] of ages) {
  test(`a logout token ${what}: ${expected}`, () => assert.equal(refusalOf(more), expected))
}

test('the type is written in several ways, and is no other', () => {
  for (const typ of ['logout+jwt', 'LOGOUT+JWT', 'application/logout+jwt']) assert.equal(refusalOf({}, typ), 'fine')
  for (const typ of ['JWT', 'at+jwt', 'logout', '', 1, null]) assert.equal(refusalOf({}, typ), 'type')
})

test('whatever the nonce is, a token with one signs nobody out', () => {
  fc.assert(fc.property(fc.anything(), (nonce) => assert.equal(refusalOf({ nonce }), 'nonce')))
})

test('nothing that comes in makes it throw, and what it takes has an owner, a number and an end', () => {
  fc.assert(
    fc.property(fc.anything(), fc.dictionary(fc.constantFrom(...Object.keys(good), 'sid', 'nonce', 'x'), fc.anything()), (first, more) => {
      const answer = readLogoutToken(first, { ...good, ...more }, { clientId: 'opkomst', now })
      if (!answer.ok) return
      assert.ok((answer.value.subject ?? answer.value.session) !== null && answer.value.tokenId !== '')
      assert.ok(answer.value.expiresAt > now)
    }),
  )
})

test('a service signs with what it says, never with a key that everybody reads', () => {
  assert.deepEqual(usableSignatures(undefined), ['RS256'])
  assert.deepEqual(usableSignatures(['none', 'HS256', 'ES256', 'PS512']), ['ES256', 'PS512'])
})
