import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { addReference, destroyOldItems, setSecrecy } from '#modules/consent/public.ts'
import { addMember, addOrganisation } from '#modules/network/public.ts'
import type { Role } from '#platform/actor.ts'
import { chosenReaders, filledSheet } from './sheet.testing.ts'

const site = await testSite()
after(() => site.app.close())
const { world } = site
const { deps, accounts } = world
const lead = world.actor('team-lead', 'administration')
const administrator = world.actor('administrator', 'administration')
const added = await addOrganisation(deps, lead, {
  details: { name: 'CAW Voorbeeld', isExternal: true, phone: null, aliases: [] },
  saveKey: null,
})
assert.ok(added.ok)
const caw = added.value.id
assert.ok((await addMember(deps, lead, { organisationId: caw, accountId: accounts.partner })).ok)

async function bind(
  secrecy: 'professional' | 'discretion' | 'none',
  about = { subject: 'organisation', organisationId: caw } as const,
): Promise<void> {
  assert.ok((await deps.db.as(administrator, (tx) => setSecrecy(tx, deps, administrator, { about, secrecy }))).ok)
}
await bind('professional')

async function as(role: Role, url: string) {
  const before = site.who.role
  site.who.role = role
  const answer = await site.get(url)
  site.who.role = before
  return answer
}

async function post(role: Role, url: string, typed: Readonly<Record<string, string>> | URLSearchParams, form?: string) {
  const before = site.who.role
  site.who.role = role
  const answer = await site.post(url, typed, form)
  site.who.role = before
  return answer
}

async function count(table: 'consent.item' | 'consent.work_note' | 'contacts.contact' | 'consent.permission'): Promise<number> {
  const row = await world.db.as(lead, (tx) =>
    tx
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('municipality_id', '=', world.municipalityId)
      .executeTakeFirstOrThrow(),
  )
  return row.n
}

async function auditOf(action: string): Promise<(string | null)[]> {
  const rows = await world.db.as(lead, (tx) =>
    tx
      .selectFrom('audit.event')
      .select('actor_id')
      .where('municipality_id', '=', world.municipalityId)
      .where('action', '=', action)
      .execute(),
  )
  return rows.map(({ actor_id }) => actor_id)
}

beforeEach(() => {
  site.who.role = 'counsellor'
  site.who.locale = 'nl'
  world.clock.now = new Date('2026-11-17T08:30:00Z')
})

const sheet = filledSheet(caw)

test('a warm handover: three parties, a sheet she saw, taken over, in the timeline, gone when she says so', async () => {
  const id = await site.open()
  const url = `/gezinnen/${id}/overdracht`
  const unseen = await site.post(url, { ...sheet, seenHow: '', seenOn: '2026-11-18' })
  assert.equal(unseen.status, 422)
  for (const words of [
    'Kies hoe het gezin het blad zag',
    'ten laatste vandaag',
    'Sara gaat mee naar de woondienst',
    'Niet bellen in de voormiddag',
  ]) {
    assert.ok(unseen.html.includes(words), words)
  }
  assert.deepEqual([await count('consent.permission'), await count('contacts.contact')], [0, 0], 'refused leaves nothing')
  const saved = await site.post(url, sheet)
  assert.equal(saved.status, 303)
  const own = await site.get(saved.location)
  for (const words of ['Met drie aan tafel', 'Amal Benzarra', 'Test counsellor', 'CAW Voorbeeld', 'Nog niet bevestigd', 'Samen gelezen']) {
    assert.ok(own.html.includes(words), words)
  }
  const dossier = await site.get(`/gezinnen/${id}`)
  assert.ok(dossier.html.includes('Warme overdracht') && dossier.html.includes('het team en Sara Mertens'))
  const handoverId = saved.location.split('/').at(-1) ?? ''
  const theirs = `/meewerken/overdracht/${handoverId}`
  assert.ok((await as('partner', `/meewerken/${id}`)).html.includes(theirs))
  assert.ok((await as('partner', theirs)).html.includes('Een bericht vooraf'))
  assert.equal((await post('partner', `${theirs}/overgenomen`, {}, theirs)).status, 303)
  assert.ok((await site.get(saved.location)).html.includes('Overgenomen: Test partner'))
  assert.ok((await auditOf('consent.handover.read')).includes(accounts.partner))
  const { html } = await site.get(`/gezinnen/${id}/delen`)
  assert.ok(html.includes('Het overdrachtsblad'))
  const permissionId = /delen\/([0-9a-f-]{36})\/intrekken/.exec(html)?.[1] ?? ''
  const second = await site.post(url, { ...sheet, agreed: 'Een tweede blad.' })
  assert.equal(second.status, 303)
  assert.equal((await site.post(`/gezinnen/${id}/delen/${permissionId}/intrekken`, {}, `/gezinnen/${id}/delen`)).status, 303)
  assert.equal((await as('partner', theirs)).status, 404, 'the sheet of one permission is not opened by another')
  assert.equal((await as('partner', `/meewerken/overdracht/${second.location.split('/').at(-1)}`)).status, 200)
  assert.ok((await site.get(saved.location)).html.includes('deelt dit blad niet meer'))
})

