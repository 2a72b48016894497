import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PackageTable, PackageValue } from '../domain/package.ts'
import { sayValue } from './dossier-paper.ts'
import { readRightsWords, rightsInWords } from './rights-words.ts'

const words = readRightsWords()

function table(name: string, row: Readonly<Record<string, PackageValue>>): PackageTable {
  const columns = Object.keys(row).map((column) => ({ name: column, label: column, type: 'text', class: 'special', meaning: '' }) as const)
  return { name, title: name, columns, rows: [row] }
}

/** What stands on the paper, per column. */
function read(name: string, row: Readonly<Record<string, PackageValue>>): Readonly<Record<string, string | null>> {
  const [shown] = rightsInWords(table(name, row), words).rows
  return Object.fromEntries(
    Object.entries(shown ?? {}).map(([key, value]) => [key, sayValue({ name: key, type: 'text' }, value, new Map())]),
  )
}

const facts = [
  ['adults[*].residenceStatus', '"residence-permit"', 'Welk verblijf heeft deze persoon in België?', 'Verblijf van onbeperkte duur'],
  ['household.cohabitation', '"others"', 'Wie woont er samen?', 'Bij familie of anderen'],
  ['benefits.leefloon', 'true', 'Krijgt iemand in het gezin leefloon?', 'ja'],
  ['adults[*].healthFund', '"CM"', 'Welk ziekenfonds?', 'CM'],
  ['property.ownsHome', 'null', null, 'dat weten we nog niet'],
] as const

for (const [path, value, question, answer] of facts) {
  test(`${path} reads as a question and an answer`, () => {
    const said = read('rights.fact', { path, value })
    if (question !== null) assert.equal(said['path'], question)
    assert.equal(said['value'], answer)
  })
}

test('a right goes by its title, an amount is in euro', () => {
  const said = read('rights.claim', { right_id: 'leefloon', cents: 18019 })
  assert.equal(said['right_id'], 'Leefloon (recht op maatschappelijke integratie)')
  assert.match(said['cents'] ?? '', /180,19/)
})

test('what was found is told per answer, without the words of the program', () => {
  const outcomes = JSON.stringify({
    leefloon: { outcome: 'unknown', cents: null, per: null },
    'groeipakket-basisbedrag': { outcome: 'yes', cents: 18019, per: 'month' },
  })
  const said = read('rights.look', { outcomes })['outcomes'] ?? ''
  assert.match(said, /^Waarschijnlijk wel: .*180,19.* per maand\)\.\nNog te vragen: Leefloon/)
  assert.doesNotMatch(said, /[{}"]|unknown|cents/)
})

test('an hour is told as an hour', () => {
  assert.equal(sayValue({ name: 'planned_at', type: 'time without time zone' }, '09:30:00', new Map()), '09.30 uur')
})

test('what this paper does not know is left to the file, never told as code', () => {
  assert.equal(read('rights.fact', { path: 'children', value: '[{"a":1}]' })['value'], 'staat in het bestand')
  assert.equal(read('rights.look', { outcomes: '{"x":1}' })['outcomes'], 'staat in het bestand')
})
