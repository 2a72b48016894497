import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { testSite } from '#app/site.testing.ts'
import { planVisit } from '#modules/contacts/public.ts'
import { revokeAccess } from '#modules/family/public.ts'
import { setLimit } from '#modules/lifecycle/public.ts'
import { carriersOf } from '#platform/mail/carrier.ts'
import { deliverDue } from '#platform/mail/deliver.ts'
import { readMailSettings } from '#platform/mail/settings.ts'
import { type ArrivedMail, mailServer } from '#platform/mail/testing.ts'
import { reminderRound } from './reminders.ts'
import { addOtherParent, type Browser, enter, motherOf } from './testing.ts'

const site = await testSite({ as: 'counsellor' })
const { world } = site
const { deps, municipalityId, clock } = world
const counsellor = world.actor('counsellor')

const mail = await mailServer()
const { arrived } = mail
const carriers = carriersOf(readMailSettings(mail.settings))
after(async () => {
  carriers.mail?.close()
  await mail.close()
  await site.app.close()
})

/** The afternoon before the appointment. */
const dayBefore = new Date('2026-11-30T14:00:00Z')
const appointment = '2026-12-01'
beforeEach(async () => {
  clock.now = dayBefore
  mail.refuse(null)
  await forgetMessages()
})
/** The clock goes back for each journey: what was asked later than this afternoon would seem the last. */
const forgetMessages = () =>
  world.db.as(counsellor, (tx) => tx.deleteFrom('platform.message').where('municipality_id', '=', municipalityId).execute())

/** A round, and what the mail server got of it for this address. */
async function round(address: string): Promise<readonly ArrivedMail[]> {
  arrived.length = 0
  await reminderRound(deps)
  await deliverDue(deps, carriers)
  return arrived.filter(({ to, text }) => to.includes(address) && text.includes('Subject: Herinnering'))
}

type Told = { readonly mayLeaveMessage?: boolean | null; readonly plannedAt?: string | null; readonly plannedOn?: string }
type Family = {
  readonly dossierId: string
  readonly motherId: string
  readonly address: string
  readonly mother: Browser & { readonly accessId: string }
}
let nth = 0

/** A family with an appointment, whose mother came in by mail. */
async function family({ mayLeaveMessage = true, plannedAt = '09:30', plannedOn = appointment }: Told = {}): Promise<Family> {
  nth += 1
  const safeContact = { channel: null, times: [], mayLeaveMessage, note: null }
  const person = { givenName: 'Kanarieke', familyName: `Stil${'abcdefghijklmnop'[nth]}`, street: 'Canariestraat 9', safeContact }
  const dossierId = await site.open({ mother: { kind: 'new', person } })
  const visit = {
    kind: 'home-visit',
    plannedOn,
    plannedAt,
    minutes: 60,
    place: 'Kanarieplein 3',
    accountId: world.accounts.counsellor,
  } as const
  assert.ok((await planVisit(deps, counsellor, { dossierId, saveKey: null, visit })).ok)
  const motherId = await motherOf(site, dossierId)
  const address = `moeder${nth}@voorbeeld.be`
  return { dossierId, motherId, address, mother: await enter(site, dossierId, motherId, address) }
}
const turn = (one: Family, wants: 'yes' | 'no') => one.mother.post('/mijn/herinnering', { wants })
const setPerson = (personId: string, values: { has_safe_address?: boolean; may_leave_message?: boolean }) =>
  world.db.as(counsellor, (tx) =>
    tx.updateTable('people.person').set(values).where('municipality_id', '=', municipalityId).where('id', '=', personId).execute(),
  )

test('off until she turns it on herself; then one neutral mail, the day before', async () => {
  const one = await family()
  assert.deepEqual(await round(one.address), [])
  assert.match((await one.mother.get('/mijn/instellingen')).html, /Staat uit\./)
  assert.equal((await turn(one, 'yes')).status, 303)
  assert.match((await one.mother.get('/mijn/instellingen')).html, /Staat aan: je krijgt een mail/)
  const mails = await round(one.address)
  assert.equal(mails.length, 1)
  const words = (mails[0]?.text ?? '').replaceAll('=\r\n', '')
  assert.match(words, /Subject: Herinnering/)
  assert.match(words, /Je hebt morgen een afspraak om 9\.30 uur\./)
  assert.doesNotMatch(words, /Kanarie|Canarie|Stil|Amal|Opkomst|Testgemeente|huisbezoek|http|OP-|begeleid/i)
  assert.deepEqual(await round(one.address), [], 'told once')
  clock.now = new Date('2026-12-01T10:00:00Z')
  assert.deepEqual(await round(one.address), [], 'not on the day itself')
})

