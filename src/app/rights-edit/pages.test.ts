import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { jobHandlers } from '#app/job-handlers.ts'
import { testSite } from '#app/site.testing.ts'
import { packRights } from '#modules/rights-catalogue/public.ts'
import { runJob } from '#platform/jobs/run-job.ts'
import { paths } from './paths.ts'

const site = await testSite({ as: 'team-lead' })
after(() => site.app.close())
beforeEach(() => {
  site.who.role = 'team-lead'
  site.who.locale = 'nl'
})

test('the list finds a right whatever the accents, and tells what may be outdated', async () => {
  const all = await site.get(paths.list)
  assert.equal(all.status, 200)
  assert.match(all.html, /59 rechten/)
  const found = await site.get(`${paths.list}?q=startbedrag+geboorte`)
  assert.match(found.html, /1 recht</)
  assert.match(found.html, /misschien verouderd/)
  assert.match((await site.get(`${paths.list}?level=local&q=zzz`)).html, /Geen enkel recht/)
})

test('a right is read as sentences, with its dated amounts and where they were found', async () => {
  const { html } = await site.get(paths.right('startbedrag-geboorte'))
  assert.match(html, /Het kind heeft zijn officiële adres in Vlaanderen/)
  assert.match(html, /€\s?1[.\s]?214,49/)
  assert.match(html, /kidslife/)
  assert.equal((await site.get(paths.right('bestaat-niet'))).status, 404)
})

test('a counsellor reads and changes nothing; a partner does not come in', async () => {
  site.who.role = 'counsellor'
  const { status, html } = await site.get(paths.right('startbedrag-geboorte'))
  assert.equal(status, 200)
  assert.doesNotMatch(html, /Nieuw bedrag/)
  site.who.role = 'partner'
  assert.equal((await site.get(paths.list)).status, 404)
})

const amount = { value: '48,50', from: '1/1/2027', to: '', source: 'https://www.dilbeek.be/node/660', note: 'Besluit van november' }
const path = paths.amount('geboortepremie-dilbeek', 'premie')

test('a new amount: all that is wrong at once, then a draft that shows what it changes', async () => {
  const wrong = await site.post(path, { value: 'veel', from: '', to: '', source: '', note: '' })
  assert.equal(wrong.status, 422)
  for (const told of [/Vul een getal in/, /Vul de dag in vanaf/, /Zeg waar het staat/]) assert.match(wrong.html, told)
  const kept = await site.post(path, amount)
  assert.equal(kept.status, 303)
  const { html } = await site.get(kept.location)
  assert.match(html, /van €\s?40,00 naar €\s?48,50/)
  assert.match(html, /1 januari 2027/)
  assert.match(html, /\d van \d+ voorbeelden veranderen/)
  assert.match(html, /Iemand anders kijkt het na/)
  assert.equal((await site.post(`${kept.location}/publiceer`, { reason: 'Zelf' }, kept.location)).status, 303)
  assert.match((await site.get(paths.drafts)).html, /Wacht op een tweede persoon/)
})

test('the families of now are worked out by a job; who sees no dossiers reads no small counts', async () => {
  await site.open()
  const { location } = await site.post(path, { ...amount, value: '50' })
  const { deps, municipalityId } = site.world
  assert.equal((await site.post(`${location}/reken`, {}, location)).status, 303)
  assert.match((await site.get(location)).html, /We rekenen de gezinnen na/)
  const row = await deps.db.as(site.world.actor('team-lead'), (tx) =>
    tx.selectFrom('rights_catalogue.change').select('job_id').where('job_id', 'is not', null).executeTakeFirstOrThrow(),
  )
  assert.equal((await runJob(deps, jobHandlers(deps), { municipalityId, jobId: row.job_id ?? '' }))?.state, 'done')
  assert.match((await site.get(location)).html, /voor 1 gezinnen[\s\S]*Blijven gelijk/)
  site.who.role = 'administrator'
  assert.doesNotMatch((await site.get(location)).html, /Blijven gelijk/)
})

test('a second person publishes with a reason; from then on the right says so, until it is taken back', async () => {
  const { location } = await site.post(path, { ...amount, value: '55' })
  site.who.role = 'administrator'
  assert.equal((await site.post(`${location}/publiceer`, { reason: '' }, location)).status, 422)
  assert.equal((await site.post(`${location}/publiceer`, { reason: 'Raadsbesluit van 20 november' }, location)).status, 303)
  assert.match((await site.get(paths.right('geboortepremie-dilbeek'))).html, /€\s?55,00/)
  assert.match((await site.get(`${paths.list}?only=changed`)).html, /1 recht</)
  assert.match((await site.get(paths.history)).html, /Raadsbesluit van 20 november/)
  assert.equal((await site.post(`${location}/terug`, { reason: 'Een tikfout' }, location)).status, 303)
  assert.doesNotMatch((await site.get(paths.right('geboortepremie-dilbeek'))).html, /€\s?55,00/)
})

