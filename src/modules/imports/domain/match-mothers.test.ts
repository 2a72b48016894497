import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startingContext } from './mapping.ts'
import { matchMothers, sameMother } from './match-mothers.ts'
import { parseRegistrations } from './parse-list.ts'
import { mappingOf, proposeMapping } from './propose-mapping.ts'
import { fingerprintRegistration } from './row-fingerprint.ts'

const context = startingContext('2026-01-01')
const HEADERS = [
  'Dossiernr',
  'Naam',
  'Voornaam',
  'Geboortedatum mama',
  'Programma',
  'Datum aanmelding',
  'Start begeleiding',
  'Aangemeld door',
]
function read(table: readonly (readonly string[])[], headers: readonly string[] = HEADERS) {
  const mapping = mappingOf(proposeMapping('registrations', headers, table, context))
  return parseRegistrations(
    table.map((cells, index) => ({ rowNumber: index + 2, cells })),
    mapping,
    context,
  )
}
const person = (familyName: string, givenName: string, birthDate: string | null) => ({ familyName, givenName, birthDate })

const pairs = [
  ['accents and case', person('Özdemir', 'Aïcha', '1990-01-01'), person('OZDEMIR', 'aicha', '1990-01-01'), 'same-name'],
  ['order and hyphen', person('El-Amrani', 'Fatima', '1990-01-01'), person('Fatima', 'El Amrani', '1990-01-01'), 'same-name'],
  ['another alphabet', person('Коваленко', 'Олена', '1990-01-01'), person('Kovalenko', 'Olena', '1990-01-01'), 'same-name'],
  ['a slip', person('Benali', 'Samira', '1990-01-01'), person('Benalli', 'Samira', '1990-01-01'), 'name-alike'],
  ['a part', person('Garcia Lopez', 'Maria', '1990-01-01'), person('Lopez', 'Maria', '1990-01-01'), 'part-of-name'],
  ['only the name', person('Benali', 'Samira', '1990-01-01'), person('Benali', 'Samira', '1991-01-01'), null],
  ['no birth date', person('Benali', 'Samira', null), person('Benali', 'Samira', null), null],
  ['only the day', person('Benali', 'Samira', '1990-01-01'), person('Claes', 'Lina', '1990-01-01'), null],
  ['an initial', person('Janssens', 'L.', '1990-01-01'), person('JANSSENS', 'Lies', '1990-01-01'), 'name-alike'],
  ['another initial', person('Janssens', 'L.', '1990-01-01'), person('Janssens', 'Mia', '1990-01-01'), null],
  ['initials alone', person('J.', 'L.', '1990-01-01'), person('Janssens', 'Lies', '1990-01-01'), null],
  ['sisters', person('Diallo', 'Awa', '1990-01-01'), person('Diallo', 'Ami', '1990-01-01'), null],
] as const
for (const [name, a, b, reason] of pairs) {
  test(`sameMother: ${name}`, () => {
    assert.equal(sameMother(a, b)?.[1] ?? null, reason)
    assert.equal(sameMother(b, a)?.[1] ?? null, reason)
  })
}

const FIRST = ['2024-1', 'Benali', 'Samira', '01/02/1990', 'Opkomst', '03/03/2024', '10/03/2024', 'Huisarts']
const SECOND = ['', 'benali', 'samira', '01/02/1990', 'Opkomst', '01/03/2024', '', 'K&G']

test('the row that carries the guidance is the mother, wherever it stands', () => {
  assert.deepEqual([...read([FIRST, SECOND]).links.keys()], [3])
  assert.deepEqual([...read([SECOND, FIRST]).links.keys()], [2])
})

test('a known person comes before a row of the file', () => {
  const { rows } = read([FIRST])
  const links = matchMothers(rows, [{ id: 'p1', familyName: 'Benali', givenName: 'Samira', birthDate: '1990-02-01' }])
  assert.deepEqual(links.get(2)?.to, { kind: 'person', id: 'p1' })
})

test('a number twice: the same line once, the same mother again, or refused', () => {
  assert.deepEqual(
    read([FIRST, FIRST]).rejected[0]?.problems.map(({ code }) => code),
    ['row-repeated'],
  )
  const again = read([FIRST, ['2024-1', ...FIRST.slice(1, 5), '04/09/2024', '', 'K&G']])
  assert.deepEqual([again.rejected.length, [...again.links.keys()]], [0, [3]])
  assert.deepEqual(
    read([FIRST, ['2024-1', 'Claes', 'Lina', '01/02/1991', ...FIRST.slice(4)]]).rejected[0]?.problems[0]?.code,
    'reference-twice',
  )
})

test('fingerprints do not depend on the order of columns or rows', () => {
  const back = (row: readonly string[]) => [...row].reverse()
  const prints = (list: ReturnType<typeof read>) =>
    list.rows.map((row) => fingerprintRegistration(row, list.links.has(row.rowNumber))).sort((a, b) => (a.identity < b.identity ? -1 : 1))
  const one = prints(read([FIRST, SECOND]))
  assert.deepEqual(prints(read([back(SECOND), back(FIRST)], back(HEADERS))), one)
  assert.equal(new Set(one.map(({ identity }) => identity)).size, 2)
  const corrected = prints(read([[...FIRST.slice(0, 7), 'Vroedvrouw'], SECOND]))
  assert.deepEqual(
    corrected.map(({ identity }) => identity),
    one.map(({ identity }) => identity),
  )
  assert.notDeepEqual(corrected, one)
})
