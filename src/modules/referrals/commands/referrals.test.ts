import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { done, ioana, partnerOrganisation, refer } from '#app/intake/testing.ts'
import { testWorld } from '#app/testing.ts'
import { makeLink, setLinkRevoked } from '#modules/network/public.ts'
import { visitor } from '#platform/actor.ts'
import { listInbox } from '../queries/inbox.ts'
import { referralsOfOrganisation } from '../queries/of-organisation.ts'
import { readReferral } from '../queries/read-referral.ts'
import { revisionsOf } from '../queries/revisions.ts'
import { referMyself } from './refer-myself.ts'
import { referParent } from './refer-parent.ts'
import { addToReferral, reinstateReferral, reviseReferral, withdrawReferral } from './revise-referral.ts'
import { takeStep } from './take-step.ts'

const world = await testWorld()
let organisationId = await partnerOrganisation(world)

const count = (table: 'referrals.referral' | 'people.person') =>
  world.db.as(world.actor('counsellor'), async (tx) => {
    const row = await tx
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('municipality_id', '=', world.municipalityId)
      .executeTakeFirstOrThrow()
    return row.n
  })
const read = (referralId: string) => world.db.as(world.actor('counsellor'), (tx) => readReferral(tx, world.municipalityId, referralId))
const here = () => ({ id: world.municipalityId, name: 'Testgemeente', slug: 'testgemeente', host: null, postcodes: ['2800'] })
const neighbour = { id: randomUUID(), name: 'Buurgemeente', slug: 'buurgemeente', host: null, postcodes: ['9999'] }

test('nothing at all is stored for another postcode', async () => {
  const before = [await count('referrals.referral'), await count('people.person')]
  const ask = (postcode: string) =>
    referMyself(world.deps, visitor(world.municipalityId, 'referral'), {
      details: ioana({ agreement: null }),
      postcode,
      territories: [here(), neighbour],
      locale: 'nl',
      saveKey: randomUUID(),
    })
  assert.deepEqual(await ask('9999'), { ok: false, refusal: { kind: 'neighbour', municipality: neighbour } })
  assert.deepEqual(await ask('1000'), { ok: false, refusal: { kind: 'elsewhere' } })
  assert.deepEqual([await count('referrals.referral'), await count('people.person')], before)
})

test('a parent who presses twice is one referral with one number', async () => {
  const command = { details: ioana({ agreement: null }), postcode: '2800', territories: [here()], locale: 'ar', saveKey: randomUUID() }
  const actor = visitor(world.municipalityId, 'referral')
  const before = await count('referrals.referral')
  const answers = await Promise.all([referMyself(world.deps, actor, command), referMyself(world.deps, actor, command)])
  assert.deepEqual(done(answers[0]), done(answers[1]))
  assert.match(done(answers[0]).reference, /^AM-2026-\d{4}$/)
  assert.equal(await count('referrals.referral'), before + 1)
})

test('a partner who presses twice is one referral; the receipt that works is the last one given', async () => {
  const key = randomUUID()
  const before = await count('referrals.referral')
  const first = await refer(world, {}, key)
  const second = await refer(world, {}, key)
  assert.equal(second.referralId, first.referralId)
  assert.notEqual(second.receiptToken, first.receiptToken)
  assert.equal(await count('referrals.referral'), before + 1)
})

