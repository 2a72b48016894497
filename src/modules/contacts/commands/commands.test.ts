import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { openDossier } from '#modules/dossiers/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { readDraft, saveDraft } from '#platform/db/drafts.ts'
import type { Contact } from '../domain/contact.ts'
import { latestContacts, listContacts, readContact } from '../queries/contacts.ts'
import { contactFacts } from '../queries/facts.ts'
import { listSteps, listVisits } from '../queries/plans.ts'
import { answerAttention, withdrawAnswer } from './answer-attention.ts'
import { correctContact, restoreContact, withdrawContact } from './change-contact.ts'
import { addNextStep, turnNextStep } from './next-steps.ts'
import { contactDraft, recordContact } from './record-contact.ts'
import { planVisit, turnVisit } from './visits.ts'

const world = await testWorld()

const contact: Contact = {
  kind: 'home-visit',
  happenedOn: '2026-11-17',
  happenedAt: '09:30',
  minutes: 60,
  domains: ['housing'],
  note: 'Schimmel.',
}
const aKey = () => world.deps.newId()

async function family(): Promise<string> {
  const actor = world.actor('counsellor', 'intake')
  const opened = await world.db.as(actor, (tx) =>
    openDossier(tx, world.deps, actor, {
      mother: { kind: 'new', person: { givenName: 'Amal', familyName: 'Benzarra' } },
      programme: 'opkomst',
      openedOn: '2026-09-15',
      startedOn: '2026-09-20',
      counsellorId: world.accounts.counsellor,
      pregnancy: { dueOn: '2027-01-17', bornOn: null },
    }),
  )
  if (!opened.ok) throw new Error(opened.refusal.kind)
  return opened.value.dossierId
}

async function countOf(tx: Tx, dossierId: string): Promise<number> {
  return (await latestContacts(tx, world.actor('counsellor'), dossierId, 1)).total
}

function read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return world.db.as(world.actor('counsellor'), work)
}

test('a contact is recorded once, with its step, and its draft is gone', async () => {
  const dossierId = await family()
  const actor = world.actor('counsellor')
  await world.db.as(actor, (tx) => saveDraft(tx, actor, contactDraft(dossierId), { note: 'Schim' }, world.deps.now()))
  const saveKey = aKey()
  const command = { dossierId, saveKey, contact, nextStep: { what: 'Foto’s sturen', who: 'Amal', dueOn: '2026-11-20' } }
  const [one, two] = await Promise.all([recordContact(world.deps, actor, command), recordContact(world.deps, actor, command)])
  assert.deepEqual(one, two)
  const stored = await read(async (tx) => ({
    contacts: await listContacts(tx, world.municipalityId, dossierId, { limit: 10 }),
    steps: await listSteps(tx, world.municipalityId, [dossierId], world.deps.now()),
    draft: await readDraft(tx, actor, contactDraft(dossierId)),
    kind: (await latestContacts(tx, actor, dossierId, 5)).lastKind,
  }))
  assert.equal(stored.contacts.length, 1)
  assert.deepEqual(stored.contacts[0]?.domains, ['housing'])
  assert.equal(stored.contacts[0]?.happenedAt, '09:30')
  assert.deepEqual(
    stored.steps.map((step) => step.what),
    ['Foto’s sturen'],
  )
  assert.equal(stored.draft, null)
  assert.equal(stored.kind, 'home-visit')
})

test('a refused form keeps its key: the corrected one is saved', async () => {
  const dossierId = await family()
  const saveKey = aKey()
  const late = { dossierId, saveKey, contact: { ...contact, happenedOn: '2026-11-18' }, nextStep: null }
  const refused = await recordContact(world.deps, world.actor('counsellor'), late)
  assert.deepEqual(refused, { ok: false, refusal: { kind: 'in-future', today: '2026-11-17' } })
  const saved = await recordContact(world.deps, world.actor('counsellor'), { ...late, contact })
  assert.equal(saved.ok, true)
  assert.equal(await read((tx) => countOf(tx, dossierId)), 1)
})

test('nobody else records, and no other municipality finds the dossier', async () => {
  const dossierId = await family()
  const command = { dossierId, saveKey: null, contact, nextStep: null }
  for (const actor of [world.actor('partner'), world.actor('researcher'), world.actor('administrator'), world.other.actor('counsellor')]) {
    assert.deepEqual(await recordContact(world.deps, actor, command), { ok: false, refusal: { kind: 'not-found' } })
  }
})

test('taking a contact back takes its open steps with it, and putting it back too', async () => {
  const dossierId = await family()
  const actor = world.actor('counsellor')
  const saved = await recordContact(world.deps, actor, {
    dossierId,
    saveKey: null,
    contact,
    nextStep: { what: 'Bellen', who: null, dueOn: null },
  })
  assert.ok(saved.ok)
  const key = { dossierId, contactId: saved.value.contactId }
  const state = () =>
    read(async (tx) => [await countOf(tx, dossierId), (await listSteps(tx, world.municipalityId, [dossierId], world.deps.now())).length])
  await withdrawContact(world.deps, actor, key)
  await withdrawContact(world.deps, actor, key)
  assert.deepEqual(await state(), [0, 0])
  await restoreContact(world.deps, actor, key)
  assert.deepEqual(await state(), [1, 1])
})

