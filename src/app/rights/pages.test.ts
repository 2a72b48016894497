import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endDossier } from '#modules/dossiers/public.ts'
import { testSite } from '../site.testing.ts'
import { parseEuro } from './read-answer.ts'

const site = await testSite()
const { world } = site

async function family(): Promise<{ dossierId: string; all: string }> {
  const dossierId = await site.open()
  return { dossierId, all: `/gezinnen/${dossierId}/sociale-rechten` }
}

test('the next best question stands on top; an answer is kept, changes what is found, and can be taken back', async () => {
  const { all } = await family()
  const first = await site.get(all)
  assert.equal(first.status, 200)
  assert.match(first.html, /De volgende beste vraag/)
  const path = /name="path" value="([^"]+)"/.exec(first.html)?.[1] ?? ''
  assert.notEqual(path, '')
  const told = await site.post(`${all}/vraag`, { path, over: '0', answer: 'weet-niet', save: 'weet-niet', source: 'family' }, all)
  assert.equal(told.status, 303)
  const second = await site.get(all)
  assert.match(second.html, /Antwoord bewaard/)
  assert.doesNotMatch(
    second.html,
    new RegExp(`name="path" value="${path.replace(/[[\].*]/g, '\\$&')}"`),
    'what she does not know is not asked again',
  )
  const undo = /action="([^"]+\/terug)"/.exec(second.html)?.[1] ?? ''
  assert.equal((await site.post(undo, {}, all)).status, 303)
  assert.match((await site.get(all)).html, new RegExp(`name="path" value="${path.replace(/[[\].*]/g, '\\$&')}"`))
})

test('region and benefits told open rights with their reasons, and what changed stands on top until it was seen', async () => {
  const { all } = await family()
  await site.get(all)
  for (const [path, answer] of [
    ['region', 'flanders'],
    ['adults[0].residenceStatus', 'belgian'],
    ['benefits.leefloon', 'ja'],
    ['benefits.growth-package', 'ja'],
  ] as const)
    assert.equal((await site.post(`${all}/vraag`, { path, over: '0', answer, source: 'document' }, all)).status, 303, path)
  const { html } = await site.get(all)
  assert.match(html, /Veranderd sinds/)
  assert.match(html, /nu waarschijnlijk wel/)
  assert.match(html, /stond op een papier/)
  assert.equal((await site.post(`${all}/gezien`, {}, all)).status, 303)
  assert.doesNotMatch((await site.get(all)).html, /Veranderd sinds/)
  const facts = await site.get(`${all}/feiten`)
  assert.match(facts.html, /staat in het dossier/)
})

test('a wrong answer comes back with what was typed', async () => {
  const { all } = await family()
  const wrong = await site.post(`${all}/vraag`, { path: 'housing.rentCents', over: '0', answer: 'veel', save: 'yes' }, all)
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /Kies of vul een antwoord in|Vul een bedrag in/)
  assert.equal((await site.post(`${all}/vraag`, { path: 'nergens.iets', answer: 'ja' }, all)).status, 404)
  assert.equal((await site.post(`${all}/vraag`, { path: 'children[9].order', answer: '1' }, all)).status, 404)
})

test('steps with an amount fill the ledger, a refusal asks why, and the card on the dossier tells it', async () => {
  const { dossierId, all } = await family()
  const right = `${all}/recht/leefloon`
  assert.equal((await site.get(right)).status, 200)
  assert.match((await site.get(all)).html, /Nog geen bedrag genoteerd/)
  const step = (typed: Record<string, string>) => site.post(`${right}/stap`, typed, right)
  assert.equal(
    (
      await step({
        kind: 'asked',
        onDay: '2026-11-17',
        amount: '€ 1.214,13',
        per: 'month',
        nextWhat: 'belt het OCMW',
        remindOn: '2026-11-24',
      })
    ).status,
    303,
  )
  const led = /href="([^"]*\?stap=refused)#stappen"/.exec((await site.get(all)).html)?.[1] ?? ''
  assert.match((await site.get(led)).html, /value="refused" checked/, 'the card leads to the form with the refusal chosen')
  const refused = await step({ kind: 'refused', onDay: '2026-11-17' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Kies waarom het geweigerd werd/)
  assert.equal((await step({ kind: 'granted', onDay: '2026-11-17' })).status, 303)
  const { html } = await site.get(all)
  assert.match(html, /1\.214,13/)
  assert.doesNotMatch(html, /€\s0,00 eenmalig/)
  const card = (await site.get(`/gezinnen/${dossierId}`)).html
  // Nothing came once: that half is not said.
  assert.match(card, /Al gekregen: €\s1\.214,13 per maand</)
  assert.doesNotMatch(card, /0,00/)
  assert.equal((await site.post(`${right}/papier`, { paper: '0', isThere: 'ja' }, right)).status, 303)
  assert.equal((await site.post(`${right}/papier`, { paper: '99', isThere: 'ja' }, right)).status, 404)
  assert.equal((await site.post(`${right}/anders`, { says: 'no', why: '' }, right)).status, 422)
  assert.equal((await site.post(`${right}/anders`, { says: 'no', why: 'Werkt weer.' }, right)).status, 303)
  assert.match((await site.get(right)).html, /Begeleider: Toch niet\. Werkt weer\./)
  assert.equal((await site.get(`${all}/recht/bestaat-niet`)).status, 404)
})

