import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import type { Role } from '#platform/actor.ts'
import { forgetBarred } from './barred.ts'
import { breakGlass, closeDossier, liftConflict, linkConflict, nameColleague, reopenToTeam } from './commands.ts'

const site = await testSite()
const { world } = site
const { deps, accounts, actor, municipalityId } = world
const unknown = '01932d00-0000-7000-8000-ffffffffffff'
let dossierId = ''
let reference = ''
let motherId = ''
type Route = { readonly method: string; readonly url: string }
const routes: Route[] = []

/** The tree the server prints of its addresses, each branch four characters deeper than its trunk. */
function routesOf(tree: string): Route[] {
  const trunk: string[] = []
  return tree.split('\n').flatMap((line) => {
    const found = /^([│ ├└─]*)(\S+)(?: \(([A-Z, ]+)\))?/u.exec(line)
    if (found === null) return []
    const depth = (found[1] ?? '').length / 4
    trunk.splice(depth - 1, trunk.length, found[2] ?? '')
    return (found[3] ?? '')
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD')
      .map((method) => ({ method, url: trunk.join('') }))
  })
}

before(async () => {
  dossierId = await site.open()
  const row = await deps.db.as(actor('counsellor'), (tx) =>
    tx
      .selectFrom('dossiers.dossier')
      .select(['reference', 'mother_id'])
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', dossierId)
      .executeTakeFirstOrThrow(),
  )
  reference = row.reference
  motherId = row.mother_id
  routes.push(...routesOf(site.app.printRoutes({ commonPrefix: false })).filter(({ url }) => url.includes(':dossierId')))
})
beforeEach(() => {
  site.who.role = 'midwife'
})
after(() => site.app.close())

const midwife = () => actor('midwife', 'security')
const lead = () => actor('team-lead', 'security')

async function inConflict<T>(work: () => Promise<T>): Promise<T> {
  assert.ok((await linkConflict(deps, lead(), { dossierId, accountId: accounts.midwife, kind: 'neighbour' })).ok)
  try {
    return await work()
  } finally {
    const row = await deps.db.as(lead(), (tx) =>
      tx
        .selectFrom('access.conflict')
        .select('id')
        .where('municipality_id', '=', municipalityId)
        .where('lifted_at', 'is', null)
        .executeTakeFirstOrThrow(),
    )
    assert.ok((await liftConflict(deps, lead(), row.id)).ok)
  }
}

const acts = async (action: string): Promise<number> => {
  const rows = await deps.db.as(lead(), (tx) =>
    tx.selectFrom('audit.event').select('id').where('municipality_id', '=', municipalityId).where('action', '=', action).execute(),
  )
  return rows.length
}

/** What differs between two answers without being a secret: tokens made anew for each page, and the address that was asked. */
const plain = (html: string): string =>
  html
    .replaceAll(/value="[^"]*"/g, '')
    .replaceAll(dossierId, '*')
    .replaceAll(unknown, '*')

test('there are routes of a dossier to look at', () => {
  assert.ok(routes.length >= 40, `found ${routes.length}`)
})

test('with a conflict of interest every address of the dossier answers as for one that is not there, and each try is recorded', async () => {
  await inConflict(async () => {
    const before = await acts('access.conflict.refused')
    const different: string[] = []
    let asked = 0
    for (const { method, url } of routes) {
      const at = (id: string) => url.replace(':dossierId', id).replaceAll(/:\w+/g, unknown)
      const ask = (id: string) => (method === 'GET' ? site.get(at(id)) : site.post(at(id), {}, '/account'))
      const [own, none] = [await ask(dossierId), await ask(unknown)]
      asked += 1
      if (own.status !== 404 || none.status !== 404 || plain(own.html) !== plain(none.html))
        different.push(`${method} ${url} ${own.status} ${none.status}`)
    }
    assert.deepEqual(different, [])
    const recorded = (await acts('access.conflict.refused')) - before
    // The rest is not for a midwife, whatever the family.
    assert.ok(recorded > 80 && recorded <= asked, `${recorded} of ${asked}`)
  })
})

test('nor does a list, a search, a day, a drill-down or a report say that the family is there', async () => {
  site.who.role = 'midwife'
  const pages = ['/gezinnen?wie=team', '/vandaag?wie=team', '/rapport/dossiers?figuur=domain&waarde=housing', '/nieuw']
  const search = async (q: string) => {
    const found = await site.post('/gezinnen/zoek', { q }, '/gezinnen')
    return found.html + found.location
  }
  assert.match((await site.get(pages[0] ?? '')).html, /Benzarra/, 'before, the list shows her')
  assert.match(await search('Benzarra'), new RegExp(dossierId), 'before, the search finds her')
  await inConflict(async () => {
    for (const page of pages) {
      const { html } = await site.get(page)
      assert.ok(!html.includes('Benzarra') && !html.includes(dossierId), page)
    }
    for (const q of ['Benzarra', 'Ilyas', '0470 12 34 56', reference]) assert.ok(!(await search(q)).includes(dossierId), q)
  })
  assert.match((await site.get(pages[0] ?? '')).html, /Benzarra/, 'after it is lifted she is back')
})

