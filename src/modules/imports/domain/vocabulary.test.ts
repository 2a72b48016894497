import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createInterpreter, startingContext } from './mapping.ts'
import { matchProgramme, matchWord } from './match-word.ts'
import { matchOrganisation, ORGANISATIONS } from './organisations.ts'
import { PROGRAMMES, VOCABULARIES } from './vocabulary.ts'

const sources = [
  ['AZ St-Maarten', 'AZ Sint-Maarten', true],
  ['St.-Maarten ziekenhuis', 'AZ Sint-Maarten', true],
  ['az sintmaarten', 'AZ Sint-Maarten', true],
  ['AZ St Maarten', 'AZ Sint-Maarten', true],
  ['Wel & Wee', 'WGC Wel en Wee', true],
  ['K&G', 'Kind & Gezin', true],
  ['Kind en gezin', 'Kind & Gezin', true],
  ['SOCIAAL HUIS ', 'Sociaal Huis', false],
  ['Sociaal Huis Mechelen', 'Sociaal Huis', false],
  ['Schuldhulp', 'Schuldhulp / woonbegeleiding Sociaal Huis', false],
  ['huis v.h. kind', 'Huis van het Kind', false],
  ['Vroedvrow', 'Vroedvrouw', true],
  ['CAW Boom', 'CAW Boom', true],
  ['vroedvr.', 'Vroedvrouw', true],
  ['Vroedvrouwen De Ster', 'Vroedvrouwen De Ster', true],
  ['hôpital AZ Sint-Maarten', 'AZ Sint-Maarten', true],
  ['Huis v/h Kind', 'Huis van het Kind', false],
] as const
for (const [text, name, external] of sources) {
  test(`matchOrganisation: ${text}`, () => {
    const found = matchOrganisation(text, ORGANISATIONS)
    assert.deepEqual([found.name, found.external], [name, external])
  })
}

test('a new organisation is external unless it is named as an own service', () => {
  assert.equal(matchOrganisation('Sportdienst', ORGANISATIONS).external, true)
  assert.equal(matchOrganisation('sportdienst', ORGANISATIONS, ['Sportdienst']).external, false)
})

const words = [
  ['inOrder', 'In orde ', 'in_order'],
  ['inOrder', 'niet ok', 'not_in_order'],
  ['inOrder', 'aangevraagt', 'busy'],
  ['inOrder', 'n.v.t.', 'not_applicable'],
  ['inOrder', '?', 'unknown'],
  ['inOrder', 'niet inorde', null],
  ['inOrder', '+', 'in_order'],
  ['inOrder', 'onvoldoende', 'not_in_order'],
  ['inOrder', '-', 'unknown'],
  ['yesNo', 'JA', 'yes'],
  ['yesNo', 'misschien', 'unknown'],
  ['yesNo', 'x', 'yes'],
  ['yesNo', 'neen', 'no'],
  ['criterion', 'X', 'weak'],
  ['criterion', '+', 'weak'],
  ['criterion', 'nok', 'weak'],
  ['criterion', '0', 'not_weak'],
  ['income', 'Geen inkomen', 'none'],
  ['income', 'werkloosheit', 'unemployment'],
  ['income', 'art. 60', 'wage'],
  ['housing', 'huur (vochtig)', 'huur_slecht'],
  ['housing', 'soc. woning', 'sociaal'],
  ['endReason', 'geen contact meer', 'no_contact'],
  ['endReason', 'andere dienst', 'handed_over'],
  ['endReason', 'iets heel anders', null],
] as const
for (const [group, text, meaning] of words) {
  test(`matchWord: ${group} "${text}"`, () => assert.equal(matchWord<string>(VOCABULARIES[group], text)?.meaning ?? null, meaning))
}

test('no spelling stands for two meanings by accident of typing', () => {
  assert.equal(matchProgramme('OPkomst +', PROGRAMMES)?.meaning, 'opkomst_plus')
  assert.equal(matchProgramme('opkomst plsu', PROGRAMMES), null)
  assert.equal(matchProgramme('opkmst', PROGRAMMES)?.meaning, 'opkomst')
})

test('what the team saved wins over the built-in words, per field before per group, also for an empty cell', () => {
  const values = { yesNo: { ja: 'unknown' }, single: { ja: 'no', '': 'unknown' } }
  const { meaning } = createInterpreter({ values, ownServices: [], externalPartners: [] }, startingContext('2026-01-01'))
  assert.equal(meaning({ id: 'single', kind: 'yesNo' }, 'JA').meaning, 'no')
  assert.equal(meaning({ id: 'twins', kind: 'yesNo' }, 'ja').meaning, 'unknown')
  assert.equal(meaning({ id: 'single', kind: 'yesNo' }, ' ').meaning, 'unknown')
  assert.equal(meaning({ id: 'twins', kind: 'yesNo' }, '').meaning, 'no')
})

test('matching never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const group of Object.values(VOCABULARIES)) matchWord<string>(group, text)
      matchProgramme(text, PROGRAMMES)
      assert.equal(typeof matchOrganisation(text, ORGANISATIONS).name, 'string')
    }),
  )
})
