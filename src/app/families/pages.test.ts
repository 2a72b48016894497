import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testSite } from '#app/site.testing.ts'

const site = await testSite()
const amal = await site.open()
const samira = await site.open({
  mother: { kind: 'new', person: { givenName: 'Samira', familyName: 'Tahouri' } },
  counsellorId: site.world.accounts.midwife,
})

test('Enter on a clear hit opens the family, and its note when a contact was meant', async () => {
  assert.equal((await site.post('/gezinnen/zoek', { q: 'benzara' })).location, `/gezinnen/${amal}`)
  assert.equal((await site.post('/gezinnen/zoek', { q: 'tahuory', doel: 'contact' })).location, `/gezinnen/${samira}#f-contactNote`)
  assert.equal((await site.post('/gezinnen/zoek', { q: '0470 12 34 56' })).location, `/gezinnen/${amal}`)
})

test('without a hit a new file is offered, and what was typed never stands in an address', async () => {
  const none = await site.post('/gezinnen/zoek', { q: 'Wolkenstein' })
  assert.equal(none.status, 200)
  assert.match(none.html, /Nieuw dossier voor “Wolkenstein”/)
  assert.match(none.html, /<title>[^<]*Zoek een gezin/)
  assert.doesNotMatch(none.html, /(href|action)="[^"]*Wolkenstein/)
  const fresh = await site.post('/gezinnen/nieuw', { prefill: 'Wolkenstein' }, '/gezinnen/nieuw')
  assert.equal(fresh.status, 200)
  assert.match(fresh.html, /value="Wolkenstein" name="name"/)
})

test('the list starts with my running families and is filtered by its address', async () => {
  const mine = await site.get('/gezinnen')
  assert.match(mine.html, /Amal Benzarra/)
  assert.doesNotMatch(mine.html, /Samira Tahouri/)
  const team = await site.get('/gezinnen?wie=team&volgorde=naam')
  assert.match(team.html, /Amal Benzarra[\s\S]*Samira Tahouri/)
  assert.match((await site.get('/gezinnen?wie=team&stand=gestopt')).html, /Hier past nu geen gezin bij/)
  const silent = await site.get('/gezinnen?wie=team&stil=30&volgorde=stil')
  assert.match(silent.html, /Samira Tahouri/)
})

test('choices nobody offers fall back to the usual ones', async () => {
  const odd = await site.get('/gezinnen?wie=%27%20or%201&stand=x&programma=..%2F&stil=-1&volgorde=drop&na=zz_1')
  assert.equal(odd.status, 200)
  assert.match(odd.html, /Amal Benzarra/)
})

test('who may take in a list finds the way from the families, and stands among them', async () => {
  const way = /<a [^>]*href="\/import"/
  for (const [role, expected] of [
    ['counsellor', true],
    ['team-lead', true],
    ['midwife', false],
  ] as const) {
    site.who.role = role
    const { html } = await site.get('/gezinnen')
    assert.equal(way.test(html), expected, role)
    assert.equal((await site.get('/import')).status, expected ? 200 : 404, role)
  }
  site.who.role = 'counsellor'
  assert.match((await site.get('/import')).html, /<a [^>]*href="\/gezinnen"[^>]*aria-current|aria-current[^>]*href="\/gezinnen"/)
})

test('the list is filtered by the phase a family is in today, worked out from its pack', async () => {
  const options = await site.get('/gezinnen?wie=team')
  assert.match(options.html, /<option value="getting-to-know">Kennismaken<\/option>/)
  assert.match((await site.get('/gezinnen?wie=team&fase=ready-for-baby')).html, /Amal Benzarra/)
  assert.match((await site.get('/gezinnen?wie=team&fase=letting-go')).html, /Hier past nu geen gezin bij/)
  assert.match((await site.get('/gezinnen?wie=team&fase=ready-for-baby&stand=gestopt')).html, /Hier past nu geen gezin bij/)
  const kept = await site.get('/gezinnen?wie=team&fase=ready-for-baby&volgorde=naam')
  assert.match(kept.html, /<option value="ready-for-baby" selected>/)
})

test('weeks stop counting long after the due date: the baby is there, but nobody wrote it down', async () => {
  await site.open({
    mother: { kind: 'new', person: { givenName: 'Fatima', familyName: 'Hassan' } },
    openedOn: '2022-09-01',
    startedOn: '2022-09-05',
    pregnancy: { dueOn: '2023-01-12', bornOn: null },
    members: [],
  })
  const { html } = await site.get('/gezinnen?wie=team')
  const [, row = ''] = /Fatima Hassan<\/a>.*?<p[^>]*>([^<]*)/.exec(html) ?? []
  assert.match(row, /bevalling verwacht op 12 jan 2023, geboorte niet genoteerd/)
  assert.doesNotMatch(html, /\d{3} weken/)
})
