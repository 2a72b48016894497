import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { readDossier } from '#modules/dossiers/public.ts'

const site = await testSite()
after(() => site.app.close())
beforeEach(() => {
  site.who.role = 'counsellor'
  site.who.locale = 'nl'
})

const read = async (id: string) => {
  const { world } = site
  const summary = await world.db.as(world.actor('counsellor'), (tx) => readDossier(tx, world.municipalityId, id, world.deps.today()))
  if (summary === null) throw new Error('no dossier')
  return summary
}
async function audits(dossierId: string): Promise<string[]> {
  const { world } = site
  const rows = await world.db.as(world.actor('counsellor'), (tx) =>
    tx
      .selectFrom('audit.event')
      .select('action')
      .where('municipality_id', '=', world.municipalityId)
      .where('dossier_id', '=', dossierId)
      .orderBy('id')
      .execute(),
  )
  return rows.map(({ action }) => action)
}

test('the page tells in a minute how this family is doing, and reading it leaves one record', async () => {
  const id = await site.open()
  const { status, html } = await site.get(`/gezinnen/${id}`)
  assert.equal(status, 200)
  for (const words of [
    'Amal Benzarra',
    'Opkomst+',
    '22 jaar',
    'WhatsApp, in de namiddag. Spreek niets in.',
    'Marokkaans Arabisch',
    '<b>31</b> weken',
    '17 januari 2027',
    '3 september 2029',
    'Klaar voor de baby',
    'Hierna: Geboorte en kraamtijd',
    'Ilyas, 3 jaar',
    'Salma',
    'Baby op komst',
    'Wat nu telt voor Amal',
  ]) {
    assert.ok(html.includes(words), `misses: ${words}`)
  }
  assert.ok(!/style=/.test(html), 'a style attribute would be blocked')
  assert.deepEqual(
    (await audits(id)).filter((action) => action.endsWith('.read')),
    ['dossiers.dossier.read'],
  )
})

for (const locale of ['en', 'fr'] as const) {
  test(`the page and every act stand in ${locale}`, async () => {
    const id = await site.open()
    site.who.locale = locale
    for (const path of [
      '',
      '/geboorte',
      '/verlies',
      '/mensen',
      '/partners',
      '/nu',
      '/weigering',
      '/begeleider',
      '/programma',
      '/uitgerekend',
      '/start',
      '/afsluiten',
    ]) {
      const { status, html } = await site.get(`/gezinnen/${id}${path}`)
      assert.equal(status, 200, path)
      assert.ok(!html.includes('undefined') && !html.includes('[object'), path)
    }
  })
}

test('who does not guide families finds no dossier, and none of another municipality', async () => {
  const id = await site.open()
  for (const role of ['partner', 'researcher', 'administrator'] as const) {
    site.who.role = role
    for (const path of ['', '/afsluiten', '/mensen']) assert.notEqual((await site.get(`/gezinnen/${id}${path}`)).status, 200)
  }
  site.who.role = 'midwife'
  assert.equal((await site.get(`/gezinnen/${id}`)).status, 200)
  assert.equal((await site.get('/gezinnen/01932d00-0000-7000-8000-ffffffffffff')).status, 404)
  assert.equal((await site.get('/gezinnen/x')).status, 404)
})

test('a birth: wrong days come back with everything typed, a right one turns the clock', async () => {
  const id = await site.open()
  const url = `/gezinnen/${id}/geboorte`
  const typed = { bornOn: 'other', 'bornOn-day': '2026-05-01', children: '2', name1: 'Lina', name2: 'Noor', familyName: 'Benzarra' }
  const early = await site.post(url, typed)
  assert.equal(early.status, 422)
  assert.ok(early.html.includes('Dat ligt ver van de uitgerekende datum') && early.html.includes('value="Noor"'))
  const born = await site.post(url, { ...typed, 'bornOn-day': '2026-11-16' })
  assert.deepEqual([born.status, born.location], [303, `/gezinnen/${id}`])
  const { html } = await site.get(`/gezinnen/${id}`)
  assert.ok(
    html.includes('Lina Benzarra, 1 dag') && html.includes('Noor Benzarra') && html.includes('Tweeling') && !html.includes('op komst'),
  )
  assert.equal((await site.get(url)).status, 404, 'a birth is not registered twice')
})

