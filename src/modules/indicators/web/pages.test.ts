import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { registerLoss } from '#modules/dossiers/public.ts'
import { recordImportedMeasurements } from '../commands/record-imported.ts'
import { readMeasurements } from '../queries/read-measurements.ts'

const site = await testSite()
after(() => site.app.close())

/** Posts as the form of a page would. */
async function post(page: string, url: string, fields: string) {
  return site.post(url, new URLSearchParams(fields), page)
}

const counsellor = site.world.actor('counsellor')
const read = (dossierId: string) => site.world.db.as(counsellor, (tx) => readMeasurements(tx, site.world.municipalityId, { dossierId }))

async function begin(dossierId: string): Promise<string> {
  const start = `/gezinnen/${dossierId}/meten/opkomst-casestudy`
  const answer = await post(start, start, 'moment=start&dag=2026-11-17&wie=joint')
  assert.equal(answer.status, 303)
  return answer.location
}

test('the pair goes through the questions, stops, resumes where it was and looks it over', async () => {
  const dossierId = await site.open({ members: [] })
  const first = await begin(dossierId)
  const page = await site.get(first)
  assert.match(page.html, /Vraag 1 van 26/)
  assert.ok(page.html.indexOf('value="5"') < page.html.indexOf('value="1"'), 'best level on top')
  for (const way of ['unknown', 'not-applicable', 'skipped']) assert.match(page.html, new RegExp(`name="antwoord" value="${way}"`))
  const second = await post(first, first, 'antwoord=2&ga=verder')
  assert.match(second.location, /\/leefomgeving$/)
  const third = await post(second.location, second.location, 'antwoord=skipped&ga=verder')
  assert.match(third.location, /\/slaapomgeving$/)
  const back = await post(third.location, third.location, 'ga=terug')
  assert.match(back.location, /\/leefomgeving$/)
  assert.match((await site.get(back.location)).html, /<input type="radio" name="antwoord" value="skipped" checked/)
  const start = await site.get(`/gezinnen/${dossierId}/meten/opkomst-casestudy`)
  assert.match(start.html, /2 van 26 vragen ingevuld/)
  assert.ok(start.html.includes(`href="${third.location}"`))
  const overview = await site.get(first.replace(/[^/]+$/, 'overzicht'))
  assert.match(overview.html, /1 van 26 vragen beantwoord/)
  assert.match(overview.html, /1 overgeslagen en 24 nog niet gevraagd/)
})

test('nothing chosen is asked again, a forged answer is refused, and neither is kept', async () => {
  const dossierId = await site.open({ members: [] })
  const first = await begin(dossierId)
  const empty = await post(first, first, 'ga=verder')
  assert.equal(empty.status, 422)
  assert.match(empty.html, /Kies een antwoord/)
  const forged = await post(first, first, 'antwoord=9&ga=verder')
  assert.equal(forged.status, 422)
  assert.equal((await read(dossierId))[0]?.answers.size, 0)
})

test('a page with a mistake comes back with everything that was typed', async () => {
  const dossierId = await site.open({ members: [] })
  const url = `/gezinnen/${dossierId}/meten/opkomst-dossier`
  const fields =
    'moment=start&dag=2026-11-16&wie=worker&zwangerschapsduur=99&babyuitzet=bezig&inkomensbron=loon&inkomensbron=andere&huisvesting=sociaal'
  const again = await post(url, url, fields)
  assert.equal(again.status, 422)
  assert.match(again.html, /Kies een getal van 0 tot 43/)
  assert.match(again.html, /value="99"/)
  assert.match(again.html, /name="babyuitzet" value="bezig" checked/)
  assert.match(again.html, /name="inkomensbron" value="andere" checked/)
  assert.match(again.html, /<option value="sociaal" selected/)
  assert.equal((await read(dossierId)).length, 0)
  const saved = await post(url, url, fields.replace('99', '22'))
  assert.match(saved.location, /\/overzicht$/)
  const correct = saved.location.replace('overzicht', 'verbeteren')
  assert.match((await site.get(correct)).html, /value="22"/)
  const corrected = await post(correct, correct, 'zwangerschapsduur~zonder=unknown&babyuitzet=in_orde')
  assert.equal(corrected.status, 303)
  const [one] = await read(dossierId)
  assert.deepEqual([...(one?.answers ?? [])].map(([item, { state }]) => [item, state]).sort(), [
    ['babyuitzet', 'answered'],
    ['zwangerschapsduur', 'unknown'],
  ])
})

test('what was typed on a page and not saved stands there the next time, until it is saved', async () => {
  const dossierId = await site.open({ members: [] })
  const url = `/gezinnen/${dossierId}/meten/opkomst-dossier`
  const fields = 'moment=start&dag=2026-11-16&wie=worker&leeftijd_moeder=22'
  assert.equal((await post(url, `/drafts/measurement:${dossierId}:opkomst-dossier`, fields)).status, 200)
  assert.match((await site.get(url)).html, /value="22"/)
  assert.equal((await post(url, url, fields)).status, 303)
  assert.doesNotMatch((await site.get(url)).html, /value="22"/)
})

test('six criteria give their result in words about the circumstances', async () => {
  const dossierId = await site.open({ members: [] })
  const url = `/gezinnen/${dossierId}/meten/kansarmoede-screening`
  const saved = await post(
    url,
    url,
    'moment=start&dag=2026-11-16&wie=joint&maandinkomen=zwak&opleiding=zwak&huisvesting=zwak&gezondheid=unknown',
  )
  assert.match((await site.get(saved.location)).html, /3 van 6 keer zwak\..*Het zegt iets over de omstandigheden/s)
})

