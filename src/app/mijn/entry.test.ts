import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { giveAccess, renewAccess, revokeAccess } from '#modules/family/public.ts'
import { type Browser, browserOf, lastMessage, motherOf, word } from './testing.ts'

const site = await testSite({ as: null })
const { world } = site
const { deps, municipalityId } = world
const address = 'amal@voorbeeld.be'
let dossierId = ''
let accessId = ''
let startCode = ''
const minutes = (n: number): void => {
  world.clock.now = new Date(world.clock.now.getTime() + n * 60_000)
}

before(async () => {
  dossierId = await site.open()
  const personId = await motherOf(site, dossierId)
  const command = { dossierId, personId, channel: 'mail', address: 'Amal@Voorbeeld.be', locale: 'nl', isSafe: true, saveKey: null } as const
  const given = await giveAccess(deps, world.actor('counsellor'), command)
  assert.ok(given.ok)
  accessId = given.value.accessId
  startCode = given.value.startCode ?? ''
})
after(() => site.app.close())

const codeOf = async (): Promise<string> => /\d{6}/.exec((await lastMessage(site)).body)?.[0] ?? ''

async function ask(browser: Browser, typed = address): Promise<void> {
  const answer = await browser.post('/mijn', { address: typed }, '/mijn')
  assert.deepEqual([answer.status, answer.location], [303, '/mijn/code'])
}

async function passTo(browser: Browser, proof = word): Promise<string> {
  await ask(browser)
  await browser.post('/mijn/code', { code: await codeOf() }, '/mijn/code')
  return (await browser.post('/mijn/woord', { proof }, '/mijn/woord')).location
}

test('the first time: code, start code, a word of her own; after that she is in', async () => {
  const browser = browserOf(site.app)
  await ask(browser)
  const message = await lastMessage(site)
  assert.equal(message.recipient, address)
  assert.match(message.body, /^Je code is \d{6}$/)
  const wrong = await browser.post('/mijn/code', { code: '000000' }, '/mijn/code')
  assert.equal(wrong.status, 422)
  const right = await browser.post('/mijn/code', { code: await codeOf() }, '/mijn/code')
  assert.equal(right.location, '/mijn/woord')
  const birthday = await browser.post('/mijn/woord', { start: startCode, proof: '02032004' }, '/mijn/woord')
  assert.equal(birthday.status, 422)
  assert.match(birthday.html, /geboortedag kent iemand anders ook/)
  const withoutStart = await browser.post('/mijn/woord', { start: '00000000', proof: word }, '/mijn/woord')
  assert.match(withoutStart.html, /startcode klopt niet/)
  const chosen = await browser.post('/mijn/woord', { start: startCode, proof: word }, '/mijn/woord')
  assert.equal(chosen.location, '/mijn/thuis')
  const home = await browser.get('/mijn/thuis')
  assert.equal(home.status, 200)
  assert.match(home.html, /Dag Amal/)
})

test('the language she chooses on the way in goes along, to the code, her word and her own page', async () => {
  const browser = browserOf(site.app)
  const first = await browser.get('/mijn?taal=ar')
  const action = /action="(\/mijn\?[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.match(action, /taal=ar/)
  const asked = await browser.post(action, { address }, '/mijn?taal=ar')
  assert.equal(asked.location, '/mijn/code?taal=ar')
  assert.match((await browser.get(asked.location)).html, /<html lang="ar" dir="rtl"/)
  const passed = await browser.post(asked.location, { code: await codeOf() }, asked.location)
  assert.equal(passed.location, '/mijn/woord?taal=ar')
  assert.match((await browser.get(passed.location)).html, /action="\/mijn\/woord\?taal=ar"/)
  const inside = await browser.post(passed.location, { proof: word }, passed.location)
  assert.equal(inside.location, '/mijn/thuis?taal=ar')
  assert.match((await browser.get(inside.location)).html, /<html lang="ar" dir="rtl"/)
  assert.match((await browser.get('/mijn/sociale-rechten')).html, /<html lang="ar" dir="rtl"/, 'and stays')
  await browser.get('/mijn/thuis?taal=nl')
  minutes(16)
})

test('the next time: a code and her word, however she types them', async () => {
  minutes(1500)
  assert.equal(await passTo(browserOf(site.app), ' Zee BRIES '), '/mijn/thuis')
})

