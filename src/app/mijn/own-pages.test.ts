import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { addNextStep, planVisit } from '#modules/contacts/public.ts'
import { registerLoss } from '#modules/dossiers/public.ts'
import { answerRequest, giveAccess } from '#modules/family/public.ts'
import { addOtherParent, type Browser, enter, motherOf, word } from './testing.ts'

const site = await testSite({ as: null })
const { world } = site
const { deps, municipalityId } = world
const counsellor = world.actor('counsellor')
type Mine = Browser & { readonly accessId: string }
let dossierId = ''
let motherId = ''
let mother: Mine
let father: Mine
let stranger: Mine
let strangersDossier = ''

const canaries = {
  street: 'Canariestraat 99',
  town: 'Kanariedorp',
  note: 'geheime kanarie',
  step: 'kanarie bellen',
  place: 'Kanarieplein 3',
}

before(async () => {
  dossierId = await site.open({
    mother: {
      kind: 'new',
      person: {
        givenName: 'Amal',
        familyName: 'Benzarra',
        phone: '0470 12 34 56',
        street: canaries.street,
        postcode: '2899',
        town: canaries.town,
        safeContact: { channel: 'call', times: [], mayLeaveMessage: false, note: canaries.note },
      },
    },
  })
  motherId = await motherOf(site, dossierId)
  const step = await addNextStep(deps, counsellor, { dossierId, saveKey: null, step: { what: canaries.step, who: 'Amal', dueOn: null } })
  assert.ok(step.ok)
  const visit = { kind: 'home-visit', plannedOn: '2026-12-01', plannedAt: '09:30', minutes: 60, place: canaries.place } as const
  const planned = await planVisit(deps, counsellor, { dossierId, saveKey: null, visit: { ...visit, accountId: world.accounts.counsellor } })
  assert.ok(planned.ok)
  const fatherId = await addOtherParent(site, dossierId)
  mother = await enter(site, dossierId, motherId, 'amal@voorbeeld.be')
  father = await enter(site, dossierId, fatherId, 'yassin@voorbeeld.be')
  strangersDossier = await site.open({ members: [], mother: { kind: 'new', person: { givenName: 'Sofie', phone: '0470 55 66 77' } } })
  stranger = await enter(site, strangersDossier, await motherOf(site, strangersDossier), 'sofie@voorbeeld.be')
})
after(() => site.app.close())

const pages = ['/mijn/thuis', '/mijn/scores', '/mijn/delen', '/mijn/keek', '/mijn/gegevens', '/mijn/vraag', '/mijn/instellingen']

test('her first page: who, when, what was agreed, and no street on it', async () => {
  const { html } = await mother.get('/mijn/thuis')
  assert.match(html, /Dag Amal/)
  assert.match(html, /Dinsdag 1 december om 9\.30 uur/)
  assert.match(html, /Bij jou thuis/)
  assert.match(html, new RegExp(canaries.step))
  assert.match(html, /<b>Jij<\/b>/)
  assert.doesNotMatch(html, new RegExp(`${canaries.place}|${canaries.street}`))
})

test('the other parent finds nothing of her: no place, telephone, worker, note, agreement or day, on any page or in his file', async () => {
  const seen: string[] = []
  for (const path of pages) seen.push((await father.get(path)).html)
  for (const format of ['html', 'json']) seen.push((await father.post('/mijn/gegevens', { proof: word, format })).html)
  const all = seen.join('\n')
  assert.match(all, /Yassin/)
  for (const secret of [
    ...Object.values(canaries),
    '2899',
    '0470 12 34 56',
    '0470123456',
    'Amal',
    'Benzarra',
    'Test counsellor',
    'zwanger',
    '1 december',
    'Testgemeente',
  ]) {
    assert.ok(!all.includes(secret), `he sees "${secret}"`)
  }
})

test('what she sees depends on nobody’s id but her own session: ids of others lead nowhere', async () => {
  const ask = await stranger.post('/mijn/vraag', { about: 'phone', wish: 'correct', words: 'Mijn nummer is anders.' }, '/mijn/vraag')
  assert.equal(ask.status, 303)
  const { requestId, sessionId, stepId } = await world.db.as(counsellor, async (tx) => {
    const request = await tx
      .selectFrom('family.request')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .executeTakeFirstOrThrow()
    const session = await tx
      .selectFrom('family.session')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .where('access_id', '=', stranger.accessId)
      .executeTakeFirstOrThrow()
    const step = await tx
      .selectFrom('contacts.next_step')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .executeTakeFirstOrThrow()
    return { requestId: request.id, sessionId: session.id, stepId: step.id }
  })
  const probes: [string, Record<string, string>][] = [
    [`/mijn/vraag/${requestId}/terug`, {}],
    [`/mijn/sessies/${sessionId}/sluit`, {}],
    [`/mijn/delen/${requestId}/uit`, {}],
    [`/mijn/delen/${strangersDossier}/uit`, {}],
    ['/mijn/toon', { item: `step:${stepId}` }],
    ['/mijn/verberg', { item: 'step:nonsense' }],
  ]
  for (const [path, typed] of probes) {
    const answer = await mother.post(path, typed)
    assert.equal(answer.status, 404, path)
  }
  assert.equal((await stranger.get('/mijn/thuis')).status, 200)
})