test('one tap on another state is kept, shown and taken back', async () => {
  const dossierId = await site.open({ members: [] })
  const page = `/gezinnen/${dossierId}`
  assert.match((await site.get(page)).html, /Klaar voor de baby: nog niet gevraagd/)
  const set = await post(page, `/gezinnen/${dossierId}/in-orde`, 'stand=babyuitzet/in_orde')
  assert.equal(set.location, `${page}#in-orde`)
  const after = await site.get(page)
  assert.match(after.html, /Klaar voor de baby: 1 van 8 in orde/)
  assert.match(after.html, /Babyuitzet: In orde\./)
  const undo = /action="(\/gezinnen\/[^"]+\/in-orde\/babyuitzet\/[^"]+)"/.exec(after.html)?.[1] ?? ''
  await post(page, undo, '')
  assert.match((await site.get(page)).html, /Klaar voor de baby: nog niet gevraagd/)
  for (const said of ['babyuitzet/fantastisch', 'niets/in_orde', 'babyuitzet', 'babyuitzet/in_orde/x', ''])
    assert.equal((await post(page, `/gezinnen/${dossierId}/in-orde`, `stand=${said}`)).status, 404, said)
})

test('after a birth of two each child has buttons of its own', async () => {
  const dossierId = await site.open({ members: [] })
  const page = `/gezinnen/${dossierId}`
  const birth = { bornOn: 'other', 'bornOn-day': '2026-11-16', children: '2', name1: 'Lina', name2: 'Noor', familyName: 'Benzarra' }
  assert.equal((await site.post(`${page}/geboorte`, birth)).status, 303)
  const { html } = await site.get(page)
  const button = /value="([a-z_]+\/in_orde\/[0-9a-f-]{36})" aria-label="([^"]+), kind 2: In orde"/i.exec(html)
  assert.ok(button, 'a button for the second child')
  const [, value = '', label = ''] = button
  await post(page, `${page}/in-orde`, `stand=${value}`)
  const states = [...(await site.get(page)).html.matchAll(/<summary><span>([^<]*).*?<span class="op-state" data-s="(\w+)"/g)]
  const of = (child: number) => states.find(([, said]) => said?.toLowerCase() === `${label}, kind ${child}`.toLowerCase())?.[2]
  assert.deepEqual([of(1), of(2)], ['na', 'ok'])
})

test('what became harder is written, in a list with what went well, and no view is mixed with another', async () => {
  const dossierId = await site.open({ members: [] })
  const taken = (measuredOn: string, respondent: 'joint' | 'family', answers: Record<string, number | string>) =>
    ({
      dossierId,
      instrument: 'opkomst-casestudy',
      version: '1.0',
      moment: measuredOn < '2026-10-01' ? 'start' : 'interim',
      measuredOn,
      respondent,
      answers,
    }) as const
  await site.world.db.as(counsellor, (tx) =>
    recordImportedMeasurements(tx, site.world.deps, counsellor, [
      taken('2026-09-22', 'joint', { netwerk: 3, stress: 2, hechting: 'unknown' }),
      taken('2026-11-03', 'joint', { netwerk: 2, stress: 3 }),
      taken('2026-11-03', 'family', { stress: 5 }),
    ]),
  )
  const { html } = await site.get(`/gezinnen/${dossierId}/metingen`)
  assert.match(html, /Samen ingevuld.*Steun uit het eigen netwerk: van 3 naar 2\. Wat maakte het moeilijker\?/s)
  assert.match(html, /Zoals Amal het ziet/)
  assert.doesNotMatch(html, /van 2 naar 5|van 3 naar 5/)
  assert.match(html, /<td[^>]*>Niet gekend<\/td>/)
  assert.match((await site.get(`/gezinnen/${dossierId}`)).html, /3 → 2/)
})

test('after a loss nothing about the baby is asked or counted on any page', async () => {
  const dossierId = await site.open({ members: [] })
  const first = await begin(dossierId)
  await post(first.replace('verblijfplaats', 'hechting'), first.replace('verblijfplaats', 'hechting'), 'antwoord=4')
  await site.world.db.as(counsellor, (tx) =>
    registerLoss(tx, site.world.deps, counsellor, { dossierId, happenedOn: '2026-11-16', childId: null, note: null }),
  )
  const pages = [`/gezinnen/${dossierId}`, `/gezinnen/${dossierId}/meten/opkomst-dossier`, first.replace(/[^/]+$/, 'overzicht')]
  for (const url of pages) assert.doesNotMatch((await site.get(url)).html, /Babyuitzet|Klaar voor de baby|Band met de baby/)
  assert.equal((await site.get(first.replace('verblijfplaats', 'hechting'))).status, 404)
  assert.match((await site.get(first)).html, /Vraag 1 van 17/)
})

test('who does not work with families finds nothing, and every page speaks three languages', async () => {
  const dossierId = await site.open({ members: [] })
  site.who.role = 'researcher'
  assert.equal((await site.get(`/gezinnen/${dossierId}/metingen`)).status, 404)
  site.who.role = 'counsellor'
  for (const [locale, words] of [
    ['en', 'Ready for the baby'],
    ['fr', 'Prêts pour le bébé'],
  ] as const) {
    site.who.locale = locale
    assert.match((await site.get(`/gezinnen/${dossierId}`)).html, new RegExp(words))
  }
  site.who.locale = 'nl'
})
