/** What may not be done on a proof of an hour ago. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countsAtThisHour } from '#platform/http/guards.ts'
import { recordRoutes } from '../../scripts/map/record-routes.ts'
import { app, clock, later, post, site, stale } from './entrances.ts'

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
    'POST /beheer/geheimhouding',
    'POST /gezinnen/:dossierId/toegang',
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
