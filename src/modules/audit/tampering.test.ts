import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { findingLine } from './public.ts'
import { act, begin, dossierIds, idAt, municipalityId, numberAt, sealFresh, superuser, verify, world } from './sealed-audit.testing.ts'

beforeEach(sealFresh)

test('an untouched audit is in order, whatever happened since the last seal', async () => {
  await act(1200, 3)
  const verdict = await verify()
  assert.deepEqual(
    { ...verdict, findings: verdict.findings.map(findingLine) },
    { batches: 4, records: 32, unsealed: 3, findings: [], found: 0, warnings: [], restores: [] },
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