test('after a loss the page is discreet, and withdrawing brings everything back', async () => {
  const id = await site.open({ members: [] })
  assert.equal((await site.post(`/gezinnen/${id}/verlies`, { child: 'expected', happenedOn: '2026-11-16' })).status, 303)
  const { html } = await site.get(`/gezinnen/${id}`)
  assert.ok(html.includes('Een kindje verloren. Alle berichten over de baby zijn gestopt'))
  const seen = html.slice(html.indexOf('<main'), html.indexOf('</main'))
  for (const word of ['op-clock', 'Baby op komst', 'Klaar voor de baby', 'weken zwanger', 'Geboorte en kraamtijd', 'Babyuitzet']) {
    assert.ok(!seen.includes(word), `still says: ${word}`)
  }
  const { world } = site
  const row = await world.db.as(world.actor('counsellor'), (tx) =>
    tx
      .selectFrom('dossiers.loss')
      .select('id')
      .where('municipality_id', '=', world.municipalityId)
      .where('dossier_id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  assert.equal((await site.post(`/gezinnen/${id}/verlies/${row.id}/terug`, {}, `/gezinnen/${id}`)).status, 303)
  assert.equal((await read(id)).clock.kind, 'pregnant')
})

test('closing asks why, keeps the look back, and reopening is one button', async () => {
  const id = await site.open()
  const url = `/gezinnen/${id}/afsluiten`
  const empty = await site.post(url, { summary: 'Ze woont nu in een huis.' })
  assert.equal(empty.status, 422)
  assert.ok(empty.html.includes('Ze woont nu in een huis.') && empty.html.includes('Kies een van de antwoorden'))
  const other = await site.post(url, { reason: 'other', endedOn: '2026-11-17' })
  assert.ok(other.status === 422 && other.html.includes('Schrijf kort waarom'))
  assert.equal((await site.post(url, { reason: 'handed-over', endedOn: '2026-11-17', summary: 'Ze woont nu in een huis.' })).status, 303)
  const { html } = await site.get(`/gezinnen/${id}`)
  assert.ok(html.includes('Afgesloten op') && html.includes('Ze woont nu in een huis.') && html.includes('Warm overgedragen'))
  assert.equal((await site.post(`/gezinnen/${id}/heropenen`, {}, `/gezinnen/${id}`)).status, 303)
  assert.equal((await read(id)).isOpen, true)
})

test('one reason closes at once, and the look back stays asked for until it is written', async () => {
  const id = await site.open()
  const page = await site.get(`/gezinnen/${id}`)
  assert.ok(
    page.html.includes('name="reason" value="moved"') && !page.html.includes('name="reason" value="other"'),
    'what needs words has its own page',
  )
  assert.equal((await site.get(`/gezinnen/${id}/terugblik`)).status, 404)
  const quick = { reason: 'moved', endedOn: '2026-11-17', quick: 'yes' }
  assert.equal((await site.post(`/gezinnen/${id}/afsluiten`, quick, `/gezinnen/${id}`)).status, 303)
  assert.ok((await site.get(`/gezinnen/${id}`)).html.includes('Terugblik nog te schrijven'))
  assert.ok((await site.get('/vandaag?wie=team')).html.includes(`/gezinnen/${id}/terugblik`))
  const url = `/gezinnen/${id}/terugblik`
  const empty = await site.post(url, { summary: '  ' })
  assert.ok(empty.status === 422 && empty.html.includes('Schrijf in een paar woorden'))
  assert.equal((await site.post(url, { summary: 'Ze woont nu bij haar zus.' })).status, 303)
  const { html } = await site.get(`/gezinnen/${id}`)
  assert.ok(html.includes('Ze woont nu bij haar zus.') && !html.includes('nog te schrijven'))
  assert.ok(!(await site.get('/vandaag?wie=team')).html.includes(url))
  assert.equal((await site.get(url)).status, 404, 'written once')
  assert.deepEqual(
    (await audits(id)).filter((action) => action === 'dossiers.look-back.written'),
    ['dossiers.look-back.written'],
  )
})

test('closing by one reason is refused while personal notes would go for good', async () => {
  const id = await site.open()
  assert.equal((await site.post(`/gezinnen/${id}/notities`, { words: 'Voor mezelf' })).status, 303)
  const quick = { reason: 'moved', endedOn: '2026-11-17', quick: 'yes' }
  const told = await site.post(`/gezinnen/${id}/afsluiten`, quick, `/gezinnen/${id}`)
  assert.ok(told.status === 422 && told.html.includes('Die gaan bij het afsluiten voorgoed weg'))
  assert.ok((await read(id)).isOpen)
  assert.equal((await site.post(`/gezinnen/${id}/afsluiten`, { reason: 'moved', endedOn: '2026-11-17' })).status, 303)
})

test('a first counsellor is taken back to nobody', async () => {
  const id = await site.open()
  const { world } = site
  const [member] = await world.db.as(world.actor('counsellor'), (tx) =>
    tx
      .selectFrom('identity.account')
      .select('id')
      .where('municipality_id', '=', world.municipalityId)
      .where('role', '=', 'midwife')
      .execute(),
  )
  const before = (await read(id)).counsellorId
  assert.equal((await site.post(`/gezinnen/${id}/begeleider`, { accountId: member?.id ?? '' })).status, 303)
  assert.equal((await read(id)).counsellorId, member?.id)
  assert.equal((await site.post(`/gezinnen/${id}/begeleider/niemand`, {}, `/gezinnen/${id}`)).status, 303)
  assert.equal((await read(id)).counsellorId, null)
  assert.notEqual(before, member?.id)
})

test('a double click saves once', async () => {
  const id = await site.open()
  const page = await site.app.inject({ method: 'GET', url: `/gezinnen/${id}/mensen` })
  const cookies = Object.fromEntries(page.cookies.map(({ name, value }) => [name, value]))
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.body)?.[1] ?? ''
  const payload = new URLSearchParams({
    _csrf: hidden('_csrf'),
    _key: hidden('_key'),
    givenName: 'Oma Rachida',
    role: 'relative',
  }).toString()
  const request = {
    method: 'POST',
    url: `/gezinnen/${id}/mensen`,
    payload,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    cookies,
  } as const
  const answers = await Promise.all([site.app.inject(request), site.app.inject(request)])
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [303, 303],
  )
  assert.equal((await audits(id)).filter((action) => action === 'dossiers.member.added').length, 1)
})

