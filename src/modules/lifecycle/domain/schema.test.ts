import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWorld } from '#app/testing.ts'
import { labelOf, tableTitle } from '../paper/words.ts'
import { readSchema } from '../queries/read-schema.ts'
import { type Schema, tablesOfFamilies, unknownReferences } from './schema.ts'
import { givenTables, leftOutColumns, leftOutTables, ownRowsOnly, undecided } from './treatment.ts'

const world = await testWorld()
const schema: Schema = await world.db.as(world.actor('administrator'), readSchema)

test('every table with a row of a family is in her copy or left out for a reason', () => {
  assert.ok(tablesOfFamilies(schema).size > 50)
  const given = new Set(givenTables(schema).map(({ name }) => name))
  const both = [...given].filter((name) => name in leftOutTables)
  const neither = [...tablesOfFamilies(schema)].filter((name) => !given.has(name) && !(name in leftOutTables))
  assert.deepEqual([both, neither], [[], []])
})

test('no column holds ids of which nobody knows whose they are, and no words stand apart from the families', () => {
  assert.deepEqual(unknownReferences(schema), [])
  assert.deepEqual(undecided(schema), [])
})

test('the lists name tables and columns that exist', () => {
  const names = [...Object.keys(leftOutTables), ...Object.keys(ownRowsOnly)].filter((name) => !schema.has(name))
  const columns = Object.keys(leftOutColumns).filter((name) => {
    const at = name.lastIndexOf('.')
    return schema.get(name.slice(0, at))?.columns.every((column) => column.name !== name.slice(at + 1)) ?? true
  })
  assert.deepEqual([names, columns], [[], []])
})

test('everything in her copy has a name in plain words', () => {
  const nameless = givenTables(schema).flatMap(({ name, columns }) => [
    ...(tableTitle(name) === null && columns.length > 0 ? [name] : []),
    ...columns.filter((column) => labelOf(name, column.name) === null).map((column) => `${name}.${column.name}`),
  ])
  assert.deepEqual(nameless, [])
})

test('a forgotten table is noticed', () => {
  const note = { name: 'note', type: 'text', class: 'special', meaning: '' } as const
  const forgotten = { name: 'contacts.forgotten', columns: [{ ...note, name: 'family_ref', type: 'uuid' }, note], links: [] }
  const planted: Schema = new Map([...schema, ['contacts.forgotten', forgotten]])
  assert.deepEqual(undecided(planted), ['contacts.forgotten'])
  assert.deepEqual(unknownReferences(planted), ['contacts.forgotten.family_ref'])
})