test('a correction never overwrites what a colleague corrected meanwhile', async () => {
  const dossierId = await family()
  const saved = await recordContact(world.deps, world.actor('counsellor'), { dossierId, saveKey: null, contact, nextStep: null })
  assert.ok(saved.ok)
  const { contactId } = saved.value
  const mine = { dossierId, contactId, contact: { ...contact, note: 'Mijn tekst' }, seen: null }
  assert.equal((await correctContact(world.deps, world.actor('midwife'), { ...mine, contact: { ...contact, note: 'Hun tekst' } })).ok, true)
  const clash = await correctContact(world.deps, world.actor('counsellor'), mine)
  assert.equal(clash.ok, false)
  const stored = await read((tx) => readContact(tx, world.municipalityId, dossierId, contactId))
  assert.equal(stored?.note, 'Hun tekst')
  const seen = stored?.changedAt ?? null
  assert.equal((await correctContact(world.deps, world.actor('counsellor'), { ...mine, seen })).ok, true)
})

test('a step is done, dropped and opened again', async () => {
  const dossierId = await family()
  const actor = world.actor('counsellor')
  const added = await addNextStep(world.deps, actor, {
    dossierId,
    saveKey: aKey(),
    step: { what: 'Bellen', who: null, dueOn: '2026-11-17' },
  })
  assert.ok(added.ok)
  const turn = (to: 'done' | 'dropped' | 'reopened') => turnNextStep(world.deps, actor, { dossierId, stepId: added.value.stepId, to })
  const open = async () => (await read((tx) => listSteps(tx, world.municipalityId, [dossierId], new Date('2027-01-01')))).length
  const seen: number[] = []
  for (const to of ['done', 'reopened', 'dropped', 'reopened'] as const) {
    assert.equal((await turn(to)).ok, true)
    seen.push(await open())
  }
  assert.deepEqual(seen, [0, 1, 0, 1])
  const elsewhere = await turnNextStep(world.deps, actor, { dossierId: await family(), stepId: added.value.stepId, to: 'done' })
  assert.equal(elsewhere.ok, false)
})

test('a visit is planned for somebody of the team, called off and put back', async () => {
  const dossierId = await family()
  const actor = world.actor('counsellor')
  const visit = {
    accountId: world.accounts.midwife,
    kind: 'home-visit',
    plannedOn: '2026-11-20',
    plannedAt: '14:00',
    minutes: 60,
    place: null,
  } as const
  const planned = await planVisit(world.deps, actor, { dossierId, saveKey: aKey(), visit })
  assert.ok(planned.ok)
  const visits = async () =>
    (await read((tx) => listVisits(tx, world.municipalityId, dossierId, '2026-11-17'))).map((each) => each.plannedAt)
  assert.deepEqual(await visits(), ['14:00'])
  await turnVisit(world.deps, actor, { dossierId, visitId: planned.value.visitId, to: 'cancelled' })
  assert.deepEqual(await visits(), [])
  await turnVisit(world.deps, actor, { dossierId, visitId: planned.value.visitId, to: 'restored' })
  assert.deepEqual(await visits(), ['14:00'])
  const outsider = await planVisit(world.deps, actor, { dossierId, saveKey: null, visit: { ...visit, accountId: world.accounts.partner } })
  assert.deepEqual(outsider, { ok: false, refusal: { kind: 'not-found' } })
})

test('the facts tell the last contact from the last time the family was heard', async () => {
  const dossierId = await family()
  const actor = world.actor('counsellor')
  const record = (change: Partial<Contact>) =>
    recordContact(world.deps, actor, { dossierId, saveKey: null, contact: { ...contact, ...change }, nextStep: null })
  await record({ kind: 'message', happenedOn: '2026-11-01' })
  await record({ kind: 'no-show', happenedOn: '2026-11-10' })
  const facts = async () => (await read((tx) => contactFacts(tx, world.municipalityId, [dossierId], '2026-11-17'))).get(dossierId)
  const calm = {
    dossierId,
    lastOn: '2026-11-10',
    lastKind: 'no-show',
    lastHeardOn: '2026-11-01',
    nextVisitOn: null,
    hasHandover: false,
    quietUntil: null,
  }
  assert.deepEqual(await facts(), calm)
  const answered = await answerAttention(world.deps, actor, { dossierId, answer: 'tomorrow', rhythmDays: 14 })
  assert.ok(answered.ok)
  assert.equal((await facts())?.quietUntil, '2026-11-18')
  await withdrawAnswer(world.deps, actor, { dossierId, answerId: answered.value.answerId })
  assert.deepEqual(await facts(), calm)
})

test('the list of contacts continues where it stopped', async () => {
  const dossierId = await family()
  for (const day of ['2026-10-01', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-03']) {
    await recordContact(world.deps, world.actor('counsellor'), {
      dossierId,
      saveKey: null,
      contact: { ...contact, happenedOn: day },
      nextStep: null,
    })
  }
  const pages = await read(async (tx) => {
    const first = await listContacts(tx, world.municipalityId, dossierId, { limit: 2 })
    const second = await listContacts(tx, world.municipalityId, dossierId, { limit: 2, after: first.at(-1) })
    const third = await listContacts(tx, world.municipalityId, dossierId, { limit: 2, after: second.at(-1) })
    return [first, second, third]
  })
  assert.deepEqual(
    pages.map((page) => page.length),
    [2, 2, 1],
  )
  assert.equal(new Set(pages.flat().map((row) => row.id)).size, 5)
  const counsellor = world.actor('counsellor')
  const { contacts, total, lastKind } = await read((tx) => latestContacts(tx, counsellor, dossierId, 3))
  assert.deepEqual(contacts, pages.flat().slice(0, 3), 'the page of the dossier shows the first of the same list')
  assert.deepEqual([total, lastKind], [5, contact.kind])
  const colleague = await read((tx) => latestContacts(tx, world.actor('midwife'), dossierId, 3))
  assert.deepEqual([colleague.total, colleague.lastKind], [5, null], 'what a colleague recorded is not the kind she used')
  const none = await read((tx) => latestContacts(tx, counsellor, world.deps.newId(), 3))
  assert.deepEqual(none, { contacts: [], total: 0, lastKind: null })
})
