import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endDossier, type OpenDossier, openDossier } from '../public.ts'
import { dossierActs } from './acts.testing.ts'

const acts = await dossierActs()

test('openDossier: everything of the summary in one reading, one audit record', async () => {
  const id = await acts.open()
  const { phase, clock, ...summary } = await acts.read(id)
  assert.deepEqual(clock, { kind: 'pregnant', dueOn: '2027-01-17', weeks: 31, days: 2 })
  assert.equal(phase?.id, 'ready-for-baby')
  assert.match(summary.reference, /^OP-2026-\d{4}$/)
  assert.deepEqual(
    [
      summary.motherName,
      summary.programmeName,
      summary.isIntensive,
      summary.plannedEndOn,
      summary.plannedEndIsEstimate,
      summary.counsellorName,
    ],
    ['Amal Benzarra', 'Opkomst+', true, '2029-09-03', true, 'Test counsellor'],
  )
  assert.deepEqual(await acts.audited(id), ['dossiers.dossier.opened'])
})

const openings: readonly { name: string; input: Partial<OpenDossier>; kind: string }[] = [
  { name: 'a programme nobody offers', input: { programme: 'x' }, kind: 'unknown-programme' },
  { name: 'guidance before the dossier', input: { startedOn: '2026-09-09' }, kind: 'start-before-opening' },
  { name: 'tomorrow', input: { openedOn: '2026-11-18', startedOn: null }, kind: 'opened-in-future' },
  { name: 'a child of tomorrow', input: { pregnancy: { dueOn: null, bornOn: '2026-11-18' } }, kind: 'born-in-future' },
]
for (const { name, input, kind } of openings) {
  test(`openDossier refuses ${name}`, async () => {
    const result = await acts.as((tx) => openDossier(tx, acts.world.deps, acts.counsellor, { ...acts.amal(), ...input }))
    assert.deepEqual(result, { ok: false, refusal: { kind } })
  })
}

test('who may not see a dossier finds none, and an import opens one without a worker', async () => {
  const id = await acts.open()
  for (const role of ['partner', 'researcher', 'administrator'] as const) {
    const actor = acts.world.actor(role)
    const ended = await acts.as(
      (tx) =>
        endDossier(tx, acts.world.deps, actor, { dossierId: id, endedOn: '2026-11-17', reason: 'moved', reasonText: null, summary: null }),
      actor,
    )
    assert.deepEqual(ended, { ok: false, refusal: { kind: 'not-found' } })
    assert.equal((await acts.as((tx) => openDossier(tx, acts.world.deps, actor, acts.amal()), actor)).ok, false)
  }
  const importer = acts.world.actor('administrator', 'import')
  assert.equal(
    (await acts.as((tx) => openDossier(tx, acts.world.deps, importer, { ...acts.amal(), counsellorId: null }), importer)).ok,
    true,
  )
})
