import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { setSecrecy } from '#modules/consent/public.ts'
import { recordContact } from '#modules/contacts/public.ts'
import { addMember, addOrganisation } from '#modules/network/public.ts'

const site = await testSite()
after(() => site.app.close())
const { world } = site
const { deps } = world
const lead = world.actor('team-lead', 'administration')
const administrator = world.actor('administrator', 'administration')
const counsellor = world.actor('counsellor')

async function organisation(name: string): Promise<string> {
  const added = await addOrganisation(deps, lead, { details: { name, isExternal: true, phone: null, aliases: [] }, saveKey: null })
  assert.ok(added.ok)
  return added.value.id
}
const caw = await organisation('CAW Voorbeeld')
const other = await organisation('Andere dienst')
assert.ok((await addMember(deps, lead, { organisationId: caw, accountId: world.accounts.partner })).ok)

async function bind(organisationId: string, secrecy: 'professional' | 'discretion' | 'none'): Promise<void> {
  const set = await deps.db.as(administrator, (tx) =>
    setSecrecy(tx, deps, administrator, { about: { subject: 'organisation', organisationId }, secrecy }),
  )
  assert.ok(set.ok)
}
await bind(caw, 'professional')
await bind(other, 'professional')

beforeEach(() => {
  site.who.role = 'counsellor'
  site.who.locale = 'nl'
  world.clock.now = new Date('2026-11-17T08:30:00Z')
})

async function told(dossierId: string, domains: readonly ('housing' | 'money' | 'wellbeing')[], note: string, step?: string) {
  const contact = { kind: 'home-visit', happenedOn: '2026-11-12', happenedAt: null, minutes: 45, domains, note } as const
  const nextStep = step === undefined ? null : { what: step, who: null, dueOn: '2026-11-30' }
  assert.ok((await recordContact(deps, counsellor, { dossierId, saveKey: null, contact, nextStep })).ok)
}

const answers = {
  recipient: `o:${caw}`,
  bound: 'yes',
  goal: 'yes',
  purpose: 'family-support',
  told: 'yes',
  how: 'spoken',
  until: '2027-02-17',
} as const

function form(more: Readonly<Record<string, string | readonly string[]>> = {}): URLSearchParams {
  const typed = new URLSearchParams()
  const all: Record<string, string | readonly string[]> = {
    ...answers,
    kinds: ['next-steps', 'contacts', 'notes'],
    domains: ['housing'],
    ...more,
  }
  for (const [name, value] of Object.entries(all)) for (const one of [value].flat()) if (one !== '') typed.append(name, one)
  return typed
}

async function asPartner(url: string) {
  site.who.role = 'partner'
  const answer = await site.get(url)
  site.who.role = 'counsellor'
  return answer
}

async function audited(dossierId: string, action: string): Promise<number> {
  const rows = await world.db.as(counsellor, (tx) =>
    tx
      .selectFrom('audit.event')
      .select('purpose')
      .where('municipality_id', '=', world.municipalityId)
      .where('dossier_id', '=', dossierId)
      .where('action', '=', action)
      .execute(),
  )
  assert.ok(rows.every(({ purpose }) => purpose === 'sharing'))
  return rows.length
}

test('a worker gives, the partner sees exactly that, she withdraws, the partner sees nothing', async () => {
  const id = await site.open()
  await told(id, ['housing'], 'De schimmel zit in de slaapkamer.', 'Foto’s naar de woondienst')
  await told(id, ['housing', 'wellbeing'], 'Ze slaapt slecht door de ruzie met haar broer.', 'Bellen met de psycholoog')
  await told(id, ['wellbeing'], 'Ze huilde.')
  assert.equal((await asPartner(`/meewerken/${id}`)).status, 404)

  const saved = await site.post(`/gezinnen/${id}/delen`, form())
  assert.deepEqual([saved.status, saved.location], [303, `/gezinnen/${id}/delen`])
  const page = await site.get(`/gezinnen/${id}/delen`)
  assert.ok(page.html.includes('CAW Voorbeeld') && page.html.includes('Over wonen') && page.html.includes('mondeling'))
  assert.ok((await site.get(`/gezinnen/${id}`)).html.includes('CAW Voorbeeld'), 'the dossier says it too')

  const list = await asPartner('/meewerken')
  assert.ok(list.html.includes(`/meewerken/${id}`) && list.html.includes('Amal Benzarra'))
  const { status, html } = await asPartner(`/meewerken/${id}`)
  assert.equal(status, 200)
  const seen = html.slice(html.indexOf('<main'), html.indexOf('</main'))
  for (const words of ['De schimmel zit in de slaapkamer', 'Foto’s naar de woondienst', 'Huisbezoek', 'Wonen'])
    assert.ok(seen.includes(words), words)
  for (const words of [
    'slaapt slecht',
    'psycholoog',
    'huilde',
    'Welzijn',
    'Test counsellor',
    '0470 12 34 56',
    'Ilyas',
    'Salma',
    'Andere dienst',
    'weken',
  ]) {
    assert.ok(!seen.includes(words), `shows: ${words}`)
  }
  assert.equal(await audited(id, 'consent.shared.read'), 1)

  const permissionId = /delen\/([0-9a-f-]{36})\/intrekken/.exec(page.html)?.[1] ?? ''
  assert.equal((await site.post(`/gezinnen/${id}/delen/${permissionId}/intrekken`, {}, `/gezinnen/${id}/delen`)).status, 303)
  const gone = await asPartner(`/meewerken/${id}`)
  const never = await asPartner('/meewerken/01932d00-0000-7000-8000-ffffffffffff')
  assert.equal(gone.status, 404)
  assert.equal(
    gone.html.replace(/name="_\w+" value="[^"]*"/g, ''),
    never.html.replace(/name="_\w+" value="[^"]*"/g, ''),
    'gone looks like never',
  )
  assert.ok(!(await asPartner('/meewerken')).html.includes('Amal'))

  assert.equal((await site.post(`/gezinnen/${id}/delen/${permissionId}/opnieuw`, {}, `/gezinnen/${id}/delen`)).status, 303)
  assert.equal((await asPartner(`/meewerken/${id}`)).status, 200, 'a tap by mistake is undone')
})

