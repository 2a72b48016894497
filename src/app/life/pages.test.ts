import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endDossier } from '#modules/dossiers/public.ts'
import { refreshDue, setLimit } from '#modules/lifecycle/public.ts'
import { runJob } from '#platform/jobs/run-job.ts'
import { jobHandlers } from '../job-handlers.ts'
import { testSite } from '../site.testing.ts'
import { lifeRound } from './rounds.ts'

const site = await testSite()
const { world } = site
const { deps, municipalityId } = world
const dossierId = await site.open()
const rights = `/gezinnen/${dossierId}/rechten`

async function workOff(): Promise<void> {
  const lead = world.actor('team-lead')
  const waiting = await world.db.as(lead, (tx) =>
    tx.selectFrom('platform.job').select('id').where('municipality_id', '=', municipalityId).where('state', '=', 'waiting').execute(),
  )
  for (const { id } of waiting) {
    const job = await runJob(deps, jobHandlers(deps), { municipalityId, jobId: id })
    assert.equal(job?.state, 'done', String(job?.failure))
  }
}

const linkTo = (html: string, end: string): string => new RegExp(`href="(${rights}/afschrift/[0-9a-f-]+/${end})"`).exec(html)?.[1] ?? ''

test('a counsellor gives her her dossier on paper and as a package, counted and gone after a day', async () => {
  site.who.role = 'counsellor'
  assert.match((await site.get(`/gezinnen/${dossierId}`)).html, new RegExp(rights))
  assert.equal((await site.post(`${rights}/afschrift`, {}, rights)).status, 303)
  await workOff()
  const { html } = await site.get(rights)
  const paper = await site.app.inject({ url: linkTo(html, 'papier') })
  assert.equal(paper.statusCode, 200)
  assert.equal(paper.rawPayload.subarray(0, 5).toString(), '%PDF-')
  assert.match(paper.rawPayload.toString('latin1'), /\/MarkInfo/)
  const file = await site.app.inject({ url: linkTo(html, 'bestand') })
  const copy = file.json()
  const table = (name: string) => copy.tables.find((one: { name: string }) => one.name === name)
  assert.equal(copy.format, 'opkomst-dossier')
  assert.ok(copy.schema.properties.tables.description)
  assert.deepEqual(
    table('people.person')
      .rows.map((row: { given_name: string }) => row.given_name)
      .sort(),
    ['Amal', 'Ilyas'],
  )
  assert.doesNotMatch(file.body, /Salma|past op Ilyas/, 'a third person is not in it')
  assert.match(file.body, /Iemand anders luistert mee/)
  assert.ok(copy.looked.length > 0 && copy.leftOut.length > 4)
  assert.match((await site.get(rights)).html, /2 keer opgehaald/)
  world.clock.now = new Date(world.clock.now.getTime() + 24 * 3_600_000 + 1)
  assert.equal((await site.app.inject({ url: linkTo(html, 'papier') })).statusCode, 404)
  await lifeRound(deps)
  const left = await world.db.as(world.actor('counsellor'), (tx) =>
    tx.selectFrom('lifecycle.copy').select('id').where('municipality_id', '=', municipalityId).execute(),
  )
  assert.deepEqual(left, [])
})

test('a request is answered within its term, by the team lead, in words', async () => {
  site.who.role = 'counsellor'
  const asked = { kind: 'rectification', channel: 'spoken', words: 'Mijn telefoon klopt niet', askedOn: '2026-11-10' }
  const bad = await site.post(`${rights}/vragen`, { ...asked, askedOn: '2027-11-10' }, rights)
  assert.equal(bad.status, 422)
  assert.match(bad.html, /Mijn telefoon klopt niet/)
  assert.equal((await site.post(`${rights}/vragen`, asked, rights)).status, 303)
  const { html } = await site.get(rights)
  assert.match(html, /10 december/)
  assert.match(html, /De teamverantwoordelijke beslist/)
  site.who.role = 'team-lead'
  const page = await site.get(rights)
  const decide = /action="([^"]+\/beslissen)"/.exec(page.html)?.[1] ?? ''
  assert.equal((await site.post(decide, { outcome: 'granted' }, rights)).status, 422)
  assert.equal((await site.post(decide.replace('beslissen', 'uitstel'), { reason: 'We wachten op een brief' }, rights)).status, 303)
  assert.match((await site.get(rights)).html, /10 februari 2027/)
  assert.equal((await site.post(decide, { outcome: 'granted', decision: 'We pasten het aan' }, rights)).status, 303)
  assert.match((await site.get(rights)).html, /We pasten het aan/)
})

