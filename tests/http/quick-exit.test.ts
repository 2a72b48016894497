import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'

const site = await testSite({ as: null })
after(() => site.app.close())

const leave = (cookie: string | null, from: string | null, method: 'GET' | 'HEAD' = 'GET') =>
  site.app.inject({
    method,
    url: '/snel-weg',
    headers: { ...(cookie === null ? {} : { cookie }), ...(from === null ? {} : { 'sec-fetch-site': from }) },
  })
const stillIn = async (cookie: string): Promise<boolean> =>
  (await site.app.inject({ url: '/vandaag', headers: { cookie } })).statusCode === 200

for (const from of ['cross-site', 'same-site', null]) {
  test(`a link or an image asked for from ${from ?? 'a browser that does not say where'} signs no worker out`, async () => {
    const cookie = await site.cookieOf('counsellor')
    const { statusCode, headers } = await leave(cookie, from)
    assert.equal(statusCode, 200)
    assert.doesNotMatch(String(headers['set-cookie']), /opkomst-sessie/)
    assert.equal(headers['clear-site-data'], undefined)
    assert.ok(await stillIn(cookie))
  })
}

test('another site empties nothing of a visitor either: her browser may hold the session of a colleague', async () => {
  for (const from of ['cross-site', 'same-site']) assert.equal((await leave(null, from)).headers['clear-site-data'], undefined)
})

test('asking only for the headers changes nothing', async () => {
  const cookie = await site.cookieOf('counsellor')
  assert.equal((await leave(cookie, 'same-origin', 'HEAD')).headers['clear-site-data'], undefined)
  assert.ok(await stillIn(cookie))
})

for (const from of ['same-origin', 'none']) {
  test(`the button on our own page leaves nothing behind (${from})`, async () => {
    const cookie = await site.cookieOf('counsellor')
    const { headers, body } = await leave(cookie, from)
    assert.match(String(headers['clear-site-data']), /cookies/)
    assert.match(String(headers['set-cookie']), /opkomst-sessie=;/)
    assert.doesNotMatch(body, /Testgemeente|Test counsellor/)
    assert.equal(await stillIn(cookie), false)
  })
}

test('a family on an old phone, which does not say where it comes from, leaves nothing behind', async () => {
  assert.match(String((await leave(null, null)).headers['clear-site-data']), /cookies/)
})
