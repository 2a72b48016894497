import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { recordRefusal, registerLoss } from '#modules/dossiers/public.ts'
import { setInOrder } from '#modules/indicators/public.ts'

const site = await testSite()
const { world } = site
const actor = world.actor('counsellor')

const safe = { channel: 'call', times: [], mayLeaveMessage: true, note: null } as const
const mother = (givenName: string, familyName: string, safeContact: object = safe) => ({
  kind: 'new' as const,
  person: { givenName, familyName, phone: '0470 00 00 00', safeContact: { ...safe, ...safeContact } },
})

function log(dossierId: string, typed: Readonly<Record<string, string>>) {
  return site.post(`/gezinnen/${dossierId}/contacten`, { kind: 'phone', happenedOn: '2026-11-17', ...typed }, `/gezinnen/${dossierId}`)
}

test('the day asks first for who was never heard, and a logged contact settles it', async () => {
  const id = await site.open({ mother: mother('Precious', 'Adeyomi'), pregnancy: { dueOn: '2027-05-01', bornOn: null } })
  const before = await site.get('/vandaag')
  assert.match(before.html, /Goeiemorgen Hanne/)
  assert.match(before.html, /Nog niet gehoord, al 63 dagen\./)
  assert.match(before.html, /href="tel:0470000000"/)
  const saved = await log(id, { contactNote: 'Ze belt morgen terug.', step: 'Bellen', stepDue: '2026-11-18' })
  assert.equal(saved.status, 303)
  assert.equal(saved.location, `/gezinnen/${id}#contacten`)
  const after = await site.get('/vandaag')
  assert.doesNotMatch(after.html, /al 63 dagen/)
  assert.match(after.html, /tegen morgen/)
  const page = await site.get(`/gezinnen/${id}`)
  assert.match(page.html, /Ze belt morgen terug\./)
})

test('a number is only dialled when she said that calling is safe', async () => {
  await site.open({ mother: mother('Samira', 'Tahouri', { channel: 'whatsapp', mayLeaveMessage: false }) })
  const { html } = await site.get('/vandaag')
  const card = html.slice(html.indexOf('Samira Tahouri'), html.indexOf('Samira Tahouri') + 2000)
  assert.match(card, /stuur een WhatsApp, bel niet/)
  assert.doesNotMatch(card, /tel:/)
})