test('who is bound to discretion receives no sheet', async () => {
  const id = await site.open()
  await bind('discretion')
  const refused = await site.post(`/gezinnen/${id}/overdracht`, sheet)
  assert.ok(refused.status === 422 && refused.html.includes('geen beroepsgeheim vastgelegd'))
  await bind('professional')
})

const table = (...people: readonly Role[]): URLSearchParams => {
  const typed = new URLSearchParams({ purpose: 'worry', parent: 'no', absentReason: 'Ze wou er niet bij zijn.' })
  for (const role of people) typed.append('participants', accounts[role])
  return typed
}

test('a team discussion: each sees what was laid out for her, nothing stays for anybody after it closes', async () => {
  const id = await site.open()
  const url = `/gezinnen/${id}/overleg/team`
  const empty = await site.post(url, {})
  for (const words of ['Kies waarvoor dit overleg is', 'Kies wie er aan tafel zit', 'Zeg of er een ouder bij is'])
    assert.ok(empty.html.includes(words), words)
  const noReason = table('midwife')
  noReason.set('absentReason', '')
  assert.equal((await site.post(url, noReason)).status, 422)
  assert.equal((await site.post(url, table('midwife', 'partner'))).status, 422, 'the team only')
  const opened = await site.post(url, table('midwife', 'team-lead'))
  assert.equal(opened.status, 303)
  const meeting = opened.location
  assert.equal(chosenReaders((await site.get(meeting)).html), 2, 'within the team everybody sees it, unless said otherwise')
  const before = (await auditOf('consent.item.read')).length
  const said = new URLSearchParams({ words: 'De vroedvrouw zag blauwe plekken.' })
  said.append('readers', accounts.midwife)
  assert.equal((await site.post(`${meeting}/punten`, said, meeting)).status, 303)
  const midwife = (await as('midwife', meeting)).html
  assert.ok(midwife.includes('blauwe plekken') && !midwife.includes(' · voor '))
  assert.ok(!(await as('team-lead', meeting)).html.includes('blauwe plekken'), 'not laid out for her')
  assert.equal((await auditOf('consent.item.read')).length, before + 1, 'one record for each item that was read')
  assert.match((await site.get(meeting)).html, /jij · \d+\.\d\d uur · voor [^<·]+</, 'who laid it there reads whom it is for')
  for (const role of ['partner', 'researcher', 'administrator'] as const) assert.equal((await as(role, meeting)).status, 404, role)
  const outsider = new URLSearchParams({ words: 'x' })
  outsider.append('readers', accounts.partner)
  assert.equal((await site.post(`${meeting}/punten`, outsider, meeting)).status, 404, 'nobody joins later')
  assert.equal((await post('midwife', `${meeting}/sluiten`, {}, meeting)).status, 404, 'who opened it closes it')
  const page = (await site.get(meeting)).html
  assert.ok(!page.includes('data-print') && !/<a[^>]* download/.test(page) && page.includes('op-noprint'))
  assert.equal((await site.post(`${meeting}/sluiten`, {}, meeting)).status, 303)
  for (const role of ['counsellor', 'midwife', 'team-lead'] as const) assert.equal((await as(role, meeting)).status, 404, role)
  const dossier = (await site.get(`/gezinnen/${id}`)).html
  assert.ok(!dossier.includes('blauwe plekken'))
  const list = (await site.get(`/gezinnen/${id}/overleg`)).html
  assert.ok(list.includes('Gesloten') && !list.includes('blauwe plekken'))
})

