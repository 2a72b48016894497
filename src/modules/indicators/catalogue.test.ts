import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectRoot } from '#platform/root.ts'
import { currentInstrument, currentInstruments, loadInstruments, parseInstrument } from './catalogue.ts'
import { stateItems } from './domain/in-order.ts'
import { itemsOf } from './domain/instrument.ts'

const file = (id: string) => readFileSync(join(projectRoot, 'packs', 'instruments', id, '1.0.json'), 'utf8')

test('the instruments of Opkomst are there, with the number of items that was agreed', () => {
  const counts = currentInstruments().map((one) => [one.id, itemsOf(one).length])
  assert.deepEqual(Object.fromEntries(counts), {
    grondrechtenmeting: 11,
    'kansarmoede-screening': 6,
    moederscores: 10,
    'opkomst-casestudy': 26,
    'opkomst-dossier': 21,
  })
})

test('every level of the case study has words of its own, and none says the same twice', () => {
  const instrument = currentInstrument('opkomst-casestudy')
  for (const { item } of itemsOf(instrument ?? assert.fail())) {
    assert.ok(item.type === 'level' && item.question !== undefined)
    const anchors = Object.values(item.anchors ?? {}).map((anchor) => anchor.nl)
    assert.equal(new Set(anchors).size, 5, item.id)
  }
})

test('eight things make a family ready for the baby', () => {
  const ready = stateItems(currentInstrument('opkomst-dossier') ?? assert.fail()).filter((item) => item.readyForBaby)
  assert.deepEqual(ready.map((item) => item.id).sort(), [
    'aanmelding_kg',
    'babyuitzet',
    'groeipakket',
    'kinderopvang',
    'kraamzorg',
    'slaapplek',
    'startbedrag',
    'ziekteverzekering',
  ])
})

const broken: { name: string; change: (text: string) => string; says: RegExp }[] = [
  { name: 'no JSON', change: (text) => text.slice(1), says: /x\.json is not JSON/ },
  { name: 'an item twice', change: (text) => text.replace('"leefomgeving"', '"verblijfplaats"'), says: /"verblijfplaats" stands twice/ },
  { name: 'a language missing', change: (text) => text.replace('"fr": "Argent"', '"fr": ""'), says: /label\.fr: write a text/ },
  { name: 'a type nobody knows', change: (text) => text.replace('"type": "level"', '"type": "stars"'), says: /domains\.0\.items\.0\.type/ },
  { name: 'levels without a scale', change: (text) => text.replace('"levels"', '"scoreLabel"'), says: /needs "levels"/ },
  { name: 'per child but not about the baby', change: (text) => text.replace('"aboutBaby": true,', ''), says: /set "aboutBaby" too/ },
]
for (const { name, change, says } of broken) {
  test(`a file with ${name} is refused with what to do`, () => {
    assert.throws(() => parseInstrument('x.json', change(file('opkomst-casestudy'))), says)
  })
}

test('an instrument nobody made is null, and a folder that is not there is a fault', () => {
  assert.equal(currentInstrument('zrm'), null)
  assert.throws(() => loadInstruments('/nowhere'))
})
