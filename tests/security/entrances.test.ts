/** Sign-in, sessions, records of what is refused, and what happens when something inside breaks. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createRequire } from 'node:module'
import { Writable } from 'node:stream'
import { after, test } from 'node:test'
import Fastify from 'fastify'
import { SMTPServer } from 'smtp-server'
import { z } from 'zod'
import { entranceOf } from '#app/entrance.ts'
import { createMunicipality } from '#app/municipalities/create-municipality.ts'
import { routes } from '#app/routes.ts'
import { testSite } from '#app/site.testing.ts'
import { isUsableIssuer } from '#modules/identity/commands/sign-on-client.ts'
import { createAccount, enrol, findEnrolment, hashToken, inviteAgain, sessionsOf, totpCode } from '#modules/identity/public.ts'
import { loadPacks } from '#modules/programmes/public.ts'
import { realDeps } from '#platform/deps.ts'
import { countsAtThisHour } from '#platform/http/guards.ts'
import { type Entrance, identification } from '#platform/http/identify.ts'
import { logging } from '#platform/http/logging.ts'
import { createServer as createSite } from '#platform/http/server.ts'
import { readSettings } from '#platform/http/settings.ts'
import { requestJob } from '#platform/jobs/jobs.ts'
import { runJob } from '#platform/jobs/run-job.ts'
import { smsCarrier } from '#platform/mail/sms.ts'
import { smtpCarrier } from '#platform/mail/smtp.ts'
import { projectRoot } from '#platform/root.ts'
import { loadAssets } from '#platform/web/assets.ts'
import { recordRoutes } from '../../scripts/map/record-routes.ts'
import { countingStatements } from './statements.ts'

const site = await testSite({ as: null })
const { app, world } = site
const { deps, municipalityId, clock } = world
after(() => app.close())
const password = 'drie groene fietsen'
const later = (seconds: number): void => {
  clock.now = new Date(clock.now.getTime() + seconds * 1000)
}

async function accountOf(email: string): Promise<{ readonly accountId: string; readonly totp: string }> {
  const made = await createAccount(deps, world.actor('administrator'), {
    email,
    name: 'Lotte',
    role: 'counsellor',
    languages: [],
    locale: 'nl',
  })
  assert.ok(made.ok)
  const pending = await findEnrolment(deps, municipalityId, made.value.token)
  assert.ok(pending)
  const taken = await enrol(deps, municipalityId, { token: made.value.token, password, code: totpCode(pending.totpSecret, deps.now()) })
  assert.ok(taken.ok)
  later(60)
  return { accountId: made.value.accountId, totp: pending.totpSecret }
}
let visitors = 0
const formPage = await app.inject('/inloggen')
const csrfCookie = formPage.cookies.find(({ name }) => name === '_csrf')?.value ?? ''
const csrf = /name="_csrf" value="([^"]+)"/.exec(formPage.body)?.[1] ?? ''
function post(url: string, fields: Readonly<Record<string, string>>, cookie = '', from = '') {
  visitors += 1
  const remoteAddress = from === '' ? `10.7.${visitors >> 8}.${visitors & 255}` : from
  const payload = new URLSearchParams({ ...fields, _csrf: csrf }).toString()
  const headers = { cookie: `_csrf=${csrfCookie}; ${cookie}`, 'content-type': 'application/x-www-form-urlencoded' }
  return app.inject({ method: 'POST', url, payload, headers, remoteAddress })
}
const sessionIn = (answer: { readonly cookies: readonly { readonly name: string; readonly value: string }[] }): string => {
  const found = answer.cookies.find(({ name }) => name === 'opkomst-sessie')
  return found === undefined ? '' : `opkomst-sessie=${found.value}`
}
async function signIn(email: string, totp: string): Promise<string> {
  later(60)
  const first = await post('/inloggen', { email, password })
  const second = await post('/inloggen/code', { code: totpCode(totp, deps.now()) }, sessionIn(first))
  assert.equal(second.statusCode, 303)
  return sessionIn(second)
}
const open = (cookie: string) => app.inject({ url: '/gezinnen', headers: { cookie } })
const acts = async (action: string): Promise<readonly { readonly detail: unknown; readonly subject: string | null }[]> =>
  (
    await deps.db.as(world.actor('team-lead'), (tx) =>
      tx
        .selectFrom('audit.event')
        .select(['detail', 'subject_id'])
        .where('municipality_id', '=', municipalityId)
        .where('action', '=', action)
        .execute(),
    )
  ).map(({ detail, subject_id: subject }) => ({ detail, subject }))

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
  const again = await inviteAgain(deps, world.actor('administrator'), accountId)
  assert.ok(again.ok)
  later(6)
  assert.equal((await open(cookie)).statusCode, 303)
  const found = await findEnrolment(deps, municipalityId, again.value.token)
  assert.ok(found && found.totpSecret !== totp, 'a new secret for the codes as well')
  const other = 'vier blauwe bomen'
  const anew = (code: string) => enrol(deps, municipalityId, { token: again.value.token, password: other, code })
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
  const [unknown, known] = [await seconds('niemand-hier@test.example'), await seconds('bekend@test.example')]
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

const stale = 601
test('every dangerous act, by its address, asks for a proof of the last ten minutes, and at night of the last minute', async () => {
  const dangerous = (await recordRoutes()).filter(({ stepUp }) => stepUp)
  const names = dangerous.map(({ method, url }) => `${method} ${url}`)
  for (const must of [
    'POST /gezinnen/besloten',
    'POST /account/sleutels',
    'POST /account/sleutels/:passkeyId/weg',
    'POST /beheer/accounts',
    'POST /gezinnen/:dossierId/mensen/:personId/rijksregisternummer/tonen',
    'POST /gezinnen/:dossierId/rechten/afschrift',
    'POST /gezinnen/:dossierId/overleg/casus',
    'POST /import/:uploadId/ongedaan',
  ])
    assert.ok(names.includes(must), `${must} among ${names.length}`)
  const cookies = new Map<string, string>()
  for (const role of ['team-lead', 'administrator', 'counsellor'] as const) cookies.set(role, await site.cookieOf(role))
  later(stale)
  for (const { method, url, access } of dangerous) {
    const role = ['team-lead', 'administrator', 'counsellor'].find((one) => access.includes(one)) ?? ''
    const path = url.replaceAll(/:(\w+)/g, '01932d00-0000-7000-8000-00000000dead')
    const answer =
      method === 'GET'
        ? await app.inject({ url: path, headers: { cookie: cookies.get(role) ?? '' } })
        : await post(path, {}, cookies.get(role))
    assert.deepEqual([answer.statusCode, /Bevestig dat jij het bent/.test(answer.body)], [403, true], `${method} ${url} as ${role}`)
  }
  const at = (time: string, secondsAgo: number) => countsAtThisHour(new Date(time), new Date(new Date(time).getTime() - secondsAgo * 1000))
  assert.deepEqual(
    [
      at('2026-11-17T09:00:00Z', 500),
      at('2026-11-17T23:30:00Z', 500),
      at('2026-11-17T23:30:00Z', 50),
      at('2026-11-17T04:30:00Z', 61),
      at('2026-11-17T05:30:00Z', 61),
    ],
    [true, false, true, false, true],
  )
  const now = clock.now
  clock.now = new Date('2026-11-19T01:00:00Z')
  const atNight = await site.cookieOf('administrator')
  later(90)
  assert.equal((await post('/beheer/accounts', {}, atNight)).statusCode, 403)
  clock.now = new Date(Math.max(now.getTime(), new Date('2026-11-19T09:00:00Z').getTime()))
})

async function siteWithLog(entrance: (usual: Entrance) => Entrance = (usual) => usual, settings: Readonly<Record<string, string>> = {}) {
  const sessions = sessionsOf(deps)
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const built = await createSite({
    deps,
    settings: readSettings(
      { OPKOMST_LOG: 'silent', OPKOMST_RATE_LIMIT: '100000', ...settings },
      'a secret that only this test of pages uses',
    ),
    logger: { ...logging('warn'), stream },
    assets: await loadAssets(projectRoot),
    entrance: entrance(entranceOf(deps, sessions, async () => 0)),
    isReady: async () => true,
    routes: (server) => {
      routes(server, deps, { sessions, secret: 'a secret that only this test of pages uses', origin: () => 'http://localhost' })
      server.get('/stuk', { config: { access: 'public' } }, async () => {
        throw new Error('Amal Benzarra')
      })
    },
  })
  after(() => built.close())
  return { app: built, lines }
}
const event = z.object({
  event: z.string(),
  status: z.number().optional(),
  route: z.string().optional(),
  account: z.string().optional(),
  level: z.number(),
})
const eventsIn = (lines: readonly string[]) => lines.flatMap((line) => event.safeParse(JSON.parse(line)).data ?? [])

test('every refusal is a line on the log with route, answer and account: at the door, without a token, too much, and of what is not hers', async () => {
  const { app: logged, lines } = await siteWithLog(undefined, { OPKOMST_RATE_LIMIT: '9' })
  const cookie = await site.cookieOf('researcher')
  const ask = (url: string, method: 'GET' | 'POST' = 'GET', type = 'application/x-www-form-urlencoded') =>
    logged.inject({
      method,
      url,
      headers: { cookie, ...(method === 'POST' ? { 'content-type': type } : {}) },
      ...(method === 'POST' ? { payload: 'a=1' } : {}),
    })
  await ask('/beheer/accounts')
  await ask('/gezinnen/01932d00-0000-7000-8000-00000000dead')
  await ask('/account', 'POST')
  await ask('/account', 'POST', 'application/x-unknown')
  for (let n = 0; n < 8; n += 1) await ask('/account')
  const found = eventsIn(lines).map(({ event: what, status, route }) => `${what} ${status} ${route}`)
  for (const one of [
    'security.refused 404 /beheer/accounts',
    'security.refused 404 /gezinnen/:dossierId',
    'security.refused 403 /account',
    'security.refused 429 /account',
  ])
    assert.ok(found.includes(one), `${one} in ${found.join(', ')}`)
  assert.ok(
    eventsIn(lines)
      .filter(({ status }) => status === 404)
      .every(({ account }) => account === world.accounts.researcher),
  )
  assert.ok(lines.every((line) => !line.includes('00000000dead') && !line.includes('127.0.0.1')))
})

test('who walks through the families is stopped after so many in an hour, and that is one line to look at', async () => {
  const { app: logged, lines } = await siteWithLog(undefined, { OPKOMST_RATE_LIMIT: '1200' })
  const [cookie, other] = [await site.cookieOf('counsellor'), await site.cookieOf('midwife')]
  let n = 0
  const ask = (session: string, id: number) => {
    n += 1
    return logged.inject({
      url: `/gezinnen/01932d00-0000-7000-8000-${id.toString(16).padStart(12, '0')}`,
      headers: { cookie: session },
      remoteAddress: `10.3.${n >> 8}.${n & 255}`,
    })
  }
  const answers: number[] = []
  for (let id = 1; id <= 320; id += 1) answers.push((await ask(cookie, 0xf00000 + id)).statusCode)
  assert.deepEqual([answers.indexOf(429), answers.filter((status) => status === 429).length], [300, 20])
  assert.equal((await ask(cookie, 0xf00001)).statusCode, 404, 'what she looked at before stays hers')
  assert.equal((await ask(other, 0xf00999)).statusCode, 404, 'a colleague goes on')
  assert.ok(eventsIn(lines).some(({ event: what, account }) => what === 'security.look-ups' && account === world.accounts.counsellor))
})

test('the address of who asks is that of the connection, whatever the request says of itself', async () => {
  const { app: slow } = await siteWithLog(undefined, { OPKOMST_RATE_LIMIT: '3' })
  const answers: number[] = []
  for (let n = 0; n < 6; n += 1) {
    const spoofed = `203.0.113.${n}`
    const headers = {
      'x-forwarded-for': spoofed,
      'x-real-ip': spoofed,
      forwarded: `for=${spoofed}`,
      'true-client-ip': spoofed,
      'cf-connecting-ip': spoofed,
    }
    answers.push((await slow.inject({ url: '/privacy', headers })).statusCode)
  }
  assert.deepEqual(answers, [200, 200, 200, 429, 429, 429])
  assert.equal(
    (await slow.inject({ url: '/metrics', remoteAddress: '203.0.113.9', headers: { 'x-forwarded-for': '127.0.0.1' } })).statusCode,
    404,
  )
})

test('when what decides breaks, nobody is let in: no session, no barrier, no page of who is signed in', async () => {
  const broken = async () => {
    throw new Error('Amal Benzarra woont hier')
  }
  const cookie = await site.cookieOf('counsellor')
  const dossierId = await site.open()
  for (const part of ['identify', 'barred', 'nav'] as const) {
    const { app: built, lines } = await siteWithLog((usual) => ({ ...usual, [part]: broken }))
    const answer = await built.inject({ url: `/gezinnen/${dossierId}`, headers: { cookie } })
    assert.equal(answer.statusCode, 500, part)
    assert.doesNotMatch(answer.body + lines.join(''), /Benzarra/, part)
  }
  const { app: stepless } = await siteWithLog((usual) => ({ ...usual, stepUp: broken }))
  later(stale)
  const payload = new URLSearchParams({ email: 'x@y.example', name: 'X', role: 'counsellor', _csrf: csrf }).toString()
  const administrator = await site.cookieOf('administrator')
  later(stale)
  const act = await stepless.inject({
    method: 'POST',
    url: '/beheer/accounts',
    payload,
    headers: { cookie: `${administrator}; _csrf=${csrfCookie}`, 'content-type': 'application/x-www-form-urlencoded' },
  })
  assert.ok(act.statusCode >= 400, `${act.statusCode}`)
  const bare = Fastify()
  identification(bare, deps, { identify: async () => null, home: () => '/', nav: async () => [] })
  assert.throws(() => bare.get('/open', async () => 'x'), /does not say who may use it/)
})

test('a fault in one request or job harms no other: it is on the log without words, and the next goes well', async () => {
  const { app: built, lines } = await siteWithLog()
  const [bad, good] = await Promise.all([built.inject('/stuk'), built.inject('/privacy')])
  assert.deepEqual([bad.statusCode, good.statusCode], [500, 200])
  assert.match(lines.join(''), /request\.failed/)
  assert.doesNotMatch(bad.body + lines.join(''), /Benzarra/)
  const actor = world.actor('administrator')
  const ask = (kind: string) => deps.db.as(actor, (tx) => requestJob(tx, deps, actor, kind, {}))
  const handlers = {
    stuk: { purpose: 'administration' as const, run: async () => Promise.reject(new Error('Amal Benzarra')) },
    heel: { purpose: 'administration' as const, run: async () => ({ done: true }) },
  }
  const [broken, whole] = [await ask('stuk'), await ask('heel')]
  await assert.rejects(runJob(deps, handlers, { municipalityId, jobId: broken }))
  assert.equal((await runJob(deps, handlers, { municipalityId, jobId: broken }))?.failure, 'broken')
  assert.equal((await runJob(deps, handlers, { municipalityId, jobId: whole }))?.state, 'done')
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

const near = [
  '127.0.0.1',
  'localhost',
  '[::1]',
  '0.0.0.0',
  '127.1',
  '2130706433',
  '0x7f000001',
  '017700000001',
  '0177.0.0.1',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '169.254.169.254',
  '10.0.0.1',
  '192.168.1.1',
  '172.16.0.1',
  '[fd00::1]',
  '[fe80::1]',
  'metadata.google.internal',
  'localhost.',
  'app.localhost',
  'db.local',
  'x.internal',
  '127.0.0.1.nip.io',
  'idp',
]
test('an identity service is asked by its name over https only: sixty ways to mean a machine nearby are none', () => {
  const was = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    const tricks = [
      ...near.flatMap((host) => [`https://${host}/`, `http://${host}/`, `https://user:word@${host}/`]),
      'http://idp.example.org',
      'ftp://idp.example.org',
      'file:///etc/passwd',
      'gopher://idp.example.org',
      'javascript:alert(1)',
      'data:text/plain,x',
      'https://idp.example.org#@127.0.0.1',
      'https://idp.example.org?x=1',
      'https://idp.example.org:22',
      'https://user@idp.example.org',
      '//idp.example.org',
      '',
    ]
    assert.ok(tricks.length >= 60, `${tricks.length}`)
    assert.deepEqual(tricks.filter(isUsableIssuer), [])
    assert.ok(isUsableIssuer('https://authenticatie.vlaanderen.be/op'))
  } finally {
    if (was === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = was
  }
})

const portOf = (server: { address: () => unknown }): number => z.object({ port: z.number() }).parse(server.address()).port
async function listening(handler: RequestListener, tls?: { key: string; cert: string }) {
  const server = tls === undefined ? createServer(handler) : createTlsServer(tls, handler)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  after(() => server.close())
  return server
}

test('a service that sends on to another place is not followed', async () => {
  let hits = 0
  const sink = await listening((_request, response) => {
    hits += 1
    response.end('{}')
  })
  const sender = await listening((_request, response) => response.writeHead(302, { location: `http://127.0.0.1:${portOf(sink)}/` }).end())
  const sms = smsCarrier({ url: `http://127.0.0.1:${portOf(sender)}/`, body: 'to={to}&text={text}', authorization: 'Bearer geheim' })
  const sent = await sms.send({ to: '0470000000', subject: '', body: 'x' })
  assert.notEqual(sent.kind, 'sent')
  const { allowInsecureRequests, discovery } = await import('openid-client')
  await assert.rejects(
    discovery(new URL(`http://127.0.0.1:${portOf(sender)}`), 'x', undefined, undefined, { execute: [allowInsecureRequests] }),
  )
  assert.equal(hits, 0)
})

test('metadata of a service that calls itself otherwise are not believed', async () => {
  const service = await listening((_request, response) =>
    response.setHeader('content-type', 'application/json').end(
      JSON.stringify({
        issuer: 'https://anders.example',
        authorization_endpoint: 'https://anders.example/a',
        token_endpoint: 'https://anders.example/t',
        jwks_uri: 'https://anders.example/j',
      }),
    ),
  )
  const { allowInsecureRequests, discovery } = await import('openid-client')
  await assert.rejects(
    discovery(new URL(`http://127.0.0.1:${portOf(service)}`), 'x', undefined, undefined, { execute: [allowInsecureRequests] }),
  )
})

const tlsOf = z.object({ key: z.string(), cert: z.string() })
test('mail, text messages and the identity service are not asked when their certificate is nobody’s', async () => {
  const { key, cert } = tlsOf.parse(createRequire(import.meta.url)('smtp-server/lib/tls-options.js')({}))
  let heard = 0
  const smtp = new SMTPServer({
    secure: true,
    key,
    cert,
    authOptional: true,
    onData: (stream, _session, done) => {
      heard += 1
      stream.resume()
      stream.on('end', () => done())
    },
  })
  smtp.on('error', () => undefined)
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()))
  after(() => smtp.close(() => undefined))
  const carrier = smtpCarrier({
    host: '127.0.0.1',
    port: portOf(smtp.server),
    secure: true,
    user: null,
    password: null,
    from: 'bericht@example.org',
  })
  assert.notEqual((await carrier.send({ to: 'amal@example.org', subject: 'x', body: 'x' })).kind, 'sent')
  carrier.close()
  const gateway = await listening(
    (_request, response) => {
      heard += 1
      response.end()
    },
    { key, cert },
  )
  const url = `https://127.0.0.1:${portOf(gateway)}/`
  assert.notEqual(
    (await smsCarrier({ url, body: 'to={to}', authorization: null }).send({ to: '0470000000', subject: '', body: 'x' })).kind,
    'sent',
  )
  const { discovery } = await import('openid-client')
  await assert.rejects(discovery(new URL(url), 'x'))
  assert.equal(heard, 0)
})

test('a line break in an address, a subject or a text makes no line of its own at the head of a mail', async () => {
  const heads: string[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        heads.push(Buffer.concat(parts).toString().split('\r\n\r\n')[0] ?? '')
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()))
  after(() => smtp.close(() => undefined))
  const carrier = smtpCarrier({
    host: '127.0.0.1',
    port: portOf(smtp.server),
    secure: false,
    user: null,
    password: null,
    from: 'bericht@example.org',
  })
  const namesOf = (head: string): string[] => [...head.matchAll(/^([A-Za-z-]+):/gm)].map(([, name = '']) => name.toLowerCase()).toSorted()
  await carrier.send({ to: 'amal@example.org', subject: 'Je code', body: 'Hallo' })
  for (const trick of ['\r\nBcc: kwaad@example.org', '\nX-Kwaad: 1', '\r\n\r\nnieuwe tekst', '\u2028Bcc: x@example.org']) {
    await carrier.send({ to: `amal@example.org${trick}`, subject: `Je code${trick}`, body: `Hallo${trick}` })
  }
  for (const trick of ['\r\nBcc: kwaad@example.org', '\nX-Kwaad: 1']) {
    const sent = await carrier.send({ to: 'amal@example.org', subject: `Je code${trick}`, body: `Hallo${trick}` })
    assert.equal(sent.kind, 'sent')
  }
  carrier.close()
  assert.ok(heads.length >= 3)
  for (const head of heads) {
    assert.deepEqual(namesOf(head), namesOf(heads[0] ?? ''))
    assert.doesNotMatch(head, /^(?:bcc|x-kwaad):/im)
  }
})