test('the items are destroyed after their own term, once', async () => {
  assert.ok((await count('consent.item')) > 0)
  world.clock.now = new Date('2027-02-16T08:00:00Z')
  assert.equal(await deps.db.as(lead, (tx) => destroyOldItems(tx, deps, world.municipalityId)), 1)
  assert.equal(await deps.db.as(lead, (tx) => destroyOldItems(tx, deps, world.municipalityId)), 0)
  assert.equal(await count('consent.item'), 0)
})

test('a case conference opens only on a legal basis that holds today', async () => {
  const id = await site.open()
  const url = `/gezinnen/${id}/overleg/casus`
  const typed = table('midwife', 'partner')
  typed.set('purpose', 'protect-integrity')
  const { html } = await site.get(url)
  assert.ok(html.includes('geen wettelijke basis vastgelegd') && !html.includes('name="participants"'), 'nothing to fill in for nothing')
  const without = await site.post(url, typed)
  assert.ok(without.status === 422 && without.html.includes('Zonder wettelijke basis'))
  const article = {
    key: 'case-conference',
    label: { nl: 'Casusoverleg', en: 'Case conference', fr: 'Concertation' },
    article: 'artikel van de test',
    source: 'te bevestigen',
  } as const
  const add = (key: 'case-conference' | 'duty-to-help', validFrom: string) =>
    deps.db.as(administrator, (tx) => addReference(tx, deps, administrator, { ...article, key, validFrom }))
  const [old, now, other] = [
    await add('case-conference', '2020-01-01'),
    await add('case-conference', '2026-04-09'),
    await add('duty-to-help', '2020-01-01'),
  ]
  assert.ok(old.ok && now.ok && other.ok)
  for (const wrong of [old.value.id, other.value.id]) {
    typed.set('basis', wrong)
    const lapsed = await site.post(url, typed)
    assert.ok(lapsed.status === 422 && lapsed.html.includes('geldt vandaag niet'))
  }
  typed.set('basis', now.value.id)
  await bind('none')
  assert.equal((await site.post(url, typed)).status, 422, 'everybody at the table is bound')
  await bind('professional')
  const opened = await site.post(url, typed)
  assert.equal(opened.status, 303)
  assert.equal(chosenReaders((await site.get(opened.location)).html), 0, 'showing something to somebody from outside is chosen each time')
  const seen = await as('partner', opened.location)
  assert.ok(seen.status === 200 && seen.html.includes('artikel van de test') && seen.html.includes('Amal Benzarra'))
  assert.ok((await as('partner', '/meewerken')).html.includes(opened.location))
  assert.equal((await as('team-lead', opened.location)).status, 404)
  assert.ok(
    !(await as('team-lead', `/gezinnen/${id}/overleg`)).html.includes('Iemand beschermen'),
    'that it is held, only those at the table know',
  )
  await bind('discretion')
  assert.equal((await as('partner', opened.location)).status, 404, 'asked again at each read')
  await bind('professional')
})

