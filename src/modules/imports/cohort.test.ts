import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { z } from 'zod'
import type { FileKind } from './domain/fields.ts'
import { startingContext } from './domain/mapping.ts'
import { parseCaseStudies, parseInterviews, parseRegistrations } from './domain/parse-list.ts'
import { mappingOf, proposeMapping } from './domain/propose-mapping.ts'
import { readTable } from './read/read-table.ts'
import { summariseCaseStudy, summariseInterviews, summariseMothers } from './testing.ts'

const folder = new URL('../../../tests/data/mechelen-cohort/', import.meta.url)
const context = startingContext('2023-09-30')
const expected = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(new URL('expected.json', folder), 'utf8')))

async function load(name: string, kind: FileKind) {
  const table = await readTable(await readFile(new URL(name, folder)))
  assert.ok(table.ok)
  const proposal = proposeMapping(
    kind,
    table.value.headers,
    table.value.rows.map(({ cells }) => cells),
    context,
  )
  return { table: table.value, proposal, mapping: mappingOf(proposal) }
}

test('the registration list: every column finds its field', async () => {
  const { proposal, table } = await load('registraties.csv', 'registrations')
  assert.deepEqual(
    proposal.columns.filter(({ field }) => field === null),
    [],
  )
  assert.deepEqual(proposal.missing, [])
  assert.deepEqual([table.encoding, table.delimiter, table.headerRow, table.rows.length], ['utf-8', ';', 0, 333])
  assert.deepEqual(
    proposal.values.flatMap(({ spellings }) => spellings.filter(({ meaning }) => meaning === null)).map(({ spelling }) => spelling),
    ['', ''],
  )
})

test('the registration list: figures, second referrals, refused and blank rows', async () => {
  const { table, mapping } = await load('registraties.csv', 'registrations')
  const list = parseRegistrations(table.rows, mapping, context)
  assert.deepEqual(
    list.rejected.map(({ rowNumber }) => rowNumber),
    [332, 334],
  )
  assert.deepEqual(list.blank, [333])
  assert.deepEqual([...list.links.keys()].sort(), [325, 326, 327, 328, 329, 330, 331])
  const found = summariseMothers(list.rows.filter(({ rowNumber }) => !list.links.has(rowNumber)))
  const { as_of: _, file: __, casestudy: ___, mother_scores: ____, ...figures } = expected
  assert.deepEqual(found, figures)
})

test('the case study and the interviews: figures', async () => {
  const registrations = await load('registraties.csv', 'registrations')
  const references = new Set(
    parseRegistrations(registrations.table.rows, registrations.mapping, context).rows.flatMap(({ reference }) => reference ?? []),
  )
  const study = await load('casestudy.csv', 'case-study')
  const studied = parseCaseStudies(study.table.rows, study.mapping, context, references)
  assert.deepEqual([studied.rejected, studied.warnings], [[], []])
  assert.deepEqual(summariseCaseStudy(studied.rows), expected['casestudy'])
  const interviews = await load('interviews.csv', 'interviews')
  const asked = parseInterviews(interviews.table.rows, interviews.mapping, context, references)
  assert.deepEqual(asked.rejected, [])
  assert.deepEqual(summariseInterviews(asked.rows), expected['mother_scores'])
})
