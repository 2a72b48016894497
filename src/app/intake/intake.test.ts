import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { readDossier, readDossierPage } from '#modules/dossiers/public.ts'
import { readMeasurements } from '#modules/indicators/public.ts'
import {
  judgeLikeness,
  lookAlikes,
  readReferral,
  referralOfReceipt,
  referralsOfOrganisation,
  takeStep,
  undoStep,
  withdrawVerdict,
} from '#modules/referrals/public.ts'
import { testWorld } from '../testing.ts'
import { type AcceptReferral, acceptReferral } from './accept-referral.ts'
import { receiptsOf } from './receipt-facts.ts'
import { done, partnerOrganisation, refer } from './testing.ts'
import { undoDecision } from './undo-decision.ts'

const world = await testWorld()
const organisationId = await partnerOrganisation(world)

const team = () => world.actor('counsellor', 'intake')
const read = (referralId: string) => world.db.as(team(), (tx) => readReferral(tx, world.municipalityId, referralId))
const stateOf = async (referralId: string) => (await read(referralId))?.state
const acceptance = (referralId: string, over: Partial<AcceptReferral> = {}): AcceptReferral => ({
  referralId,
  programme: 'opkomst',
  counsellorId: world.accounts.counsellor,
  outlook: 'long-guidance',
  relationship: 'single',
  saveKey: null,
  ...over,
})
const countDossiers = () =>
  world.db.as(team(), async (tx) => {
    const row = await tx
      .selectFrom('dossiers.dossier')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('municipality_id', '=', world.municipalityId)
      .executeTakeFirstOrThrow()
    return row.n
  })

test('acceptance opens the dossier with everything that was told', async () => {
  const screening = { income: 'weak', education: 'unknown', work: 'weak', stimulation: null, housing: 'weak', health: 'not_weak' } as const
  const { referralId } = await refer(world, {
    screening,
    person: { givenName: 'Amal', familyName: 'Idrissi', phone: '0470 10 10 10', birthDate: '2001-01-01' },
  })
  const { dossierId } = done(await acceptReferral(world.deps, team(), acceptance(referralId)))
  const found = await world.db.as(team(), async (tx) => ({
    page: await readDossierPage(tx, world.municipalityId, dossierId, world.deps.today()),
    measurements: await readMeasurements(tx, world.municipalityId, { dossierId }),
    row: await tx
      .selectFrom('dossiers.dossier')
      .select(['outlook', 'referral_id'])
      .where('municipality_id', '=', world.municipalityId)
      .where('id', '=', dossierId)
      .executeTakeFirst(),
  }))
  const dossier = found.page?.dossier
  assert.equal(dossier?.motherName, 'Amal Idrissi')
  assert.equal(found.page?.sheet.members.find(({ role }) => role === 'mother')?.phone, '0470 10 10 10')
  assert.equal(dossier?.dueOn, '2027-04-05')
  assert.equal(dossier?.counsellorId, world.accounts.counsellor)
  assert.deepEqual(found.row, { outlook: 'long-guidance', referral_id: referralId })
  assert.equal(found.measurements.length, 1)
  assert.equal(found.measurements[0]?.instrument, 'kansarmoede-screening')
  assert.equal(found.measurements[0]?.answers.size, 5)
  assert.equal(await stateOf(referralId), 'accepted')
})

test('a second save with the same key opens no second dossier', async () => {
  const { referralId } = await refer(world, { person: { familyName: 'Tweemaal', phone: null, birthDate: null } })
  const saveKey = randomUUID()
  const first = done(await acceptReferral(world.deps, team(), acceptance(referralId, { saveKey })))
  const before = await countDossiers()
  assert.deepEqual(done(await acceptReferral(world.deps, team(), acceptance(referralId, { saveKey }))), first)
  assert.equal(await countDossiers(), before)
})

test('a refused acceptance keeps nothing, not even its key', async () => {
  const { referralId } = await refer(world, { person: { familyName: 'Geweigerd', phone: null, birthDate: null } })
  const saveKey = randomUUID()
  const refused = await acceptReferral(world.deps, team(), acceptance(referralId, { saveKey, counsellorId: null }))
  assert.deepEqual(refused, { ok: false, refusal: { kind: 'counsellor-missing' } })
  assert.equal(await stateOf(referralId), 'new')
  done(await acceptReferral(world.deps, team(), acceptance(referralId, { saveKey })))
})

