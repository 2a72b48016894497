import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { fieldMarks, sealedHash } from './domain/canonical.ts'
import { batchHash, batchSeal, chainRoot, recordSeal } from './domain/chain.ts'
import { findingLine, sealAudit } from './public.ts'
import { act, actor, deps, keys, municipalityId, numberAt, sealFresh, superuser, verify } from './sealed-audit.testing.ts'
import { insertBatch, insertSeals, lastBatch, unsealedEvents } from './store.ts'
import { writeAuditWith } from './testing.ts'

const seal = () => sealAudit(deps, municipalityId, keys)
const lines = async (): Promise<string[]> => (await verify([])).findings.map(findingLine)
const forms = async (): Promise<(readonly [number, number])[]> =>
  deps.db.as(actor, async (tx) => {
    const rows = await tx
      .selectFrom('audit.batch')
      .select(['form', 'count'])
      .where('municipality_id', '=', municipalityId)
      .orderBy('no')
      .execute()
    return rows.map(({ form, count }) => [form, count] as const)
  })

/** A batch as a version of before made it: without marks. */
async function sealAsBefore(): Promise<void> {
  await deps.db.as(actor, async (tx) => {
    const last = await lastBatch(tx, municipalityId)
    const events = await unsealedEvents(tx, municipalityId, numberAt(0, 0), 100)
    const hashes = events.map((event) => sealedHash(1, municipalityId, event))
    const [firstId = '', lastId = ''] = [events[0]?.id, events.at(-1)?.id]
    const facts = {
      municipalityId,
      no: (last?.no ?? 0) + 1,
      previousHash: last?.hash ?? '',
      root: chainRoot(hashes),
      count: events.length,
      total: (last?.total ?? 0) + events.length,
      firstId,
      lastId,
      throughId: lastId,
      isComplete: true,
      sealedAt: '2026-11-17T09:00:00.000000Z',
      form: 1,
      findings: '',
      journals: '',
    }
    const hash = batchHash(facts)
    await insertBatch(tx, { ...facts, hash, keyId: keys[0].id, seal: batchSeal(keys[0], hash) })
    const seals = events.map((event, position) => ({
      eventId: event.id,
      hash: hashes[position] ?? '',
      marks: fieldMarks(event),
      seal: recordSeal(keys[0], { batchNo: facts.no, position }, event.id, hashes[position] ?? ''),
    }))
    await insertSeals(tx, municipalityId, facts.no, seals)
  })
}

const unmark = () => superuser((client) => client.query('update audit.event set mark = null'))

/** What a version of before left: six sealed records, three that waited when it stopped. */
beforeEach(async () => {
  await sealFresh()
  await superuser((client) => client.query('truncate audit.event, audit.sealed, audit.batch'))
  await act(0, 6)
  await unmark()
  await sealAsBefore()
  await act(2, 3)
  await unmark()
})

test('an upgrade: what was written before is sealed in the form of before, once; what the program writes from then on bears marks', async () => {
  assert.deepEqual(await lines(), [])
  await act(3, 2)
  assert.deepEqual(await lines(), [])
  await seal()
  assert.deepEqual(await forms(), [
    [1, 6],
    [1, 3],
    [2, 2],
  ])
  await act(4, 1)
  await seal()
  assert.deepEqual(await lines(), [])
})

test('the line is drawn with the first round, also when nothing was recorded since', async () => {
  await seal()
  assert.deepEqual(await forms(), [
    [1, 6],
    [1, 3],
    [2, 0],
  ])
  assert.deepEqual(await lines(), [])
  const [late = ''] = await act(5, 1)
  await unmark()
  assert.match((await lines()).join(), new RegExp(`record ${late} was not written by the program: it bears no mark`))
  await seal()
  assert.match((await lines()).join(), new RegExp(`record ${late} \\(batch 4\\) was not written by the program`))
  assert.deepEqual((await forms()).at(-1), [2, 1])
})

test('between upgrade and first round a bent record of the new program is named all the same', async () => {
  const [one = ''] = await act(3, 1)
  await superuser((client) => client.query(`update audit.event set purpose = 'reporting' where id = '${one}'`))
  await seal()
  assert.match((await lines()).join(), new RegExp(`record ${one} .*altered before it was sealed: purpose`))
})

test('a batch of the form of before that comes after one of the new form is named, even with a true seal', async () => {
  await seal()
  await act(6, 1)
  await unmark()
  await sealAsBefore()
  assert.match((await lines()).join(), /batch 4 was changed after it was sealed: made by a version of before/)
})

test('a chain that starts with this version asks for marks from its first record', async () => {
  await superuser((client) => client.query('truncate audit.event, audit.sealed, audit.batch'))
  await act(0, 1)
  await unmark()
  assert.equal((await lines()).length, 1)
  await seal()
  assert.deepEqual(await forms(), [[2, 1]])
  assert.match((await lines()).join(), /not written by the program/)
})

test('records of a backup that were not sealed when it was made are sealed after the restore with the marks they bear', async () => {
  await seal()
  const waiting = await act(6, 4)
  writeAuditWith(keys)
  await seal()
  assert.equal(waiting.length, 4)
  assert.deepEqual(await lines(), [])
})