test('what is missing is said, and what was typed stays', async () => {
  const id = await site.open()
  const url = `/gezinnen/${id}/delen`
  const empty = await site.post(url, {})
  assert.equal(empty.status, 422)
  for (const words of [
    'Kies met wie je deelt',
    'Zeg of de ontvanger gebonden is',
    'Vertel haar eerst wat je deelt',
    'Kies hoe ze haar toestemming gaf',
    'Kies wat de ontvanger mag zien',
  ]) {
    assert.ok(empty.html.includes(words), words)
  }
  for (const name of ['bound', 'goal', 'told', 'how', 'kinds', 'purpose', 'until', 'recipient']) {
    const refused = await site.post(url, form({ [name]: '' }))
    assert.equal(refused.status, 422, name)
    if (name !== 'recipient') assert.match(refused.html, new RegExp(`value="o:${caw}" selected`), name)
    if (name !== 'domains') assert.match(refused.html, /name="domains" value="housing" checked/, name)
  }
  for (const [name, value] of [
    ['bound', 'no'],
    ['goal', 'no'],
    ['told', 'no'],
    ['how', 'portal'],
    ['kinds', 'handover'],
    ['kinds', 'everything'],
    ['domains', 'health'],
    ['recipient', 'o:01932d00-0000-7000-8000-ffffffffffff'],
    ['recipient', 'x'],
    ['until', '2026-11-16'],
    ['until', '2028-01-01'],
  ] as const) {
    assert.equal((await site.post(url, form({ [name]: value }))).status, 422, `${name}=${value}`)
  }
  assert.equal((await asPartner(`/meewerken/${id}`)).status, 404)
})

test('discretion never receives content: refused when it is given, and at each read after', async () => {
  const id = await site.open()
  await told(id, ['housing'], 'Alleen voor wie helpt.')
  await bind(caw, 'discretion')
  const refused = await site.post(`/gezinnen/${id}/delen`, form())
  assert.ok(refused.status === 422 && refused.html.includes('geen beroepsgeheim vastgelegd'))
  await bind(caw, 'professional')
  assert.equal((await site.post(`/gezinnen/${id}/delen`, form())).status, 303)
  assert.equal((await asPartner(`/meewerken/${id}`)).status, 200)
  for (const secrecy of ['discretion', 'none'] as const) {
    await bind(caw, secrecy)
    assert.equal((await asPartner(`/meewerken/${id}`)).status, 404, secrecy)
    const list = await asPartner('/meewerken')
    assert.ok(list.status === 200 && !list.html.includes(id) && list.html.includes('geen beroepsgeheim vastgelegd'))
  }
  await bind(caw, 'professional')
})

test('a permission ends by itself, and with the guidance; another organisation sees nothing', async () => {
  const id = await site.open()
  await told(id, ['housing'], 'Tot het einde.')
  assert.equal((await site.post(`/gezinnen/${id}/delen`, form({ until: '2026-11-20' }))).status, 303)
  world.clock.now = new Date('2026-11-20T20:00:00Z')
  assert.equal((await asPartner(`/meewerken/${id}`)).status, 200)
  world.clock.now = new Date('2026-11-20T23:30:00Z')
  assert.equal((await asPartner(`/meewerken/${id}`)).status, 404, 'the day after, in Brussels')
  world.clock.now = new Date('2026-11-17T08:30:00Z')
  const elsewhere = await site.open()
  assert.equal((await site.post(`/gezinnen/${elsewhere}/delen`, form({ recipient: `o:${other}` }))).status, 303)
  assert.equal((await asPartner(`/meewerken/${elsewhere}`)).status, 404)
  assert.equal((await site.post(`/gezinnen/${id}/afsluiten`, { reason: 'planned-end', endedOn: '2026-11-17' })).status, 303)
  assert.equal((await asPartner(`/meewerken/${id}`)).status, 404)
  assert.equal((await site.post(`/gezinnen/${id}/delen`, form())).status, 404, 'nothing new is shared of a closed dossier')
})

