import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { testWorld } from '#app/testing.ts'
import { openDatabase, type Tx } from '#platform/db/database.ts'
import { fileStore } from '#platform/files/store.ts'
import { type Job, readJob, requestJob } from '#platform/jobs/jobs.ts'
import { runJob } from '#platform/jobs/run-job.ts'
import { putMessage } from '#platform/mail/outbox.ts'
import type { Schema } from './domain/schema.ts'
import { tablesOfFamilies } from './domain/schema.ts'
import { type FamilyRows, fillFamily } from './family-rows.testing.ts'
import { hashesOf, tablesWith } from './look-everywhere.testing.ts'
import {
  approveProposal,
  confirmRule,
  copyJob,
  copyJobKind,
  decideRequest,
  eraseJob,
  eraseJobKind,
  fileRequest,
  liftHold,
  listCertificates,
  listDue,
  listProposals,
  previewErasure,
  proposeAsked,
  proposeDue,
  readSchema,
  refreshDue,
  setHold,
} from './public.ts'

const world = await testWorld()
const { deps, municipalityId, clock } = world
const folder = mkdtempSync(join(tmpdir(), 'opkomst-life-'))
const files = fileStore(() => folder)
const handlers = { [eraseJobKind]: eraseJob(deps, files), [copyJobKind]: copyJob(deps) }
const unguarded = openDatabase(world.superuserUrl, { size: 2 })
const superuser = new pg.Client({ connectionString: world.superuserUrl })
superuser.on('error', () => undefined)
await superuser.connect()
after(() => Promise.all([unguarded.close(), superuser.end()]))

