import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { givePermission, mayShow, type Secrecy, setSecrecy, withdrawPermission } from '#modules/consent/public.ts'
import { recordContact } from '#modules/contacts/public.ts'
import { lockDossier, openDossier } from '#modules/dossiers/public.ts'
import { addMember, addOrganisation } from '#modules/network/public.ts'
import type { Actor } from '#platform/actor.ts'
import { sharedFamilies, sharedView } from './shared-view.ts'

const world = await testWorld()
const { deps, db, accounts, municipalityId } = world
const counsellor = world.actor('counsellor')
const administrator = world.actor('administrator', 'administration')
const partner: Actor = world.actor('partner', 'sharing')
const today = deps.today()
const page = { today, locale: 'nl' } as const

const lead = world.actor('team-lead', 'administration')
const made = await addOrganisation(deps, lead, { details: { name: 'CAW', isExternal: true, phone: null, aliases: [] }, saveKey: null })
assert.ok(made.ok)
const organisationId = made.value.id
assert.ok((await addMember(deps, lead, { organisationId, accountId: accounts.partner })).ok)

async function bind(about: Parameters<typeof setSecrecy>[3]['about'], secrecy: Secrecy): Promise<void> {
  assert.ok((await db.as(administrator, (tx) => setSecrecy(tx, deps, administrator, { about, secrecy }))).ok)
}
await bind({ subject: 'organisation', organisationId }, 'professional')

const opened = await db.as(counsellor, (tx) =>
  openDossier(tx, deps, counsellor, {
    mother: { kind: 'new', person: { givenName: 'Amal', familyName: 'Benzarra' } },
    programme: 'opkomst',
    openedOn: '2026-09-10',
    startedOn: '2026-09-15',
    counsellorId: accounts.counsellor,
    pregnancy: null,
    members: [],
  }),
)
assert.ok(opened.ok)
const { dossierId } = opened.value
const contact = { kind: 'phone', happenedOn: '2026-11-10', happenedAt: null, minutes: 10, domains: ['housing'], note: 'KANARIE' } as const
assert.ok((await recordContact(deps, counsellor, { dossierId, saveKey: null, contact, nextStep: null })).ok)

async function give(): Promise<string> {
  const given = await db.as(counsellor, async (tx) => {
    await lockDossier(tx, municipalityId, dossierId)
    return givePermission(tx, deps, counsellor, {
      dossierId,
      asked: {
        recipient: { kind: 'organisation', organisationId },
        isBound: 'yes',
        hasSameGoal: 'yes',
        familyIsTold: 'yes',
        purpose: 'family-support',
        how: 'spoken',
        kinds: ['notes'],
        domains: ['housing'],
        fromOn: today,
        untilOn: today,
      },
    })
  })
  assert.ok(given.ok)
  return given.value.permissionId
}

const withdraw = (permissionId: string) =>
  db.as(counsellor, async (tx) => {
    await lockDossier(tx, municipalityId, dossierId)
    return withdrawPermission(tx, deps, counsellor, { dossierId, permissionId, how: 'told' })
  })

test('fifty readers while she withdraws: no read begun after the withdrawal was kept shows anything', async () => {
  for (let round = 0; round < 3; round += 1) {
    const permissionId = await give()
    const reads: { readonly begunAfter: boolean; readonly shown: boolean }[] = []
    const state = { isKept: false }
    const reader = async (): Promise<void> => {
      for (let turn = 0; turn < 6; turn += 1) {
        const begunAfter = state.isKept
        const view = await db.as(partner, (tx) => sharedView(tx, partner, dossierId, page))
        reads.push({ begunAfter, shown: JSON.stringify(view).includes('KANARIE') })
      }
    }
    const withdrawing = async (): Promise<void> => {
      // Some reads first, so that the withdrawal falls among them.
      while (reads.length < 20) await new Promise((resolve) => setImmediate(resolve))
      assert.ok((await withdraw(permissionId)).ok)
      state.isKept = true
    }
    await Promise.all([...Array.from({ length: 50 }, reader), withdrawing()])
    assert.equal(reads.length, 300)
    const after = reads.filter(({ begunAfter }) => begunAfter)
    assert.ok(after.length > 0 && reads.some(({ shown }) => shown), 'there were reads before and after')
    assert.deepEqual(
      after.filter(({ shown }) => shown),
      [],
    )
  }
})

