import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clearBest, foldName, readSearch } from './search-probe.ts'

const today = '2026-11-17'
const none = { name: null, phone: null, reference: null, birthDate: null, postcode: null }
const cases = [
  { typed: 'Benaïssa', means: { name: 'benaissa' } },
  { typed: '  amal  BENZARRA ', means: { name: 'amal benzarra' } },
  { typed: 'El-Idrissi, Aïcha', means: { name: 'el idrissi aicha' } },
  { typed: 'Yılmaz', means: { name: 'yilmaz' } },
  { typed: 'OP-2026-0012', means: { reference: { year: 2026, number: 12 } } },
  { typed: 'op 2026 12', means: { reference: { year: 2026, number: 12 } } },
  { typed: 'op-12', means: { reference: { year: null, number: 12 } } },
  { typed: '12', means: { reference: { year: null, number: 12 } } },
  { typed: '0470 12 34 56', means: { phone: '470123456' } },
  { typed: '+32 470 12 34 56', means: { phone: '470123456' } },
  { typed: '123456', means: { phone: '123456' } },
  { typed: '9/4/2003', means: { birthDate: '2003-04-09' } },
  { typed: '09042003', means: { phone: '09042003', birthDate: '2003-04-09' } },
  { typed: '2800', means: { reference: { year: null, number: 2800 }, postcode: '2800' } },
  { typed: 'Amal 2800', means: { name: 'amal', postcode: '2800' } },
  { typed: '2800 Mechelen', means: { name: 'mechelen', postcode: '2800' } },
  { typed: 'B-2812 Muizen', means: { name: 'muizen', postcode: '2812' } },
  { typed: '0800', means: { reference: { year: null, number: 800 } } },
  { typed: '31/2/2003', means: {} },
  { typed: '1/1/2027', means: {} },
]
for (const { typed, means } of cases) {
  test(`readSearch: ${typed.trim()}`, () => {
    const probe = readSearch(typed, today)
    assert.ok(probe)
    const { likeness, ...found } = probe
    const phone = 'birthDate' in means && !('phone' in means) ? { phone: found.phone } : {}
    assert.deepEqual(found, {
      ...none,
      ...phone,
      ...means,
      ...(typed.startsWith('31/') || typed.startsWith('1/1') ? { phone: found.phone } : {}),
    })
    assert.ok(likeness > 0 && likeness < 1)
  })
}

test('nothing typed is no search', () => {
  assert.equal(readSearch('   ', today), null)
})

test('names are compared without accents and case', () => {
  assert.equal(foldName('Zoë Łukasz-Øster'), 'zoe lukasz oster')
})

const best = [
  { name: 'one exact hit', scores: [1], clear: true },
  { name: 'far ahead', scores: [0.99, 0.85], clear: true },
  { name: 'two alike', scores: [1.01, 0.97], clear: false },
  { name: 'the only hit, with two wrong letters', scores: [0.66], clear: true },
  { name: 'one weak hit', scores: [0.5], clear: false },
  { name: 'the best of several, with a wrong letter', scores: [0.78, 0.6], clear: false },
  { name: 'no hit', scores: [], clear: false },
]
for (const { name, scores, clear } of best) {
  test(`clearBest: ${name}`, () => {
    const hits = scores.map((score, i) => ({ dossierId: String(i), score }))
    assert.equal(clearBest(hits)?.dossierId ?? null, clear ? '0' : null)
  })
}
