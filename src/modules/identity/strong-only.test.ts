import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { z } from 'zod'
import { testSite } from '#app/site.testing.ts'
import { type Role, roles } from '#platform/actor.ts'
import { softAuthenticator } from './authenticator.testing.ts'
import { createAccount } from './commands/accounts.ts'
import { enrol, findEnrolment } from './commands/enrolment.ts'
import { inviteAgain } from './commands/new-link.ts'
import { setStrongOnly } from './commands/sign-in-rule.ts'
import type { ProofMethod } from './domain/session-strength.ts'
import { hashToken, totpCode } from './secrets.ts'

const site = await testSite({ as: null })
const { world } = site
const { deps, accounts, municipalityId, clock } = world
after(() => site.app.close())
const dossierId = await site.open()
const administrator = world.actor('administrator', 'administration')
const here = { origin: 'http://localhost', host: 'localhost' }

/** As long as sessions are kept in memory. */
const settle = (): void => {
  clock.now = new Date(clock.now.getTime() + 3_000)
}
async function strongOnly(on: boolean): Promise<void> {
  assert.ok((await deps.db.as(administrator, (tx) => setStrongOnly(tx, deps, administrator, on))).ok)
  settle()
}

type Level = 'low' | 'substantial' | 'high' | null
async function sessionOf(role: Role, method: ProofMethod, level: Level): Promise<string> {
  const token = deps.newToken()
  const row = {
    municipality_id: municipalityId,
    id: deps.newId(),
    account_id: accounts[role],
    token_hash: hashToken(token),
    stage: 'full' as const,
  }
  const now = deps.now()
  const times = { proven_at: now, started_at: now, seen_at: now, expires_at: new Date(now.getTime() + 3_600_000) }
  await deps.db.as(world.actor(role), (tx) =>
    tx
      .insertInto('identity.session')
      .values({ ...row, ...times, device: 'test', method, level })
      .execute(),
  )
  return `opkomst-sessie=${municipalityId}.${token}`
}

const pagesOf: Readonly<Record<Role, readonly string[]>> = {
  counsellor: ['/vandaag', '/gezinnen', `/gezinnen/${dossierId}`, '/account'],
  midwife: ['/vandaag', `/gezinnen/${dossierId}`],
  'team-lead': [`/gezinnen/${dossierId}`, '/beheer/toegang', '/rapport'],
  partner: ['/meewerken'],
  researcher: ['/rapport'],
  administrator: ['/beheer', '/beheer/aanmelden', '/beheer/accounts'],
}
const proofs: readonly (readonly [ProofMethod, Level])[] = [
  ['code', null],
  ['passkey', null],
  ['sign-on', null],
  ['sign-on', 'substantial'],
  ['sign-on', 'high'],
]
const readsFamilies = ['counsellor', 'midwife', 'team-lead', 'partner']

for (const on of [false, true]) {
  for (const role of roles) {
    for (const [method, level] of proofs) {
      const isStrong = method === 'passkey' || level === 'high' || (level === 'substantial' && !readsFamilies.includes(role))
      const opens = !on || isStrong
      test(`${role}, ${method} ${level ?? ''}, only strong ways ${on ? 'on' : 'off'}: ${opens ? 'comes in' : 'only a first key'}`, async () => {
        await strongOnly(on)
        const cookie = await sessionOf(role, method, level)
        for (const url of pagesOf[role]) {
          const answer = await site.app.inject({ url, headers: { cookie } })
          if (opens) assert.equal(answer.statusCode, 200, url)
          else assert.match(`${answer.statusCode} ${String(answer.headers.location)}`, /^303 \/inloggen\?/, url)
        }
        if (on && role !== 'counsellor') return
        const first = await site.app.inject({ url: '/inloggen/eerste-sleutel', headers: { cookie } })
        assert.deepEqual([first.statusCode, first.headers.location], opens ? [303, '/account'] : [200, undefined])
      })
    }
  }
}

test('with it on, no form of a weak session does anything either, and a code confirms nothing', async () => {
  await strongOnly(true)
  const cookie = await sessionOf('administrator', 'code', null)
  const tried = {
    '/beheer/accounts': 303,
    '/beheer/aanmelden/middelen': 303,
    '/account/sleutels/vraag': 303,
    '/bevestig': 303,
    '/afmelden/overal': 303,
  }
  for (const [path, status] of Object.entries(tried)) {
    const answer = await site.postForm(path, { name: 'X', email: 'x@test.example', role: 'counsellor', _code: '000000' }, cookie)
    assert.deepEqual([answer.statusCode, /^\/inloggen/.test(String(answer.headers.location))], [status, true], path)
  }
  const strong = await sessionOf('administrator', 'passkey', null)
  const again = await site.postForm('/bevestig?verder=%2Faccount&wijze=get', { _code: '000000' }, strong)
  assert.equal(again.statusCode, 422)
  assert.doesNotMatch(again.body, /name="_code"/, 'a code is not offered')
})

