import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { withClient } from '#platform/db/embedded/provision.ts'
import { realDeps } from '#platform/deps.ts'
import { findingLine, recordAudit, recordAudits, sealAudit, sealKey, verifyAudit } from '../public.ts'
import { writeAuditWith } from '../testing.ts'

const keys = [sealKey('a key that only this test file knows of 2')] as const
writeAuditWith(keys)
const world = await testWorld()
const deps = realDeps(world.db)
const { municipalityId } = world
const actor = world.actor('counsellor')
const verify = () => verifyAudit(deps, municipalityId, { keys, anchors: [], judgeTimes: false })
const record = () => deps.db.as(actor, (tx) => recordAudit(tx, deps, actor, { action: 'dossiers.dossier.read' }))

test('what was still being written when a batch was sealed goes into the next one, and nothing is sealed twice', async () => {
  await record()
  await sealAudit(deps, municipalityId, keys)
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let written = (): void => undefined
  const isWritten = new Promise<void>((resolve) => {
    written = resolve
  })
  const slow = deps.db.as(actor, async (tx) => {
    await recordAudit(tx, deps, actor, { action: 'dossiers.dossier.read' })
    written()
    await held
  })
  await isWritten
  await record()
  const [between] = await sealAudit(deps, municipalityId, keys)
  assert.equal(between?.count, 1, 'only the one that was there')
  letGo()
  await slow
  const [after] = await sealAudit(deps, municipalityId, keys)
  assert.equal(after?.count, 1, 'the late one')
  assert.deepEqual(await sealAudit(deps, municipalityId, keys), [])
  const verdict = await verify()
  assert.deepEqual([verdict.unsealed, verdict.findings.map(findingLine)], [0, []])
})

test('several rounds at the same time seal each record once', async () => {
  await Promise.all(Array.from({ length: 40 }, record))
  await Promise.all(Array.from({ length: 4 }, () => sealAudit(deps, municipalityId, keys, { size: 7 })))
  await sealAudit(deps, municipalityId, keys)
  const verdict = await verify()
  assert.deepEqual([verdict.unsealed, verdict.findings.map(findingLine)], [0, []])
})

test('a round that may make two batches leaves the rest to the next, and then says that nothing is left', async () => {
  const many = Array.from({ length: 25 }, () => ({ action: 'dossiers.dossier.read' }))
  await deps.db.as(actor, (tx) => recordAudits(tx, deps, actor, many))
  const made = await sealAudit(deps, municipalityId, keys, { size: 10, batches: 2 })
  assert.deepEqual(
    made.map(({ count, isComplete }) => [count, isComplete]),
    [
      [10, false],
      [10, false],
    ],
  )
  const rest = await sealAudit(deps, municipalityId, keys, { size: 10 })
  assert.deepEqual(
    rest.map(({ count, isComplete }) => [count, isComplete]),
    [[5, true]],
  )
})

test('the application may not change or remove a batch, a seal, a review or a limit', async () => {
  await withClient(world.appUrl, async (client) => {
    for (const table of ['audit.batch', 'audit.sealed', 'audit.review', 'audit.threshold', 'audit.event']) {
      for (const statement of [`update ${table} set municipality_id = municipality_id`, `delete from ${table}`, `truncate ${table}`]) {
        await assert.rejects(client.query(statement), /permission denied/, statement)
      }
    }
  })
})

test('a municipality seals its own records only', async () => {
  await record()
  const made = await sealAudit(deps, world.other.municipalityId, keys)
  assert.deepEqual(
    made.map(({ no, total }) => [no, total]),
    [[1, 1]],
    'only that it was made',
  )
})