test('a code works once: the same one after she came in leads nowhere', async () => {
  minutes(1500)
  const browser = browserOf(site.app)
  assert.equal(await passTo(browser), '/mijn/thuis')
  const used = await codeOf()
  const other = browserOf(site.app)
  other.cookies['n'] = browser.cookies['n'] ?? `${municipalityId}.${'x'.repeat(43)}`
  const again = await other.post('/mijn/code', { code: used }, '/mijn')
  assert.notEqual(again.location, '/mijn/woord')
})

test('another device: the code and the link of somebody else do nothing there, and still work where they were asked', async () => {
  minutes(1500)
  const hers = browserOf(site.app)
  await ask(hers)
  const code = await codeOf()
  const thief = browserOf(site.app)
  await ask(thief, 'iemand@anders.be')
  assert.equal((await thief.post('/mijn/code', { code }, '/mijn/code')).status, 422)
  assert.equal((await hers.post('/mijn/code', { code }, '/mijn/code')).location, '/mijn/woord')
})

test('ten minutes later a code is nothing any more', async () => {
  minutes(1500)
  const browser = browserOf(site.app)
  await ask(browser)
  const code = await codeOf()
  minutes(10)
  const late = await browser.post('/mijn/code', { code }, '/mijn')
  assert.notEqual(late.location, '/mijn/woord')
})

test('five wrong codes: not even the right one after that', async () => {
  minutes(1500)
  const browser = browserOf(site.app)
  await ask(browser)
  const code = await codeOf()
  for (let n = 0; n < 5; n += 1) await browser.post('/mijn/code', { code: '000001' }, '/mijn/code')
  const answer = await browser.post('/mijn/code', { code }, '/mijn/code')
  assert.equal(answer.status, 422)
})

test('wrong words are counted, and then there is a wait, also with the right one', async () => {
  minutes(1500)
  const browser = browserOf(site.app)
  await ask(browser)
  await browser.post('/mijn/code', { code: await codeOf() }, '/mijn/code')
  for (let n = 0; n < 5; n += 1) assert.equal((await browser.post('/mijn/woord', { proof: 'iets anders' }, '/mijn/woord')).status, 422)
  assert.equal((await browser.post('/mijn/woord', { proof: word }, '/mijn/woord')).status, 429)
  minutes(2)
  assert.equal((await browser.post('/mijn/woord', { proof: word }, '/mijn/woord')).location, '/mijn/thuis')
})

test('known or not: the same answer, the same page, the same rows; only nobody gets a message', async () => {
  minutes(1500)
  const [known, unknown] = [browserOf(site.app), browserOf(site.app)]
  const count = async () => {
    const tables = ['family.challenge', 'platform.message', 'platform.job'] as const
    return world.db.as(world.actor('counsellor'), async (tx) => {
      const counts: number[] = []
      for (const table of tables)
        counts.push((await tx.selectFrom(table).select('id').where('municipality_id', '=', municipalityId).execute()).length)
      return counts
    })
  }
  const start = await count()
  await ask(known)
  const between = await count()
  const pageKnown = await known.get('/mijn/code')
  await ask(unknown, 'niemand@voorbeeld.be')
  const end = await count()
  assert.equal((await lastMessage(site)).state, 'none')
  const pageUnknown = await unknown.get('/mijn/code')
  const bare = (html: string): string => html.replace(/name="_(csrf|key)" value="[^"]*"/g, '')
  assert.equal(bare(pageKnown.html), bare(pageUnknown.html))
  assert.deepEqual(
    between.map((n, at) => n - (start[at] ?? 0)),
    end.map((n, at) => n - (between[at] ?? 0)),
  )
})

test('nobody’s telephone rings all night: the fourth code in a quarter of an hour is asked for and not sent', async () => {
  minutes(1500)
  for (let n = 0; n < 3; n += 1) {
    await ask(browserOf(site.app))
    assert.equal((await lastMessage(site)).state, 'waiting')
  }
  await ask(browserOf(site.app))
  assert.equal((await lastMessage(site)).state, 'none')
})

test('thirty minutes of silence, and her pages show the weather', async () => {
  minutes(1500)
  const browser = browserOf(site.app)
  assert.equal(await passTo(browser), '/mijn/thuis')
  minutes(29)
  assert.equal((await browser.get('/mijn/thuis')).status, 200)
  minutes(31)
  const late = await browser.get('/mijn/thuis')
  assert.deepEqual([late.status, late.location], [303, '/weer'])
})