test('two taps at once withdraw once', async () => {
  const permissionId = await give()
  const answers = await Promise.all([withdraw(permissionId), withdraw(permissionId), withdraw(permissionId)])
  assert.ok(answers.every(({ ok }) => ok))
  const events = await db.as(counsellor, (tx) =>
    tx
      .selectFrom('audit.event')
      .select('id')
      .where('municipality_id', '=', municipalityId)
      .where('action', '=', 'consent.permission.withdrawn')
      .where('subject_id', '=', permissionId)
      .execute(),
  )
  assert.equal(events.length, 1)
})

test('every level of secrecy at every place it can be set: content only where the nearest word is professional', async () => {
  const permissionId = await give()
  const levels = ['professional', 'discretion', 'none'] as const
  for (const ofOrganisation of levels) {
    for (const ofAccount of levels) {
      await bind({ subject: 'organisation', organisationId }, ofOrganisation)
      await bind({ subject: 'account', accountId: accounts.partner }, ofAccount)
      const question = { dossierId, isOpen: true, kind: 'notes', domain: 'housing', purpose: 'family-support', day: today } as const
      const [asPerson, asOrganisation, view] = await db.as(partner, (tx) =>
        Promise.all([
          mayShow(tx, partner, { ...question, recipient: { kind: 'account', accountId: accounts.partner } }),
          mayShow(tx, partner, { ...question, recipient: { kind: 'organisation', organisationId } }),
          sharedView(tx, partner, dossierId, page),
        ]),
      )
      const name = `${ofOrganisation} / ${ofAccount}`
      assert.equal(asPerson.allowed, ofAccount === 'professional', name)
      assert.equal(view !== null, ofAccount === 'professional', name)
      assert.equal(asOrganisation.allowed, ofOrganisation === 'professional', name)
    }
  }
  await bind({ subject: 'organisation', organisationId }, 'professional')
  await bind({ subject: 'account', accountId: accounts.partner }, 'professional')
  assert.ok((await withdraw(permissionId)).ok)
})

test('a role without dossiers gives, withdraws and sets nothing; another municipality finds nothing', async () => {
  const permissionId = await give()
  for (const role of ['partner', 'researcher', 'administrator'] as const) {
    const actor = world.actor(role)
    const tried = await db.as(actor, (tx) => withdrawPermission(tx, deps, actor, { dossierId, permissionId, how: 'told' }))
    assert.ok(!tried.ok, role)
  }
  for (const role of ['counsellor', 'midwife', 'team-lead', 'partner', 'researcher'] as const) {
    const actor = world.actor(role)
    const about = { subject: 'organisation', organisationId } as const
    assert.ok(!(await db.as(actor, (tx) => setSecrecy(tx, deps, actor, { about, secrecy: 'none' }))).ok, role)
  }
  const theirs = world.other.actor('counsellor')
  const across = await db.as(theirs, (tx) => withdrawPermission(tx, deps, theirs, { dossierId, permissionId, how: 'told' }))
  assert.ok(!across.ok)
  const theirPartner = world.other.actor('partner')
  assert.equal(await db.as(theirPartner, (tx) => sharedView(tx, theirPartner, dossierId, page)), null)
  assert.equal((await db.as(partner, (tx) => sharedFamilies(tx, partner, today))).length, 1, 'it still stands')
})

test('what was given and withdrawn cannot be rewritten by the program', async () => {
  for (const statement of ['permission', 'withdrawal', 'secrecy', 'participant'] as const) {
    await assert.rejects(
      db.as(counsellor, (tx) => tx.deleteFrom(`consent.${statement}`).where('municipality_id', '=', municipalityId).execute()),
      /permission denied/,
      statement,
    )
  }
})
