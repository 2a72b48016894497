/** Who comes in, how, for how long, and that each way in leaves a record. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMunicipality } from '#app/municipalities/create-municipality.ts'
import { createAccount, enrol, findEnrolment, hashToken, inviteAgain, totpCode } from '#modules/identity/public.ts'
import { loadPacks } from '#modules/programmes/public.ts'
import { realDeps } from '#platform/deps.ts'
import { projectRoot } from '#platform/root.ts'
import { recordRoutes } from '../../scripts/map/record-routes.ts'
import { accountOf, acts, deps, later, municipalityId, open, password, post, sessionIn, signIn, site, world } from './entrances.ts'
import { countingStatements } from './statements.ts'

test('an installation begins with nobody: no municipality has an account nobody was invited to', async () => {
  const made = await createMunicipality(deps, world.ownerUrl, loadPacks(projectRoot), {
    name: 'Nieuwstad',
    postcodes: [],
    phone: null,
    theme: 'mechelen',
    isDemo: false,
  })
  assert.ok(made.ok)
  const actor = { municipalityId: made.value, accountId: null, role: 'machine', purpose: 'administration', sessionId: null } as const
  const rows = await deps.db.as(actor, (tx) =>
    tx.selectFrom('identity.account').select('id').where('municipality_id', '=', made.value).execute(),
  )
  assert.deepEqual(rows, [])
  const pending = await createAccount(deps, actor, {
    email: 'eerste@x.example',
    name: 'Eerste',
    role: 'administrator',
    languages: [],
    locale: 'nl',
  })
  assert.ok(pending.ok)
  const found = await findEnrolment(deps, made.value, pending.value.token)
  assert.ok(found)
  const code = totpCode(found.totpSecret, deps.now())
  assert.equal(
    (await enrol(deps, made.value, { token: pending.value.token, password, code: '000000' })).ok,
    false,
    'an invitation without the code opens nothing',
  )
  assert.ok((await enrol(deps, made.value, { token: pending.value.token, password, code })).ok)
  assert.equal(await findEnrolment(deps, made.value, pending.value.token), null, 'and it works once')
})

test('starting anew takes away every way in: the old password and code open nothing, and the new ones ask both', async () => {
  const { accountId, totp } = await accountOf('herstel@test.example')
  const cookie = await signIn('herstel@test.example', totp)
  const again = await inviteAgain(deps, world.actor('administrator'), accountId, 'in-person')
  assert.ok(again.ok && again.value.kind === 'made')
  const { token, spoken } = again.value.invitation
  later(6)
  assert.equal((await open(cookie)).statusCode, 303)
  assert.equal(await findEnrolment(deps, municipalityId, token), null, 'the link alone opens nothing')
  const found = await findEnrolment(deps, municipalityId, token, spoken)
  assert.ok(found && found.totpSecret !== totp, 'a new secret for the codes as well')
  const other = 'vier blauwe bomen'
  const anew = (code: string) => enrol(deps, municipalityId, { token, spoken, password: other, code })
  assert.equal((await anew(totpCode(totp, deps.now()))).ok, false, 'the old codes set nothing')
  assert.ok((await anew(totpCode(found.totpSecret, deps.now()))).ok)
  later(60)
  assert.equal((await post('/inloggen', { email: 'herstel@test.example', password })).statusCode, 422)
  const half = sessionIn(await post('/inloggen', { email: 'herstel@test.example', password: other }))
  assert.equal((await open(half)).statusCode, 303, 'the new word alone opens nothing either')
  assert.equal((await post('/inloggen/code', { code: totpCode(totp, deps.now()) }, half)).statusCode, 422)
})

test('ten thousand tokens of a session: 256 bits each, none twice, and only their hash is kept', async () => {
  const { newToken } = realDeps(deps.db)
  const tokens = Array.from({ length: 10_000 }, newToken)
  assert.equal(new Set(tokens).size, tokens.length)
  assert.ok(tokens.every((token) => /^[A-Za-z0-9_-]{43}$/.test(token) && Buffer.from(token, 'base64url').length === 32))
  const spread = new Set(tokens.flatMap((token) => [...token]))
  assert.equal(spread.size, 64)
  const cookie = await site.cookieOf('counsellor')
  const token = cookie.split('.')[1] ?? ''
  const rows = await deps.db.as(world.actor('counsellor'), (tx) =>
    tx.selectFrom('identity.session').selectAll().where('municipality_id', '=', municipalityId).execute(),
  )
  assert.ok(rows.some((row) => row.token_hash === hashToken(token)) && !JSON.stringify(rows).includes(token))
})

test('a session of the team ends after two hours without use, and after twelve with', async () => {
  const { totp } = await accountOf('rust@test.example')
  const idle = await signIn('rust@test.example', totp)
  later(7_100)
  assert.equal((await open(idle)).statusCode, 200)
  later(7_300)
  assert.equal((await open(idle)).statusCode, 303)
  const busy = await signIn('rust@test.example', totp)
  let hours = 0
  while ((await open(busy)).statusCode === 200 && hours < 30) {
    later(3_600)
    hours += 1
  }
  assert.equal(hours, 12)
})

test('signing out empties what the browser kept of the pages, and the session is over on the server', async () => {
  const { totp } = await accountOf('uit@test.example')
  const cookie = await signIn('uit@test.example', totp)
  const gone = await post('/afmelden', {}, cookie)
  assert.match(String(gone.headers['clear-site-data']), /"cache".*"storage"/)
  assert.equal((await open(cookie)).statusCode, 303)
  const ended = await acts('identity.session.ended')
  assert.deepEqual(ended.at(-1)?.detail, { everywhere: false })
})

test('every way of signing in leaves one record: refused by password or code, let in, proven again, out', async () => {
  const email = 'sporen@test.example'
  const { accountId, totp } = await accountOf(email)
  const count = async () => ({
    refused: (await acts('identity.sign-in.refused')).length,
    started: (await acts('identity.session.started')).length,
  })
  const before = await count()
  await post('/inloggen', { email, password: 'verkeerd woord' })
  await post('/inloggen', { email: 'niemand@test.example', password })
  const first = await post('/inloggen', { email, password })
  await post('/inloggen/code', { code: '000000' }, sessionIn(first))
  await signIn(email, totp)
  assert.deepEqual(await count(), { refused: before.refused + 3, started: before.started + 1 })
  const refused = (await acts('identity.sign-in.refused')).slice(-3)
  assert.deepEqual(
    refused.map(({ detail }) => detail),
    [{ method: 'password' }, { method: 'password' }, { method: 'code' }],
  )
  assert.deepEqual(
    refused.map(({ subject }) => subject === accountId),
    [true, false, true],
  )
  assert.deepEqual((await acts('identity.session.started')).at(-1)?.detail, { method: 'code', level: null })
})

test('known or not, signing in and asking for a code do the same work: as many statements, of the same kind, and one check of a password', async () => {
  await accountOf('bekend@test.example')
  for (const [url, field] of [
    ['/inloggen', 'email'],
    ['/mijn', 'address'],
  ] as const) {
    const work = async (address: string) =>
      countingStatements(() => post(url, { [field]: address, password: 'verkeerd woord' }, '', '10.6.0.1'))
    await work('opwarmen@test.example')
    for (let n = 0; n < 12; n += 1) {
      later(10)
      const known = await work('bekend@test.example')
      later(10)
      const unknown = await work('nooit-gezien@test.example')
      assert.deepEqual(known.statements, unknown.statements, `${url}, try ${n}`)
      assert.ok(known.statements.length > 5)
    }
  }
  const seconds = async (email: string): Promise<number> => {
    const start = process.cpuUsage()
    for (let n = 0; n < 4; n += 1) await post('/inloggen', { email, password: 'verkeerd woord' })
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1e6
  }
  // The least of several turns: whatever else the process does meanwhile only ever adds.
  let [unknown, known] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let turn = 0; turn < 5; turn += 1) {
    unknown = Math.min(unknown, await seconds('niemand-hier@test.example'))
    known = Math.min(known, await seconds('bekend@test.example'))
  }
  assert.ok(known / unknown < 3 && unknown / known < 3, `processor: ${known} s for a known one, ${unknown} s for an unknown one`)
})

test('two hundred names from one place: that place is asked to wait, and another comes in', async () => {
  const { totp } = await accountOf('elders@test.example')
  const answers: number[] = []
  for (let n = 0; n < 200; n += 1)
    answers.push((await post('/inloggen', { email: `gok${n}@test.example`, password: '' }, '', '10.66.6.6')).statusCode)
  assert.ok(answers.filter((status) => status === 429).length >= 130, `${answers.filter((status) => status === 429).length} times`)
  assert.equal((await open(await signIn('elders@test.example', totp))).statusCode, 200)
})

test('the doors by which one signs in are these, and every one of them asks two things or one that holds both', async () => {
  const doors = (await recordRoutes()).filter(
    ({ access, method, url }) => method === 'POST' && access.includes('public') && /inloggen|mijn|welkom/.test(url),
  )
  assert.deepEqual(
    doors.map(({ url }) => url),
    [
      '/inloggen',
      '/inloggen/code',
      // A way out: the identity service ends sessions here, and its signed message opens nothing.
      '/inloggen/dienst/afmelden/:municipality',
      '/inloggen/sleutel',
      '/inloggen/sleutel/vraag',
      '/mijn',
      '/mijn/code',
      '/mijn/weg',
      '/mijn/woord',
      '/welkom/:municipality/:token',
    ],
  )
  // Of the steps that are half a way in none opens a page.
  await accountOf('half@test.example')
  const half = sessionIn(await post('/inloggen', { email: 'half@test.example', password }))
  assert.notEqual(half, '')
  assert.equal((await open(half)).statusCode, 303)
})

test('every record says who, in which role, what, when and why', async () => {
  const rows = await deps.db.as(world.actor('team-lead'), (tx) =>
    tx.selectFrom('audit.event').selectAll().where('municipality_id', '=', municipalityId).execute(),
  )
  assert.ok(rows.length > 30, `${rows.length} records`)
  for (const row of rows) {
    assert.ok(row.action !== '' && row.purpose !== '' && row.at instanceof Date && row.municipality_id === municipalityId, row.action)
    assert.ok(row.actor_id !== null || ['machine', 'visitor', 'family'].includes(row.actor_role), `${row.action} by ${row.actor_role}`)
  }
})
