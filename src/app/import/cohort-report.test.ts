import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { impactReportJson } from '#modules/evidence/public.ts'
import type { FileKind } from '#modules/imports/public.ts'
import { machine } from '#platform/actor.ts'
import { projectRoot } from '#platform/root.ts'
import { testWorld } from '../testing.ts'
import { listFacts } from './list-facts.ts'
import { runImport } from './run-import.ts'

const folder = join(projectRoot, 'tests', 'data', 'mechelen-cohort')
const world = await testWorld()
const record = z.record(z.string(), z.unknown())
const listed = async (kind: FileKind, fileName: string) => ({
  kind,
  fileName,
  bytes: await readFile(join(folder, fileName)),
  mapping: null,
})

test('three lists in, the published figures out', async (t) => {
  const { deps, municipalityId } = world
  const lists = [
    await listed('registrations', 'registraties.csv'),
    await listed('case-study', 'casestudy.csv'),
    await listed('interviews', 'interviews.csv'),
  ]
  const done = await runImport(deps, machine(municipalityId, 'import'), lists, { isTrial: false, progress: () => undefined })
  assert.ok(done.ok)
  const reporter = machine(municipalityId, 'reporting')
  const report = await impactReportJson(deps, reporter, { asOf: '2023-09-30' })
  assert.ok(report.ok)
  const found = record.parse({ ...report.value, file: await listFacts(deps, reporter) })
  const expected = record.parse(JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')))
  const { note: _, ...file } = record.parse(expected['file'])
  for (const [figure, value] of Object.entries({ ...expected, file })) await t.test(figure, () => assert.deepEqual(found[figure], value))

  const today = await impactReportJson(deps, reporter, {})
  assert.ok(today.ok)
  await t.test('nothing in the lists is later than the day they were made', () => {
    assert.deepEqual({ ...today.value, as_of: null }, { ...report.value, as_of: null })
  })
})

test('a second list that cannot be read keeps the first one out', async () => {
  const { deps, other } = world
  const actor = machine(other.municipalityId, 'import')
  const broken = { kind: 'interviews', fileName: 'leeg.csv', bytes: Buffer.from(''), mapping: null } as const
  const done = await runImport(deps, actor, [await listed('registrations', 'registraties.csv'), broken], {
    isTrial: false,
    progress: () => undefined,
  })
  assert.ok(!done.ok && done.refusal.file === 'leeg.csv')
  assert.equal(await listFacts(deps, actor), null)
})