test('other aid is asked with three fields', async () => {
  const { all } = await family()
  assert.equal((await site.post(`${all}/andere-steun`, { what: '', amount: 'x' }, all)).status, 422)
  assert.equal((await site.post(`${all}/andere-steun`, { what: 'Fonds voor een buggy', amount: '150', per: 'once' }, all)).status, 303)
  const { html } = await site.get(all)
  assert.match(html, /Fonds voor een buggy/)
  const one = /href="([^"]*andere-steun\?voor=[^"]+)"/.exec(html)?.[1] ?? ''
  assert.equal((await site.get(one)).status, 200)
})

test('a closed dossier is only read, and who may not see the family finds nothing', async () => {
  const { dossierId, all } = await family()
  const actor = world.actor('counsellor')
  const ending = { dossierId, endedOn: '2026-11-17', reason: 'goals-reached', reasonText: null, summary: null } as const
  assert.ok((await world.deps.db.as(actor, (tx) => endDossier(tx, world.deps, actor, ending))).ok)
  const { html } = await site.get(all)
  assert.match(html, /Dit dossier is afgesloten/)
  assert.doesNotMatch(html, /De volgende beste vraag/)
  site.who.role = 'researcher'
  assert.notEqual((await site.get(all)).status, 200)
  site.who.role = 'counsellor'
})

test('an amount is read as people type it', () => {
  const cases = { '150': 15_000, '150,00': 15_000, '€ 150': 15_000, '1.224,00': 122_400, '1.224': 122_400, '12.5': 1_250, '12,5': 1_250 }
  for (const [typed, cents] of Object.entries(cases)) assert.equal(parseEuro(typed), cents, typed)
  for (const typed of ['', 'veel', '-5', '1,234', '1.2.3']) assert.equal(parseEuro(typed), null, typed)
})

test('the team sees who misses an obvious right, what is urgent and what is refused; the day shows what is due', async () => {
  const { dossierId, all } = await family()
  await site.get(all)
  const right = `${all}/recht/leefloon`
  const step = (typed: Record<string, string>) => site.post(`${right}/stap`, typed, right)
  await step({ kind: 'asked', onDay: '2026-11-17', nextWho: 'Hanne', nextWhat: 'brengt de loonbrief', deadlineOn: '2026-11-20' })
  for (const scope of ['mijn', 'team']) {
    const { status, html } = await site.get(`/rechten-team?wie=${scope}`)
    assert.equal(status, 200)
    assert.match(html, new RegExp(`href="/gezinnen/${dossierId}/sociale-rechten"`))
    assert.match(html, /Hanne: brengt de loonbrief/)
    const missed = html.slice(html.indexOf('id="gemist"'), html.indexOf('id="dringt"'))
    const byItself = missed.indexOf('Komt dit vanzelf? Kijk na:')
    assert.ok(byItself > 0 && missed.indexOf('recht/groeipakket-basisbedrag') > byItself, 'what comes by itself is not called missed')
  }
  assert.match((await site.get('/vandaag')).html, /Hanne: brengt de loonbrief/)
  await step({ kind: 'refused', onDay: '2026-11-17', reason: 'papers' })
  const after = await site.get('/rechten-team')
  assert.match(after.html, /Papieren ontbreken \(1\)/)
  assert.doesNotMatch(after.html, /Hanne: brengt de loonbrief/)
  site.who.role = 'researcher'
  assert.notEqual((await site.get('/rechten-team')).status, 200)
  site.who.role = 'counsellor'
})

test('the scheme stands in her language on a page and on paper, without her name; another language may be asked', async () => {
  const { all } = await family()
  await site.post(`${all}/vraag`, { path: 'region', over: '0', answer: 'flanders', source: 'family' }, all)
  const arabic = await site.get(`${all}/schema`)
  assert.equal(arabic.status, 200)
  assert.match(arabic.html, /lang="ar"/)
  assert.doesNotMatch(arabic.html, /Amal|Benzarra/)
  const arabicPaper = await site.get(`${all}/schema.pdf`)
  assert.equal(arabicPaper.status, 200)
  assert.match(arabicPaper.html, /\/Lang \(ar\)/)
  assert.match((await site.get(`${all}/schema.pdf?in=tr`)).html, /\/Lang \(tr\)/)
  assert.match((await site.get(`${all}/schema?in=uk`)).html, /<html lang="uk"/)
  const person = { givenName: 'Lotte', birthDate: '2000-01-02', language: 'nl' }
  const dutch = `/gezinnen/${await site.open({ mother: { kind: 'new', person } })}/sociale-rechten`
  const paper = await site.get(`${dutch}/schema.pdf`)
  assert.equal(paper.status, 200)
  assert.ok(paper.html.startsWith('%PDF-1.7'))
  assert.match((await site.get(`${dutch}/schema`)).html, /Jouw rechten/)
})

test('on the scheme what she pays is a price', async () => {
  const { all } = await family()
  for (const [path, answer] of [
    ['region', 'flanders'],
    ['needs.wantsDutchCourse', 'ja'],
    ['needs.courseHours', '120'],
    ['needs.courseExemption', 'reduced'],
  ] as const)
    assert.equal((await site.post(`${all}/vraag`, { path, over: '0', answer, source: 'family' }, all)).status, 303, path)
  const { html } = await site.get(`${all}/schema?in=nl`)
  assert.match(html, /class="op-scheme-sum">Prijs: €\s36/)
  assert.match(html, /class="op-scheme-sum">€\s/, 'what she receives is not')
})
