import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { recordAudit } from '#modules/audit/public.ts'
import { liftLimit, setLimit } from '#modules/lifecycle/public.ts'
import type { FileKind } from '../domain/fields.ts'
import { countOutcomes } from '../domain/plan.ts'
import { printProblemFile } from '../domain/problem-file.ts'
import { dossiersByListNumber, linesWithProblems, rejectedRows } from '../queries/rows.ts'
import { tryList } from '../queries/try-list.ts'
import { readUpload } from '../queries/uploads.ts'
import { applyImport } from './apply-import.ts'
import { tableSizes } from './table-sizes.testing.ts'
import { undoImport } from './undo-import.ts'
import { uploadList } from './upload-list.ts'

const folder = new URL('../../../../tests/data/mechelen-cohort/', import.meta.url)
const registrations = await readFile(new URL('registraties.csv', folder))
const world = await testWorld()
const { deps, municipalityId } = world
const actor = world.actor('team-lead', 'import')

async function take(bytes: Uint8Array, kind: FileKind = 'registrations', partOf?: string) {
  const uploaded = await uploadList(deps, actor, { fileName: 'lijst.csv', bytes, kind, partOf })
  assert.ok(uploaded.ok)
  const done: number[] = []
  const applied = await applyImport(deps, actor, uploaded.value.id, async (rows) => void done.push(rows))
  assert.ok(applied.ok, JSON.stringify(applied))
  return { id: uploaded.value.id, counts: applied.value, done, headers: uploaded.value.table.headers }
}

const text = registrations.toString('utf8').replace(/^\uFEFF/, '')
const [head = '', ...lines] = text.split(/\r?\n/)
const listOf = (rows: readonly string[]) => Buffer.from([head, ...rows].join('\r\n'))

test('trial run: the same counts, nothing written', async () => {
  const before = await tableSizes(world)
  const tried = await tryList(deps, actor, { bytes: registrations, kind: 'registrations', mapping: null })
  assert.ok(tried.ok)
  assert.deepEqual(countOutcomes(tried.value.plan.rows), { imported: 323, linked: 7, unchanged: 0, rejected: 2, blank: 1 })
  assert.deepEqual(await tableSizes(world), before)
})

test('the list goes in once, comes back out whole, and its refused rows can be corrected', async () => {
  const empty = await tableSizes(world)
  const first = await take(registrations)
  assert.deepEqual(first.counts, { imported: 323, linked: 7, unchanged: 0, rejected: 2, blank: 1 })
  assert.equal(first.done.at(-1), 333)
  const filled = await tableSizes(world)
  assert.deepEqual([filled['dossiers.dossier'], filled['referrals.referral'], filled['referrals.likeness']], [323, 330, 7])
  assert.equal((await deps.db.as(actor, (tx) => readUpload(tx, municipalityId, first.id)))?.state, 'done')
  assert.equal((await deps.db.as(actor, (tx) => dossiersByListNumber(tx, municipalityId, '2023-001'))).length, 1)

  const again = await take(registrations)
  assert.deepEqual(again.counts, { imported: 0, linked: 0, unchanged: 330, rejected: 2, blank: 1 })
  assert.deepEqual(await tableSizes(world), filled)

  const refused = await deps.db.as(actor, (tx) => rejectedRows(tx, municipalityId, first.id))
  assert.deepEqual(
    refused.map(({ rowNumber }) => rowNumber),
    [332, 334],
  )
  const returned = printProblemFile(first.headers, refused, 'nl')
  const corrected = returned
    .replaceAll('31/02/1996', '28/02/1996')
    .replace('nog te bepalen', '28/03/2023')
    .replace(';;Onbekend;;', ';Nieuw;Onbekend;12/04/1995;')
    .replaceAll('14/13/2021', '10/07/2023')
  const back = await take(Buffer.from(corrected))
  assert.deepEqual([back.counts.imported, back.counts.rejected], [2, 0], returned)
  assert.equal((await tableSizes(world))['dossiers.dossier'], 325)

  const undoneBack = await undoImport(deps, actor, back.id)
  assert.ok(undoneBack.ok && undoneBack.value.dossiers === 2)
  assert.deepEqual(await tableSizes(world), filled)
  const undone = await undoImport(deps, actor, first.id)
  assert.ok(undone.ok)
  assert.deepEqual(undone.value, { dossiers: 323, referrals: 330, measurements: 0, kept: [] })
  assert.deepEqual(await tableSizes(world), empty)
  assert.deepEqual(await undoImport(deps, actor, first.id), { ok: false, refusal: { kind: 'not-done', state: 'undone' } })

  const anew = await take(registrations)
  assert.equal(anew.counts.imported, 323)
  assert.ok((await undoImport(deps, actor, anew.id)).ok)
})

test('a corrected line is told and not written over', async () => {
  const list = await take(listOf(lines.slice(0, 5)))
  const changed = await take(listOf([...lines.slice(0, 4), (lines[4] ?? '').replace('werkloosheid', 'loon')]))
  assert.deepEqual([changed.counts.imported, changed.counts.unchanged], [0, 5])
  const told = await deps.db.as(actor, (tx) => linesWithProblems(tx, municipalityId, changed.id, { after: 0, limit: 10 }))
  assert.deepEqual(
    told.map(({ rowNumber, problems }) => [rowNumber, ...problems.map(({ code }) => code)]),
    [[6, 'row-differs']],
  )
  await undoImport(deps, actor, list.id)
})