test('a draft is put aside, taken up again, and proposed anew after it was taken back', async () => {
  const { location } = await site.post(path, { ...amount, value: '60' })
  assert.equal((await site.post(`${location}/opzij`, {}, location)).location, paths.drafts)
  assert.match((await site.get(location)).html, /Opzij gelegd/)
  const again = await site.post(`${location}/opnieuw`, {}, location)
  assert.notEqual(again.location, location)
  assert.match((await site.get(again.location)).html, /Wacht op een tweede persoon/)
})

test('the catalogue leaves as a file; one right as well', async () => {
  const all = await site.get(`${paths.transfer}/uit.json`)
  const one = await site.get(`${paths.transfer}/uit.json?recht=geboortepremie-dilbeek`)
  assert.match(all.html, /"format": "opkomst-rights\/1"/)
  assert.ok(all.html.length > 20 * one.html.length)
  assert.equal((await site.get(`${paths.transfer}/uit.json?recht=weg`)).status, 404)
  assert.match((await site.get(paths.transfer)).html, /Lees in als voorstellen/)
})

const premium = {
  title: 'Babypremie',
  summary: 'Een bedrag voor elk kind dat geboren is.',
  body: 'Stad',
  domain: 'baby',
  nature: 'entitlement',
  subject: 'child',
  from: '1/1/2026',
  kind: 'exact',
  per: 'once',
  euros: '75',
  months: '12',
  where: 'Stadhuis',
  how: 'Met een formulier',
  papers: 'Geboorteakte',
  source: 'https://www.example.org/reglement',
  'c1-fact': 'child:born',
  'c1-op': 'yes',
  'c2-fact': 'income:month',
  'c2-op': 'at-most',
  'c2-value': '2.500',
}

