import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditOfDossier, recordAudit } from '#modules/audit/public.ts'
import type { Actor, Role } from '#platform/actor.ts'
import { testSite } from '../site.testing.ts'
import { carriesName } from './read-review.ts'
import { readTouched, type TouchKind } from './read-touched.ts'

const site = await testSite({ as: 'team-lead' })
const { world } = site
const { deps, municipalityId } = world
const dossierId = await site.open()
const otherId = await site.open({ mother: { kind: 'new', person: { givenName: 'Fatou', familyName: 'Dewolk' } }, members: [] })

const as = (role: Role, sessionId: string | null = null): Actor => ({ ...world.actor(role), sessionId })
async function does(
  role: Role,
  action: string,
  to: string | undefined,
  minutesAgo: number,
  sessionId: string | null = null,
): Promise<void> {
  const then = { newId: deps.newId, now: () => new Date(world.clock.now.getTime() - minutesAgo * 60_000) }
  await world.db.as(as(role), (tx) => recordAudit(tx, then, as(role, sessionId), { action, dossierId: to, subjectId: to }))
}
const events = (action: string) =>
  world.db.as(as('team-lead'), (tx) =>
    tx
      .selectFrom('audit.event')
      .select(['purpose', 'actor_id', 'detail'])
      .where('municipality_id', '=', municipalityId)
      .where('action', '=', action)
      .execute(),
  )
const keyOf = (html: string): string => /name="signal" value="([^"]+)"/.exec(html)?.[1] ?? ''
const noteField = (html: string): string => /name="(note-[^"]+)"/.exec(html)?.[1] ?? ''

test('the page says so when nothing stands out, and its reading is recorded', async () => {
  const { status, html } = await site.get('/beheer/nazicht')
  assert.equal(status, 200)
  assert.match(html, /Niets valt op/)
  assert.match(html, /Niemand opende een dossier in een noodgeval/)
  assert.deepEqual(
    (await events('audit.look-ups.listed')).map(({ purpose }) => purpose),
    ['security'],
  )
})

test('a stranger who opened a dossier is asked about; a note takes it off the list and stays to be read', async () => {
  await does('midwife', 'dossiers.dossier.read', dossierId, 60)
  const { html } = await site.get('/beheer/nazicht')
  assert.match(html, /Test midwife/)
  assert.match(html, /dossier van een ander gezin/)
  assert.match(html, /Amal Benzarra/)
  const empty = await site.post('/beheer/nazicht', { signal: keyOf(html), [noteField(html)]: ' ' })
  assert.equal(empty.status, 422)
  assert.equal(empty.html.match(/Schrijf in een paar woorden/g)?.length, 2, 'on top and at the note')
  const saved = await site.post('/beheer/nazicht', { signal: keyOf(html), [noteField(html)]: 'Viel in voor Hanne.' })
  assert.equal(saved.status, 303)
  const after = await site.get('/beheer/nazicht')
  assert.match(after.html, /Niets valt op/)
  assert.match(after.html, /Viel in voor Hanne\./)
  assert.equal((await events('audit.review.written')).length, 1)
})

test('nobody reviews what is about herself, and nothing that is not in the list', async () => {
  await does('team-lead', 'dossiers.dossier.read', otherId, 30)
  const { html } = await site.get('/beheer/nazicht')
  assert.match(html, /Dit gaat over jou/)
  const own = `not-own:${world.accounts['team-lead']}:${otherId}:2026-11-17`
  await site.post('/beheer/nazicht', { signal: own, [`note-${own.replace(/[^a-z0-9]+/gi, '-')}`]: 'Niets aan de hand' })
  const invented = 'many:nobody::2026-01-01'
  await site.post('/beheer/nazicht', { signal: invented, [`note-${invented.replace(/[^a-z0-9]+/gi, '-')}`]: 'Niets aan de hand' })
  assert.equal((await events('audit.review.written')).length, 1)
})

test('the team sets from when on something stands out', async () => {
  const limits = {
    'limit-own-name': '0',
    'limit-not-own': '0',
    'limit-many': '25',
    'limit-night': '1',
    'limit-again': '5',
    'limit-searches': 'veel',
  }
  assert.equal((await site.post('/beheer/nazicht/grenzen', limits, '/beheer/nazicht')).status, 422)
  assert.equal((await site.post('/beheer/nazicht/grenzen', { ...limits, 'limit-searches': '8' }, '/beheer/nazicht')).status, 303)
  assert.match((await site.get('/beheer/nazicht')).html, /Niets valt op/)
  assert.equal((await events('audit.threshold.set')).length, 2, 'only what differs is written')
})