test('her session opens no page of the team, a partner or the manager, and theirs none of hers', async () => {
  const staffPages = [
    '/vandaag',
    '/gezinnen',
    `/gezinnen/${dossierId}`,
    `/gezinnen/${dossierId}/toegang`,
    '/nieuw',
    '/rapport',
    '/beheer/berichten',
    '/account',
  ]
  for (const path of staffPages) {
    const answer = await mother.get(path)
    assert.ok(answer.status === 303 || answer.status === 404, `${path}: ${answer.status}`)
    assert.ok(!answer.html.includes('Benzarra'))
  }
  const cookie = await site.cookieOf('counsellor')
  const asStaff = await site.app.inject({ url: '/mijn/thuis', headers: { cookie } })
  assert.equal(asStaff.headers['location'], '/weer')
})

test('who looked: the team as role, town and purpose, herself as herself, nothing of a protected part', async () => {
  await site.app.inject({ url: `/gezinnen/${dossierId}`, headers: { cookie: await site.cookieOf('midwife') } })
  await world.db.as({ ...counsellor, purpose: 'own-access' }, (tx) =>
    tx
      .insertInto('audit.event')
      .values(
        [
          { id: deps.newId(), action: 'protected.part.read', purpose: 'guidance', actor_role: 'midwife' },
          { id: deps.newId(), action: 'dossiers.dossier.read', purpose: 'child-protection', actor_role: 'researcher' },
        ].map((row) => ({ ...row, municipality_id: municipalityId, dossier_id: dossierId, at: deps.now() })),
      )
      .execute(),
  )
  const { html } = await mother.get('/mijn/keek')
  assert.match(html, /Vroedvrouw, team Testgemeente/)
  assert.match(html, /om je te begeleiden/)
  assert.match(html, /Jij zelf/)
  assert.doesNotMatch(html, /Test midwife|Onderzoeker|protected/)
  // The other parent came in too; that is his.
  assert.doesNotMatch(html, /Yassin|Jij of iemand van je gezin/)
})

test('hidden is gone from every page until her word is given, and then for five minutes', async () => {
  assert.equal((await mother.post('/mijn/verberg', { item: 'agreed' })).status, 303)
  await mother.post('/mijn/verberg', { item: 'scores' })
  const home = await mother.get('/mijn/thuis')
  assert.ok(!home.html.includes(canaries.step) && !home.html.includes('/mijn/scores'))
  assert.equal((await mother.get('/mijn/scores')).location, '/mijn/thuis')
  assert.equal((await mother.post('/mijn/open', { proof: 'verkeerd woord' })).status, 422)
  assert.ok(!(await mother.get('/mijn/thuis')).html.includes(canaries.step))
  assert.equal((await mother.post('/mijn/open', { proof: word })).status, 303)
  assert.ok((await mother.get('/mijn/thuis')).html.includes(canaries.step))
  world.clock.now = new Date(world.clock.now.getTime() + 6 * 60_000)
  assert.ok(!(await mother.get('/mijn/thuis')).html.includes(canaries.step))
  await mother.post('/mijn/open', { proof: word })
  assert.equal((await mother.post('/mijn/toon', { item: 'agreed' })).status, 303)
  await mother.post('/mijn/toon', { item: 'scores' })
  world.clock.now = new Date(world.clock.now.getTime() + 6 * 60_000)
  assert.ok((await mother.get('/mijn/thuis')).html.includes(canaries.step))
})

