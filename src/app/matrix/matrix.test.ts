import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectRoot } from '#platform/root.ts'
import { kindOfColumn, kindOfTable, kinds } from './kinds.ts'
import { everyone, isAllowed, matrix, matrixCells, matrixRows, states, whileRestricted } from './matrix.ts'
import { matrixCsv, matrixJson, matrixMarkdown } from './render.ts'

const schema = readFileSync(join(projectRoot, 'db/schema.gen.ts'), 'utf8')
const types = new Map([...schema.matchAll(/export type (\w+) = \{\n([\s\S]*?)\n\}/g)].map(([, name = '', body = '']) => [name, body]))
const columns = [...schema.matchAll(/^ {2}'([a-z]+\.[a-z_]+)': (\w+)$/gm)].flatMap(([, table = '', type = '']) =>
  [...(types.get(type) ?? '').matchAll(/\/\*\* ([a-z-]+);[^\n]*\n {2}(\w+):/g)].map(([, word = '', column = '']) => ({
    table,
    column,
    class: word,
  })),
)
const tables = Object.keys(kindOfTable)
const isTable = (name: string): name is keyof typeof kindOfTable => tables.includes(name)

test('every column of the database is of a kind, and an address only of the kinds that say so', () => {
  const found = columns.map(({ table, column, ...rest }) => ({
    ...rest,
    name: `${table}.${column}`,
    kind: isTable(table) ? kindOfColumn(table, column) : null,
  }))
  assert.ok(found.length > 800, `${found.length} columns were read`)
  assert.deepEqual(
    found.filter(({ kind }) => kind === null),
    [],
  )
  const addresses = found.filter((one) => one.class === 'secret-address')
  assert.ok(addresses.length > 0)
  assert.deepEqual(
    addresses.filter(({ kind }) => kind !== 'place'),
    [],
  )
  const harmless = new Set(['technical', 'rules of the municipality', 'municipality', 'published figures', 'partners'])
  const sensitive = found.filter((one) => one.class === 'special' && one.kind !== null && harmless.has(one.kind))
  assert.deepEqual(sensitive, [], 'what is special is of a kind that says so')
})

test('every kind of data is either ruled or technical', () => {
  const ruled = new Set(Object.values(matrix).flatMap((line) => line.kinds))
  const loose = kinds.filter((kind) => !ruled.has(kind))
  assert.deepEqual(loose, ['municipality', 'technical'])
})

test('at least three thousand cells; nobody is let into what is closed to her', () => {
  const cells = matrixCells()
  assert.ok(cells.length >= 3_000, `${cells.length} cells`)
  assert.ok(cells.every(({ allowed, state }) => !allowed || !['kept out', 'of somebody else', 'another municipality'].includes(state)))
  const dossierKinds = new Set(['contacts', 'measurements', 'protected part', 'words of the family'])
  const strangers = cells.filter(
    ({ who, kind, allowed }) => allowed && dossierKinds.has(kind) && ['administrator', 'researcher', 'visitor'].includes(who),
  )
  assert.deepEqual(
    strangers.map(({ rule, who, kind }) => `${who} ${rule} ${kind}`),
    ['administrator imports.apply measurements'],
    'who imports a list of past years sees what stands in it, and nothing else',
  )
})

test('the list leaves as a table, for a spreadsheet and as data', () => {
  const rules = matrixRows().length
  assert.equal(matrixCsv().split('\r\n').length, rules + 1)
  assert.equal(matrixMarkdown().split('\n').length, rules + 2)
  assert.match(matrixMarkdown(), /\| dossiers\.read \| read \| guidance \|/)
  const read: unknown = JSON.parse(matrixJson())
  assert.ok(typeof read === 'object' && read !== null && 'cells' in read && Array.isArray(read.cells) && read.cells.length >= 3_000)
})

test('restricted is a state of a dossier: only her rights, her own pages and the program itself are let in, and never more than while it is open', () => {
  assert.ok(states.dossier.includes('restricted'))
  const ofDossiers = matrixRows().filter(({ of }) => of === 'dossier')
  for (const row of ofDossiers) {
    for (const who of everyone) {
      const isIn = isAllowed(row, who, 'restricted')
      if (isIn) assert.ok(isAllowed(row, who, 'open'), `${row.rule} ${who}`)
      const isWorker = !['family', 'visitor', 'machine'].includes(who)
      if (isWorker) assert.equal(isIn, row.who.includes(who) && row.purposes.includes('data-subject'), `${row.rule} ${who}`)
    }
  }
  const cells = matrixCells().filter(({ state }) => state === 'restricted')
  const used = cells.filter(({ allowed, kind }) => allowed && ['contacts', 'measurements', 'people', 'protected part'].includes(kind))
  assert.deepEqual(used, [], 'nothing a family told is read or written')
  assert.ok(cells.some(({ allowed, rule, who }) => allowed && rule === 'lifecycle.copy.make' && who === 'team-lead'))
})

test('the list says for each rule about a dossier whom it lets in while that is restricted', () => {
  const said = matrixCsv().split('\r\n').slice(1)
  for (const [at, row] of matrixRows().entries()) {
    const end = whileRestricted(row)?.join(', ') ?? 'does not apply'
    assert.ok(said[at]?.endsWith(`,"${end}"`), `${row.rule}: ${said[at]}`)
  }
  assert.match(matrixCsv(), /"contacts\.record",[^\r]*,""\r/)
  assert.match(matrixCsv(), /"lifecycle\.limit\.set",[^\r]*,"team-lead"\r/)
  assert.match(matrixCsv(), /"consent\.withdraw",[^\r]*,"family"\r/)
})
