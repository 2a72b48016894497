import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { startingContext } from './mapping.ts'
import { parseMappingFile, printMappingFile } from './mapping-file.ts'
import { parseRegistrations } from './parse-list.ts'
import { mappingFileOf, mappingOf, proposeMapping } from './propose-mapping.ts'

const context = startingContext('2026-01-01')
const faults = (file: unknown) => {
  const read = parseMappingFile(typeof file === 'string' ? file : JSON.stringify(file))
  return read.ok ? [] : read.refusal.map(({ path, code }) => [path, code])
}

test('a mapping file with faults names every place', () => {
  assert.deepEqual(faults('{'), [['', 'not-json']])
  assert.deepEqual(faults({ version: 2, kind: 'registrations', columns: {} }), [['version', 'wrong-shape']])
  const wrong = {
    version: 1,
    kind: 'registrations',
    columns: { Naam: 'familyName', Nom: 'familyName', X: 'shoeSize' },
    values: { single: { ja: 'perhaps' }, hair: {} },
  }
  assert.deepEqual(faults(wrong), [
    ['columns.Nom', 'field-twice'],
    ['columns.X', 'unknown-field'],
    ['values.single.ja', 'unknown-meaning'],
    ['values.hair', 'unknown-group'],
  ])
})

test('the example in the guide is a valid mapping file', async () => {
  const guide = await readFile(new URL('../../../../docs/guides/import-mapping.md', import.meta.url), 'utf8')
  const example = /```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? ''
  assert.deepEqual(faults(example), [])
})

const headers = ['Mevrouw', 'Roepnaam', 'GD', 'Soort', 'Op', 'Wie belde', 'Geld']
const rows = [
  ['Diallo', 'Aïcha', '04/05/1995', 'groen', '02/03/2024', 'Dorpsdienst', 'pot'],
  ['Peeters', 'Eva', '14/05/1992', 'rood', '12/03/2024', 'Kerk', 'leefloon'],
]
const saved = {
  version: 1,
  kind: 'registrations',
  ownServices: ['Dorpsdienst'],
  columns: {
    mevrouw: 'familyName',
    Roepnaam: 'givenName',
    GD: 'birthDate',
    Soort: 'programme',
    Op: 'referredOn',
    'Wie belde': 'source',
    Geld: 'income',
  },
  values: { programme: { Groen: 'opkomst', rood: 'opkomst_plus' }, income: { pot: 'none' }, organisation: { kerk: 'Sint-Rombout' } },
}

test('a saved mapping reads a list in words nobody else uses, and is kept whole', () => {
  const file = parseMappingFile(JSON.stringify(saved))
  assert.ok(file.ok)
  const proposal = proposeMapping('registrations', headers, rows, context, file.value)
  const inputs = rows.map((cells, index) => ({ rowNumber: index + 2, cells }))
  const [first, second] = parseRegistrations(inputs, mappingOf(proposal), context).rows
  assert.deepEqual(
    [first?.programme, first?.income, first?.source],
    ['opkomst', 'none', { name: 'Dorpsdienst', external: false, known: false }],
  )
  assert.deepEqual([second?.programme, second?.source?.name], ['opkomst_plus', 'Sint-Rombout'])
  const again = parseMappingFile(printMappingFile(mappingFileOf(proposal)))
  assert.ok(again.ok)
  const repeated = proposeMapping('registrations', headers, rows, context, again.value)
  assert.deepEqual(parseRegistrations(inputs, mappingOf(repeated), context).rows, [first, second])
})

test('headers the saved mapping does not know are proposed, those it misses are named', () => {
  const file = parseMappingFile(JSON.stringify({ ...saved, columns: { ...saved.columns, Weg: 'remarks' } }))
  assert.ok(file.ok)
  const proposal = proposeMapping(
    'registrations',
    [...headers, 'Tweeling'],
    rows.map((row) => [...row, '']),
    context,
    file.value,
  )
  assert.equal(proposal.columns.at(-1)?.field, 'twins')
  assert.deepEqual(proposal.absentHeaders, ['Weg'])
})