test('undoing an acceptance removes the dossier, and the referral waits again', async () => {
  const { referralId } = await refer(world, { person: { familyName: 'Terug', phone: null, birthDate: null } })
  const before = await countDossiers()
  const { dossierId, stepId } = done(await acceptReferral(world.deps, team(), acceptance(referralId)))
  done(await undoDecision(world.deps, team(), { referralId, stepId }))
  assert.equal(await countDossiers(), before)
  assert.equal(await stateOf(referralId), 'new')
  const gone = await world.db.as(team(), (tx) => readDossier(tx, world.municipalityId, dossierId, world.deps.today()))
  assert.equal(gone, null)
  done(await acceptReferral(world.deps, team(), acceptance(referralId)))
  assert.equal(await stateOf(referralId), 'accepted')
})

test('once a contact stands in the dossier, the acceptance is no longer undone', async () => {
  const { referralId } = await refer(world, { person: { familyName: 'Bezig', phone: null, birthDate: null } })
  const { dossierId, stepId } = done(await acceptReferral(world.deps, team(), acceptance(referralId)))
  await world.db.as(team(), (tx) =>
    tx
      .insertInto('contacts.contact')
      .values({
        municipality_id: world.municipalityId,
        id: world.deps.newId(),
        dossier_id: dossierId,
        kind: 'home-visit',
        happened_on: '2026-11-17',
        at: world.deps.now(),
        by: null,
      })
      .execute(),
  )
  assert.deepEqual(await undoDecision(world.deps, team(), { referralId, stepId }), { ok: false, refusal: { kind: 'dossier-in-use' } })
  assert.equal(await stateOf(referralId), 'accepted')
})

test('nobody accepts a parent who does not know', async () => {
  const { referralId } = await refer(world, { agreement: 'not-asked', person: { familyName: 'Onwetend', phone: null, birthDate: null } })
  assert.deepEqual(await acceptReferral(world.deps, team(), acceptance(referralId)), { ok: false, refusal: { kind: 'parent-not-asked' } })
})

const steps = [
  { kind: 'contacted', reason: 'phone', state: 'contacted' },
  { kind: 'waiting', reason: 'no-room', state: 'waiting' },
  { kind: 'forwarded', reason: 'CAW', state: 'forwarded' },
  { kind: 'declined', reason: 'own-choice', state: 'declined' },
] as const
for (const { kind, reason, state } of steps) {
  test(`${kind}: saved once, undone once`, async () => {
    const { referralId } = await refer(world, { person: { familyName: `Stap ${kind}`, phone: null, birthDate: null } })
    const command = { referralId, step: { kind, reason }, saveKey: randomUUID() }
    const { stepId } = done(await takeStep(world.deps, team(), command))
    assert.deepEqual(done(await takeStep(world.deps, team(), command)), { stepId })
    const after = await read(referralId)
    assert.equal(after?.state, state)
    assert.equal(after?.steps.length, 2)
    done(await undoDecision(world.deps, team(), { referralId, stepId }))
    assert.equal(await stateOf(referralId), 'new')
    const again = await undoDecision(world.deps, team(), { referralId, stepId })
    assert.deepEqual(again, { ok: false, refusal: { kind: 'nothing-to-undo' } })
  })
}

test('a decision of a colleague is not overwritten', async () => {
  const { referralId } = await refer(world, { person: { familyName: 'Gelijktijdig', phone: null, birthDate: null } })
  const decide = (kind: 'declined' | 'forwarded') =>
    takeStep(world.deps, team(), { referralId, step: { kind, reason: 'x' }, saveKey: null })
  const results = await Promise.all([decide('declined'), decide('forwarded')])
  assert.equal(results.filter((result) => result.ok).length, 1)
})

test('who does not decide finds nothing to decide', async () => {
  const { referralId } = await refer(world, { person: { familyName: 'Verboden', phone: null, birthDate: null } })
  const notFound = { ok: false, refusal: { kind: 'not-found' } }
  for (const role of ['partner', 'researcher', 'administrator'] as const) {
    const actor = world.actor(role)
    assert.deepEqual(await acceptReferral(world.deps, actor, acceptance(referralId)), notFound, role)
    assert.deepEqual(await takeStep(world.deps, actor, { referralId, step: { kind: 'declined' }, saveKey: null }), notFound, role)
    assert.deepEqual(await undoDecision(world.deps, actor, { referralId, stepId: referralId }), notFound, role)
  }
  const stranger = world.other.actor('counsellor')
  assert.deepEqual(await takeStep(world.deps, stranger, { referralId, step: { kind: 'declined' }, saveKey: null }), notFound)
  assert.deepEqual(await world.db.as(stranger, (tx) => undoStep(tx, world.deps, stranger, referralId, null)), notFound)
})