test('a new family: a name is enough, a likely double is shown first, hers may be taken', async () => {
  const first = await site.post('/gezinnen/nieuw', {
    name: 'Fatima El Amrani',
    programme: 'opkomst',
    counsellorId: site.world.accounts.counsellor,
  })
  assert.equal(first.status, 303)
  const typed = {
    name: 'Fatma El Amrani',
    phone: '0470 99 88 77',
    day: '1-3-2027',
    programme: 'opkomst',
    counsellorId: site.world.accounts.counsellor,
  }
  const double = await site.post('/gezinnen/nieuw', typed)
  assert.equal(double.status, 422)
  assert.ok(
    double.html.includes('Ken je haar al?') &&
      double.html.includes('Fatima El Amrani') &&
      double.html.includes('naam lijkt erop') &&
      double.html.includes('value="0470 99 88 77"'),
  )
  const second = await site.post('/gezinnen/nieuw', { ...typed, same: 'new' })
  const summary = await read(second.location.split('/')[2] ?? '')
  assert.deepEqual(
    [summary.motherName, summary.clock.kind, summary.counsellorId],
    ['Fatma El Amrani', 'pregnant', site.world.accounts.counsellor],
  )
  const nameless = await site.post('/gezinnen/nieuw', { ...typed, name: ' ' })
  assert.ok(nameless.status === 422 && nameless.html.includes('Vul een naam in'))
  assert.equal((await site.post('/gezinnen/nieuw', { ...typed, same: summary.id })).status, 422, 'only somebody who was shown')
})

test('the details of a person are corrected on one screen; somebody of another family is not found there', async () => {
  const id = await site.open()
  const other = await site.open()
  const { motherId } = await read(id)
  const url = `/gezinnen/${id}/mensen/${motherId}`
  const wrong = await site.post(url, { givenName: '', postcode: '28', phone: '12' })
  assert.ok(
    wrong.status === 422 &&
      ['Vul een voornaam in', 'Een postcode heeft 4 cijfers', 'Er ontbreekt een cijfer'].every((words) => wrong.html.includes(words)),
  )
  assert.equal(
    (
      await site.post(url, {
        givenName: 'Amal',
        familyName: 'Ben Zarra',
        channel: 'call',
        times: 'evening',
        leave: 'yes',
        interpreter: 'no',
      })
    ).status,
    303,
  )
  const { html } = await site.get(`/gezinnen/${id}`)
  assert.ok(html.includes('Amal Ben Zarra') && html.includes('Bellen, ’s avonds. Inspreken mag.') && html.includes('Zonder tolk'))
  assert.equal((await site.get(`/gezinnen/${other}/mensen/${motherId}`)).status, 404)
})
