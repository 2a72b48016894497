import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { readMeasurements } from '../queries/read-measurements.ts'

const site = await testSite()
after(() => site.app.close())

const counsellor = site.world.actor('counsellor')
const read = (dossierId: string) => site.world.db.as(counsellor, (tx) => readMeasurements(tx, site.world.municipalityId, { dossierId }))
const post = (page: string, url: string, fields: string) => site.post(url, new URLSearchParams(fields), page)

test('who was there is asked at the start of both kinds of instruments, kept and told', async () => {
  const dossierId = await site.open({ members: [] })
  for (const instrument of ['opkomst-casestudy', 'opkomst-dossier']) {
    const url = `/gezinnen/${dossierId}/meten/${instrument}`
    assert.match((await site.get(url)).html, /Wie was erbij\?.*value="mother".*Amal.*value="nobody"/s)
    const saved = await post(
      url,
      url,
      'moment=start&dag=2026-11-17&wie=worker&erbij=mother&erbij=interpreter&erbijWie=haar+zus&leeftijd_moeder=22',
    )
    assert.equal(saved.status, 303)
    await post(url, saved.location, 'antwoord=3&ga=verder')
  }
  assert.deepEqual(
    (await read(dossierId)).map(({ present }) => present),
    Array.from({ length: 2 }, () => ({ who: ['mother', 'interpreter', 'other'], other: 'haar zus' })),
  )
  const line = /Erbij: Amal, een tolk en haar zus/
  assert.match((await site.get(`/gezinnen/${dossierId}/metingen`)).html, line)
  const [one] = await read(dossierId)
  assert.match((await site.get(`/gezinnen/${dossierId}/meten/${one?.id}/overzicht`)).html, line)
})

test('nothing noted is unknown, and can be noted and corrected afterwards', async () => {
  const dossierId = await site.open({ members: [] })
  const url = `/gezinnen/${dossierId}/meten/kansarmoede-screening`
  const { location } = await post(url, url, 'moment=start&dag=2026-11-16&wie=joint&huisvesting=zwak')
  assert.equal((await read(dossierId))[0]?.present, null)
  assert.match((await site.get(location)).html, /Niet genoteerd wie erbij was/)

  const note = location.replace('overzicht', 'erbij')
  const both = await post(location, note, 'erbij=nobody&erbij=mother')
  assert.equal(both.status, 422)
  assert.match(both.html, /<details[^>]* open.*Dit antwoord gaat niet samen met de andere/s)
  assert.match(both.html, /value="mother" checked/)

  assert.equal((await post(location, note, 'erbij=nobody')).status, 303)
  assert.deepEqual((await read(dossierId))[0]?.present, { who: [], other: null })
  assert.match((await site.get(location)).html, /Niemand erbij, alleen de begeleider/)
  assert.match((await site.get(location)).html, /value="nobody" checked/)
  assert.equal((await post(location, note, 'erbijWie=')).status, 303)
  assert.equal((await read(dossierId))[0]?.present, null, 'taken away is unknown again')
})

test('what was chosen about who was there stays when the form is refused, and when it is left', async () => {
  const dossierId = await site.open({ members: [] })
  const url = `/gezinnen/${dossierId}/meten/opkomst-casestudy`
  const refused = await post(url, url, 'moment=start&dag=2030-01-01&wie=joint&erbij=midwife&erbijWie=haar+zus')
  assert.equal(refused.status, 422)
  assert.match(refused.html, /value="midwife" checked/)
  assert.match(refused.html, /value="haar zus"/)
  await post(url, `/drafts/measurement:${dossierId}:opkomst-casestudy`, 'moment=start&dag=2026-11-17&erbij=co-parent')
  assert.match((await site.get(url)).html, /value="co-parent" checked/)
  assert.equal((await post(url, url, 'moment=start&dag=2026-11-17&wie=joint')).status, 303)
  assert.doesNotMatch((await site.get(url)).html, /value="co-parent" checked/)
})

test('who was there stays with everybody of a sitting, and a stranger notes nothing', async () => {
  const dossierId = await site.open({ members: [], pregnancy: { dueOn: '2027-01-17', bornOn: null, expected: 2 } })
  const url = `/gezinnen/${dossierId}/meten/opkomst-casestudy`
  const { location } = await post(url, url, 'moment=start&dag=2026-11-17&wie=joint&erbij=midwife')
  const sitting = await read(dossierId)
  assert.equal(sitting.length, 3)
  const note = location.replace(/[^/]+$/, 'erbij')
  await post(url, note, 'erbij=mother')
  assert.deepEqual(
    (await read(dossierId)).map(({ present }) => present?.who),
    [['mother'], ['mother'], ['mother']],
  )
  site.who.role = 'researcher'
  assert.notEqual((await post('/', note, 'erbij=nobody')).status, 303)
  site.who.role = 'counsellor'
  assert.deepEqual((await read(dossierId))[0]?.present?.who, ['mother'])
})
