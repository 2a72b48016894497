import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { testWorld } from '#app/testing.ts'
import { openDatabase, type Tx } from '#platform/db/database.ts'
import { fileStore } from '#platform/files/store.ts'
import { runJob } from '#platform/jobs/run-job.ts'
import { eraseJob, eraseJobKind } from './commands/erase.ts'
import { goesToArchive, isInSample } from './domain/hand-over.ts'
import type { RuleOutcome } from './domain/retention.ts'
import { type FamilyRows, fillFamily } from './family-rows.testing.ts'
import { tablesWith } from './look-everywhere.testing.ts'
import {
  agreeSample,
  approveProposal,
  confirmRule,
  liftHold,
  listCertificates,
  listDue,
  listProposals,
  packForArchive,
  proposeDue,
  readSchema,
  recordReceipt,
  refreshDue,
  setHold,
  waitingForArchive,
} from './public.ts'

const world = await testWorld()
const { deps, municipalityId, clock } = world
const folder = mkdtempSync(join(tmpdir(), 'opkomst-archive-'))
const files = fileStore(() => folder)
const unguarded = openDatabase(world.superuserUrl, { size: 2 })
const superuser = new pg.Client({ connectionString: world.superuserUrl })
superuser.on('error', () => undefined)
await superuser.connect()
after(async () => {
  await Promise.all([unguarded.close(), superuser.end()])
  rmSync(folder, { recursive: true, force: true })
})

const lead = world.actor('team-lead')
const administrator = world.actor('administrator', 'administration')
const as = <T>(actor: typeof lead, work: (tx: Tx) => Promise<T>): Promise<T> => world.db.as(actor, work)
const look = (word: string) => tablesWith({ superuser, unguarded, lead, municipalityId }, word)
const run = (jobId: string | null) => runJob(deps, { [eraseJobKind]: eraseJob(deps, files) }, { municipalityId, jobId: jobId ?? '' })
const organisationId = deps.newId()
await superuser.query(
  'insert into network.organisation (municipality_id, id, name, is_external, created_at) values ($1, $2, $3, true, now())',
  [municipalityId, organisationId, 'P'],
)

async function closedFamily(canary: string, reference: string): Promise<FamilyRows> {
  const schema = await as(lead, readSchema)
  const filling = { municipalityId, accountId: world.accounts.counsellor, organisationId, canary, newId: deps.newId }
  const family = await fillFamily(world.superuserUrl, schema, filling)
  await superuser.query(
    "update dossiers.dossier set is_open = false, ended_on = '2026-11-17', started_on = '2026-01-05', reference = $3 where municipality_id = $1 and id = $2",
    [municipalityId, family.dossierId, reference],
  )
  return family
}

async function rule(outcome: RuleOutcome): Promise<string> {
  const given = {
    series: 'dossier',
    trigger: 'closing',
    months: 120,
    outcome,
    authority: 'archief',
    listVersion: '2026',
    validFrom: '2026-01-01',
  } as const
  const done = await as(administrator, (tx) => confirmRule(tx, deps, administrator, given))
  assert.ok(done.ok)
  return done.value
}

async function tenYearsLater(): Promise<void> {
  clock.now = new Date(Date.UTC(2036, 11, 17, 8, 30))
  await as(administrator, (tx) => refreshDue(tx, deps, municipalityId))
}

/** Proposed by one, agreed by another; answers the work of each by its number. */
async function agreed(): Promise<Map<string, { id: string; jobId: string | null }>> {
  const due = await as(administrator, (tx) => listDue(tx, municipalityId, 200))
  assert.ok(
    (await as(administrator, (tx) => proposeDue(tx, deps, administrator, { dueIds: due.map(({ id }) => id), permission: 'RA 2036/17' })))
      .ok,
  )
  const work = new Map<string, { id: string; jobId: string | null }>()
  for (const { id, reference } of await as(lead, (tx) => listProposals(tx, municipalityId, deps.today()))) {
    const done = await as(lead, (tx) => approveProposal(tx, deps, lead, id))
    assert.ok(done.ok)
    work.set(reference, { id, jobId: done.value })
  }
  return work
}

