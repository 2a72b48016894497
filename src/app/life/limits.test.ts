import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { runJob } from '#platform/jobs/run-job.ts'
import { countingActor, forgetBarred } from '../access/barred.ts'
import { jobHandlers } from '../job-handlers.ts'
import { type Browser, enter, motherOf, word } from '../mijn/testing.ts'
import { testSite } from '../site.testing.ts'

const site = await testSite()
const { world } = site
const { deps, municipalityId } = world
let dossierId = ''
let reference = ''
let mother: Browser & { readonly accessId: string }
let lead = ''
let worker = ''

before(async () => {
  dossierId = await site.open()
  mother = await enter(site, dossierId, await motherOf(site, dossierId), 'amal@voorbeeld.be')
  lead = await site.cookieOf('team-lead')
  worker = await site.cookieOf('counsellor')
  const row = await deps.db.as(world.actor('counsellor'), (tx) =>
    tx
      .selectFrom('dossiers.dossier')
      .select('reference')
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', dossierId)
      .executeTakeFirstOrThrow(),
  )
  reference = row.reference
})
after(() => site.app.close())

const get = (url: string, cookie: string) => site.app.inject({ url, headers: { cookie } })
const rights = () => `/gezinnen/${dossierId}/rechten`
const register = () =>
  deps.db.as(world.actor('team-lead'), (tx) =>
    tx
      .selectFrom('lifecycle.request')
      .select(['id', 'kind', 'channel', 'asked_on', 'due_on', 'outcome', 'portal_request_id'])
      .where('municipality_id', '=', municipalityId)
      .orderBy('at')
      .orderBy('id')
      .execute(),
  )
const lastOf = async (kind: string) => (await register()).findLast((one) => one.kind === kind)
async function counted(): Promise<number> {
  const actor = await countingActor(deps, world.actor('researcher', 'reporting'))
  const rows = await deps.db.as(actor, (tx) =>
    tx.selectFrom('dossiers.dossier').select('id').where('municipality_id', '=', municipalityId).where('id', '=', dossierId).execute(),
  )
  return rows.length
}
async function workOff(): Promise<void> {
  const waiting = await world.db.as(world.actor('team-lead'), (tx) =>
    tx.selectFrom('platform.job').select('id').where('municipality_id', '=', municipalityId).where('state', '=', 'waiting').execute(),
  )
  for (const { id } of waiting) assert.equal((await runJob(deps, jobHandlers(deps), { municipalityId, jobId: id }))?.state, 'done')
}

test('a fact she contests stands in the register with a month to answer; the answer of her worker is the answer there', async () => {
  const sent = await mother.post('/mijn/vraag', { about: 'phone', wish: 'correct', words: 'Mijn nummer is anders' }, '/mijn/vraag')
  assert.equal(sent.status, 303)
  const filed = await lastOf('rectification')
  assert.deepEqual([filed?.channel, filed?.asked_on, filed?.due_on, filed?.outcome], ['portal', '2026-11-17', '2026-12-17', null])
  assert.match((await mother.get('/mijn/vraag')).html, /Antwoord ten laatste op .*17 december/)
  assert.match((await get('/vandaag', worker)).body, /Vragen over gegevens/)
  assert.match((await get(rights(), worker)).body, /Mijn nummer is anders/)
  const answer = { outcome: 'changed', answer: 'Dank je, verbeterd.' }
  assert.equal((await site.postForm(`/gezinnen/${dossierId}/vragen/${filed?.portal_request_id}`, answer, worker)).statusCode, 303)
  assert.equal((await lastOf('rectification'))?.outcome, 'granted')
})

test('what the team lead decides in the register she reads where she asked; what she takes back ends there', async () => {
  await mother.post('/mijn/vraag', { about: 'name', wish: 'contest', words: 'Zo heet ik niet' }, '/mijn/vraag')
  const filed = await lastOf('rectification')
  const decision = { outcome: 'refused', decision: 'Zo staat het op je kaart.' }
  assert.equal((await site.postForm(`${rights()}/vragen/${filed?.id}/beslissen`, decision, lead)).statusCode, 303)
  assert.match((await mother.get('/mijn/vraag')).html, /Zo staat het op je kaart/)
  await mother.post('/mijn/vraag', { about: 'other', wish: 'correct', words: 'Toch niet' }, '/mijn/vraag')
  const later = await lastOf('rectification')
  assert.equal((await mother.post(`/mijn/vraag/${later?.portal_request_id}/terug`)).status, 303)
  assert.equal((await lastOf('rectification'))?.outcome, 'withdrawn')
})

