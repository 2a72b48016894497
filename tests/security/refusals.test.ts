/** What is refused stands on the log, and a fault inside lets nobody in and harms nobody else. */
import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { after, test } from 'node:test'
import Fastify from 'fastify'
import { z } from 'zod'
import { entranceOf } from '#app/entrance.ts'
import { routes } from '#app/routes.ts'
import { sessionsOf } from '#modules/identity/public.ts'
import { type Entrance, identification } from '#platform/http/identify.ts'
import { logging } from '#platform/http/logging.ts'
import { createServer as createSite } from '#platform/http/server.ts'
import { readSettings } from '#platform/http/settings.ts'
import { requestJob } from '#platform/jobs/jobs.ts'
import { runJob } from '#platform/jobs/run-job.ts'
import { projectRoot } from '#platform/root.ts'
import { loadAssets } from '#platform/web/assets.ts'
import { csrf, csrfCookie, deps, later, municipalityId, site, stale, world } from './entrances.ts'

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
    entrance: entrance(entranceOf(deps, sessions, async () => 0, 'a secret that only this test of pages uses')),
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
