import assert from 'node:assert/strict'
import { test } from 'node:test'
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
  municipalityId,
  rule,
  superuser,
  tenYearsLater,
  unzipped,
} from './hand-over.testing.ts'
import { fetchPackage, keepPackage, type PackedFile, packForArchive, waitingForArchive } from './public.ts'

test('a package of before packages were kept: its manifest still counts, and the very folder is taken in sealed', async () => {
  clock.now = new Date(Date.UTC(2026, 10, 17, 8, 30))
  await rule('transfer')
  const canary = 'kanarie-van-vroeger-3'
  await closedFamily(canary, 'OP-2026-0703')
  await tenYearsLater()
  const { id: proposalId } = (await agreed()).get('OP-2026-0703') ?? { id: '' }
  const wish = { proposalId, municipality: 'Testgemeente', files }
  const made = await as(lead, (tx) => packForArchive(tx, deps, lead, wish))
  const first = await as(lead, (tx) => fetchPackage(tx, deps, lead, { proposalId, files }))
  assert.ok(made.ok && first.ok)
  const folderOfThen = unzipped(first.value.zip).map(({ path, bytes }) => ({ path: path.replace('OP-2026-0703/', ''), bytes }))
  await superuser.query('update lifecycle.proposal set file_key = null where id = $1', [proposalId])
  await files.remove({ municipalityId, id: proposalId })

  const [waiting] = await as(lead, (tx) => waitingForArchive(tx, municipalityId, deps.today()))
  assert.deepEqual([waiting?.isKept, waiting?.handedManifest], [false, made.value.manifestHash])
  assert.deepEqual(await as(lead, (tx) => fetchPackage(tx, deps, lead, { proposalId, files })), { ok: false, refusal: { kind: 'gone' } })
  const keep = (packed: readonly PackedFile[], who = lead) => as(who, (tx) => keepPackage(tx, deps, who, { proposalId, packed, files }))
  const changed = folderOfThen.map(({ path, bytes }) => ({ path, bytes: path.endsWith('record.json') ? Buffer.from('{}') : bytes }))
  for (const wrong of [changed, folderOfThen.slice(0, -1), [...folderOfThen, { path: 'data/meer', bytes: Buffer.from('x') }], []])
    assert.deepEqual(await keep(wrong), { ok: false, refusal: { kind: 'other-package' } })
  assert.deepEqual(await keep(folderOfThen, administrator), { ok: false, refusal: { kind: 'not-found' } })
  assert.ok((await keep(folderOfThen)).ok)
  for (const stored of await filesHere()) assert.equal(stored.includes(canary), false)
  const again = await as(lead, (tx) => fetchPackage(tx, deps, lead, { proposalId, files }))
  assert.ok(again.ok && again.value.zip.equals(first.value.zip))

  // A package whose making was cut off does not open, and is made anew.
  await files.put({ municipalityId, id: proposalId }, Buffer.from('iets anders'))
  assert.deepEqual(await as(lead, (tx) => fetchPackage(tx, deps, lead, { proposalId, files })), { ok: false, refusal: { kind: 'gone' } })
  assert.ok((await as(lead, (tx) => packForArchive(tx, deps, lead, wish))).ok)
  assert.ok((await as(lead, (tx) => fetchPackage(tx, deps, lead, { proposalId, files }))).ok)
  await superuser.query('delete from lifecycle.proposal where id = $1', [proposalId])
  await superuser.query("update dossiers.dossier set is_open = true, ended_on = null where reference = 'OP-2026-0703'")
  await files.remove({ municipalityId, id: proposalId })
})
