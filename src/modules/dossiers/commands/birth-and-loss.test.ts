import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registerBirth, registerLoss, setDueDate, withdrawBirth, withdrawLoss } from '../public.ts'
import { readDossierFile } from '../queries/read-file.ts'
import { dossierActs, value } from './acts.testing.ts'

const acts = await dossierActs()

test('a birth of twins: two children, their age, the end made certain; withdrawn, the pregnancy goes on', async () => {
  const id = await acts.open({ programme: 'opkomst', pregnancy: { dueOn: '2026-11-20', bornOn: null, expected: 2 } })
  const birth = { dossierId: id, bornOn: '2026-11-10', names: ['Lina', ''], familyName: 'Benzarra', nameless: 'Baby' }
  value(await acts.as((tx) => registerBirth(tx, acts.world.deps, acts.counsellor, birth)))
  const born = await acts.read(id)
  assert.deepEqual(born.clock, { kind: 'child', bornOn: '2026-11-10', ageDays: 7 })
  assert.deepEqual([born.babies, born.plannedEndOn, born.plannedEndIsEstimate, born.phase?.id], [2, '2027-05-10', false, 'birth'])
  assert.equal((await acts.as((tx) => registerBirth(tx, acts.world.deps, acts.counsellor, birth))).ok, false, 'not twice')
  value(await acts.as((tx) => withdrawBirth(tx, acts.world.deps, acts.counsellor, { dossierId: id })))
  const back = await acts.read(id)
  assert.deepEqual([back.clock.kind, back.plannedEndOn], ['pregnant', '2027-05-20'])
  const file = await acts.as((tx) => readDossierFile(tx, acts.world.municipalityId, id))
  assert.deepEqual(
    file?.members.map(({ role }) => role),
    ['mother'],
  )
})

test('a loss turns the dossier discreet, and can be withdrawn', async () => {
  const id = await acts.open()
  const { lossId } = value(
    await acts.as((tx) =>
      registerLoss(tx, acts.world.deps, acts.counsellor, { dossierId: id, happenedOn: '2026-11-16', childId: null, note: null }),
    ),
  )
  const after = await acts.read(id)
  assert.deepEqual(
    [after.clock.kind, after.hasLoss, after.lostOn, after.plannedEndOn, after.phase?.id],
    ['none', true, '2026-11-16', null, 'staying-near'],
  )
  assert.equal(
    (
      await acts.as((tx) =>
        registerLoss(tx, acts.world.deps, acts.counsellor, { dossierId: id, happenedOn: '2026-11-16', childId: null, note: null }),
      )
    ).ok,
    false,
  )
  value(await acts.as((tx) => withdrawLoss(tx, acts.world.deps, acts.counsellor, { dossierId: id, lossId })))
  const back = await acts.read(id)
  assert.deepEqual([back.clock.kind, back.hasLoss, back.lostOn, back.plannedEndOn], ['pregnant', false, null, '2029-09-03'])
})

test('one of twins lost: the clock of the other goes on', async () => {
  const id = await acts.open({ pregnancy: { dueOn: '2027-01-17', bornOn: null, expected: 2 } })
  value(
    await acts.as((tx) =>
      registerLoss(tx, acts.world.deps, acts.counsellor, { dossierId: id, happenedOn: '2026-11-16', childId: null, note: null }),
    ),
  )
  const after = await acts.read(id)
  assert.deepEqual([after.clock.kind, after.hasLoss, after.lostOn, after.babies], ['pregnant', false, '2026-11-16', 1])
})

test('a child that dies: its person is marked and the clock stops; a new pregnancy starts a new clock', async () => {
  const id = await acts.open({ pregnancy: { dueOn: '2026-10-01', bornOn: null } })
  value(
    await acts.as((tx) =>
      registerBirth(tx, acts.world.deps, acts.counsellor, {
        dossierId: id,
        bornOn: '2026-10-02',
        names: ['Noor'],
        familyName: '',
        nameless: 'Baby',
      }),
    ),
  )
  const file = await acts.as((tx) => readDossierFile(tx, acts.world.municipalityId, id))
  const childId = file?.members.find(({ role }) => role === 'child')?.personId ?? null
  value(
    await acts.as((tx) =>
      registerLoss(tx, acts.world.deps, acts.counsellor, { dossierId: id, happenedOn: '2026-11-01', childId, note: null }),
    ),
  )
  const after = await acts.read(id)
  assert.deepEqual([after.clock.kind, after.hasLoss], ['none', true])
  value(await acts.as((tx) => setDueDate(tx, acts.world.deps, acts.counsellor, { dossierId: id, dueOn: '2027-08-01', expected: 1 })))
  const later = await acts.read(id)
  assert.deepEqual([later.clock.kind, later.hasLoss, later.lostOn], ['pregnant', false, '2026-11-01'])
})