test('a conflict in one municipality is nothing in another, and nobody lifts his own', async () => {
  await inConflict(async () => {
    const row = await deps.db.as(lead(), (tx) =>
      tx
        .selectFrom('access.conflict')
        .select('id')
        .where('municipality_id', '=', municipalityId)
        .where('lifted_at', 'is', null)
        .executeTakeFirstOrThrow(),
    )
    assert.equal((await liftConflict(deps, { ...midwife(), role: 'team-lead' }, row.id)).ok, false)
    assert.equal((await liftConflict(deps, world.other.actor('team-lead'), row.id)).ok, false)
  })
})

test('whoever guides the family hands over before she is kept out', async () => {
  const refused = await linkConflict(deps, lead(), { dossierId, accountId: accounts.counsellor, kind: 'own' })
  assert.deepEqual(refused, { ok: false, refusal: { kind: 'counsellor' } })
})

test('the database itself hides every table with a dossier, and the mother', async () => {
  const barred = { ...midwife(), barred: [dossierId, motherId] }
  const tables = await deps.db.as(barred, async (tx) => {
    const seen = await tx.selectFrom('dossiers.dossier').select('id').where('municipality_id', '=', municipalityId).execute()
    const members = await tx.selectFrom('dossiers.member').select('id').where('municipality_id', '=', municipalityId).execute()
    const mother = await tx
      .selectFrom('people.person')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', motherId)
      .execute()
    return [seen.length, members.length, mother.length]
  })
  assert.deepEqual(tables, [0, 0, 0])
})

async function seenBy(role: Role): Promise<number> {
  site.who.role = role
  return (await site.get(`/gezinnen/${dossierId}`)).status
}

async function whileClosed(work: () => Promise<void>): Promise<void> {
  assert.ok((await closeDossier(deps, actor('counsellor', 'security'), dossierId, 'bekend gezin in de buurt')).ok)
  try {
    await work()
  } finally {
    assert.ok((await reopenToTeam(deps, actor('counsellor', 'security'), dossierId)).ok)
  }
}

test('a closed dossier is opened by its counsellor and whoever she names, by nobody else', async () => {
  await whileClosed(async () => {
    assert.deepEqual([await seenBy('counsellor'), await seenBy('midwife'), await seenBy('team-lead')], [200, 404, 404])
    assert.equal((await nameColleague(deps, midwife(), { dossierId, accountId: accounts.midwife })).ok, false, 'nobody lets himself in')
    assert.ok((await nameColleague(deps, actor('counsellor', 'security'), { dossierId, accountId: accounts['team-lead'] })).ok)
    assert.deepEqual([await seenBy('midwife'), await seenBy('team-lead')], [404, 200])
  })
  assert.equal(await seenBy('midwife'), 200)
})

test('in need: without a reason refused, with one an hour of access, two notices, a record; then it ends by itself', async () => {
  await whileClosed(async () => {
    site.who.role = 'midwife'
    assert.equal(await seenBy('midwife'), 404)
    for (const reason of ['', 'kort', '         x ']) {
      const refused = await site.post('/gezinnen/besloten', { reference, reason })
      assert.equal(refused.status, 422)
      assert.equal(await seenBy('midwife'), 404)
    }
    const before = await acts('access.break-glass.opened')
    const wrong = await site.post('/gezinnen/besloten', { reference: 'OP-2020-9999', reason: 'moeder belt, counsellor ziek' })
    assert.equal(wrong.status, 422)
    const opened = await site.post('/gezinnen/besloten', { reference, reason: 'moeder belt, begeleider ziek' })
    assert.deepEqual([opened.status, opened.location], [303, `/gezinnen/${dossierId}`])
    assert.equal(await seenBy('midwife'), 200)
    assert.equal((await acts('access.break-glass.opened')) - before, 1)
    site.who.role = 'counsellor'
    assert.match((await site.get('/vandaag')).html, new RegExp(`opende ${reference}`))
    site.who.role = 'team-lead'
    assert.match((await site.get('/vandaag')).html, new RegExp(`opende ${reference}`))
    assert.match((await site.get('/beheer/toegang')).html, /moeder belt, begeleider ziek/)
    world.clock.now = new Date(world.clock.now.getTime() + 61 * 60_000)
    assert.equal(await seenBy('midwife'), 404, 'after an hour it is closed again')
  })
})

test('a conflict of interest is never broken', async () => {
  await whileClosed(() =>
    inConflict(async () => {
      const before = await acts('access.conflict.refused')
      const refused = await breakGlass(deps, midwife(), { reference, reason: 'een goede reden hier' })
      assert.deepEqual(refused, { ok: false, refusal: { kind: 'not-found' } })
      assert.equal((await acts('access.conflict.refused')) - before, 1)
      forgetBarred(deps)
      assert.equal(await seenBy('midwife'), 404)
    }),
  )
})

test('figures of the report count everybody, whoever reads them', async () => {
  site.who.role = 'midwife'
  const report = async () => plain((await site.get('/rapport?van=2026-01-01&tot=2026-12-31')).html).replaceAll(/<script.*?<\/script>/g, '')
  const all = await report()
  await inConflict(async () => assert.equal(await report(), all))
})