test('quick exit needs no token, ends the session, empties the browser and leads to the weather', async () => {
  minutes(1500)
  const browser = browserOf(site.app)
  assert.equal(await passTo(browser), '/mijn/thuis')
  const kept = browser.cookies['m'] ?? ''
  const gone = await site.app.inject({
    method: 'POST',
    url: '/mijn/weg',
    cookies: { m: kept },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  })
  assert.equal(gone.statusCode, 303)
  assert.equal(gone.headers['location'], '/weer')
  assert.match(String(gone.headers['clear-site-data']), /"cache".*"cookies".*"storage"/)
  assert.equal((await browser.get('/mijn/thuis')).location, '/weer')
  const weather = await browser.get('/weer')
  assert.match(weather.html, /<title>Het weer<\/title>/)
  assert.doesNotMatch(weather.html, /opkomst|mijn|testgemeente/i)
})

test('no page of hers names the service, the town or her in its title, its icon or its address', async () => {
  minutes(1500)
  const browser = browserOf(site.app)
  assert.equal(await passTo(browser), '/mijn/thuis')
  for (const path of ['/mijn/thuis', '/mijn/scores', '/mijn/delen', '/mijn/keek', '/mijn/gegevens', '/mijn/vraag', '/mijn/instellingen']) {
    const page = await browser.get(path)
    assert.equal(page.status, 200, path)
    assert.match(page.html, /<title>Mijn pagina<\/title>/)
    assert.match(page.html, /<link rel="icon" href="data:,"/)
    assert.equal(page.headers['cache-control'], 'no-store')
  }
})

test('a new start code ends what was open and forgets her word', async () => {
  minutes(1500)
  const browser = browserOf(site.app)
  assert.equal(await passTo(browser), '/mijn/thuis')
  const renewed = await renewAccess(deps, world.actor('midwife'), { dossierId, accessId, saveKey: null })
  assert.ok(renewed.ok)
  assert.equal((await browser.get('/mijn/thuis')).location, '/weer')
  minutes(20)
  const again = browserOf(site.app)
  await ask(again)
  await again.post('/mijn/code', { code: await codeOf() }, '/mijn/code')
  const chosen = await again.post('/mijn/woord', { start: renewed.value.startCode ?? '', proof: 'hoge duinen' }, '/mijn/woord')
  assert.equal(chosen.location, '/mijn/thuis')
})

test('stopped by the team: out at once, and nothing more is sent', async () => {
  minutes(1500)
  const browser = browserOf(site.app)
  assert.equal(await passTo(browser, 'hoge duinen'), '/mijn/thuis')
  assert.ok((await revokeAccess(deps, world.actor('counsellor'), { accessId, dossierId })).ok)
  assert.equal((await browser.get('/mijn/thuis')).location, '/weer')
  minutes(20)
  await ask(browserOf(site.app))
  assert.equal((await lastMessage(site)).state, 'none')
})

test('a card: its number, a code that works once, a word', async () => {
  minutes(1500)
  const personId = await motherOf(site, dossierId)
  const command = { dossierId, personId, channel: 'card', address: '', locale: 'ar', isSafe: false, saveKey: null } as const
  const given = await giveAccess(deps, world.actor('counsellor'), command)
  assert.ok(given.ok)
  const { card, startCode: start } = given.value
  assert.ok(card !== null && start !== null)
  const browser = browserOf(site.app)
  await ask(browser, card.number)
  assert.equal((await lastMessage(site)).state, 'none')
  const [code = ''] = card.codes
  assert.equal((await browser.post('/mijn/code', { code }, '/mijn/code')).location, '/mijn/woord')
  assert.equal((await browser.post('/mijn/woord', { start, proof: 'hoge duinen' }, '/mijn/woord')).location, '/mijn/thuis')
  assert.match((await browser.get('/mijn/thuis')).html, /<html lang="ar" dir="rtl"/)
  minutes(20)
  const again = browserOf(site.app)
  await ask(again, card.number)
  assert.equal((await again.post('/mijn/code', { code }, '/mijn/code')).status, 422)
  assert.equal((await again.post('/mijn/code', { code: card.codes[1] ?? '' }, '/mijn/code')).location, '/mijn/woord')
})
