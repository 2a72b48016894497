import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { fieldMarks, type StoredEvent, sealedHash } from './domain/canonical.ts'
import { batchHash, batchSeal, chainRoot, recordSeal } from './domain/chain.ts'
import { markOf } from './domain/mark.ts'
import { anchorLine, findingLine, readAnchor, sealKey } from './public.ts'
import { actor, anchors, deps, idAt, keys, municipalityId, sealFresh, superuser, verify } from './sealed-audit.testing.ts'
import { batchesAfter, sealedRows } from './store.ts'

beforeEach(sealFresh)

/** Writes everything anew from what stands in audit.event, as somebody would who knows all of this but not the key. */
async function rewriteChain(key = sealKey('a key somebody made up for the occasion')): Promise<void> {
  await superuser(async (client) => {
    const { batches: stored, rows } = await deps.db.as(actor, async (tx) => ({
      batches: await batchesAfter(tx, municipalityId, 0, 100),
      rows: await sealedRows(tx, municipalityId, 0, 100),
    }))
    let previousHash = ''
    for (const batch of stored) {
      const hashes: string[] = []
      for (const row of rows.filter(({ batchNo }) => batchNo === batch.no)) {
        if (row.event === null) continue
        const event: StoredEvent = { ...row.event, mark: markOf(key, municipalityId, row.event) }
        await client.query('update audit.event set mark = $1 where id = $2', [event.mark, event.id])
        const hash = sealedHash(batch.form, municipalityId, event)
        hashes.push(hash)
        await client.query('update audit.sealed set hash = $1, marks = $2, seal = $3 where event_id = $4', [
          hash,
          fieldMarks(event),
          recordSeal(key, { batchNo: batch.no, position: row.position }, event.id, hash),
          event.id,
        ])
      }
      const facts = { ...batch, previousHash, root: chainRoot(hashes) }
      const hash = batchHash(facts)
      await client.query('update audit.batch set previous_hash = $1, root = $2, hash = $3, seal = $4 where no = $5', [
        previousHash,
        facts.root,
        hash,
        batchSeal(key, hash),
        batch.no,
      ])
      previousHash = hash
    }
  })
}

test('a chain written anew without the key: every record of it is named', async () => {
  await superuser((client) => client.query(`update audit.event set actor_id = null where id = '${idAt(2, 3)}'`))
  await rewriteChain()
  const lines = (await verify()).findings.map(findingLine).join('\n')
  assert.ok(lines.includes(idAt(2, 3)))
  assert.match(lines, /batch 2 .*outside the database/)
})

test('a chain written anew with the very key is still caught by what was written down outside', async () => {
  await superuser((client) => client.query(`update audit.event set actor_id = null where id = '${idAt(2, 3)}'`))
  await rewriteChain(keys[0])
  const { findings } = await verify()
  assert.deepEqual(
    findings.map(({ kind, batch }) => [kind, batch]),
    [2, 3, 4].map((no) => ['anchor-differs', no]),
  )
  assert.equal((await verify([])).found, 0, 'without anchors this one cannot be seen: that is what they are for')
})

test('without the key the chain itself still tells, and says that it checked no seals', async () => {
  await superuser((client) => client.query(`update audit.event set purpose = 'reporting' where id = '${idAt(1, 4)}'`))
  const verdict = await verify([], [sealKey('another key than the one that sealed it')])
  assert.deepEqual(
    verdict.findings.map(({ kind, eventId }) => [kind, eventId]),
    [['changed', idAt(1, 4)]],
  )
  assert.match(verdict.warnings.join(), /is not here/)
})

test('a forged line in the anchors is told apart from a true one', async () => {
  const [first] = anchors()
  assert.ok(first)
  const line = anchorLine({ ...first.anchor, hash: 'forged' }, sealKey('a key somebody made up for the occasion')).replace(
    / \S+ \S+$/,
    ` ${keys[0].id} x`,
  )
  const forged = readAnchor(line, keys)
  assert.ok(forged)
  const { findings } = await verify([...anchors(), forged])
  assert.deepEqual(
    findings.map(({ kind }) => kind),
    ['anchor-changed'],
  )
})
