import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rightSchema } from '#modules/rights/public.ts'
import { packRights } from '../catalogue-of.ts'
import { localRight } from '../testing.ts'
import { changesFrom, printCatalogue, readCatalogue } from './catalogue-file.ts'
import { overlay } from './overlay.ts'

const right = rightSchema.parse(localRight)
const readOk = (text: string) => {
  const read = readCatalogue(text)
  return read.ok ? read.value : assert.fail(JSON.stringify(read.refusal))
}

test('the whole catalogue leaves as a file and comes back the same', () => {
  const back = readOk(printCatalogue(packRights()))
  assert.equal(back.length, packRights().length)
  assert.deepEqual(changesFrom(packRights(), back), [])
})

test('a file with only a new amount is a new amount; other rules are a whole right', () => {
  const [was] = right.parameters['bedrag']?.values ?? []
  assert.ok(was !== undefined)
  const values = [
    { ...was, to: '2026-12-31', endBasis: 'derived' as const },
    { ...was, value: 90, from: '2027-01-01' },
  ]
  const dearer = { ...right, parameters: { bedrag: { ...right.parameters['bedrag'], values } } }
  const [change, ...rest] = changesFrom([right], readOk(JSON.stringify(dearer)))
  assert.deepEqual([change?.kind, rest], ['value', []])
  assert.equal(changesFrom([right], [{ ...right, title: 'Anders' }])[0]?.kind, 'right')
  assert.equal(changesFrom([], [right])[0]?.kind, 'right')
  assert.deepEqual(overlay([right], change === undefined ? [] : [change])[0]?.parameters['bedrag']?.values.length, 2)
})

test('all that is wrong in a file is told at once, with its place', () => {
  const wrong = { format: 'opkomst-rights/1', rights: [{ ...localRight, domain: 'geld' }, { title: 'x' }, localRight, localRight] }
  const read = readCatalogue(JSON.stringify(wrong))
  const places = read.ok ? [] : read.refusal.map(({ place }) => place)
  assert.ok(places.includes('babypremie-mechelen.domain'))
  assert.ok(places.some((place) => place.startsWith('rights.1')))
  assert.ok(places.includes('babypremie-mechelen'))
  const faults = read.ok ? [] : read.refusal
  assert.deepEqual(faults.find(({ place }) => place === 'babypremie-mechelen.domain')?.fault.kind, 'choice')
  assert.deepEqual(faults.find(({ place }) => place === 'rights.1.summary')?.fault, { kind: 'missing' })
  assert.deepEqual(faults.find(({ place }) => place === 'rights.1.title')?.fault, { kind: 'too-little', limit: 3, of: 'letters' })
  assert.deepEqual(faults.find(({ place }) => place === 'babypremie-mechelen')?.fault, { kind: 'twice' })
  const notJson = readCatalogue('{\n  "id": "x",\n  oeps\n}')
  assert.deepEqual(notJson.ok ? null : notJson.refusal[0]?.fault, { kind: 'not-json', line: 3 })
  for (const text of ['{', '[]', '{"format":"anders","rights":[]}', '3']) assert.equal(readCatalogue(text).ok, false, text)
})