test('a local right: conditions are chosen one by one, and the form writes the rules', async () => {
  const added = await site.post(paths.fresh, { title: 'Babypremie', subject: 'child', 'c-new': 'child:born', act: 'add-c' })
  assert.equal(added.status, 200)
  assert.match(added.html, /Is het kind geboren\?[\s\S]*name="c1-op"/)
  assert.match(added.html, /value="Babypremie"/)
  const empty = await site.post(paths.fresh, { act: 'keep', subject: 'child' })
  assert.equal(empty.status, 422)
  const kept = await site.post(paths.fresh, { ...premium, act: 'keep' })
  assert.equal(kept.status, 303)
  const { html } = await site.get(kept.location)
  assert.match(html, /Een nieuw recht in de lijst/)
  assert.match(html, /Is het kind geboren\? ja\./)
  assert.match(html, /hoogstens €\s?2[.\s]?500,00/)
  assert.match(
    html,
    /monthlyIncome\(&#39;net&#39;, &#39;household&#39;\) &lt;= p\.grens|monthlyIncome\('net', 'household'\) &lt;= p\.grens/,
  )
  site.who.role = 'administrator'
  assert.equal((await site.post(`${kept.location}/publiceer`, { reason: 'Raadsbesluit' }, kept.location)).status, 303)
  assert.match((await site.get(`${paths.list}?q=babypremie`)).html, /1 recht</)
})

test('a rule written by hand that cannot be read is told in plain words; a change of rules is a version of its own', async () => {
  const wrong = {
    ...premium,
    title: 'Andere premie',
    'c1-fact': 'rule',
    'c1-value': 'housing.rentCents <= p.grens_weg',
    'c1-say': 'De huur is laag.',
  }
  const refused = await site.post(paths.fresh, { ...wrong, act: 'keep' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /De regel noemt het bedrag p\.grens_weg/)
  const list = await site.get(`${paths.list}?q=babypremie`)
  const [, id = ''] = /rechten\/recht\/([a-z0-9-]+)/.exec(list.html) ?? []
  const form = await site.get(paths.rules(id))
  assert.match(form.html, /born\(child\)/)
  const { months: _months, ...rest } = premium
  const next = {
    ...rest,
    from: '1/1/2027',
    amountRule: '',
    euros: '90',
    deadlineRule: '',
    'c2-fact': 'check',
    'c2-say': 'De dienst kijkt het inkomen na.',
  }
  const kept = await site.post(paths.rules(id), { ...next, act: 'keep' })
  assert.equal(kept.status, 303)
  assert.match((await site.get(kept.location)).html, /Andere regels vanaf 1 januari 2027/)
  assert.equal((await site.get(paths.rules('leefloon'))).status, 404)
})

const ranged = {
  ...premium,
  title: 'Premie voor jonge gezinnen',
  kind: 'range',
  low: '50',
  euros: '150',
  'c2-fact': 'any',
  'c2-say': '',
  'c2-in': '',
  'c3-fact': 'benefit:leefloon',
  'c3-op': 'yes',
  'c3-in': '2',
  'c4-fact': 'all',
  'c4-in': '2',
  'c5-fact': 'income:month',
  'c5-op': 'at-most',
  'c5-value': '2.500',
  'c5-in': '4',
  'c6-fact': 'check',
  'c6-say': 'De dienst kijkt de papieren na.',
  'c6-in': '',
  'c7-fact': 'housing.kind',
  'c7-op': 'is',
  'c7-value': 'private-rent',
  'c7-in': '4',
}

test('conditions in groups and an amount between two: shown before anything is kept, kept as they stand, and back in the form', async () => {
  const looked = await site.post(paths.fresh, { ...ranged, act: 'look' })
  assert.deepEqual(looked.html.match(/ds-validation-message[^<]*<|Deze waarde past hier niet/g) ?? [], [])
  assert.equal(looked.status, 200)
  assert.match(looked.html, /Zo leest het/)
  assert.match(looked.html, /Een van deze klopt\.[\s\S]*Een van deze is genoeg:[\s\S]*Dit klopt samen\.[\s\S]*Alle samen:/)
  assert.match(looked.html, /Tussen twee bedragen/)
  assert.doesNotMatch((await site.get(paths.drafts)).html, /Premie voor jonge gezinnen/)

  const kept = await site.post(paths.fresh, { ...ranged, act: 'keep' })
  assert.equal(kept.status, 303)
  const { html } = await site.get(kept.location)
  assert.match(html, /Een van deze is genoeg:[\s\S]*Alle samen:/)
  site.who.role = 'administrator'
  assert.equal((await site.post(`${kept.location}/publiceer`, { reason: 'Raadsbesluit' }, kept.location)).status, 303)
  site.who.role = 'team-lead'
  const [, id = ''] = /rechten\/recht\/([a-z0-9-]+)/.exec((await site.get(`${paths.list}?q=premie+jonge+gezinnen`)).html) ?? []
  const form = await site.get(paths.rules(id))
  assert.match(form.html, /Voorwaarde 2\.2: Deze samen/)
  assert.match(form.html, /Voorwaarde 2\.2\.1: /)
  assert.match(form.html, /name="lowRule"[^>]*>p\.bedrag_laagste</)
})

test('a group needs two, one of these cannot wait for a person, and the lowest amount is the lowest; a group goes with what is in it', async () => {
  const wrong = { ...ranged, low: '200', 'c6-in': '2', 'c7-fact': 'check', 'c7-say': 'Iets', 'c5-in': '', act: 'keep' }
  const { status, html } = await site.post(paths.fresh, wrong)
  assert.equal(status, 422)
  for (const told of [/minstens twee voorwaarden/, /Wat een mens nakijkt, kan niet/, /Het laagste bedrag moet onder het hoogste/])
    assert.match(html, told)
  const added = await site.post(paths.fresh, { ...ranged, 'c-new-4': 'benefit:leefloon', act: 'add-c4' })
  assert.match(added.html, /name="c8-in" value="4"/)
  const dropped = await site.post(paths.fresh, { ...ranged, act: 'drop-c2' })
  assert.doesNotMatch(dropped.html, /name="c[23457]-fact"/)
  assert.match(dropped.html, /name="c6-fact"/)
})

test('what a new right still misses is named field by field', async () => {
  site.who.role = 'team-lead'
  const { status, html } = await site.post(paths.fresh, { nature: 'entitlement', subject: 'child', kind: 'exact', per: 'once' })
  assert.equal(status, 422)
  const summary = html.slice(html.indexOf('ds-error-summary'), html.indexOf('</ul>', html.indexOf('ds-error-summary')))
  const said = [...summary.matchAll(/<a[^>]*>([^<]*)<\/a>/g)].map(([, words]) => words)
  assert.ok(said.length >= 7, summary)
  assert.deepEqual(said, [...new Set(said)], 'no two the same')
  assert.ok(said.includes('Zeg wie het geeft'))
})

test('what the catalogue has in Dutch only is marked as Dutch in another language, and nothing is in Dutch itself', async () => {
  const right = packRights().find(
    ({ flags, parameters }) =>
      flags.length > 0 && Object.values(parameters).some(({ values }) => values.some(({ note }) => note !== undefined)),
  )
  assert.ok(right)
  const note = Object.values(right.parameters).flatMap(({ values }) => values.flatMap(({ note: said }) => said ?? []))[0] ?? ''
  const dutch = (html: string) => [...html.matchAll(/<span lang="nl">([^<]*)<\/span>/g)].map(([, said = '']) => said)
  const plain = (said: string) => said.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  for (const locale of ['en', 'fr'] as const) {
    site.who.locale = locale
    const marked = dutch((await site.get(paths.right(right.id))).html)
    for (const said of [right.body, right.flags[0] ?? '', note]) assert.ok(marked.includes(plain(said)), `${locale}: ${said}`)
  }
  site.who.locale = 'nl'
  assert.deepEqual(dutch((await site.get(paths.right(right.id))).html), [])
})