test('work notes: of their author only, and gone when the dossier closes', async () => {
  const id = await site.open()
  const url = `/gezinnen/${id}/notities`
  assert.equal((await site.post(url, { words: ' ' })).status, 422)
  assert.equal((await site.post(url, { words: 'KANARIE vraag naar het bedje' })).status, 303)
  assert.equal((await post('team-lead', url, { words: 'Van de teamverantwoordelijke' })).status, 303)
  assert.ok(!(await site.get(url)).html.includes('Van de teamverantwoordelijke'))
  const noteId = /notities\/([0-9a-f-]{36})\/wissen/.exec((await site.get(url)).html)?.[1] ?? ''
  const places = [
    url,
    `/gezinnen/${id}`,
    `/gezinnen/${id}/contacten`,
    `/gezinnen/${id}/delen`,
    '/vandaag',
    '/gezinnen',
    '/rapport',
    '/beheer',
    '/nieuw',
  ]
  for (const role of ['midwife', 'team-lead', 'administrator', 'researcher', 'partner'] as const) {
    for (const place of places) assert.ok(!(await as(role, place)).html.includes('KANARIE'), `${role} ${place}`)
    assert.notEqual(
      (await post(role, `${url}/${noteId}/wissen`, {}, role === 'midwife' || role === 'team-lead' ? url : '/account')).status,
      303,
      role,
    )
    const found = await post(role, '/gezinnen/zoek', { q: 'KANARIE' }, '/account')
    assert.ok(!found.html.includes('bedje'), role)
  }
  for (const place of places.slice(1)) assert.ok(!(await site.get(place)).html.includes('KANARIE'), place)
  assert.ok((await site.get(`/gezinnen/${id}/afsluiten`)).html.includes('werknotities worden wel vernietigd'), 'told beforehand')
  assert.equal(await count('consent.work_note'), 2)
  assert.equal((await site.post(`/gezinnen/${id}/afsluiten`, { reason: 'planned-end', endedOn: '2026-11-17' })).status, 303)
  assert.equal(await count('consent.work_note'), 0)
  assert.equal((await site.post(`/gezinnen/${id}/heropenen`, {}, `/gezinnen/${id}`)).status, 303)
  assert.ok(!(await site.get(url)).html.includes('KANARIE'), 'reopening brings no note back')
})

test('the administrator says what binds whom and which law holds; nobody else does', async () => {
  for (const role of ['counsellor', 'team-lead', 'partner', 'researcher'] as const) {
    for (const url of ['/beheer/geheimhouding', '/beheer/rechtsgrond']) assert.equal((await as(role, url)).status, 404, `${role} ${url}`)
  }
  const page = await as('administrator', '/beheer/geheimhouding')
  assert.ok(page.html.includes('CAW Voorbeeld') && page.html.includes('Test partner (CAW Voorbeeld)'))
  // A browser sends every list of the page along, also those nobody chose from.
  const whole = Object.fromEntries([...page.html.matchAll(/name="([oar]-[^"]+)"/g)].map(([, name = '']) => [name, '']))
  assert.ok(Object.keys(whole).length > 5)
  assert.equal((await post('administrator', '/beheer/geheimhouding', { ...whole, [`a-${accounts.partner}`]: 'discretion' })).status, 303)
  assert.ok((await as('partner', '/meewerken')).html.includes('geen beroepsgeheim vastgelegd'))
  const url = '/beheer/rechtsgrond'
  const ground = { purpose: 'guidance', ground: 'public-task', role: 'controller', note: '', groundFrom: '2026-01-01' }
  assert.equal((await post('administrator', `${url}/gronden`, ground, url)).status, 303)
  assert.equal((await post('administrator', `${url}/gronden`, { ...ground, ground: 'care', groundFrom: '2026-11-01' }, url)).status, 303)
  const { html } = await as('administrator', url)
  assert.ok(html.includes('tot en met 31 oktober 2026') && html.includes('Zorg onder beroepsgeheim'))
  const refused = await post('administrator', `${url}/artikels`, { key: 'duty-to-help', nl: 'Hulp' }, url)
  assert.ok(refused.status === 422 && refused.html.includes('value="Hulp"'))
})

for (const locale of ['en', 'fr'] as const) {
  test(`every page stands in ${locale}`, async () => {
    const id = await site.open()
    site.who.locale = locale
    for (const path of ['overdracht', 'overleg', 'overleg/team', 'overleg/casus', 'notities']) {
      const { status, html } = await site.get(`/gezinnen/${id}/${path}`)
      assert.ok(status === 200 && !html.includes('undefined') && !html.includes('[object'), path)
    }
    for (const path of ['/beheer/geheimhouding', '/beheer/rechtsgrond']) {
      const { status, html } = await as('administrator', path)
      assert.ok(status === 200 && !html.includes('undefined') && !html.includes('[object'), path)
    }
  })
}
