import assert from 'node:assert/strict'
import { test } from 'node:test'
import { homeOf, readTerritory } from './territory.ts'
import { isUnknown } from './value.ts'

const [flanders, dilbeek] = [{ region: 'flanders' }, { municipalities: ['Dilbeek'] }] as const
const cases = [
  { name: 'a country holds everywhere', territory: { country: 'belgium' }, family: {}, holds: true },
  { name: 'the region that was said', territory: flanders, family: { region: 'flanders' }, holds: true },
  { name: 'another region', territory: flanders, family: { region: 'wallonia', municipality: 'Namur' }, holds: false },
  { name: 'a Flemish city says its region', territory: flanders, family: { municipality: ' Gent ' }, holds: true },
  {
    name: 'what was said goes before what the name says',
    territory: flanders,
    family: { region: 'brussels', municipality: 'Aalst' },
    holds: false,
  },
  { name: 'any other town is asked', territory: flanders, family: { municipality: 'Edingen' }, holds: 'region' },
  { name: 'a municipality, however it is written', territory: dilbeek, family: { municipality: 'DILBEEK ' }, holds: true },
  { name: 'another municipality', territory: dilbeek, family: { municipality: 'Mechelen' }, holds: false },
  { name: 'a municipality nobody named', territory: dilbeek, family: { region: 'flanders' }, holds: 'municipality' },
] as const

for (const { name, territory, family, holds } of cases)
  test(`where a right holds: ${name}`, () => {
    const read = readTerritory('municipalities' in territory ? { municipalities: [...territory.municipalities] } : territory)(
      homeOf(family),
    )
    assert.equal(isUnknown(read) ? read.missing.join() : read, holds)
  })
