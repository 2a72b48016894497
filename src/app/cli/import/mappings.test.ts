import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readMappings } from './mappings.ts'

const folder = mkdtempSync(join(tmpdir(), 'opkomst-mapping-'))
after(() => rmSync(folder, { recursive: true }))

const mapping = (kind: string, columns: Record<string, string | null> = {}, values = {}) =>
  JSON.stringify({ version: 1, kind, columns, values })

function fileOf(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

test('a mapping file counts for the list of its kind', async () => {
  const path = fileOf('good.json', mapping('registrations', { Nr: 'reference', Los: null }))
  const found = await readMappings([path], ['registrations', 'interviews'], undefined)
  assert.deepEqual(found.get('registrations')?.columns, { Nr: 'reference', Los: null })
  assert.equal(found.get('interviews'), undefined)
})

for (const [name, text, expected] of [
  ['no JSON', '{ nee', /whole file: is not JSON/],
  ['a list', '[]', /whole file: .*expected object/],
  ['another version', '{"version":2,"kind":"registrations","columns":{}}', /version: /],
  [
    'a field that is none',
    mapping('registrations', { Naam: 'achternaam' }),
    /columns\.Naam: "achternaam" is not a field; use one of reference,/,
  ],
  ['a field given twice', mapping('registrations', { A: 'remarks', B: 'remarks' }), /columns\.B: "remarks" already has a column/],
  ['a meaning that is none', mapping('registrations', {}, { single: { co: 'maybe' } }), /values\.single\.co: "maybe".*yes, no, unknown/],
  ['a group that is none', mapping('registrations', {}, { zz: { a: 'b' } }), /values\.zz: "zz" is neither/],
  ['another kind of list', mapping('case-study'), /kind case-study; given: registrations/],
] as const) {
  test(`refused: ${name}`, async () => {
    const path = fileOf(`${name}.json`, text)
    await assert.rejects(readMappings([path], ['registrations'], undefined), (error: Error) => {
      assert.ok(error.message.includes(path))
      assert.match(error.message, expected)
      return true
    })
  })
}

test('refused: two for one list, and a file that is not there', async () => {
  const [one, two] = [fileOf('1.json', mapping('registrations')), fileOf('2.json', mapping('registrations'))]
  await assert.rejects(readMappings([one, two], ['registrations'], undefined), /two mapping files/)
  await assert.rejects(readMappings([join(folder, 'none.json')], ['registrations'], undefined), /cannot read the file/)
})
