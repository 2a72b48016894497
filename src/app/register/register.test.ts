import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { motherOf } from '#app/mijn/testing.ts'
import { testSite } from '#app/site.testing.ts'
import { withClient } from '#platform/db/embedded/provision.ts'

const site = await testSite()
after(() => site.app.close())
const { world } = site
const dossierId = await site.open()
const motherId = await motherOf(site, dossierId)
const person = `/gezinnen/${dossierId}/mensen/${motherId}`
const here = `${person}/rijksregisternummer`
const home = '/beheer/rijksregisternummer'
const number = '85.07.30-033.28'
const digits = '85073003328'

async function as<T>(role: 'administrator' | 'midwife' | 'partner' | 'researcher', work: () => Promise<T>): Promise<T> {
  site.who.role = role
  const value = await work()
  site.who.role = 'counsellor'
  return value
}
const rows = () =>
  withClient(world.superuserUrl, async (client) => {
    const found = await client.query<{ number: string; number_index: string }>('select number, number_index from register.number')
    return found.rows
  })

test('off by default: no card, no look-up, nothing is kept', async () => {
  assert.doesNotMatch((await site.get(person)).html, /Rijksregister/)
  assert.equal((await site.get('/gezinnen/nummer')).status, 404)
  assert.equal((await site.post(here, { number }, person)).status, 404)
  assert.equal((await site.post(`${here}/tonen`, { why: 'social-rights' }, person)).status, 404)
  assert.deepEqual(await rows(), [])
})

test('switching on asks the reference of the authorisation and its day, of the administrator', async () => {
  await as('midwife', async () => assert.equal((await site.get(home)).status, 404))
  await as('administrator', async () => {
    assert.equal((await site.post(`${home}/aan`, { reference: ' ', grantedOn: '2026-01-05' }, home)).status, 422)
    assert.equal((await site.post(`${home}/aan`, { reference: 'RR 12/2026' }, home)).status, 422)
    assert.equal((await site.post(`${home}/aan`, { reference: 'RR 12/2026', grantedOn: '2026-12-05' }, home)).status, 422)
    assert.equal((await site.post(`${home}/aan`, { reference: 'RR 12/2026', grantedOn: '2026-01-05' }, home)).status, 303)
    assert.match((await site.get(home)).html, /RR 12\/2026/)
  })
})

test('a wrong number is refused and stays in the field; a right one is sealed and shown masked', async () => {
  const wrong = await site.post(here, { number: '93252822389' }, person)
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /93252822389/)
  assert.equal((await site.post(here, { number }, person)).status, 303)
  const { html } = await site.get(person)
  assert.match(html, /••\.••\.••-•••\.28/)
  assert.doesNotMatch(html, /85073003328|85\.07\.30/)
  const [kept] = await rows()
  assert.match(kept?.number ?? '', /^~opk2:/)
  assert.ok(!kept?.number_index.includes(digits))
})

test('the whole number comes only for a purpose, in the answer to a post, and stands in the audit without itself', async () => {
  const without = await site.post(`${here}/tonen`, {}, person)
  assert.equal(without.status, 422)
  assert.doesNotMatch(without.html, /85\.07/)
  const shown = await site.post(`${here}/tonen`, { why: 'social-rights' }, person)
  assert.equal(shown.status, 200)
  assert.match(shown.html, /85\.07\.30-033\.28/)
  const acts = await world.db.as(world.actor('team-lead'), (tx) =>
    tx
      .selectFrom('audit.event')
      .select(['action', 'subject_id as subjectId', 'dossier_id as dossierId', 'detail'])
      .where('municipality_id', '=', world.municipalityId)
      .where('action', 'like', 'register.%')
      .orderBy('id')
      .execute(),
  )
  assert.deepEqual(acts.at(-1), { action: 'register.number.unmasked', subjectId: motherId, dossierId, detail: { why: 'social-rights' } })
  assert.doesNotMatch(JSON.stringify(acts), /85073003328|033/)
})

test('without a second factor proven a moment ago it is asked first', async () => {
  const cookie = await site.cookieOf('counsellor')
  world.clock.now = new Date(world.clock.now.getTime() + 11 * 60_000)
  const answer = await site.postForm(`${here}/tonen`, { why: 'social-rights' }, cookie)
  assert.equal(answer.statusCode, 403)
  assert.doesNotMatch(answer.body, /85\.07/)
})

test('a look-up finds her for the team only, and writes the number nowhere', async () => {
  const found = await site.post('/gezinnen/nummer', { number: '85 07 30 033 28' })
  assert.equal(found.status, 200)
  assert.match(found.html, new RegExp(`href="/gezinnen/${dossierId}"`))
  // However it is written; three digits alone may stand in a token.
  assert.doesNotMatch(found.html, /85[\s.-]*07[\s.-]*30[\s.-]*033|033[\s.-]*28/)
  assert.match((await site.post('/gezinnen/nummer', { number: '01020300467' })).html, /Niemand met dit nummer/)
  for (const role of ['partner', 'researcher', 'administrator'] as const) {
    await as(role, async () => {
      assert.equal((await site.get('/gezinnen/nummer')).status, 404, role)
      assert.equal((await site.get(person)).status, 404, role)
    })
  }
  const elsewhere = await withClient(world.superuserUrl, async (client) => {
    const tables = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname <> all ('{pg_catalog,information_schema}')",
    )
    const hits: string[] = []
    for (const { name } of tables.rows) {
      const { rowCount } = await client.query(`select 1 from ${name} as row where row::text ~ '85.?07.?30.?033'`)
      if ((rowCount ?? 0) > 0) hits.push(name)
    }
    return hits
  })
  assert.deepEqual(elsewhere, [], 'the number stands in the clear in no table')
})

test('whoever may not see a family does not find it by its number', async () => {
  const barred = { ...world.actor('midwife'), barred: [dossierId, motherId] }
  const seen = await world.db.as(barred, (tx) =>
    tx.selectFrom('register.number').select('id').where('municipality_id', '=', world.municipalityId).execute(),
  )
  assert.deepEqual(seen, [])
})

test('switched off nothing is shown, and then all numbers can be erased', async () => {
  await as('administrator', async () => {
    assert.equal((await site.post(`${home}/wis`, {}, home)).status, 404, 'not while it is on')
    assert.equal((await site.post(`${home}/uit`, {}, home)).status, 303)
  })
  assert.doesNotMatch((await site.get(person)).html, /Rijksregister/)
  assert.equal((await rows()).length, 1)
  await as('administrator', async () => assert.equal((await site.post(`${home}/wis`, {}, home)).status, 303))
  assert.deepEqual(await rows(), [])
})
