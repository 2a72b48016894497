import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import type pg from 'pg'
import { testWorld } from '#app/testing.ts'
import { withClient } from '#platform/db/embedded/provision.ts'
import type { Deps } from '#platform/deps.ts'
import { eventHash, fieldMarks, type StoredEvent } from './domain/canonical.ts'
import { batchHash, batchSeal, chainRoot, recordSeal } from './domain/chain.ts'
import {
  anchorLine,
  findingLine,
  listBatches,
  type ReadAnchor,
  readAnchor,
  recordAudit,
  type SealKeys,
  sealAudit,
  sealKey,
  verifyAudit,
} from './public.ts'
import { batchesAfter, sealedRows } from './store.ts'

const world = await testWorld()
const { municipalityId } = world
const keys: SealKeys = [sealKey('a key that only this test file knows of 1')]
const begin = world.clock.now.getTime()

/** Numbers as the program gives them: the time in front. */
const numberAt = (milliseconds: number, n: number): string => {
  const time = milliseconds.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}`
}
let given = 0
const deps: Deps = {
  ...world.deps,
  newId: () => {
    given += 1
    return numberAt(world.clock.now.getTime(), given)
  },
}

const actor = world.actor('counsellor')
const dossierIds = Array.from({ length: 4 }, (_, n) => numberAt(begin, 0xd0 + n))

async function act(minutes: number, count: number): Promise<string[]> {
  world.clock.now = new Date(begin + minutes * 60_000)
  const from = given
  await deps.db.as(actor, async (tx) => {
    for (let n = 0; n < count; n += 1) {
      const dossierId = dossierIds[n % dossierIds.length]
      await recordAudit(
        tx,
        deps,
        { ...actor, sessionId: dossierIds[0] ?? null },
        { action: 'dossiers.dossier.read', dossierId, subjectId: dossierId, detail: { n } },
      )
    }
  })
  return Array.from({ length: count }, (_, n) => numberAt(world.clock.now.getTime(), from + n + 1))
}

type Sealed = { readonly ids: readonly (readonly string[])[]; readonly anchors: readonly ReadAnchor[] }
let sealed: Sealed = { ids: [], anchors: [] }
/** The id of a record: batch from 1, place from 0. */
const idAt = (batch: number, place: number): string => sealed.ids[batch - 1]?.[place] ?? ''

async function anchorsOf(): Promise<ReadAnchor[]> {
  const batches = await listBatches(deps, municipalityId, 0)
  return batches.flatMap((batch) => readAnchor(anchorLine({ ...batch, day: batch.sealedAt.slice(0, 10) }, keys[0]), keys) ?? [])
}

const superuser = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => withClient(world.superuserUrl, work)
const verify = (anchors = sealed.anchors, with_ = keys) => verifyAudit(deps, municipalityId, { keys: with_, anchors, judgeTimes: true })

beforeEach(async () => {
  await superuser((client) => client.query('truncate audit.event, audit.sealed, audit.batch'))
  const ids: string[][] = []
  for (const minutes of [0, 300, 600, 900]) {
    ids.push(await act(minutes, 8))
    await sealAudit(deps, municipalityId, keys)
  }
  sealed = { ids, anchors: await anchorsOf() }
})

test('an untouched audit is in order, whatever happened since the last seal', async () => {
  await act(1200, 3)
  const verdict = await verify()
  assert.deepEqual(
    { ...verdict, findings: verdict.findings.map(findingLine) },
    { batches: 4, records: 32, unsealed: 3, findings: [], found: 0, warnings: [] },
  )
})

type Tampering = {
  readonly what: string
  readonly sql: () => string
  /** What every one of these must be named in some finding. */
  readonly names: () => readonly string[]
}

const edits: readonly (readonly [column: string, value: string])[] = [
  ['at', "at + interval '1 microsecond'"],
  ['at', "at - interval '1 day'"],
  ['actor_id', 'null'],
  ['actor_id', `'${dossierIds[1]}'`],
  ['actor_role', "'midwife'"],
  ['session_id', 'null'],
  ['session_id', `'${dossierIds[2]}'`],
  ['purpose', "'reporting'"],
  ['action', "'dossiers.dossier.searched'"],
  ['subject_id', 'null'],
  ['subject_id', `'${dossierIds[0]}'`],
  ['dossier_id', 'null'],
  ['dossier_id', `'${dossierIds[3]}'`],
  ['detail', 'null'],
  ['detail', `'{"n": 99}'`],
  ['detail', `detail || '{"more": true}'`],
]
const camel = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const positions = [
  [1, 0],
  [2, 3],
  [4, 7],
] as const

const fieldEdits: Tampering[] = edits.map(([column, value], index) => {
  const [batch, place] = positions[index % positions.length] ?? [1, 0]
  return {
    what: `sets ${column} to ${value} at batch ${batch}, place ${place}`,
    sql: () => `update audit.event set ${column} = ${value} where id = '${idAt(batch, place)}'`,
    names: () => [idAt(batch, place), camel(column)],
  }
})

const otherRecords: Tampering[] = positions.flatMap(([batch, place]) => [
  {
    what: `deletes the record at batch ${batch}, place ${place}`,
    sql: () => `delete from audit.event where id = '${idAt(batch, place)}'`,
    names: () => [idAt(batch, place), 'gone'],
  },
  {
    what: `deletes its seal at batch ${batch}, place ${place}`,
    sql: () => `delete from audit.sealed where event_id = '${idAt(batch, place)}'`,
    names: () => [`batch ${batch}, place ${place}`, ...(batch < 4 ? [idAt(batch, place)] : [])],
  },
  {
    what: `deletes record and seal at batch ${batch}, place ${place}`,
    sql: () =>
      `delete from audit.event where id = '${idAt(batch, place)}'; delete from audit.sealed where event_id = '${idAt(batch, place)}'`,
    names: () => [`batch ${batch}, place ${place}`, idAt(batch, place === 0 ? 1 : place - 1)],
  },
  {
    what: `gives the record at batch ${batch}, place ${place} another number`,
    sql: () => `update audit.event set id = '${numberAt(begin + 60_000, 0xabc)}' where id = '${idAt(batch, place)}'`,
    names: () => [idAt(batch, place), numberAt(begin + 60_000, 0xabc)],
  },
  {
    what: `moves the record at batch ${batch}, place ${place} to another municipality`,
    sql: () => `update audit.event set municipality_id = '${world.other.municipalityId}' where id = '${idAt(batch, place)}'`,
    names: () => [idAt(batch, place), 'gone'],
  },
  {
    what: `changes the hash in the seal of batch ${batch}, place ${place}`,
    sql: () => `update audit.sealed set hash = 'x' where event_id = '${idAt(batch, place)}'`,
    names: () => [idAt(batch, place)],
  },
  {
    what: `changes the seal of batch ${batch}, place ${place}`,
    sql: () => `update audit.sealed set seal = 'x' where event_id = '${idAt(batch, place)}'`,
    names: () => [idAt(batch, place)],
  },
])

const swap = (table: string, column: string, key: string, a: string, b: string): string =>
  `update ${table} t set ${column} = o.${column} from ${table} o
    where t.${key} in ('${a}', '${b}') and o.${key} in ('${a}', '${b}') and t.${key} <> o.${key}`

const orders: Tampering[] = [
  {
    what: 'swaps the places of two records of a batch',
    sql: () =>
      `update audit.sealed set position = -1 where event_id = '${idAt(2, 1)}'; update audit.sealed set position = 1 where event_id = '${idAt(2, 5)}';
       update audit.sealed set position = 5 where event_id = '${idAt(2, 1)}'`,
    names: () => [idAt(2, 1), idAt(2, 5), 'was at place 1', 'was at place 5'],
  },
  {
    what: 'swaps two records between batches',
    sql: () =>
      `update audit.sealed set position = -1 where event_id = '${idAt(2, 1)}'; update audit.sealed set batch_no = 2, position = 1 where event_id = '${idAt(3, 1)}';
       update audit.sealed set batch_no = 3, position = 1 where event_id = '${idAt(2, 1)}'`,
    names: () => [idAt(2, 1), idAt(3, 1)],
  },
  {
    what: 'swaps the numbers of two records',
    sql: () =>
      `update audit.event set id = '${numberAt(1, 1)}' where id = '${idAt(1, 2)}'; update audit.event set id = '${idAt(1, 2)}' where id = '${idAt(3, 2)}';
       update audit.event set id = '${idAt(3, 2)}' where id = '${numberAt(1, 1)}'`,
    names: () => [idAt(1, 2), idAt(3, 2)],
  },
  {
    what: 'swaps the times of two records',
    sql: () => swap('audit.event', 'at', 'id', idAt(1, 2), idAt(3, 2)),
    names: () => [idAt(1, 2), idAt(3, 2), 'at'],
  },
  {
    what: 'swaps the dossiers of two records',
    sql: () => swap('audit.event', 'dossier_id', 'id', idAt(2, 0), idAt(2, 1)),
    names: () => [idAt(2, 0), idAt(2, 1), 'dossierId'],
  },
]

const insertOf = (id: string, at: string): string =>
  `insert into audit.event (municipality_id, id, at, actor_role, purpose, action) values ('${municipalityId}', '${id}', '${at}', 'counsellor', 'guidance', 'dossiers.dossier.read')`
const iso = (minutes: number): string => new Date(begin + minutes * 60_000).toISOString()

const additions: Tampering[] = [
  {
    what: 'adds a record with an old number',
    sql: () => insertOf(numberAt(begin + 61_000, 0xbad), iso(1)),
    names: () => [numberAt(begin + 61_000, 0xbad), 'afterwards'],
  },
  {
    what: 'adds a record with an old number and a seal of its own making',
    sql: () =>
      `${insertOf(numberAt(begin + 61_000, 0xbad), iso(1))};
       insert into audit.sealed values ('${municipalityId}', '${numberAt(begin + 61_000, 0xbad)}', 1, 8, 'x', 'x', 'x')`,
    names: () => [numberAt(begin + 61_000, 0xbad)],
  },
]

const setBatch = (no: number, change: string): string => `update audit.batch set ${change} where no = ${no}`
const batches: Tampering[] = [
  ...[
    "root = 'x'",
    'count = 7',
    'total = total + 1',
    "hash = 'x'",
    "seal = 'x'",
    'is_complete = false',
    "sealed_at = sealed_at - interval '1 day'",
  ].map((change): Tampering => ({ what: `sets ${change} in a batch`, sql: () => setBatch(2, change), names: () => ['batch 2'] })),
  { what: 'sets the link of a batch', sql: () => setBatch(3, "previous_hash = 'x'"), names: () => ['batch 3'] },
  { what: 'deletes the first batch', sql: () => 'delete from audit.batch where no = 1', names: () => ['batch 1', idAt(1, 0), idAt(1, 7)] },
  { what: 'deletes a batch in the middle', sql: () => 'delete from audit.batch where no = 2', names: () => ['batch 2', idAt(2, 0)] },
  { what: 'deletes the last batch', sql: () => 'delete from audit.batch where no = 4', names: () => ['batch 4', idAt(4, 0)] },
  {
    what: 'deletes the last batch with its seals and records',
    sql: () =>
      `delete from audit.event using audit.sealed s where s.event_id = event.id and s.batch_no = 4; delete from audit.sealed where batch_no = 4; delete from audit.batch where no = 4`,
    names: () => ['batch 4', 'anchor'],
  },
  {
    what: 'swaps the numbers of two batches',
    sql: () => `${setBatch(2, 'no = 99')}; ${setBatch(3, 'no = 2')}; ${setBatch(99, 'no = 3')}`,
    names: () => ['batch 2', 'batch 3'],
  },
]

const all = [...fieldEdits, ...otherRecords, ...orders, ...additions, ...batches]

test('fifty ways at least', () => {
  assert.ok(all.length >= 50, `${all.length}`)
})

for (const { what, sql, names } of all) {
  test(`a superuser ${what}: named`, async () => {
    await superuser(async (client) => {
      const before = await client.query<{ n: string }>(
        'select md5(string_agg(t::text, $1 order by t::text)) as n from (select event::text from audit.event union all select sealed::text from audit.sealed union all select batch::text from audit.batch) t',
        [','],
      )
      await client.query(sql())
      const later = await client.query<{ n: string }>(
        'select md5(string_agg(t::text, $1 order by t::text)) as n from (select event::text from audit.event union all select sealed::text from audit.sealed union all select batch::text from audit.batch) t',
        [','],
      )
      assert.notEqual(before.rows[0]?.n, later.rows[0]?.n, 'the tampering did something')
    })
    const { findings } = await verify()
    const lines = findings.map(findingLine).join('\n')
    for (const name of names()) assert.ok(lines.includes(name), `${name} in:\n${lines}`)
  })
}

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
        const event: StoredEvent = row.event
        const hash = eventHash(municipalityId, event)
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
  const [first] = sealed.anchors
  assert.ok(first)
  const line = anchorLine({ ...first.anchor, hash: 'forged' }, sealKey('a key somebody made up for the occasion')).replace(
    / \S+ \S+$/,
    ` ${keys[0].id} x`,
  )
  const forged = readAnchor(line, keys)
  assert.ok(forged)
  const { findings } = await verify([...sealed.anchors, forged])
  assert.deepEqual(
    findings.map(({ kind }) => kind),
    ['anchor-changed'],
  )
})