test('a personal link opens the door of one organisation until it is revoked', async () => {
  const lead = world.actor('team-lead')
  const { token } = done(await makeLink(world.deps, lead, { organisationId, label: 'Balie' }))
  const actor = visitor(world.municipalityId, 'referral')
  const byLink = (value: string) =>
    referParent(world.deps, actor, {
      door: { kind: 'link', token: value },
      details: ioana(),
      referrerName: 'Balie',
      referrerContact: null,
      locale: 'nl',
      saveKey: null,
      draft: null,
      territories: [here()],
    })
  const { referralId } = done(await byLink(token))
  assert.equal((await read(referralId))?.organisationId, organisationId)
  assert.deepEqual(await byLink('another'), { ok: false, refusal: { kind: 'not-found' } })
  const links = await world.db.as(lead, (tx) =>
    tx.selectFrom('network.referral_link').select(['id', 'token_hash']).where('municipality_id', '=', world.municipalityId).execute(),
  )
  assert.ok(links.every((link) => !link.token_hash.includes(token)))
  for (const link of links) done(await setLinkRevoked(world.deps, lead, { organisationId, linkId: link.id, revoked: true }))
  assert.deepEqual(await byLink(token), { ok: false, refusal: { kind: 'not-found' } })
})

test('a partner adjusts its own referral; what stood there is kept', async () => {
  const { referralId } = await refer(world)
  const partner = world.actor('partner')
  const details = ioana({ dueOn: '2027-04-12', person: { phone: '0470 00 00 99' } })
  done(await reviseReferral(world.deps, partner, { referralId, details, saveKey: null }))
  const after = await read(referralId)
  assert.equal(after?.dueOn, '2027-04-12')
  assert.equal(after?.person.phone, '0470 00 00 99')
  const revisions = await world.db.as(partner, (tx) => revisionsOf(tx, world.municipalityId, referralId))
  assert.deepEqual(
    revisions.map((revision) => revision.fields),
    [['due_on', 'phone']],
  )
})

test('another organisation cannot adjust, withdraw or list it', async () => {
  const { referralId } = await refer(world)
  const other = await partnerOrganisation(world, 'CAW')
  const partner = world.actor('partner')
  const notFound = { ok: false, refusal: { kind: 'not-found' } }
  assert.deepEqual(await reviseReferral(world.deps, partner, { referralId, details: ioana(), saveKey: null }), notFound)
  assert.deepEqual(await withdrawReferral(world.deps, partner, { owner: { kind: 'account', referralId }, reason: null }), notFound)
  const listed = await world.db.as(partner, (tx) => referralsOfOrganisation(tx, world.municipalityId, other, 50))
  assert.deepEqual(listed, [])
  organisationId = other
})

test('who holds the receipt withdraws, comes back on it, and adds a line', async () => {
  const { referralId, receiptToken } = await refer(world, { message: 'Eerste zin.' })
  const actor = visitor(world.municipalityId, 'referral')
  const owner = { kind: 'receipt', token: receiptToken } as const
  done(await withdrawReferral(world.deps, actor, { owner, reason: 'Toch niet' }))
  assert.equal((await read(referralId))?.state, 'withdrawn')
  done(await reinstateReferral(world.deps, actor, owner))
  assert.equal((await read(referralId))?.state, 'new')
  const line = { token: receiptToken, text: 'Ze verhuist in januari.', saveKey: randomUUID() }
  done(await addToReferral(world.deps, actor, line))
  done(await addToReferral(world.deps, actor, line))
  assert.equal((await read(referralId))?.message, 'Eerste zin.\n\nZe verhuist in januari.')
  done(
    await takeStep(world.deps, world.actor('counsellor'), { referralId, step: { kind: 'declined', reason: 'own-choice' }, saveKey: null }),
  )
  const late = await withdrawReferral(world.deps, actor, { owner, reason: null })
  assert.deepEqual(late, { ok: false, refusal: { kind: 'already-decided', state: 'declined' } })
})

test('the inbox holds what is open, in the order of calling, with names', async () => {
  const rows = await world.db.as(world.actor('counsellor'), (tx) => listInbox(tx, world.municipalityId))
  assert.ok(rows.length > 2)
  assert.ok(rows.every((row) => ['new', 'contacted', 'waiting'].includes(row.state) && row.givenName !== ''))
  assert.deepEqual(await world.db.as(world.other.actor('counsellor'), (tx) => listInbox(tx, world.other.municipalityId)), [])
})