test('a transfer: package, manifest, receipt by a second person, then nothing remains but the certificate; a hold stops each step', async () => {
  clock.now = new Date(Date.UTC(2026, 10, 17, 8, 30))
  await rule('transfer')
  const canary = 'kanarie-archief-5512'
  const family = await closedFamily(canary, 'OP-2026-0701')
  const paper = family.ids.get('documents.document') ?? ''
  const key = await files.put({ municipalityId, id: paper }, Buffer.from('een foto'))
  await unguarded.as(lead, (tx) =>
    tx
      .updateTable('documents.document')
      .set({ file_key: key })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', paper)
      .execute(),
  )
  await tenYearsLater()
  const { id: proposalId, jobId } = (await agreed()).get('OP-2026-0701') ?? { id: '', jobId: 'none' }
  assert.equal(jobId, null, 'agreeing alone erases nothing')
  assert.deepEqual(
    (await as(lead, (tx) => waitingForArchive(tx, municipalityId, deps.today()))).map(({ reference }) => reference),
    ['OP-2026-0701'],
  )

  const pack = () => as(administrator, (tx) => packForArchive(tx, deps, administrator, { proposalId, municipality: 'Testgemeente', files }))
  const hold = () => as(lead, (tx) => setHold(tx, deps, lead, { dossierId: family.dossierId, reason: 'een geding loopt', untilOn: null }))
  const lift = () => as(lead, (tx) => liftHold(tx, deps, lead, family.dossierId))
  await hold()
  assert.deepEqual(await pack(), { ok: false, refusal: { kind: 'held' } })
  await lift()
  const packed = await pack()
  assert.ok(packed.ok)
  const byPath = new Map(packed.value.files.map(({ path, bytes }) => [path, bytes]))
  const manifest = byPath.get('manifest-sha256.txt')?.toString() ?? ''
  assert.equal(createHash('sha256').update(manifest).digest('hex'), packed.value.manifestHash)
  for (const line of manifest.trim().split('\n')) {
    const [hash = '', path = ''] = line.split('  ')
    assert.equal(
      createHash('sha256')
        .update(byPath.get(path) ?? '')
        .digest('hex'),
      hash,
      path,
    )
  }
  assert.match(byPath.get('data/record.json')?.toString() ?? '', new RegExp(canary))
  assert.equal(byPath.get(`data/papers/${paper}`)?.toString(), 'een foto')

  const receive = (who: typeof lead, given: string) =>
    as(who, (tx) => recordReceipt(tx, deps, who, { proposalId, manifest: given, receipt: 'SA 2036/88' }))
  const { manifestHash } = packed.value
  assert.deepEqual(await receive(administrator, manifestHash), { ok: false, refusal: { kind: 'same-person' } })
  assert.deepEqual(await receive(lead, 'f'.repeat(64)), { ok: false, refusal: { kind: 'other-package' } })
  await hold()
  assert.deepEqual(await receive(lead, manifestHash), { ok: false, refusal: { kind: 'held' } })
  await lift()
  assert.ok((await look(canary)).length > 35, 'all of it is still here')
  const received = await receive(lead, manifestHash)
  assert.ok(received.ok)
  assert.equal((await run(received.value))?.state, 'done')
  assert.deepEqual(await look(canary), [])
  assert.deepEqual(
    (await look(family.dossierId)).filter((name) => !name.startsWith('audit.')),
    [],
  )
  const [certificate] = await as(administrator, (tx) => listCertificates(tx, municipalityId, 5))
  assert.ok(certificate?.isWhole)
  assert.match(
    certificate.rule,
    new RegExp(`overbrengen naar het archief.*overgebracht: manifest ${manifestHash}, ontvangen op 2036-12-17, bewijs SA 2036/88`),
  )
})

test('planted fault: work that would erase before the receipt fails and leaves everything', async () => {
  clock.now = new Date(Date.UTC(2026, 10, 17, 8, 30))
  await rule('transfer')
  const canary = 'kanarie-te-vroeg-1'
  await closedFamily(canary, 'OP-2026-0702')
  await tenYearsLater()
  const { id } = (await agreed()).get('OP-2026-0702') ?? { id: '' }
  const before = await look(canary)
  const jobId = deps.newId()
  await superuser.query(
    "insert into platform.job (municipality_id, id, kind, input, state, requested_at) values ($1, $2, $3, $4, 'waiting', now())",
    [municipalityId, jobId, eraseJobKind, JSON.stringify({ proposalId: id })],
  )
  const job = await run(jobId).catch(() => null)
  assert.notEqual(job?.state, 'done')
  assert.deepEqual(await look(canary), before)
  await superuser.query('delete from lifecycle.proposal where id = $1', [id])
  await superuser.query("update dossiers.dossier set is_open = true, ended_on = null where reference = 'OP-2026-0702'")
})

test('a sample: the rule and the number choose, the chosen wait for the archive and the rest is erased', async () => {
  clock.now = new Date(Date.UTC(2026, 10, 17, 8, 30))
  const ruleId = await rule('sample')
  const numbers = Array.from({ length: 60 }, (_, n) => `OP-2026-${String(800 + n).padStart(4, '0')}`)
  const chosen = numbers.find((number) => isInSample(ruleId, number, 20)) ?? ''
  const other = numbers.find((number) => !isInSample(ruleId, number, 20)) ?? ''
  const kept = await closedFamily('kanarie-staal-1', chosen)
  await closedFamily('kanarie-geen-staal-1', other)
  await tenYearsLater()
  assert.ok(goesToArchive({ id: ruleId, outcome: 'sample', samplePercent: null }, other), 'without an agreed share nothing is lost')
  assert.ok((await as(administrator, (tx) => agreeSample(tx, deps, administrator, { series: 'dossier', percent: 20 }))).ok)
  const work = await agreed()
  assert.equal(work.get(chosen)?.jobId, null)
  assert.equal((await run(work.get(other)?.jobId ?? null))?.state, 'done')
  assert.deepEqual(await look('kanarie-geen-staal-1'), [])
  assert.ok((await look('kanarie-staal-1')).length > 35)
  const certificates = await as(administrator, (tx) => listCertificates(tx, municipalityId, 9))
  assert.equal(certificates.filter(({ rule: said }) => /staal van 20 %, niet gekozen/.test(said)).length, 1)
  const waiting = await as(lead, (tx) => waitingForArchive(tx, municipalityId, deps.today()))
  assert.deepEqual(
    waiting.map(({ subject }) => subject.dossierId),
    [kept.dossierId],
  )
})

test('the sample is about the share that was agreed, always the same, and larger shares hold the smaller', () => {
  const numbers = Array.from({ length: 4_000 }, (_, n) => `OP-2026-${n}`)
  const ten = numbers.filter((number) => isInSample('rule', number, 10))
  assert.ok(ten.length > 320 && ten.length < 480, String(ten.length))
  assert.deepEqual(
    numbers.filter((number) => isInSample('rule', number, 10)),
    ten,
  )
  assert.ok(ten.every((number) => isInSample('rule', number, 25)))
  assert.equal(numbers.filter((number) => isInSample('rule', number, 100)).length, numbers.length)
})