test('a dossier opened in an emergency stands on top until it is reviewed', async () => {
  await does('midwife', 'access.break-glass.opened', otherId, 20)
  const { html } = await site.get('/beheer/nazicht')
  assert.match(html, /Opende een dossier in een noodgeval/)
  assert.match(html, /Fatou Dewolk/)
})

test('the pages are there for who reviews, and for nobody else', async () => {
  const expected: readonly (readonly [Role, number, number])[] = [
    ['team-lead', 200, 200],
    ['administrator', 404, 200],
    ['counsellor', 404, 404],
    ['midwife', 404, 404],
    ['partner', 404, 404],
    ['researcher', 404, 404],
  ]
  for (const [role, review, touched] of expected) {
    site.who.role = role
    assert.equal((await site.get('/beheer/nazicht')).status, review, role)
    assert.equal((await site.get('/beheer/nazicht/geraakt')).status, touched, role)
  }
  site.who.role = 'team-lead'
})

test('what a session, account, device, key or export touched', async () => {
  const session = deps.newId()
  await world.db.as(as('midwife'), (tx) =>
    tx
      .insertInto('identity.session')
      .values({
        municipality_id: municipalityId,
        id: session,
        account_id: world.accounts.midwife,
        token_hash: 'x',
        stage: 'full',
        device: 'Firefox op Linux',
        started_at: deps.now(),
        seen_at: deps.now(),
        expires_at: deps.now(),
      })
      .execute(),
  )
  await does('midwife', 'dossiers.dossier.read', otherId, 9, session)
  await does('midwife', 'contacts.contact.recorded', otherId, 8, session)
  await does('midwife', 'dossiers.dossier.searched', undefined, 7, session)
  const ask = (kind: TouchKind, id: string) =>
    world.db.as(as('team-lead'), async (tx) => {
      const { dossiers, lists } = await readTouched(tx, municipalityId, kind, id)
      return [dossiers.map((row) => [row.dossierId, row.readings, row.acts]), lists]
    })
  const bySession = [[[otherId, 1, 1]], 1]
  assert.deepEqual(await ask('session', session), bySession)
  assert.deepEqual(await ask('device', 'Firefox op Linux'), bySession)
  assert.deepEqual(await ask('device', session), bySession)
  assert.deepEqual(await ask('device', 'Een ander toestel'), [[], 0])
  assert.deepEqual(await ask('account', world.accounts.midwife), [
    [
      [otherId, 1, 2],
      [dossierId, 1, 0],
    ],
    1,
  ])
  assert.deepEqual(await ask('export', dossierId), [[[dossierId, 1, 1]], 0])
  assert.deepEqual(await ask('key', "x' or true"), [[], 0])
  assert.deepEqual(await ask('session', 'geen nummer'), [[], 0])
})

test('the administrator sees numbers and counts, never a name', async () => {
  const typed = { kind: 'account', account: world.accounts.midwife }
  const lead = await site.post('/beheer/nazicht/geraakt', typed)
  assert.match(lead.html, /Fatou Dewolk/)
  site.who.role = 'administrator'
  const { status, html } = await site.post('/beheer/nazicht/geraakt', typed)
  assert.equal(status, 200)
  assert.match(html, /OP-?\d/)
  assert.doesNotMatch(html, /Fatou|Amal|Benzarra/)
  assert.equal((await site.post('/beheer/nazicht/geraakt', { kind: 'session', id: '' })).status, 422)
  site.who.role = 'team-lead'
})

test('a family name is compared as it is said, not as it is typed', () => {
  assert.equal(carriesName('Hanne De Wölk', ['de wolk']), true)
  assert.equal(carriesName('Hanne Dewolk', ['Peeters', 'DEWOLK']), true)
  assert.equal(carriesName('Hanne Dewolk', ['Hanne', 'Wolk']), false)
  assert.equal(carriesName('Hanne', ['Hanne', '']), false)
})

test('what happens in the protected compartment is in no review, no count and no history', async () => {
  const session = deps.newId()
  const ask = (withProtected: boolean) =>
    world.db.as(as('team-lead'), (tx) =>
      readTouched(tx, municipalityId, 'session', session, withProtected).then(({ dossiers }) => dossiers.length),
    )
  const before = (await site.get('/beheer/nazicht')).html.length
  await does('midwife', 'protected.part.read', dossierId, 3, session)
  assert.equal((await site.get('/beheer/nazicht')).html.length, before)
  assert.equal(await ask(false), 0)
  assert.equal(await ask(true), 1, 'an operator who has to report a breach counts it')
  const acts = await world.db.as(as('team-lead'), (tx) => auditOfDossier(tx, municipalityId, dossierId, 100))
  assert.deepEqual(
    acts.filter(({ action }) => action.startsWith('protected.')),
    [],
  )
})