/** What a person does in a browser: password, code, and what the pages answer. */
async function newcomer(email: string) {
  const made = await createAccount(deps, administrator, { email, name: 'Nieuwe Collega', role: 'counsellor', languages: [], locale: 'nl' })
  assert.ok(made.ok)
  const password = 'drie groene fietsen'
  const pending = await findEnrolment(deps, municipalityId, made.value.token)
  assert.ok(pending)
  await enrol(deps, municipalityId, { token: made.value.token, password, code: totpCode(pending.totpSecret, deps.now()) })
  const signIn = async () => {
    clock.now = new Date(clock.now.getTime() + 60_000)
    const jar = new Map<string, string>()
    const header = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const send = async (url: string, fields?: Record<string, string>) => {
      const form =
        fields === undefined ? {} : { method: 'POST' as const, payload: new URLSearchParams({ ...fields, _csrf: token }).toString() }
      const type = fields === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
      const answer = await site.app.inject({ url, ...form, headers: { cookie: header(), ...type } })
      for (const one of answer.cookies) jar.set(one.name, one.value)
      token = /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? token
      return answer
    }
    let token = ''
    await send('/inloggen')
    await send('/inloggen', { email, password })
    await send('/inloggen/code')
    const entered = await send('/inloggen/code?verder=%2Fgezinnen', { code: totpCode(pending.totpSecret, deps.now()) })
    return { entered, send }
  }
  return { accountId: made.value.accountId, signIn }
}

const question = z.looseObject({ challenge: z.string() })

test('a newcomer makes a first key with password and code, and goes on; after that password and code open nothing', async () => {
  await strongOnly(true)
  const person = await newcomer('nieuw@test.example')
  const { entered, send } = await person.signIn()
  assert.equal(entered.headers.location, '/inloggen/eerste-sleutel?verder=%2Fgezinnen')
  assert.equal((await send('/gezinnen')).statusCode, 303)
  assert.match((await send('/inloggen/eerste-sleutel?verder=%2Fgezinnen')).body, /Maak je toegangssleutel/)
  const asked = question.parse(JSON.parse((await send('/inloggen/eerste-sleutel/vraag', {})).body))
  const device = softAuthenticator(here)
  const kept = await send('/inloggen/eerste-sleutel?verder=%2Fgezinnen', { name: 'Gsm', _passkey: device.register(asked) })
  assert.deepEqual([kept.statusCode, kept.headers.location], [303, '/gezinnen'])
  assert.equal((await send('/gezinnen')).statusCode, 200)

  // Somebody who got password and code out of her adds no key of his own.
  const thief = await person.signIn()
  assert.match((await thief.send('/inloggen/eerste-sleutel')).body, /Meld aan met je toegangssleutel/)
  assert.equal((await thief.send('/inloggen/eerste-sleutel/vraag', {})).statusCode, 404)
  assert.equal((await thief.send(`/gezinnen/${dossierId}`)).statusCode, 303)

  // A lost device: the team lead makes a new link, and the old key opens nothing from then on.
  assert.ok((await inviteAgain(deps, administrator, person.accountId, 'in-person')).ok)
  const keys = await deps.db.as(administrator, (tx) =>
    tx
      .selectFrom('identity.passkey')
      .select('revoked_at')
      .where('municipality_id', '=', municipalityId)
      .where('account_id', '=', person.accountId)
      .execute(),
  )
  assert.ok(keys.length === 1 && keys.every((key) => key.revoked_at !== null))
})

test('two browsers that race for the first key: one of them gets it', async () => {
  await strongOnly(true)
  const person = await newcomer('race@test.example')
  const [one, two] = [await person.signIn(), await person.signIn()]
  const ask = async ({ send }: typeof one) => question.parse(JSON.parse((await send('/inloggen/eerste-sleutel/vraag', {})).body))
  const questions = [await ask(one), await ask(two)] as const
  const first = await one.send('/inloggen/eerste-sleutel', { _passkey: softAuthenticator(here).register(questions[0]) })
  const second = await two.send('/inloggen/eerste-sleutel', { _passkey: softAuthenticator(here).register(questions[1]) })
  assert.deepEqual([first.headers.location, second.headers.location], ['/', '/inloggen/eerste-sleutel'])
})

test('the setting is for the administrator, and where keys are possible', async () => {
  await strongOnly(false)
  const own = await sessionOf('administrator', 'passkey', null)
  assert.equal((await site.postForm('/beheer/aanmelden/middelen', { isStrongOnly: 'yes' }, own)).statusCode, 303)
  settle()
  assert.equal(
    (await site.app.inject({ url: '/gezinnen', headers: { cookie: await sessionOf('counsellor', 'code', null) } })).statusCode,
    303,
  )
  const lead = await sessionOf('team-lead', 'passkey', null)
  assert.equal((await site.postForm('/beheer/aanmelden/middelen', {}, lead)).statusCode, 404)
  assert.equal((await site.postForm('/beheer/aanmelden/middelen', {}, own)).statusCode, 303)
})