test('a step nobody named a domain for is shown to nobody; naming it shows it', async () => {
  const id = await site.open()
  assert.equal((await site.post(`/gezinnen/${id}/stappen`, { what: 'Attest opvragen', due: '2026-11-30' }, `/gezinnen/${id}`)).status, 303)
  assert.equal((await site.post(`/gezinnen/${id}/delen`, form())).status, 303)
  assert.ok(!(await asPartner(`/meewerken/${id}`)).html.includes('Attest opvragen'))
  const { html } = await site.get(`/gezinnen/${id}/delen`)
  const stepId = /delen\/stappen\/([0-9a-f-]{36})/.exec(html)?.[1] ?? ''
  const named = await site.post(`/gezinnen/${id}/delen/stappen/${stepId}`, { [`domain-${stepId}`]: 'housing' }, `/gezinnen/${id}/delen`)
  assert.equal(named.status, 303)
  assert.ok((await asPartner(`/meewerken/${id}`)).html.includes('Attest opvragen'))
})

test('in order per domain, and the contact person, only when they were chosen', async () => {
  const id = await site.open()
  const chosen = form({ kinds: ['in-order', 'contact-person'], domains: ['money'] })
  assert.equal((await site.post(`/gezinnen/${id}/delen`, chosen)).status, 303)
  const { html } = await asPartner(`/meewerken/${id}`)
  assert.ok(html.includes('Geld: in orde of niet') && html.includes('Groeipakket') && html.includes('Test counsellor'))
  for (const words of ['Babyuitzet', 'Ziekteverzekering', 'Volgende stappen', 'Contacten', 'Wat er besproken is'])
    assert.ok(!html.includes(words), words)
})

test('a part says until when what stands in it may be seen, not until when a handover sheet may', async () => {
  const id = await site.open()
  assert.equal((await site.post(`/gezinnen/${id}/delen`, form({ until: '2027-03-10' }))).status, 303)
  const sheet = {
    receiverName: 'Sara',
    happenedOn: '2026-11-16',
    helps: 'a',
    agreed: 'b',
    callsFirst: 'c',
    seenHow: 'read-together',
    seenOn: '2026-11-16',
  }
  assert.equal((await site.post(`/gezinnen/${id}/overdracht`, { ...sheet, recipient: `o:${caw}`, how: 'spoken' })).status, 303)
  const { html } = await asPartner(`/meewerken/${id}`)
  assert.ok(html.includes('Tot 10 maart 2027') && !html.includes('Tot 17 februari 2027'))
})

test('a safe address wins over every permission: no name of the team, no words of the team', async () => {
  const id = await site.open()
  await told(id, ['housing'], 'Ze woont nu in KANARIESTRAAT.', 'Naar KANARIESTRAAT gaan')
  const all = form({ kinds: ['contact-person', 'in-order', 'next-steps', 'contacts', 'notes'], domains: ['housing', 'money'] })
  assert.equal((await site.post(`/gezinnen/${id}/delen`, all)).status, 303)
  assert.ok((await asPartner(`/meewerken/${id}`)).html.includes('KANARIESTRAAT'))
  await world.db.as(counsellor, (tx) =>
    tx
      .updateTable('people.person as p')
      .from('dossiers.dossier as d')
      .set({ has_safe_address: true })
      .whereRef('p.id', '=', 'd.mother_id')
      .where('p.municipality_id', '=', world.municipalityId)
      .where('d.municipality_id', '=', world.municipalityId)
      .where('d.id', '=', id)
      .execute(),
  )
  const { status, html } = await asPartner(`/meewerken/${id}`)
  assert.ok(status === 200 && html.includes('Huisbezoek') && html.includes('Het team'))
  for (const words of ['KANARIESTRAAT', 'Test counsellor']) assert.ok(!html.includes(words), words)
  assert.ok((await site.get(`/gezinnen/${id}/delen`)).html.includes('Voor dit gezin geldt een veilig adres'))
})

for (const locale of ['en', 'fr'] as const) {
  test(`the pages stand in ${locale}`, async () => {
    const id = await site.open()
    assert.equal((await site.post(`/gezinnen/${id}/delen`, form())).status, 303)
    site.who.locale = locale
    for (const path of ['/delen', '']) {
      const { status, html } = await site.get(`/gezinnen/${id}${path}`)
      assert.ok(status === 200 && !html.includes('undefined') && !html.includes('[object'), path)
    }
    const { html } = await asPartner(`/meewerken/${id}`)
    assert.ok(!html.includes('undefined') && !html.includes('[object'))
  })
}

test('who does not guide families finds no sharing page, nor does another municipality', async () => {
  const id = await site.open()
  for (const role of ['partner', 'researcher', 'administrator'] as const) {
    site.who.role = role
    assert.notEqual((await site.get(`/gezinnen/${id}/delen`)).status, 200, role)
  }
  site.who.role = 'counsellor'
  assert.equal((await site.get('/gezinnen/01932d00-0000-7000-8000-ffffffffffff/delen')).status, 404)
})