test('a second referral in a later list finds the mother already present', async () => {
  const later = lines.slice(323, 330)
  const list = await take(listOf(lines.slice(0, 323)))
  const second = await take(listOf(later))
  assert.deepEqual([second.counts.imported, second.counts.linked], [0, 7])
  const repeated = await take(listOf(later))
  assert.equal(repeated.counts.unchanged, 7)
  // The mothers whose dossier another import added to stay until that one is taken back.
  const kept = await undoImport(deps, actor, list.id)
  assert.ok(kept.ok)
  assert.equal(kept.value.kept.length, 7)
})

test('what a colleague added since keeps the dossier', async () => {
  const list = await take(listOf(lines.slice(10, 20)))
  const [dossierId = ''] = await deps.db.as(actor, (tx) => dossiersByListNumber(tx, municipalityId, (lines[12] ?? '').split(';')[0] ?? ''))
  const worker = world.actor('counsellor')
  await deps.db.as(worker, (tx) => recordAudit(tx, deps, worker, { action: 'contacts.contact.recorded', dossierId }))
  const undone = await undoImport(deps, actor, list.id)
  assert.ok(undone.ok)
  assert.equal(undone.value.kept.length, 1)
})

test('the case study and the interviews find their dossiers, and go with the list they came with', async () => {
  const before = await tableSizes(world)
  const list = await take(registrations)
  const study = await take(await readFile(new URL('casestudy.csv', folder)), 'case-study', list.id)
  const interviews = await take(await readFile(new URL('interviews.csv', folder)), 'interviews', list.id)
  assert.equal(study.counts.rejected + interviews.counts.rejected, 0)
  assert.equal(interviews.counts.imported, 90)
  const again = await take(await readFile(new URL('casestudy.csv', folder)), 'case-study')
  assert.deepEqual([again.counts.imported, again.counts.unchanged], [0, study.counts.imported])
  assert.ok((await undoImport(deps, actor, list.id)).ok)
  assert.deepEqual(await tableSizes(world), before)
})

test('a list is nobody else’s business', async () => {
  for (const role of ['partner', 'researcher'] as const) {
    const uploaded = await uploadList(deps, world.actor(role), { fileName: 'x.csv', bytes: registrations })
    assert.deepEqual(uploaded, { ok: false, refusal: { kind: 'not-found' } })
  }
})

test('nothing is written into a dossier that may not be used: the row is refused in words, by a list and by scores', async () => {
  const first = await take(listOf(lines.slice(0, 323)))
  const rows = [(lines[323] ?? '').replace('23/08/2022', '24/08/2022')]
  const tried = await tryList(deps, actor, { bytes: listOf(rows), kind: 'registrations', mapping: null })
  assert.ok(tried.ok)
  const personId = tried.value.plan.rows[0]?.link?.to
  assert.ok(tried.value.plan.kind === 'registrations' && personId?.kind === 'person')
  const dossierId = tried.value.plan.mothers.find((mother) => mother.personId === personId.id)?.dossierId ?? ''
  const lead = world.actor('team-lead')
  const limit = { dossierId, kind: 'restriction', ground: 'accuracy', requestId: null, reason: 'De datum klopt niet' } as const
  assert.ok((await deps.db.as(lead, (tx) => setLimit(tx, deps, lead, limit))).ok)
  const before = await tableSizes(world)
  const refused = await take(listOf(rows))
  assert.deepEqual([refused.counts.linked, refused.counts.rejected], [0, 1])
  const told = await deps.db.as(actor, (tx) => rejectedRows(tx, municipalityId, refused.id))
  assert.deepEqual(
    told.map(({ cells, problems }) => [cells.length > 3, ...problems.map(({ code }) => code)]),
    [[true, 'dossier-restricted']],
  )
  assert.match(printProblemFile(refused.headers, told, 'nl'), /bewaard en niet gebruikt/)
  assert.equal((await tableSizes(world))['referrals.referral'], before['referrals.referral'])
  const { reference } = await deps.db.as(actor, (tx) =>
    tx
      .selectFrom('dossiers.dossier')
      .select('reference')
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', dossierId)
      .executeTakeFirstOrThrow(),
  )
  const scores = Buffer.from(`Dossiernr;Programma;Indicator;Start;Einde\r\n${reference};Opkomst;verblijfplaats;4;5\r\n`)
  const scored = await take(scores, 'case-study')
  assert.deepEqual([scored.counts.imported, scored.counts.rejected], [0, 1])
  const lifted = { dossierId, kind: 'restriction', toldOn: deps.today(), reason: 'Het klopt nu' } as const
  assert.ok((await deps.db.as(lead, (tx) => liftLimit(tx, deps, lead, lifted))).ok)
  assert.equal((await take(listOf(rows))).counts.linked, 1)
  assert.equal((await take(scores, 'case-study')).counts.imported, 1)
  assert.ok((await undoImport(deps, actor, first.id)).ok)
})
