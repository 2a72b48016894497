import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { describeImport, importJson } from '../cli/import/describe.ts'
import { testWorld } from '../testing.ts'
import { type ListFile, runImport } from './run-import.ts'

const world = await testWorld()
const actor = world.actor('team-lead', 'import')
const cohort = await readFile(new URL('../../../tests/data/mechelen-cohort/registraties.csv', import.meta.url), 'utf8')
const rows = cohort.split(/\r?\n/).slice(0, 12)
const [number = ''] = (rows[1] ?? '').split(';')
const wide = [
  'Dossiernr;Woonsituatie start;Woonsituatie einde;Stress - S;Stress - E',
  `${number};2;4;9;3`,
  'X-99;2;4;1;3',
  `${(rows[2] ?? '').split(';')[0]};;;;`,
].join('\r\n')
const unknown = rows
  .slice(0, 4)
  .map((row, index) => `${row};${['Lievelingskleur', 'blauw', '', 'rood'][index]};${index === 0 ? 'Leeg' : ''}`)
const list = (kind: ListFile['kind'], text: string): ListFile => ({
  kind,
  fileName: `${kind}.csv`,
  bytes: Buffer.from(text),
  mapping: null,
})

test('a registration list and a case study with one row per family in one command: a trial, then told by row and column', async () => {
  const files = [list('registrations', rows.join('\r\n')), list('case-study', wide)]
  for (const isTrial of [true, false]) {
    const done = await runImport(world.deps, actor, files, { isTrial, progress: () => undefined })
    assert.ok(done.ok, JSON.stringify(done))
    const [, study] = done.value
    assert.deepEqual(study?.counts, { imported: 1, linked: 0, unchanged: 0, rejected: 3, blank: 1 })
    const results = done.value.map((result) => ({ ...result, path: result.fileName }))
    const told = describeImport(results, isTrial, new Map())
    assert.match(told, /each subject with its two columns is read/)
    assert.match(told, /row 2 +Stress - S +"9" /)
    assert.equal(told.match(/row 3 +Dossiernr +"X-99" /g)?.length, 1)
    assert.match(JSON.stringify(importJson(results, isTrial, new Map())), /"row":2,"column":"Stress - S","value":"9","code":"out-of-range"/)
  }
})

test('a column nothing is made of is named, unless it is empty or the mapping says that it may stay behind', async () => {
  const file = list('registrations', unknown.join('\r\n'))
  const tell = async (one: ListFile) => {
    const done = await runImport(world.deps, actor, [one], { isTrial: true, progress: () => undefined })
    assert.ok(done.ok, JSON.stringify(done))
    const results = done.value.map((result) => ({ ...result, path: result.fileName }))
    return { told: describeImport(results, true, new Map()), json: JSON.stringify(importJson(results, true, new Map())), results }
  }
  const first = await tell(file)
  assert.match(first.told, /Columns left aside .*: Lievelingskleur$/m)
  assert.match(first.json, /"leftAside":\["Lievelingskleur"\]/)
  const [{ mapping } = { mapping: null }] = first.results
  const second = await tell({ ...file, mapping })
  assert.doesNotMatch(second.told, /left aside/)
})