const lead = world.actor('team-lead')
const administrator = world.actor('administrator', 'administration')
const as = <T>(actor: typeof lead, work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(actor, work)
const readTables = (): Promise<Schema> => as(lead, readSchema)
const run = (jobId: string): Promise<Job | null> => runJob(deps, handlers, { municipalityId, jobId })

async function filled(canary: string): Promise<FamilyRows> {
  const organisationId = deps.newId()
  await superuser.query(
    'insert into network.organisation (municipality_id, id, name, is_external, created_at) values ($1, $2, $3, true, now())',
    [municipalityId, organisationId, `Partner ${organisationId}`],
  )
  const filling = { municipalityId, accountId: world.accounts.counsellor, organisationId, canary, newId: deps.newId }
  const family = await fillFamily(world.superuserUrl, await readTables(), filling)
  const set = (text: string) => superuser.query(text, [municipalityId, family.dossierId])
  await set(
    "update dossiers.dossier set is_open = false, ended_on = '2026-11-17', started_on = '2026-01-05' where municipality_id = $1 and id = $2",
  )
  const { rows } = await superuser.query("update referrals.referral set state = 'accepted' where id = $1 returning id", [
    family.ids.get('referrals.referral'),
  ])
  assert.equal(rows.length, 1)
  return family
}

/** Everything a row cannot be found by its key for: a draft, a saved form, work that was done, a message that waits, a file on disk. */
async function addTraces(family: FamilyRows, canary: string): Promise<void> {
  const { dossierId } = family
  const counsellor = world.actor('counsellor')
  await as(counsellor, async (tx) => {
    const now = deps.now()
    const draft = { municipality_id: municipalityId, account_id: world.accounts.counsellor, form: `contact:${dossierId}`, saved_at: now }
    await tx
      .insertInto('platform.draft')
      .values({ ...draft, content: JSON.stringify({ note: canary }) })
      .execute()
    const saved = { municipality_id: municipalityId, key: deps.newId(), answer: `/gezinnen/${dossierId}?x=${canary}`, saved_at: now }
    await tx.insertInto('platform.saved_request').values(saved).execute()
    await requestJob(tx, deps, counsellor, 'some.work', { dossierId, canary })
    const message = {
      channel: 'mail',
      recipient: `${canary}@x.example`,
      subject: 'Code',
      body: canary,
      expiresAt: new Date(now.getTime() + 1e12),
    } as const
    await putMessage(tx, deps, counsellor, message)
    await tx
      .updateTable('family.access')
      .set({ address: `${canary}@x.example` })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', family.ids.get('family.access') ?? '')
      .execute()
  })
  await files.put({ municipalityId, id: family.ids.get('documents.document') ?? '' }, Buffer.from(canary))
}

const looker = { superuser, unguarded, lead, municipalityId }
const look = (word: string): Promise<string[]> => tablesWith(looker, word)
const hashes = (family: FamilyRows): Promise<Record<string, string>> => hashesOf(looker, family)

async function later(months: number): Promise<void> {
  clock.now = new Date(Date.UTC(2026, 10 + months, 17, 8, 30))
  await as(administrator, (tx) => refreshDue(tx, deps, municipalityId))
}

async function proposed(): Promise<string> {
  const due = await as(administrator, (tx) => listDue(tx, municipalityId, 10))
  // The round of the hour comes by while somebody is choosing.
  await as(administrator, (tx) => refreshDue(tx, deps, municipalityId))
  const asked = await as(administrator, (tx) =>
    proposeDue(tx, deps, administrator, { dueIds: due.map(({ id }) => id), permission: 'RA 2036/17' }),
  )
  assert.deepEqual(asked, { ok: true, value: due.length })
  return (await as(administrator, (tx) => listProposals(tx, municipalityId, deps.today())))[0]?.id ?? ''
}

test('from closing to certificate: nothing of the family remains, nothing of another is touched', async () => {
  const canary = 'kanarie-amal-7311'
  const other = 'kanarie-buur-9944'
  const family = await filled(canary)
  const neighbour = await filled(other)
  await superuser.query("update dossiers.dossier set ended_on = '2031-01-01' where id = $1", [neighbour.dossierId])
  await addTraces(family, canary)
  const copy = await as(world.actor('counsellor'), (tx) =>
    requestJob(tx, deps, world.actor('counsellor'), copyJobKind, {
      copyId: family.ids.get('lifecycle.copy') ?? '',
      dossierId: family.dossierId,
    }),
  )
  assert.equal((await run(copy))?.state, 'done')
  const before = await look(canary)
  const withWords = [...tablesOfFamilies(await readTables())].filter((name) => before.includes(name))
  assert.ok(withWords.length > 35, `the canary is in ${withWords.length} tables`)
  for (const name of ['platform.draft', 'platform.job', 'platform.message', 'platform.saved_request', 'protected.record', 'lifecycle.copy'])
    assert.ok(before.includes(name), name)
  const untouched = await hashes(neighbour)

  await later(121)
  assert.deepEqual(await as(administrator, (tx) => listDue(tx, municipalityId, 10)), [], 'without a rule nothing is due')
  const rule = {
    series: 'dossier',
    trigger: 'closing',
    months: 120,
    outcome: 'destroy',
    authority: 'Selectielijst',
    listVersion: '2014',
    validFrom: '2026-01-01',
  } as const
  assert.ok((await as(administrator, (tx) => confirmRule(tx, deps, administrator, rule))).ok)
  await later(119)
  assert.deepEqual(await as(administrator, (tx) => listDue(tx, municipalityId, 10)), [])
  await later(120)
  assert.equal((await as(administrator, (tx) => listDue(tx, municipalityId, 10))).length, 1)

  assert.ok((await as(lead, (tx) => setHold(tx, deps, lead, { dossierId: family.dossierId, reason: 'klacht loopt', untilOn: null }))).ok)
  await later(120)
  assert.deepEqual(await as(administrator, (tx) => listDue(tx, municipalityId, 10)), [], 'what is held is not due')
  await assert.rejects(superuser.query('delete from dossiers.dossier where id = $1', [family.dossierId]), /hold_dossier_fk/)
  assert.ok((await as(lead, (tx) => liftHold(tx, deps, lead, family.dossierId))).ok)
  await later(120)

  const proposalId = await proposed()
  const preview = await as(lead, (tx) => previewErasure(tx, lead, proposalId, deps.today()))
  assert.ok((preview?.['contacts.contact'] ?? 0) === 1 && (preview?.['people.person'] ?? 0) === 1)
  assert.deepEqual(await as(administrator, (tx) => approveProposal(tx, deps, administrator, proposalId)), {
    ok: false,
    refusal: { kind: 'same-person' },
  })
  assert.ok(
    (await as(lead, (tx) => setHold(tx, deps, lead, { dossierId: family.dossierId, reason: 'toch nog', untilOn: '2036-12-01' }))).ok,
  )
  assert.deepEqual(await as(lead, (tx) => approveProposal(tx, deps, lead, proposalId)), { ok: false, refusal: { kind: 'held' } })
  assert.ok((await as(lead, (tx) => liftHold(tx, deps, lead, family.dossierId))).ok)
  const approved = await as(lead, (tx) => approveProposal(tx, deps, lead, proposalId))
  assert.ok(approved.ok)
  const job = await run(approved.value ?? '')
  assert.equal(job?.state, 'done', String(job?.failure))

  assert.deepEqual(await look(canary), [])
  assert.deepEqual(await readdir(join(folder, municipalityId)), [])
  const traces = (await look(family.dossierId)).filter((name) => !name.startsWith('audit.'))
  assert.deepEqual(traces, [], 'only the audit still knows the id')
  assert.deepEqual(await hashes(neighbour), untouched)
  assert.ok((await look(other)).length > 35)
  const [certificate] = await as(administrator, (tx) => listCertificates(tx, municipalityId, 5))
  assert.ok(certificate?.isWhole)
  assert.equal(certificate.permission, 'RA 2036/17')
  assert.equal(certificate.counts['contacts.contact'], 1)
  assert.equal(certificate.counts['protected.record'], undefined, 'a certificate does not tell that there was a protected part')
  assert.notEqual(certificate.proposedBy, certificate.approvedBy)
})

test('planted fault: a table nobody thought of stops the erasure and everything stays', async () => {
  await superuser.query('create table contacts.forgotten (municipality_id uuid not null, family_ref uuid, words text)')
  await superuser.query('grant all on contacts.forgotten to opkomst_app')
  const family = await filled('kanarie-vergeten-1')
  await superuser.query('insert into contacts.forgotten values ($1, $2, $3)', [municipalityId, family.dossierId, 'kanarie-vergeten-1'])
  await later(120)
  const approved = await as(lead, async (tx) => approveProposal(tx, deps, lead, await proposed()))
  assert.ok(approved.ok)
  const before = await hashes(family)
  const job = await run(approved.value ?? '')
  assert.deepEqual([job?.state, job?.failure], ['failed', 'remnant: contacts.forgotten'])
  assert.deepEqual(await hashes(family), before)
  await superuser.query('drop table contacts.forgotten')
  const again = await as(lead, async (tx) =>
    approveProposal(tx, deps, lead, (await listProposals(tx, municipalityId, deps.today()))[0]?.id ?? ''),
  )
  assert.ok(again.ok)
  assert.equal((await run(again.value ?? ''))?.state, 'done')
  assert.deepEqual(await look('kanarie-vergeten-1'), [])
})

test('a person two families share stays, and so does her other dossier', async () => {
  const first = await filled('kanarie-gedeeld-1')
  const second = await filled('kanarie-gedeeld-2')
  await superuser.query("update dossiers.dossier set mother_id = $1, ended_on = '2099-01-01' where id = $2", [
    first.personId,
    second.dossierId,
  ])
  await later(120)
  const approved = await as(lead, async (tx) => approveProposal(tx, deps, lead, await proposed()))
  assert.ok(approved.ok)
  assert.equal((await run(approved.value ?? ''))?.state, 'done')
  assert.deepEqual(
    (await look('kanarie-gedeeld-1')).filter((name) => name.startsWith('dossiers.') || name.startsWith('contacts.')),
    [],
  )
  assert.ok((await look('kanarie-gedeeld-1')).includes('people.person'))
  assert.ok((await look('kanarie-gedeeld-2')).length > 35)
})

test('what a family asks follows the same path, with its own ground', async () => {
  const family = await filled('kanarie-gevraagd')
  clock.now = new Date(clock.now.getTime() + 60_000)
  const parent = { ...world.actor('counsellor', 'own-access'), role: 'family' } as const
  const filed = await as(parent, (tx) =>
    fileRequest(tx, deps, parent, {
      dossierId: family.dossierId,
      personId: family.personId,
      kind: 'erasure',
      channel: 'portal',
      words: 'Wis alles',
      askedOn: deps.today(),
    }),
  )
  assert.ok(filed.ok)
  const requestId = filed.value.id
  const propose = () => as(administrator, (tx) => proposeAsked(tx, deps, administrator, { requestId, permission: 'RA 2036/18' }))
  assert.equal((await propose()).ok, false, 'nothing is decided yet')
  assert.ok((await as(lead, (tx) => decideRequest(tx, deps, lead, { requestId, outcome: 'granted', decision: 'Ja' }))).ok)
  const proposal = await propose()
  assert.ok(proposal.ok)
  const approved = await as(lead, (tx) => approveProposal(tx, deps, lead, proposal.value))
  assert.ok(approved.ok)
  assert.equal((await run(approved.value ?? ''))?.state, 'done')
  assert.deepEqual(await look('kanarie-gevraagd'), [])
  const [certificate] = await as(administrator, (tx) => listCertificates(tx, municipalityId, 1))
  assert.equal(certificate?.ground, 'request')
  assert.equal(await as(lead, (tx) => readJob(tx, municipalityId, approved.value ?? '')).then((job) => job?.failure), null)
})