test('not being counted holds at once, until it is refused', async () => {
  assert.equal(await counted(), 1)
  const sent = await mother.post('/mijn/rechten', { wish: 'figures', words: '' }, '/mijn/rechten')
  assert.equal(sent.status, 303)
  assert.equal(await counted(), 0)
  assert.match((await mother.get('/mijn/rechten')).html, /Je telt niet mee in cijfers/)
  assert.equal((await get(`/gezinnen/${dossierId}`, worker)).statusCode, 200, 'she is helped as before')
  const filed = await lastOf('objection')
  await site.postForm(`${rights()}/vragen/${filed?.id}/beslissen`, { outcome: 'refused', decision: 'De wet vraagt dit.' }, lead)
  assert.equal(await counted(), 1)
  await mother.post('/mijn/rechten', { wish: 'figures', words: '' }, '/mijn/rechten')
  const again = await lastOf('objection')
  assert.equal((await mother.post(`/mijn/rechten/${again?.id}/terug`, {}, '/mijn/rechten')).status, 303)
  assert.equal(await counted(), 1)
})

test('she takes her own copy along with her second proof; asking it stands in the register and is answered when it is ready', async () => {
  const wrong = await mother.post('/mijn/gegevens/afschrift', { copyProof: 'iets anders' }, '/mijn/gegevens')
  assert.equal(wrong.status, 422)
  assert.equal((await mother.post('/mijn/gegevens/afschrift', { copyProof: word }, '/mijn/gegevens')).status, 303)
  assert.equal((await lastOf('access'))?.outcome, null)
  assert.match((await mother.get('/mijn/gegevens')).html, /We maken het nog/)
  await workOff()
  assert.equal((await lastOf('access'))?.outcome, 'granted')
  const copyId = (await lastOf('access'))?.id ?? ''
  const fetch = (format: string, proof: string) =>
    mother.post(`/mijn/gegevens/afschrift/${copyId}`, { format, [`proof-${copyId}`]: proof }, '/mijn/gegevens')
  assert.equal((await fetch('paper', 'iets anders')).status, 422)
  const paper = await fetch('paper', word)
  assert.equal(paper.status, 200)
  assert.match(paper.html, /^%PDF-/)
  assert.match(String(paper.headers['content-disposition']), /pagina\.pdf/)
  assert.equal(paper.headers['cache-control'], 'no-store')
  assert.match((await fetch('package', word)).html, /opkomst-dossier/)
  const acts = await deps.db.as(world.actor('team-lead'), (tx) =>
    tx
      .selectFrom('audit.event')
      .select(['actor_role as role'])
      .where('municipality_id', '=', municipalityId)
      .where('action', '=', 'lifecycle.copy.downloaded')
      .execute(),
  )
  assert.deepEqual(
    acts.map(({ role }) => role),
    ['family', 'family'],
  )
})

test('a copy is for who asked it: not for another mother, and not one the team made', async () => {
  const other = await site.open({ members: [], mother: { kind: 'new', person: { givenName: 'Sofie', phone: '0470 55 66 77' } } })
  const stranger = await enter(site, other, await motherOf(site, other), 'sofie@voorbeeld.be')
  const copyId = (await lastOf('access'))?.id ?? ''
  const tried = await stranger.post(`/mijn/gegevens/afschrift/${copyId}`, { format: 'paper', [`proof-${copyId}`]: word }, '/mijn/gegevens')
  assert.equal(tried.status, 404)
  const foreign = await lastOf('objection')
  assert.equal((await stranger.post(`/mijn/rechten/${foreign?.id}/terug`, {}, '/mijn/rechten')).status, 404)
})

test('a restricted dossier is stored and used by nobody; its page says so and nothing of the family', async () => {
  await mother.post('/mijn/rechten', { wish: 'restrict', words: 'Eerst kijken' }, '/mijn/rechten')
  const filed = await lastOf('restriction')
  assert.equal((await get(`/gezinnen/${dossierId}`, worker)).statusCode, 200, 'until it is decided')
  const decision = { outcome: 'granted', decision: 'We kijken het na.', ground: 'accuracy' }
  await site.postForm(`${rights()}/vragen/${filed?.id}/beslissen`, decision, lead)
  forgetBarred(deps)
  for (const [url, cookie] of [
    [`/gezinnen/${dossierId}`, worker],
    [`/gezinnen/${dossierId}`, lead],
    [`/gezinnen/${dossierId}/toegang`, worker],
  ] as const) {
    const answer = await get(url, cookie)
    assert.deepEqual([answer.statusCode, answer.headers.location], [303, `/gezinnen/${dossierId}/beperking`], url)
  }
  const gate = await get(`/gezinnen/${dossierId}/beperking`, worker)
  assert.match(gate.body, new RegExp(`Dossier ${reference} staat stil`))
  assert.doesNotMatch(gate.body, /Amal|Benzarra|Ilyas|0470/)
  for (const url of ['/gezinnen', '/gezinnen?wie=team&stand=alle']) assert.doesNotMatch((await get(url, worker)).body, /Benzarra/, url)
  assert.match((await get('/vandaag', worker)).body, /Staat stil/)
  assert.equal(await counted(), 0)
  assert.match((await mother.get('/mijn/rechten')).html, /Je dossier staat stil/)
  assert.match((await mother.get('/mijn/thuis')).html, /Dag Amal/, 'her own pages stay hers')
  const researcher = await get(`/gezinnen/${dossierId}/beperking`, await site.cookieOf('researcher'))
  assert.equal(researcher.statusCode, 404)
})

