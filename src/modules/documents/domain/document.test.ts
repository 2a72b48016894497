import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkRoom, nameOf, onOpening } from './document.ts'

const room = { dossier: 100, municipality: 1000 }
for (const { bytes, used, expected } of [
  { bytes: 100, used: { dossier: 0, municipality: 0 }, expected: null },
  { bytes: 101, used: { dossier: 0, municipality: 0 }, expected: 'dossier-full' },
  { bytes: 1, used: { dossier: 100, municipality: 100 }, expected: 'dossier-full' },
  { bytes: 50, used: { dossier: 50, municipality: 950 }, expected: null },
  { bytes: 51, used: { dossier: 0, municipality: 950 }, expected: 'municipality-full' },
]) {
  test(`room: ${bytes} beside ${used.dossier} and ${used.municipality}`, () => {
    const checked = checkRoom(bytes, used, room)
    assert.equal(checked.ok ? null : checked.refusal.kind, expected)
  })
}

for (const { typed, file, name } of [
  { typed: 'Attest van het OCMW', file: 'IMG_2210.jpg', name: 'Attest van het OCMW' },
  { typed: '  ', file: 'IMG_2210.jpg', name: 'IMG_2210' },
  { typed: null, file: 'C:\\Users\\hanne\\brief.huur.pdf', name: 'brief.huur' },
  { typed: null, file: '../../etc/passwd', name: 'passwd' },
  { typed: null, file: '', name: '' },
]) {
  test(`name: ${typed} ${file}`, () => assert.equal(nameOf(typed, file), name))
}

test('opening: infected is never given, and nothing unseen while there is a scanner', () => {
  fc.assert(
    fc.property(fc.constantFrom('clean', 'infected', 'not-scanned'), fc.boolean(), (scan, hasScanner) => {
      const act = onOpening(scan, hasScanner)
      if (scan === 'infected') assert.equal(act, 'refuse')
      if (act === 'give') assert.ok(scan === 'clean' || !hasScanner)
    }),
  )
})
