import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testWorld } from '#app/testing.ts'
import { machine } from '#platform/actor.ts'
import { realDeps } from '#platform/deps.ts'
import { recordReading, sealAudit, sealKey, verifyAudit } from './public.ts'
import { writeAuditWith } from './testing.ts'

const keys = [sealKey('a key that only this test file knows of 3')] as const
writeAuditWith(keys)
const world = await testWorld()
const deps = realDeps(world.db)
const { municipalityId } = world
const actor = world.actor('counsellor')
const entry = { action: 'dossiers.dossier.read' } as const

type Kept = { id: string; actorId: string | null; purpose: string; transaction: string }
async function kept(ids: readonly string[]): Promise<readonly Kept[]> {
  const { rows } = await world.db.as(machine(municipalityId, 'security'), (tx) =>
    sql<Kept>`select id, actor_id as "actorId", purpose, xmin::text as transaction from audit.event where id = any(${[...ids]}::uuid[]) order by id`.execute(
      tx,
    ),
  )
  return rows
}

/** With numbers that are given beforehand, so that they can be looked up. */
function numbered(ids: readonly string[]) {
  const left = [...ids]
  return { db: world.db, now: deps.now, newId: () => left.shift() ?? deps.newId() }
}

test('those who read at one moment are each recorded as who they are, in few commits, and all of it can be sealed and proven', async () => {
  const ids = Array.from({ length: 12 }, () => deps.newId())
  const readers = [actor, world.actor('team-lead'), { ...actor, purpose: 'sharing' as const }]
  const made = numbered(ids)
  await Promise.all(ids.map((_, index) => recordReading(made, readers[index % readers.length] ?? actor, entry)))
  const rows = await kept(ids)
  assert.equal(rows.length, 12)
  assert.deepEqual(
    rows.slice(0, 3).map(({ actorId, purpose }) => [actorId, purpose]),
    readers.map(({ accountId, purpose }) => [accountId, purpose]),
  )
  assert.equal(new Set(rows.map(({ transaction }) => transaction)).size, 2, 'the first by itself, the others together')
  await sealAudit(deps, municipalityId, keys)
  assert.deepEqual((await verifyAudit(deps, municipalityId, { keys, anchors: [], judgeTimes: false })).findings, [])
})

test('a record that cannot be kept fails for whoever waits for it, and for nobody else', async () => {
  const [taken, free, last] = [deps.newId(), deps.newId(), deps.newId()]
  await recordReading(numbered([taken]), actor, entry)
  const made = numbered([free, taken, last])
  const asked = await Promise.allSettled([1, 2, 3].map(() => recordReading(made, actor, entry)))
  assert.deepEqual(
    asked.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  )
  assert.equal((await kept([taken, free, last])).length, 3)
})