test('what is wrong: she says it, the worker answers, and her words stay beside the fact', async () => {
  const asked = await mother.post('/mijn/vraag', { about: 'birth-date', wish: 'contest', words: 'Ik ben een jaar jonger.' }, '/mijn/vraag')
  assert.equal(asked.location, '/mijn/vraag')
  const cookie = await site.cookieOf('counsellor')
  assert.match((await site.app.inject({ url: '/vandaag?wie=team', headers: { cookie } })).body, /Amal vraagt/)
  assert.match((await site.app.inject({ url: `/gezinnen/${dossierId}`, headers: { cookie } })).body, /Ik ben een jaar jonger\./)
  const request = await world.db.as(counsellor, (tx) =>
    tx
      .selectFrom('family.request')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .where('access_id', '=', mother.accessId)
      .executeTakeFirstOrThrow(),
  )
  const answer = { dossierId, requestId: request.id, answer: 'Op je kaart staat 2004.', saveKey: null }
  assert.equal((await answerRequest(deps, counsellor, { ...answer, outcome: 'answered' })).ok, false)
  assert.ok((await answerRequest(deps, counsellor, { ...answer, outcome: 'stands-beside' })).ok)
  assert.match((await mother.get('/mijn/vraag')).html, /Op je kaart staat 2004\./)
  assert.match((await mother.get('/mijn/gegevens')).html, /Ik ben een jaar jonger\./)
  assert.match((await site.app.inject({ url: `/gezinnen/${dossierId}`, headers: { cookie } })).body, /Amal over geboortedag/)
})

test('that somebody listens in stands on no screen before she gave her word', async () => {
  world.clock.now = new Date(world.clock.now.getTime() + 6 * 60_000)
  assert.ok(!(await mother.get('/mijn/gegevens')).html.includes(canaries.note))
  await mother.post('/mijn/open', { proof: word })
  assert.ok((await mother.get('/mijn/gegevens')).html.includes(canaries.note))
})

test('her data in one file, only after her word, under a name that tells nothing', async () => {
  assert.equal((await mother.post('/mijn/gegevens', { proof: 'iets anders', format: 'json' })).status, 422)
  const json = await mother.post('/mijn/gegevens', { proof: word, format: 'json' })
  assert.equal(json.headers['content-disposition'], 'attachment; filename="pagina.json"')
  const parsed: unknown = JSON.parse(json.html)
  assert.ok(typeof parsed === 'object' && parsed !== null && 'facts' in parsed)
  assert.match(json.html, new RegExp(canaries.street))
  const readable = await mother.post('/mijn/gegevens', { proof: word, format: 'html' })
  assert.match(readable.html, /<title>Mijn pagina<\/title>/)
  assert.match(readable.html, /Wie keek mee/)
})

test('every page she reads is one record with the purpose of her own access', async () => {
  const count = () =>
    world.db.as(counsellor, async (tx) => {
      const rows = await tx
        .selectFrom('audit.event')
        .select('id')
        .where('municipality_id', '=', municipalityId)
        .where('actor_id', '=', mother.accessId)
        .where('purpose', '=', 'own-access')
        .where('action', 'like', '%.read')
        .execute()
      return rows.length
    })
  const start = await count()
  for (const path of pages) await mother.get(path)
  assert.equal((await count()) - start, pages.length)
})

test('who may get access: not a sister, not a child, not twice, not without asking who reads along', async () => {
  const member = await world.db.as(counsellor, (tx) =>
    tx
      .selectFrom('dossiers.member')
      .select('person_id')
      .where('municipality_id', '=', municipalityId)
      .where('dossier_id', '=', dossierId)
      .where('role', '=', 'relative')
      .executeTakeFirstOrThrow(),
  )
  const give = async (input: Partial<Parameters<typeof giveAccess>[2]>, actor = counsellor) => {
    const base = {
      dossierId,
      personId: motherId,
      channel: 'mail',
      address: 'nieuw@voorbeeld.be',
      locale: 'nl',
      isSafe: true,
      saveKey: null,
    } as const
    const result = await giveAccess(deps, actor, { ...base, ...input })
    return result.ok ? 'given' : result.refusal.kind
  }
  assert.equal(await give({ personId: member.person_id }), 'not-found')
  assert.equal(await give({}), 'has-access')
  assert.equal(await give({ isSafe: false }), 'not-safe')
  assert.equal(await give({ address: 'sofie@voorbeeld.be' }), 'address-of-another')
  assert.equal(await give({ address: 'geen adres' }), 'not-an-address')
  for (const role of ['partner', 'researcher', 'administrator'] as const) assert.equal(await give({}, world.actor(role)), 'not-found')
  assert.equal(await give({}, world.other.actor('counsellor')), 'not-found')
})

test('after a loss: no weeks, no old agreements, careful words', async () => {
  const lost = await world.db.as(counsellor, (tx) =>
    registerLoss(tx, deps, counsellor, { dossierId, happenedOn: deps.today(), note: null, childId: null }),
  )
  assert.ok(lost.ok)
  const { html } = await mother.get('/mijn/thuis')
  assert.match(html, /Wij blijven naast je staan/)
  assert.doesNotMatch(html, /zwanger|baby|kindje/i)
  assert.ok(!html.includes(canaries.step))
})