test('erasing takes a rule, an archive reference, two people, and leaves a certificate', async () => {
  const lead = world.actor('team-lead')
  const ended = await world.db.as(lead, (tx) =>
    endDossier(tx, deps, lead, { dossierId, endedOn: deps.today(), reason: 'planned-end', reasonText: null, summary: null }),
  )
  assert.ok(ended.ok)
  const keep = '/beheer/bewaren'
  site.who.role = 'administrator'
  assert.equal((await site.get(rights)).status, 404, 'an administrator sees no dossier')
  const rule = {
    'months-dossier': '120',
    'outcome-dossier': 'destroy',
    'authority-dossier': 'Selectielijst',
    'list-dossier': '2014',
    'from-dossier': '01/01/2026',
  }
  assert.equal((await site.post(`${keep}/regels/dossier`, rule, keep)).status, 303)
  world.clock.now = new Date('2037-01-01T10:00:00Z')
  await world.db.as(lead, (tx) => refreshDue(tx, deps, municipalityId))
  const { html } = await site.get(keep)
  assert.doesNotMatch(html, /Benzarra/)
  const due = /name="due" value="([^"]+)"/.exec(html)?.[1] ?? ''
  assert.equal((await site.post(`${keep}/voorstel`, { due }, keep)).status, 422, 'not without the archive')
  assert.equal((await site.post(`${keep}/voorstel`, { due, permission: 'RA 2037/1' }, keep)).status, 303)
  const preview = /href="(\/beheer\/bewaren\/voorstel\/[^"]+)"/.exec((await site.get(keep)).html)?.[1] ?? ''
  assert.doesNotMatch((await site.get(preview)).html, /\/akkoord"/, 'not the same person')
  await site.post(`${preview}/akkoord`, {}, preview)
  assert.equal((await site.get(preview)).status, 200)
  site.who.role = 'team-lead'
  assert.match((await site.get(preview)).html, /naam, geboortedag en taal/)
  assert.equal((await site.post(`${preview}/akkoord`, {}, preview)).status, 303)
  await workOff()
  assert.equal((await site.get(`/gezinnen/${dossierId}`)).status, 404)
  const certificate = /href="(\/beheer\/bewaren\/bewijs\/[^"]+)"/.exec((await site.get(keep)).html)?.[1] ?? ''
  const paper = await site.app.inject({ url: certificate })
  assert.equal(paper.headers['content-type'], 'application/pdf')
})

test('the records and the assessment say what the program does, for whom may read them', async () => {
  const held = { dossierId: await site.open(), kind: 'restriction', ground: 'accuracy', requestId: null, reason: null } as const
  const lead = world.actor('team-lead')
  assert.ok((await world.db.as(lead, (tx) => setLimit(tx, world.deps, lead, held))).ok)
  for (const url of ['/beheer/register', '/beheer/effecten']) {
    site.who.role = 'administrator'
    const { status, html } = await site.get(url)
    assert.equal(status, 200)
    assert.match(html, /Wie werkt met wat/)
    assert.match(html, /Wat eerst naar het archief gaat, ligt als pakket versleuteld/)
    assert.match(html, /beschermd deel zonder lezer/)
    assert.match(html, /Een wachtwoord met een code opent dossiers/)
    assert.match(html, url === '/beheer/register' ? /Een dossier dat stilstaat/ : /Een pakket voor het archief valt in verkeerde handen/)
    assert.match(html, /Nu: 0 pakketten wachten op het archief, 1 dossier staat stil/, 'counted, though the administrator does not see it')
    assert.match((await site.app.inject({ url: `${url}/bestand` })).body, /^# /)
    site.who.role = 'counsellor'
    assert.equal((await site.get(url)).status, 404)
  }
})

test('the records and the assessment are there in English and French, also as a file', async () => {
  site.who.role = 'administrator'
  const said = { en: /Who works with what/, fr: /Qui travaille avec quoi/ } as const
  try {
    for (const locale of ['en', 'fr'] as const) {
      site.who.locale = locale
      for (const url of ['/beheer/register', '/beheer/effecten']) {
        const { html } = await site.get(url)
        const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
        const file = (await site.app.inject({ url: `${url}/bestand` })).body
        for (const words of [main, file]) {
          assert.match(words, said[locale])
          assert.doesNotMatch(words, /\b(gezinnen|voorstel|dossier dat|Aanmeldingen|versleuteld|sinds|Maatregel)\b/, `${locale} ${url}`)
        }
        if (locale === 'fr') assert.doesNotMatch(main.replace(/<[^>]+>/g, ''), /\p{L}: /u, 'the colon has its space')
      }
    }
  } finally {
    site.who.locale = 'nl'
  }
})
