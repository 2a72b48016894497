import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { openDossier } from '#modules/dossiers/public.ts'
import { listParticipations } from '../store.ts'
import { addParticipation, turnParticipation } from './participation.ts'

const world = await testWorld()

async function family(): Promise<string> {
  const actor = world.actor('counsellor', 'intake')
  const mother = { kind: 'new', person: { givenName: 'Lotte' } } as const
  const dates = { openedOn: '2026-09-15', startedOn: null, pregnancy: null }
  const opened = await world.db.as(actor, (tx) =>
    openDossier(tx, world.deps, actor, { mother, programme: 'opkomst', counsellorId: null, ...dates }),
  )
  if (!opened.ok) throw new Error(opened.refusal.kind)
  return opened.value.dossierId
}

test('counts add up, are saved once, and can be taken back', async () => {
  const dossierId = await family()
  const actor = world.actor('midwife')
  const sessions = async () => {
    const rows = await world.db.as(actor, (tx) => listParticipations(tx, world.municipalityId, dossierId))
    return rows.map((row) => row.sessions)
  }
  const first = { dossierId, saveKey: world.deps.newId(), participation: { sessions: 3, countedOn: '2026-11-01' } }
  assert.deepEqual(await addParticipation(world.deps, actor, first), await addParticipation(world.deps, actor, first))
  const second = await addParticipation(world.deps, actor, {
    ...first,
    saveKey: null,
    participation: { sessions: 1, countedOn: '2026-11-17' },
  })
  assert.ok(second.ok)
  assert.deepEqual(await sessions(), [1, 3])
  const turn = { dossierId, participationId: second.value.participationId }
  await turnParticipation(world.deps, actor, { ...turn, to: 'withdrawn' })
  assert.deepEqual(await sessions(), [3])
  await turnParticipation(world.deps, actor, { ...turn, to: 'restored' })
  assert.deepEqual(await sessions(), [1, 3])
})

test('a researcher, and another municipality, find nothing', async () => {
  const dossierId = await family()
  const command = { dossierId, saveKey: null, participation: { sessions: 1, countedOn: '2026-11-17' } }
  for (const actor of [world.actor('researcher'), world.other.actor('counsellor')]) {
    assert.deepEqual(await addParticipation(world.deps, actor, command), { ok: false, refusal: { kind: 'not-found' } })
  }
})
