import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { planVisit } from '#modules/contacts/public.ts'

const site = await testSite()
after(() => site.app.close())
const { deps, actor, accounts } = site.world
let dossierId = ''
let visitId = ''
const move = () => `/gezinnen/${dossierId}/bezoeken/${visitId}/verzet`
const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

before(async () => {
  dossierId = await site.open()
  const visit = {
    accountId: accounts.counsellor,
    kind: 'home-visit',
    plannedOn: '2026-11-17',
    plannedAt: '10:00',
    minutes: 60,
    place: null,
  } as const
  const planned = await planVisit(deps, actor('counsellor'), { dossierId, saveKey: null, visit })
  visitId = planned.ok ? planned.value.visitId : assert.fail()
})

const history = async () => words((await site.get(`/gezinnen/${dossierId}/geschiedenis`)).html)

test('a visit of today is moved in one screen, and the day, the dossier and its history follow', async () => {
  const day = (await site.get('/vandaag?wie=mijn')).html
  assert.match(day, new RegExp(`href="${move()}\\?van=vandaag"`))
  const form = await site.get(`${move()}?van=vandaag`)
  assert.match(words(form.html), /Huisbezoek, nu op dinsdag 17 november, 10.00/)
  const saved = await site.post(move(), { visitOn: '2026-11-18', visitAt: '14:30', back: 'vandaag' }, `${move()}?van=vandaag`)
  assert.deepEqual([saved.status, saved.location], [303, '/vandaag#bz'])
  const today = words((await site.get('/vandaag?wie=mijn')).html)
  assert.match(today, /Geen bezoeken gepland vandaag. Het eerste volgende is bij Amal Benzarra, morgen/)
  const dossier = words((await site.get(`/gezinnen/${dossierId}`)).html)
  assert.match(dossier, /Huisbezoek · woensdag 18 november, 14.30/)
  assert.match(
    await history(),
    /Huisbezoek verzet van dinsdag 17 november, 10.00 naar woensdag 18 november, 14.30 dinsdag 17 november · Test counsellor/,
  )
})

test('one undo puts it back, once; the history keeps both', async () => {
  const saved = await site.post(move(), { visitOn: '2026-11-25', visitAt: '' }, move())
  assert.equal(saved.location, `/gezinnen/${dossierId}#stappen`)
  const { html } = await site.get(`/gezinnen/${dossierId}`)
  const undo = /action="([^"]+\/verzet\/[^"]+\/terug)"/.exec(html)?.[1] ?? assert.fail('no undo offered')
  assert.equal((await site.post(undo, {}, move())).status, 303)
  assert.equal((await site.post(undo, {}, move())).status, 404)
  const dossier = words((await site.get(`/gezinnen/${dossierId}`)).html)
  assert.match(dossier, /Huisbezoek · woensdag 18 november, 14.30/)
  assert.match(await history(), /Huisbezoek weer op woensdag 18 november, 14.30/)
})

test('a day that has passed, the same moment and an hour that is none are said at the field', async () => {
  const say = async (typed: Record<string, string>) => words((await site.post(move(), typed, move())).html)
  assert.match(await say({ visitOn: '2026-11-16', visitAt: '10:00' }), /Die dag is al voorbij/)
  assert.match(await say({ visitOn: '2026-11-18', visitAt: '14:30' }), /staat al op die dag en dat uur/)
  assert.match(await say({ visitOn: '2026-11-19', visitAt: 'straks' }), /Typ een uur/)
})

test('a visit that was called off is not moved', async () => {
  await site.post(`/gezinnen/${dossierId}/bezoeken/${visitId}/afgezegd`, {}, `/gezinnen/${dossierId}`)
  assert.equal((await site.get(move())).status, 404)
  assert.equal((await site.post(move(), { visitOn: '2026-11-19', visitAt: '' }, '/account')).status, 404)
})
