import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whereSheLives } from './territory.ts'

const mechelen = { id: 'm', name: 'Mechelen', slug: 'mechelen', host: null, postcodes: ['2800', '2801'] }
const voorbeeldstad = { id: 'v', name: 'Voorbeeldstad', slug: 'voorbeeldstad', host: null, postcodes: ['9999'] }
const everywhere = { id: 'e', name: 'Overal', slug: 'overal', host: null, postcodes: [] }
const all = [mechelen, voorbeeldstad, everywhere]

test('whereSheLives', () => {
  assert.deepEqual(whereSheLives('2801', 'm', all), { kind: 'here' })
  assert.deepEqual(whereSheLives('9999', 'm', all), { kind: 'neighbour', municipality: voorbeeldstad })
  assert.deepEqual(whereSheLives('1000', 'm', all), { kind: 'elsewhere' })
  assert.deepEqual(whereSheLives('1000', 'e', all), { kind: 'here' })
})
