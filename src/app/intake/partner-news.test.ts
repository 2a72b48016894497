import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { setLimit } from '#modules/lifecycle/public.ts'
import { stopTelling, takeStep } from '#modules/referrals/public.ts'
import { carriersOf } from '#platform/mail/carrier.ts'
import { deliverDue } from '#platform/mail/deliver.ts'
import { readMailSettings } from '#platform/mail/settings.ts'
import { type ArrivedMail, mailServer } from '#platform/mail/testing.ts'
import { forgetBarred } from '../access/barred.ts'
import { acceptReferral } from './accept-referral.ts'
import { newsRound } from './partner-news.ts'
import { done, partnerOrganisation, refer, type Told } from './testing.ts'

const site = await testSite({ as: 'partner' })
const { world } = site
const { deps } = world
const team = () => world.actor('counsellor', 'intake')
await partnerOrganisation(world)

const mail = await mailServer()
const { arrived } = mail
const carriers = carriersOf(readMailSettings(mail.settings))
after(async () => {
  carriers.mail?.close()
  await mail.close()
  await site.app.close()
})
beforeEach(() => {
  arrived.length = 0
  site.who.role = 'partner'
})

/** A round, and what the mail server got of it. */
async function round(): Promise<readonly ArrivedMail[]> {
  arrived.length = 0
  await newsRound(deps, () => 'https://example.org')
  await deliverDue(deps, carriers)
  return [...arrived]
}
const turn = (to: 'aan' | 'uit') => site.post(`/verwijzen/nieuws/${to}`, {}, '/verwijzen')
const contacted = async (referralId: string) =>
  done(await takeStep(deps, team(), { referralId, step: { kind: 'contacted' }, saveKey: null }))
let nth = 0
const referred = async (told: Told = {}): Promise<string> => {
  nth += 1
  const person = { givenName: 'Ioana', familyName: `Nieuws${String.fromCharCode(96 + nth)}`, phone: null, birthDate: null }
  return (await refer(world, { ...told, person })).referralId
}

test('nobody is mailed who did not ask for it', async () => {
  await contacted(await referred())
  assert.deepEqual(await round(), [])
})

test('what could be read already when the mail is turned on is no news', async () => {
  assert.match((await site.get('/verwijzen')).html, /Je krijgt nu geen mail/)
  const turned = await turn('aan')
  assert.deepEqual([turned.status, turned.location], [303, '/verwijzen#nieuws'])
  assert.match((await site.get('/verwijzen')).html, /Je krijgt een mail als er nieuws is/)
  assert.deepEqual(await round(), [])
})

test('contact made: one mail to that partner that names nobody and nothing, then silence', async () => {
  const first = await referred()
  const second = await referred()
  assert.deepEqual(await round(), [], 'that it arrived is no news')
  await contacted(first)
  await contacted(second)
  const mails = await round()
  assert.equal(mails.length, 1, 'one for both')
  assert.deepEqual(mails[0]?.to, ['partner@test.example'])
  const words = mails[0]?.text ?? ''
  assert.match(words, /Subject: Er is nieuws/)
  assert.match(words.replaceAll('=\r\n', ''), /https:\/\/example\.org\/inloggen\?verder=(3D)?%2Fverwijzen/)
  assert.doesNotMatch(words, /Ioana|Nieuws[a-z]|contact|Opkomst|Mechelen|Testgemeente|OP-|AM-/)
  assert.deepEqual(await round(), [], 'told once')
})

test('what follows is news again', async () => {
  const referralId = await referred()
  await contacted(referralId)
  assert.equal((await round()).length, 1)
  const decision = {
    programme: 'opkomst',
    counsellorId: world.accounts.counsellor,
    outlook: null,
    relationship: null,
    saveKey: null,
  } as const
  const { dossierId } = done(await acceptReferral(deps, team(), { referralId, ...decision }))
  assert.deepEqual(await round(), [], 'accepted shows nothing yet')
  const start = await world.db.as(world.actor('counsellor'), (tx) =>
    tx
      .updateTable('dossiers.dossier')
      .set({ started_on: deps.today() })
      .where('municipality_id', '=', world.municipalityId)
      .where('id', '=', dossierId)
      .executeTakeFirst(),
  )
  assert.equal(start.numUpdatedRows, 1n)
  assert.equal((await round()).length, 1)
})

const silent: readonly { readonly name: string; readonly told: Told }[] = [
  { name: 'the parent agreed to no telling', told: { mayTellStatus: false } },
  { name: 'the parent was never asked', told: { agreement: 'not-asked' } },
]
for (const { name, told } of silent) {
  test(`no mail when ${name}`, async () => {
    await contacted(await referred(told))
    assert.deepEqual(await round(), [])
  })
}

test('no mail when the parent ended the telling, nor of a dossier that stands still', async () => {
  const ended = await referred()
  const family = { ...world.actor('counsellor'), role: 'family' as const, purpose: 'own-access' as const }
  const dossierId = done(
    await acceptReferral(deps, team(), {
      referralId: ended,
      programme: 'opkomst',
      counsellorId: world.accounts.counsellor,
      outlook: null,
      relationship: null,
      saveKey: null,
    }),
  ).dossierId
  done(await world.db.as(family, (tx) => stopTelling(tx, deps, family, { referralId: ended, dossierId })))
  const still = await referred()
  const decision = {
    programme: 'opkomst',
    counsellorId: world.accounts.counsellor,
    outlook: null,
    relationship: null,
    saveKey: null,
  } as const
  const stood = done(await acceptReferral(deps, team(), { referralId: still, ...decision })).dossierId
  const lead = world.actor('team-lead')
  const limit = { dossierId: stood, kind: 'restriction', ground: 'accuracy', requestId: null, reason: null } as const
  assert.ok((await world.db.as(lead, (tx) => setLimit(tx, deps, lead, limit))).ok)
  forgetBarred(deps)
  for (const id of [dossierId, stood]) {
    await world.db.as(world.actor('counsellor'), (tx) =>
      tx
        .updateTable('dossiers.dossier')
        .set({ started_on: deps.today() })
        .where('municipality_id', '=', world.municipalityId)
        .where('id', '=', id)
        .execute(),
    )
  }
  assert.deepEqual(await round(), [])
})

test('turned off, and with a closed account, there is no mail; nobody else turns it on', async () => {
  assert.equal((await turn('uit')).status, 303)
  await contacted(await referred())
  assert.deepEqual(await round(), [])
  assert.equal((await turn('aan')).status, 303)
  await contacted(await referred())
  const close = (at: Date | null) =>
    world.db.as(world.actor('team-lead'), (tx) =>
      tx
        .updateTable('identity.account')
        .set({ disabled_at: at })
        .where('municipality_id', '=', world.municipalityId)
        .where('id', '=', world.accounts.partner)
        .execute(),
    )
  await close(deps.now())
  assert.deepEqual(await round(), [])
  await close(null)
  assert.equal((await round()).length, 1)
  site.who.role = 'counsellor'
  assert.notEqual((await site.post('/verwijzen/nieuws/aan', {}, '/account')).status, 303)
})