test('a double is proposed with reasons, linked without merging, and loosened again', async () => {
  const old = await refer(world, { person: { givenName: 'Maryam', familyName: 'Öztürk', birthDate: '1999-05-06', phone: null } })
  const fresh = await refer(world, {
    person: { givenName: 'Mariam', familyName: 'Ozturk', birthDate: '1999-05-06', phone: '0470 99 99 99' },
  })
  const alike = async () =>
    (await world.db.as(team(), (tx) => lookAlikes(tx, world.municipalityId, [fresh.referralId]))).map(({ personId, reasons, verdict }) => ({
      personId,
      reasons,
      verdict,
    }))
  const personId = (await read(old.referralId))?.person.id ?? ''
  const reasons = ['same-birth-date', 'spelling-variant']
  assert.deepEqual(await alike(), [{ personId, reasons, verdict: null }])
  done(await judgeLikeness(world.deps, team(), { referralId: fresh.referralId, personId, verdict: 'same' }))
  assert.deepEqual(await alike(), [{ personId, reasons, verdict: 'same' }])
  done(await judgeLikeness(world.deps, team(), { referralId: fresh.referralId, personId, verdict: 'different' }))
  assert.deepEqual(await alike(), [{ personId, reasons, verdict: 'different' }])
  done(await withdrawVerdict(world.deps, team(), { referralId: fresh.referralId, personId }))
  assert.deepEqual(await alike(), [{ personId, reasons, verdict: null }])
  assert.equal((await read(old.referralId))?.person.familyName, 'Öztürk')
})

test('a linked parent whose guidance runs gets no second dossier', async () => {
  const person = { givenName: 'Samira', familyName: 'Tahouri', birthDate: '1995-03-02', phone: '0470 77 77 77' }
  const first = await refer(world, { person })
  const { dossierId } = done(await acceptReferral(world.deps, team(), acceptance(first.referralId)))
  const second = await refer(world, { person })
  const motherId = (await read(first.referralId))?.person.id ?? ''
  done(await judgeLikeness(world.deps, team(), { referralId: second.referralId, personId: motherId, verdict: 'same' }))
  const before = await countDossiers()
  const joined = done(await acceptReferral(world.deps, team(), acceptance(second.referralId, { counsellorId: null })))
  assert.equal(joined.dossierId, dossierId)
  assert.equal(await countDossiers(), before)
  done(await undoDecision(world.deps, team(), { referralId: second.referralId, stepId: joined.stepId }))
  assert.equal(await countDossiers(), before, 'the dossier it only joined stays')
})

test('a receipt shows what was agreed and nothing else', async () => {
  const told = { mayTellStatus: true, mayTellCounsellor: false, person: { familyName: 'Bon', phone: null, birthDate: null } }
  const { referralId, receiptToken } = await refer(world, told)
  const { dossierId } = done(await acceptReferral(world.deps, team(), acceptance(referralId)))
  await world.db.as(team(), (tx) =>
    tx
      .updateTable('dossiers.dossier')
      .set({ started_on: '2026-11-17' })
      .where('municipality_id', '=', world.municipalityId)
      .where('id', '=', dossierId)
      .execute(),
  )
  const receipt = async (token: string) =>
    world.db.as(world.actor('partner'), async (tx) => {
      const own = await referralOfReceipt(tx, world.municipalityId, token)
      return own === null ? null : (await receiptsOf(tx, world.municipalityId, [own])).get(own.id)
    })
  assert.deepEqual(await receipt(receiptToken), {
    receivedOn: '2026-11-17',
    isWithdrawn: false,
    asksParentFirst: false,
    status: { contactedOn: null, startedOn: '2026-11-17', endedOn: null, wentElsewhere: false },
    counsellorName: null,
  })
  const silent = await refer(world, { mayTellStatus: false, person: { familyName: 'Stil', phone: null, birthDate: null } })
  done(await acceptReferral(world.deps, team(), acceptance(silent.referralId)))
  assert.equal((await receipt(silent.receiptToken))?.status, null)
  assert.equal(await receipt('a-token-that-was-never-given'), null)
})

test('an organisation lists its own referrals by initials', async () => {
  const own = await world.db.as(world.actor('partner'), (tx) => referralsOfOrganisation(tx, world.municipalityId, organisationId, 100))
  assert.ok(own.length > 0)
  for (const one of own) assert.match(one.initials, /^\p{L}\.( \p{L}\.)?$/u)
  const stranger = world.other.actor('partner')
  assert.deepEqual(await world.db.as(stranger, (tx) => referralsOfOrganisation(tx, stranger.municipalityId, organisationId, 100)), [])
})
