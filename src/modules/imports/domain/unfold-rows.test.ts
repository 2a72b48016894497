import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CASE_STUDY_ITEMS, MOTHER_SCORE_ITEMS } from './items.ts'
import { fileRow, lineNumber } from './line-number.ts'
import { unfoldRows } from './unfold-rows.ts'
import { wideKind, widePairs } from './wide-columns.ts'

const study: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['words behind', ['Dossiernr', 'Woonsituatie start', 'Woonsituatie einde'], ['verblijfplaats']],
  ['letters behind a dash', ['Nr', 'Slaapplek baby - S', 'Slaapplek baby - E'], ['slaapomgeving']],
  ['words in front', ['Nr', 'Start: schulden', 'Einde: schulden', 'Bij start stress', 'Bij einde stress'], ['schulden', 'stress']],
  ['letters in front', ['Nr', 'S Babyuitzet', 'E Babyuitzet'], ['babyuitzet']],
  ['between brackets, with a scale', ['Nr', 'Netwerk (begin) (1-5)', 'Netwerk (eind) (1-5)'], ['netwerk']],
  ['measurements', ['Nr', 'Hechting T0', 'Hechting T1', 'Kinderopvang nulmeting', 'Kinderopvang eindmeting'], ['hechting', 'kinderopvang']],
  [
    'a slip of the pen',
    ['Nr', 'Zelfvertrouwen start', 'Zelfvertrouwen einde', 'Schuldn start', 'Schuldn einde'],
    ['zelfvertrouwen_mama', 'schulden'],
  ],
  ['French', ['N°', 'Logement début', 'Logement fin', 'Dettes au début', 'Dettes à la fin'], ['verblijfplaats', 'schulden']],
  ['ids with underscores', ['Nr', 'sociale_rechten_start', 'sociale_rechten_einde'], ['sociale_rechten']],
  ['a list with its own column of indicators', ['Nr', 'Indicator', 'Inkomen start', 'Inkomen einde'], []],
  ['days', ['Nr', 'Datum start', 'Datum einde', 'Start', 'Einde'], []],
]

for (const [name, headers, wanted] of study) {
  test(`case study: ${name}`, () => {
    const pairs = widePairs('case-study', headers, [])
    const whole = pairs.filter(({ first, last }) => first !== null && last !== null && first < last)
    assert.deepEqual(
      whole.map(({ item }) => item),
      wanted,
    )
  })
}

test('a question by its number and the beginning of its words', () => {
  const headers = ['Dossier', '1. Ik weet hoe … voor', '1. Ik weet hoe … na', '2) Ik voel een band (vroeger)', '2) Ik voel een band (nu)']
  assert.deepEqual(widePairs('interviews', headers, []), [
    { about: 'Ik weet hoe', item: 'zorg_baby', first: 1, last: 2 },
    { about: 'Ik voel een band', item: 'band_baby', first: 3, last: 4 },
  ])
  assert.equal(wideKind(headers), 'interviews')
})

const namesOf = (items: Readonly<Record<string, string>>, first: string, last: string) => [
  'Dossiernr',
  ...Object.values(items).flatMap((label) => [`${label} ${first}`, `${label} ${last}`]),
]

test('every label is found with its two columns, and the kind of the list with it', () => {
  for (const [kind, items, first, last] of [
    ['case-study', CASE_STUDY_ITEMS, 'start', 'einde'],
    ['case-study', CASE_STUDY_ITEMS, '- S', '- E'],
    ['interviews', MOTHER_SCORE_ITEMS, 'voor', 'nu'],
    ['interviews', MOTHER_SCORE_ITEMS, '(V)', '(N)'],
  ] as const) {
    const headers = namesOf(items, first, last)
    const pairs = widePairs(kind, headers, [])
    assert.deepEqual(
      pairs.map((pair) => [pair.item, pair.first, pair.last]),
      Object.keys(items).map((item, at) => [item, 2 * at + 1, 2 * at + 2]),
    )
    assert.equal(wideKind(headers), kind)
  }
})

test('a registration list is not taken for one', () => {
  const headers = ['Dossiernr', 'Naam', 'Geboortedatum', 'Datum aanmelding', 'Start', 'Einde', 'Huisvesting start', 'Huisvesting einde']
  assert.equal(wideKind([...headers, 'Babyuitzet start', 'Babyuitzet einde', 'Opmerkingen']), null)
})

test('rows become lines that know where they stood', () => {
  const headers = ['Dossiernr', 'Woonsituatie start', 'Huisdieren start', 'Woonsituatie einde', 'Huisdieren einde', 'Nota']
  const rows = [
    { rowNumber: 2, cells: ['G-1', '2', '4', '5', '', 'x'] },
    { rowNumber: 3, cells: ['G-2', '', '', ' ', '', 'nog niets gemeten'] },
    { rowNumber: 4, cells: ['', '', '', '', '', ''] },
  ]
  const found = unfoldRows('case-study', headers, rows)
  assert.deepEqual(found?.headers, ['Dossiernr', 'Nota', 'Indicator', 'Start', 'Einde'])
  assert.deepEqual(
    found.rows.map(({ rowNumber, cells }) => [fileRow(rowNumber), ...cells]),
    [
      [2, 'G-1', 'x', 'Woonsituatie', '2', '5'],
      [2, 'G-1', 'x', 'Huisdieren', '4', ''],
      [3, '', '', '', '', ''],
      [4, '', '', '', '', ''],
    ],
  )
  assert.deepEqual(found.rows[0]?.from?.headers, ['Dossiernr', 'Nota', 'Woonsituatie start', 'Woonsituatie start', 'Woonsituatie einde'])
  assert.deepEqual(found.rows[0]?.from?.cells, rows[0]?.cells)
  assert.equal(unfoldRows('case-study', ['Dossiernr', 'Indicator', 'Start', 'Einde'], rows), null)
})

test('what the team taught of a name counts first', () => {
  const headers = ['Nr', 'Nestje start', 'Nestje einde']
  assert.deepEqual(widePairs('case-study', headers, []), [])
  const [pair] = widePairs('case-study', headers, [], { item: { nestje: 'slaapomgeving' } })
  assert.deepEqual(pair, { about: 'Nestje', item: 'slaapomgeving', first: 1, last: 2 })
})

test('line numbers are different, in the order of the file, and lead back to the row', () => {
  const place = fc.record({ row: fc.integer({ min: 1, max: 11_000_000 }), at: fc.integer({ min: 0, max: 99 }) })
  fc.assert(
    fc.property(place, place, (a, b) => {
      const [one, other] = [lineNumber(a.row, a.at), lineNumber(b.row, b.at)]
      assert.equal(fileRow(one), a.row)
      assert.ok(one < 2 ** 31)
      assert.equal(Math.sign(one - other), Math.sign(a.row - b.row || a.at - b.at))
    }),
  )
})