test('an answer hides the reminder and can be taken back', async () => {
  const id = await site.open({ mother: mother('Sofia', 'Lemarel'), pregnancy: null })
  const shown = async () => (await site.get('/vandaag')).html.includes(`/vandaag/${id}/gedaan`)
  assert.equal(await shown(), true)
  const answered = await site.post(`/vandaag/${id}/morgen`, { wie: 'mine' }, '/vandaag')
  assert.equal(answered.location, '/vandaag?wie=mijn')
  assert.equal(await shown(), false)
  const answer = await world.db.as(actor, (tx) =>
    tx
      .selectFrom('contacts.attention')
      .select('id')
      .where('municipality_id', '=', world.municipalityId)
      .where('dossier_id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  await site.post(`/vandaag/${id}/antwoord/${answer.id}/terug`, {}, '/vandaag')
  assert.equal(await shown(), true)
})

test('who asked for rest is said to rest; after a loss no word about a baby', async () => {
  const resting = await site.open({ mother: mother('Ioana', 'Popescu'), pregnancy: null })
  await world.db.as(actor, (tx) =>
    recordRefusal(tx, world.deps, actor, {
      dossierId: resting,
      what: 'guidance',
      refusedOn: '2026-11-17',
      untilOn: '2027-03-01',
      note: null,
    }),
  )
  const lost = await site.open({ mother: mother('Marie', 'Claes'), pregnancy: { dueOn: '2026-12-01', bornOn: null }, members: [] })
  await world.db.as(actor, (tx) =>
    registerLoss(tx, world.deps, actor, { dossierId: lost, happenedOn: '2026-11-10', childId: null, note: null }),
  )
  const { html } = await site.get('/vandaag')
  assert.match(html, /Ioana kiest nu voor geen begeleiding\. We vragen het weer na maandag 1 maart 2027\./)
  assert.equal(html.includes(`/vandaag/${resting}/gedaan`), false)
  const card = html.slice(html.indexOf('Marie Claes'), html.indexOf(`/vandaag/${lost}/niet-nodig`))
  assert.doesNotMatch(card, /bevalt|verwacht|weken|zwanger/i)
})

test('a refused contact keeps what was typed, and says what is wrong', async () => {
  const id = await site.open({ mother: mother('Lotte', 'Vannekker') })
  const again = await log(id, { happenedOn: '2026-11-18', contactNote: 'Mijn hele verhaal' })
  assert.equal(again.status, 422)
  assert.match(again.html, /Mijn hele verhaal/)
  assert.match(again.html, /Die dag moet nog komen/)
  const nothing = await log(id, { kind: 'vlag', contactNote: 'Nog' })
  assert.match(nothing.html, /Kies hoe jullie contact hadden/)
})

test('a contact is corrected, and an older page does not overwrite it', async () => {
  const id = await site.open({ mother: mother('Amal', 'Benzarra') })
  await log(id, { contactNote: 'Eerste versie' })
  const page = await site.get(`/gezinnen/${id}`)
  const address = /\/gezinnen\/[0-9a-f-]+\/contacten\/[0-9a-f-]{36}(?=")/.exec(page.html)?.[0] ?? ''
  const typed = { kind: 'phone', happenedOn: '2026-11-17', seen: '' }
  assert.equal((await site.post(address, { ...typed, contactNote: 'Tweede versie' })).status, 303)
  const clash = await site.post(address, { ...typed, contactNote: 'Andere versie' })
  assert.equal(clash.status, 422)
  assert.match(clash.html, /Tweede versie/)
  assert.match(clash.html, /Andere versie/)
  const seen = /name="seen" value="([^"]+)"/.exec(clash.html)?.[1] ?? ''
  await site.post(address, { ...typed, seen, keep: 'both', theirNote: 'Tweede versie', contactNote: 'Andere versie' })
  assert.match((await site.get(address)).html, /Tweede versie\n\nAndere versie/)
})

test('a team lead starts with the team and sees who has no counsellor', async () => {
  await site.open({ mother: mother('Zonder', 'Naam'), counsellorId: null })
  site.who.role = 'team-lead'
  const { html } = await site.get('/vandaag')
  site.who.role = 'counsellor'
  assert.match(html, /Niet uit het oog verliezen in het team/)
  assert.match(html, /1 gezin zonder begeleider/)
})

test('the day and the list are for the team only', async () => {
  for (const role of ['partner', 'researcher', 'administrator'] as const) {
    site.who.role = role
    for (const url of ['/vandaag', '/gezinnen', '/gezinnen/zoek', '/contact'])
      assert.equal((await site.get(url)).status, 404, `${role} ${url}`)
  }
  site.who.role = 'counsellor'
})

test('what became in order is good news, said only when it was not before', async () => {
  const id = await site.open({ mother: mother('Nour', 'Haddad') })
  const set = (state: 'bezig' | 'in_orde', item: string) => setInOrder(world.deps, actor, { dossierId: id, item, childId: null, state })
  const page = await site.get(`/gezinnen/${id}`)
  const item = /name="stand" value="([a-z_]+)\/in_orde"/.exec(page.html)?.[1] ?? ''
  const start = world.clock.now
  await set('bezig', item)
  assert.doesNotMatch((await site.get('/vandaag')).html, /Bij Nour is nu in orde/)
  world.clock.now = new Date('2026-11-18T08:30:00Z')
  assert.equal((await set('in_orde', item)).ok, true)
  const { html } = await site.get('/vandaag')
  world.clock.now = start
  assert.match(html, /Bij Nour is nu in orde: /)
})