test('no address of a restricted dossier opens for the team, but those that answer her rights', async () => {
  const pages = [
    'bewerk',
    'contact',
    'delen',
    'overleg',
    'overdracht',
    'wie-ziet',
    'toegang',
    'notities',
    'afsluiten',
    'meten',
    'documenten/nieuw',
    'beschermd',
  ]
  for (const cookie of [worker, lead]) {
    for (const page of pages) {
      const answer = await get(`/gezinnen/${dossierId}/${page}`, cookie)
      assert.ok(
        answer.statusCode === 404 || answer.headers.location === `/gezinnen/${dossierId}/beperking`,
        `${page}: ${answer.statusCode}`,
      )
      const sent = await site.postForm(`/gezinnen/${dossierId}/${page}`, { reason: 'x' }, cookie)
      assert.ok(sent.statusCode === 404 || sent.headers.location === `/gezinnen/${dossierId}/beperking`, `POST ${page}: ${sent.statusCode}`)
    }
    assert.equal((await get(rights(), cookie)).statusCode, 200)
  }
})

const use = (ground: string, cookie: string, reason = 'Overleg met de rechtbank') =>
  site.postForm(`/gezinnen/${dossierId}/beperking`, { ground, reason }, cookie)
const write = (cookie: string) =>
  site.postForm(`/gezinnen/${dossierId}/wie-ziet/besloten`, { reason: 'Een goede reden om te sluiten' }, cookie)

test('it opens for an hour on a ground of the law, with a reason, for who opened it: for a claim to read only', async () => {
  assert.equal((await use('zomaar', worker)).statusCode, 422)
  assert.equal((await use('claims', worker, 'kort')).statusCode, 422)
  assert.equal((await use('claims', worker)).statusCode, 303)
  const page = await get(`/gezinnen/${dossierId}`, worker)
  assert.equal(page.statusCode, 200)
  assert.match(page.body, /Dit dossier staat stil\. Je gebruikt het nu voor: een klacht of rechtszaak/)
  assert.equal((await get(`/gezinnen/${dossierId}`, lead)).statusCode, 303, 'not for a colleague')
  const refused = await write(worker)
  assert.equal(refused.headers.location, `/gezinnen/${dossierId}`)
  const closed = await deps.db.as(world.actor('counsellor'), (tx) =>
    tx.selectFrom('access.closure').select('id').where('municipality_id', '=', municipalityId).execute(),
  )
  assert.deepEqual(closed, [])
  assert.match((await get(rights(), lead)).body, /Overleg met de rechtbank/)
  world.clock.now = new Date(world.clock.now.getTime() + 61 * 60_000)
  forgetBarred(deps)
  assert.equal((await get(`/gezinnen/${dossierId}`, await site.cookieOf('counsellor'))).statusCode, 303, 'after an hour it is closed')
})

test('the team lead lets it go on after telling her, and not before', async () => {
  lead = await site.cookieOf('team-lead')
  worker = await site.cookieOf('counsellor')
  const end = (fields: Record<string, string>) =>
    site.postForm(`${rights()}/grens/weg`, { limitKind: 'restriction', liftReason: 'Nagekeken', ...fields }, lead)
  await end({})
  forgetBarred(deps)
  assert.equal((await get(`/gezinnen/${dossierId}`, worker)).statusCode, 303, 'she was not told')
  assert.equal(
    (await site.postForm(`${rights()}/grens/weg`, { limitKind: 'restriction', liftReason: 'x', toldOn: '2026-11-17' }, worker)).statusCode,
    404,
  )
  assert.equal((await end({ toldOn: '2026-11-17' })).statusCode, 303)
  assert.equal((await get(`/gezinnen/${dossierId}`, worker)).statusCode, 200)
  assert.equal(await counted(), 1)
})
