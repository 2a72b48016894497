import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { eraseJobKind } from './commands/erase.ts'
import { goesToArchive, isInSample } from './domain/hand-over.ts'
import {
  administrator,
  agreed,
  as,
  clock,
  closedFamily,
  deps,
  files,
  filesHere,
  lead,
  look,
  municipalityId,
  rule,
  run,
  superuser,
  tenYearsLater,
  unguarded,
  unzipped,
  world,
} from './hand-over.testing.ts'
import {
  agreeSample,
  fetchPackage,
  liftHold,
  listCertificates,
  manifestOf,
  packForArchive,
  recordReceipt,
  setHold,
  waitingForArchive,
} from './public.ts'

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

  const packAs = (who: typeof lead) => as(who, (tx) => packForArchive(tx, deps, who, { proposalId, municipality: 'Testgemeente', files }))
  const pack = () => packAs(lead)
  const fetchAs = (who: typeof lead) => as(who, (tx) => fetchPackage(tx, deps, who, { proposalId, files }))
  assert.deepEqual(await packAs(administrator), { ok: false, refusal: { kind: 'not-found' } }, 'who manages reads no dossier')
  assert.deepEqual(await fetchAs(lead), { ok: false, refusal: { kind: 'not-found' } }, 'there is no package yet')
  const hold = () => as(lead, (tx) => setHold(tx, deps, lead, { dossierId: family.dossierId, reason: 'een geding loopt', untilOn: null }))
  const lift = () => as(lead, (tx) => liftHold(tx, deps, lead, family.dossierId))
  await hold()
  assert.deepEqual(await pack(), { ok: false, refusal: { kind: 'held' } })
  await lift()
  const packed = await pack()
  assert.ok(packed.ok)
  assert.deepEqual(
    [await fetchAs(administrator), await fetchAs({ ...lead, accountId: world.accounts.counsellor })],
    [
      { ok: false, refusal: { kind: 'not-found' } },
      { ok: false, refusal: { kind: 'other-carrier' } },
    ],
  )
  await hold()
  assert.deepEqual(await fetchAs(lead), { ok: false, refusal: { kind: 'held' } })
  await lift()
  const fetched = await fetchAs(lead)
  assert.ok(fetched.ok)
  const bagged = unzipped(fetched.value.zip).map(({ path, bytes }) => ({ path: path.replace('OP-2026-0701/', ''), bytes }))
  assert.equal(manifestOf(bagged), packed.value.manifestHash)
  const byPath = new Map(bagged.map(({ path, bytes }) => [path, bytes]))
  assert.equal((await filesHere()).length, 2, 'the photo and the package')
  for (const stored of await filesHere()) {
    for (const word of [canary, 'opkomst-archive', 'manifest-sha256', 'OP-2026-0701', 'een foto'])
      assert.equal(stored.includes(word), false, `${word} in the stored bytes`)
  }
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
  assert.deepEqual(await receive(lead, manifestHash), { ok: false, refusal: { kind: 'same-person' } })
  assert.deepEqual(await receive(administrator, 'f'.repeat(64)), { ok: false, refusal: { kind: 'other-package' } })
  await hold()
  assert.deepEqual(await receive(administrator, manifestHash), { ok: false, refusal: { kind: 'held' } })
  await lift()
  assert.ok((await look(canary)).length > 35, 'all of it is still here')
  const received = await receive(administrator, manifestHash)
  assert.ok(received.ok)
  assert.equal((await run(received.value))?.state, 'done')
  assert.deepEqual(await look(canary), [])
  assert.deepEqual(await filesHere(), [], 'the package went with the rows')
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