test('turned on by the team that asked her, and off again by either', async () => {
  const one = await family({ plannedAt: null })
  const path = `/gezinnen/${one.dossierId}/toegang`
  const byTeam = (wants: string) => site.post(`${path}/${one.mother.accessId}/herinnering`, { wants }, path)
  assert.equal((await byTeam('yes')).status, 303)
  const mails = await round(one.address)
  assert.match(mails[0]?.text ?? '', /Je hebt morgen een afspraak\./, 'no hour was agreed, so none is told')
  assert.equal((await turn(one, 'no')).status, 303)
  const next = { kind: 'home-visit', plannedOn: '2026-12-03', plannedAt: '10:00', minutes: 60, place: null } as const
  assert.ok(
    (
      await planVisit(deps, counsellor, {
        dossierId: one.dossierId,
        saveKey: null,
        visit: { ...next, accountId: world.accounts.counsellor },
      })
    ).ok,
  )
  clock.now = new Date('2026-12-02T14:00:00Z')
  assert.deepEqual(await round(one.address), [])
  assert.equal((await byTeam('yes')).status, 303)
  assert.equal((await round(one.address)).length, 1, 'another day is another reminder')
  const turned = await world.db.as(counsellor, (tx) =>
    tx
      .selectFrom('audit.event')
      .select('action')
      .where('municipality_id', '=', municipalityId)
      .where('dossier_id', '=', one.dossierId)
      .where('action', 'like', 'family.reminder.%')
      .execute(),
  )
  assert.deepEqual(turned.map(({ action }) => action).sort(), [
    'family.reminder.made',
    'family.reminder.made',
    'family.reminder.turned',
    'family.reminder.turned',
    'family.reminder.turned',
  ])
})

test('a server that says later: tried again, and the mail arrives once', async () => {
  const one = await family()
  await turn(one, 'yes')
  mail.refuse({ code: 451, text: 'later' })
  assert.deepEqual(await round(one.address), [])
  mail.refuse(null)
  assert.deepEqual(await round(one.address), [], 'it waits before it tries again')
  clock.now = new Date(dayBefore.getTime() + 10 * 60_000)
  assert.equal((await round(one.address)).length, 1)
  clock.now = new Date(dayBefore.getTime() + 60 * 60_000)
  assert.deepEqual(await round(one.address), [])
})

test('a reminder that could not go before midnight is dropped: tomorrow would be today', async () => {
  for (const [at, mails] of [
    ['2026-11-30T22:59:00Z', 1],
    ['2026-11-30T23:01:00Z', 0],
  ] as const) {
    clock.now = dayBefore
    const one = await family()
    await turn(one, 'yes')
    mail.refuse({ code: 451, text: 'later' })
    assert.deepEqual(await round(one.address), [])
    mail.refuse(null)
    clock.now = new Date(at)
    assert.equal((await round(one.address)).length, mails, at)
    await forgetMessages()
  }
})

test('nobody is reminded by night', async () => {
  const one = await family()
  await turn(one, 'yes')
  for (const at of ['2026-11-30T07:30:00Z', '2026-11-30T19:30:00Z', '2026-11-30T22:30:00Z']) {
    clock.now = new Date(at)
    assert.deepEqual(await round(one.address), [], at)
  }
})

test('never where a message may not be left or the address is kept safe: not turned on, and silent when it became so', async () => {
  const unsafe = await family({ mayLeaveMessage: false })
  assert.match((await unsafe.mother.get('/mijn/instellingen')).html, /Bij jou sturen we geen mail/)
  await turn(unsafe, 'yes')
  assert.deepEqual(await round(unsafe.address), [])
  for (const change of [{ has_safe_address: true }, { may_leave_message: false }]) {
    const one = await family()
    await turn(one, 'yes')
    await setPerson(one.motherId, change)
    assert.deepEqual(await round(one.address), [], JSON.stringify(change))
  }
})

test('not for a visit that was called off, an access that ended, a dossier that stands still, nor for the other parent', async () => {
  const off = await family()
  await turn(off, 'yes')
  await world.db.as(counsellor, (tx) =>
    tx
      .updateTable('contacts.visit')
      .set({ cancelled_at: deps.now() })
      .where('municipality_id', '=', municipalityId)
      .where('dossier_id', '=', off.dossierId)
      .execute(),
  )
  const ended = await family()
  await turn(ended, 'yes')
  assert.ok((await revokeAccess(deps, counsellor, { accessId: ended.mother.accessId, dossierId: ended.dossierId })).ok)
  const still = await family()
  await turn(still, 'yes')
  const lead = world.actor('team-lead')
  const limit = { dossierId: still.dossierId, kind: 'restriction', ground: 'accuracy', requestId: null, reason: null } as const
  assert.ok((await world.db.as(lead, (tx) => setLimit(tx, deps, lead, limit))).ok)
  for (const one of [off, ended, still]) assert.deepEqual(await round(one.address), [], one.address)
  const shared = await family()
  const fatherId = await addOtherParent(site, shared.dossierId)
  const father = await enter(site, shared.dossierId, fatherId, 'vader@voorbeeld.be')
  assert.doesNotMatch((await father.get('/mijn/instellingen')).html, /herinnering/i)
  await father.post('/mijn/herinnering', { wants: 'yes' })
  assert.deepEqual(await round('vader@voorbeeld.be'), [])
})

test('one access cannot turn on another', async () => {
  const one = await family()
  const other = await family()
  const path = `/gezinnen/${one.dossierId}/toegang`
  assert.equal((await site.post(`${path}/${other.mother.accessId}/herinnering`, { wants: 'yes' }, path)).status, 404)
  assert.deepEqual(await round(other.address), [])
})

test('her page shows an appointment until it is over, and not all day', async () => {
  clock.now = new Date('2026-12-01T09:29:00Z')
  const { mother } = await family()
  assert.match((await mother.get('/mijn/thuis')).html, /om 9\.30 uur/, 'half past ten is the end of it')
  clock.now = new Date('2026-12-01T09:30:00Z')
  const { html } = await mother.get('/mijn/thuis')
  assert.match(html, /Dag /)
  assert.doesNotMatch(html, /om 9\.30 uur/)
})
