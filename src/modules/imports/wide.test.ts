import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import writeXlsx from 'write-excel-file/node'
import { testWorld } from '#app/testing.ts'
import { applyImport } from './commands/apply-import.ts'
import { tableSizes } from './commands/table-sizes.testing.ts'
import { undoImport } from './commands/undo-import.ts'
import { uploadList } from './commands/upload-list.ts'
import type { FileKind } from './domain/fields.ts'
import { fileRow } from './domain/line-number.ts'
import { countOutcomes } from './domain/plan.ts'
import { printProblemFile } from './domain/problem-file.ts'
import { rejectedRows } from './queries/rows.ts'
import { tryList } from './queries/try-list.ts'

const world = await testWorld()
const { deps, municipalityId } = world
const actor = world.actor('team-lead', 'import')
const cohort = await readFile(new URL('../../../tests/data/mechelen-cohort/registraties.csv', import.meta.url), 'utf8')
const registrations = cohort.split(/\r?\n/).slice(0, 40).join('\r\n')
const numbers = [...registrations.matchAll(/^(\d{4}-\d{3});/gm)].map((found) => found[1] ?? '')

async function take(bytes: Uint8Array, kind?: FileKind) {
  const uploaded = await uploadList(deps, actor, { fileName: 'lijst', bytes, kind })
  assert.ok(uploaded.ok, JSON.stringify(uploaded))
  const applied = await applyImport(deps, actor, uploaded.value.id, async () => undefined)
  assert.ok(applied.ok, JSON.stringify(applied))
  const { id, table } = uploaded.value
  const refused = await deps.db.as(actor, (tx) => rejectedRows(tx, municipalityId, id))
  return { id, kind: uploaded.value.kind, counts: applied.value, headers: table.headers, refused }
}

await take(Buffer.from(registrations), 'registrations')
const [first = '', second = '', third = ''] = numbers
const study = [
  [
    'Dossiernr',
    'Mama',
    'Woonsituatie start',
    'Woonsituatie einde',
    'Slaapplek baby - S',
    'Slaapplek baby - E',
    'Stress start',
    'Stress einde',
  ],
  [first, 'A', '2', '4', '1', '5', 'nvt', ''],
  [second, 'B', '3', '', '', '', '9', '2'],
  [third, 'C', '', '', '', '', '', ''],
]
const csv = (rows: readonly (readonly string[])[]) => Buffer.from(rows.map((row) => row.join(';')).join('\r\n'))
const xlsx = (rows: readonly (readonly string[])[]) =>
  writeXlsx([{ sheet: 'Lijst', data: rows.map((row) => row.map((value) => ({ value, type: String }))) }]).toBuffer()

for (const [format, write] of [
  ['CSV', async (rows: readonly (readonly string[])[]) => csv(rows)],
  ['XLSX', async (rows: readonly (readonly string[])[]) => xlsx(rows)],
] as const) {
  test(`a case study with one row per family, ${format}`, async () => {
    const bytes = await write(study)
    const empty = await tableSizes(world)
    const tried = await tryList(deps, actor, { bytes, kind: 'case-study', mapping: null })
    assert.ok(tried.ok, JSON.stringify(tried))
    assert.ok(tried.value.table.notes.includes('families-on-rows'))
    assert.deepEqual(tried.value.table.headers, study[0])
    const counts = { imported: 4, linked: 0, unchanged: 0, rejected: 1, blank: 1 }
    assert.deepEqual(countOutcomes(tried.value.plan.rows), counts)
    assert.deepEqual(await tableSizes(world), empty, 'a trial run writes nothing')

    const done = await take(bytes)
    assert.deepEqual([done.kind, done.counts], ['case-study', counts])
    const filled = await tableSizes(world)
    assert.deepEqual(
      done.refused.map(({ rowNumber, cells, problems }) => [
        fileRow(rowNumber),
        cells,
        ...problems.map((one) => [one.column, one.value, one.code]),
      ]),
      [[3, study[2], ['Stress start', '9', 'out-of-range']]],
    )
    const again = await take(bytes)
    assert.deepEqual(again.counts, { ...counts, imported: 0, unchanged: 4 })
    assert.deepEqual(await tableSizes(world), filled, 'the same file twice changes nothing')

    const back = printProblemFile(done.headers, done.refused, 'nl')
    assert.match(back, new RegExp(`^3;Stress start;9;.*;${second};B;3;;;;9;2`, 'm'))
    const corrected = await take(Buffer.from(back.replace(';9;2', ';4;2')))
    assert.deepEqual(
      [corrected.kind, corrected.counts.imported, corrected.counts.unchanged, corrected.counts.rejected],
      ['case-study', 1, 1, 0],
    )
    for (const { id } of [corrected, done]) assert.ok((await undoImport(deps, actor, id)).ok)
    assert.deepEqual(await tableSizes(world), empty)
  })
}

