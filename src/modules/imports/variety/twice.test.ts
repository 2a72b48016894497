import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { applyImport } from '../commands/apply-import.ts'
import { tableSizes } from '../commands/table-sizes.testing.ts'
import { undoImport } from '../commands/undo-import.ts'
import { uploadList } from '../commands/upload-list.ts'
import { countOutcomes } from '../domain/plan.ts'
import { printProblemFile } from '../domain/problem-file.ts'
import { rejectedRows } from '../queries/rows.ts'
import { tryList } from '../queries/try-list.ts'
import { diceOf } from './invented.testing.ts'
import { otherLists } from './other-lists.testing.ts'
import { writeList } from './written.testing.ts'

const world = await testWorld()
const { deps, municipalityId } = world
const actor = world.actor('counsellor', 'import')

async function take(bytes: Uint8Array) {
  const uploaded = await uploadList(deps, actor, { fileName: 'lijst', bytes, kind: 'registrations', partOf: undefined })
  assert.ok(uploaded.ok, JSON.stringify(uploaded))
  const applied = await applyImport(deps, actor, uploaded.value.id, async () => undefined)
  assert.ok(applied.ok, JSON.stringify(applied))
  return { id: uploaded.value.id, counts: applied.value, headers: uploaded.value.table.headers }
}

/** A trial run promises what happens; a second time changes nothing; taking back leaves nothing. */
async function thereAndBack(bytes: Uint8Array): Promise<void> {
  const empty = await tableSizes(world)
  const tried = await tryList(deps, actor, { bytes, kind: 'registrations', mapping: null })
  assert.ok(tried.ok, JSON.stringify(tried))
  assert.deepEqual(await tableSizes(world), empty, 'a trial run writes nothing')
  const first = await take(bytes)
  assert.deepEqual(first.counts, countOutcomes(tried.value.plan.rows))
  const { imported, linked, rejected, blank } = first.counts
  assert.equal(imported + linked + rejected + blank, tried.value.table.rows.length, 'every line of the list is told of')
  const filled = await tableSizes(world)
  assert.equal(filled['dossiers.dossier'], (empty['dossiers.dossier'] ?? 0) + imported)
  const again = await take(bytes)
  assert.deepEqual(again.counts, { imported: 0, linked: 0, unchanged: imported + linked, rejected, blank })
  assert.deepEqual(await tableSizes(world), filled, 'a second time changes nothing')
  await expectRefusedRows(first)
  assert.ok((await undoImport(deps, actor, again.id)).ok)
  const undone = await undoImport(deps, actor, first.id)
  assert.ok(undone.ok)
  assert.deepEqual(undone.value.kept, [])
  assert.deepEqual(await tableSizes(world), empty, 'taking back leaves nothing')
}

/** Row number, column, value and reason stand before the row as it was. */
async function expectRefusedRows({ id, headers }: { readonly id: string; readonly headers: readonly string[] }): Promise<void> {
  const refused = await deps.db.as(actor, (tx) => rejectedRows(tx, municipalityId, id))
  if (refused.length === 0) return
  const [, ...lines] = printProblemFile(headers, refused, 'nl').trim().split('\r\n')
  assert.ok(lines.length >= refused.length)
  for (const { rowNumber, problems } of refused) {
    const [problem] = problems.filter(({ severity }) => severity === 'error')
    assert.ok(problem)
    assert.ok(lines.some((line) => line.startsWith(`${rowNumber};`) && line.includes(problem.value)))
  }
}

for (const seed of [3, 5, 8, 13, 21]) {
  test(`invented list ${seed}: there and back`, async () => {
    await thereAndBack((await writeList(diceOf(seed), 40)).bytes)
  })
}

for (const { name, text, counts } of otherLists) {
  test(`${name}: there and back`, async () => {
    assert.ok(counts[0] > 0)
    await thereAndBack(Buffer.from(text))
  })
}