test('interviews with one row per mother; what was said before is told with its own column', async () => {
  const empty = await tableSizes(world)
  const rows = [
    [
      'Dossiernr',
      '1. Ik weet hoe … voor',
      '1. Ik weet hoe … na',
      '2. Rust in mijn hoofd voor',
      '2. Rust in mijn hoofd na',
      'Uitstappen voor',
      'Uitstappen na',
    ],
    [first, '3', '8', '2', '10', '', ''],
    ['onbekend', '3', '8', 'twee', '7', '4', '5'],
  ]
  const done = await take(csv(rows))
  assert.deepEqual([done.kind, done.counts.imported], ['interviews', 2])
  assert.deepEqual(
    done.refused.flatMap(({ rowNumber, problems }) => problems.map(({ column, value, code }) => [fileRow(rowNumber), column, value, code])),
    [
      [3, 'Dossiernr', 'onbekend', 'reference-unknown'],
      [3, '2. Rust in mijn hoofd voor', 'twee', 'number-unreadable'],
      [3, 'Uitstappen voor', 'Uitstappen', 'item-unknown'],
    ],
  )
  assert.equal(printProblemFile(done.headers, done.refused, 'nl').trim().split('\r\n').length, 2)
  const changed = await tryList(deps, actor, {
    bytes: csv([rows[0] ?? [], [first, '3', '9', '2', '10', '', '']]),
    kind: 'interviews',
    mapping: null,
  })
  assert.ok(changed.ok)
  assert.deepEqual(
    changed.value.plan.rows.map(({ outcome, problems }) => [outcome, ...problems.map(({ column, code }) => [column, code])]),
    [['unchanged', ['1. Ik weet hoe … voor', 'row-differs']], ['unchanged']],
  )
  assert.ok((await undoImport(deps, actor, done.id)).ok)
  assert.deepEqual(await tableSizes(world), empty)
})

for (const [name, head] of [
  [
    'subjects over moments',
    [
      ['Dossiernr', 'Woonsituatie', '', 'Schulden', ''],
      ['', 'start', 'einde', 'start', 'einde'],
    ],
  ],
  [
    'moments over subjects',
    [
      ['Dossiernr', 'Start', '', 'Einde', ''],
      ['', 'Woonsituatie', 'Schulden', 'Woonsituatie', 'Schulden'],
    ],
  ],
] as const) {
  test(`two rows of names, ${name}: the same scores as the list with a line per indicator`, async () => {
    const scores = name === 'subjects over moments' ? ['2', '4', '1', '3'] : ['2', '1', '4', '3']
    const long = [
      ['Dossiernr', 'Indicator', 'Start', 'Einde'],
      [first, 'verblijfplaats', '2', '4'],
      [first, 'schulden', '1', '3'],
    ]
    const done = await take(csv([['Casestudy 2025', '', '', '', ''], ...head, [first, ...scores]]), 'case-study')
    assert.deepEqual([done.counts.imported, done.counts.rejected], [2, 0])
    const again = await take(csv(long), 'case-study')
    assert.deepEqual([again.counts.imported, again.counts.unchanged], [0, 2])
    assert.ok((await undoImport(deps, actor, done.id)).ok)
  })
}
