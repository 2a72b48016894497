import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Line, type Measure, setLines } from './lines.ts'
import { spotsFor } from './pages-of.ts'

/** Every sign is one wide, so that a line of twenty holds twenty signs. */
const measure: Measure = (text) => text.length
const shown = (line: Line) => line.pieces.map(({ text }) => text).join('')
const set = (text: string, direction: 'ltr' | 'rtl', width = 20) => setLines([{ text }], { width, direction, measure })

test('a line is filled with words and the rest goes on below', () => {
  assert.deepEqual(set('Vraag het aan je begeleider of bij het OCMW', 'ltr').map(shown), [
    'Vraag het aan je',
    'begeleider of bij',
    'het OCMW',
  ])
})

test('a word wider than the line is cut, nothing of it is lost', () => {
  const lines = set('https://www.voorbeeld.be/premie', 'ltr', 10)
  assert.equal(lines.map(shown).join(''), 'https://www.voorbeeld.be/premie')
  assert.ok(lines.every(({ width }) => width <= 10))
})

test('from right to left: Arabic as it is read, Dutch and numbers in their own order, brackets turned', () => {
  const [line] = set('منحة (OCMW) 42,46 €', 'rtl', 60)
  assert.ok(line)
  assert.deepEqual(
    line.pieces.map(({ text, font }) => [text, font]),
    [
      ['€ ', 'letters'],
      ['42,46', 'letters'],
      [' (', 'letters'],
      ['OCMW', 'letters'],
      [') ', 'letters'],
      ['منحة', 'arabic'],
    ],
  )
})

test('bold goes on through a line that mixes letters', () => {
  const [line] = setLines([{ text: 'أين: ', isBold: true }, { text: 'OCMW' }], { width: 40, direction: 'rtl', measure })
  assert.deepEqual(
    line?.pieces.map(({ font }) => font),
    ['letters', 'letters-bold', 'arabic-bold'],
  )
})

test('no line is wider than it may be, and every sign but the spaces between lines is set', () => {
  const signs = fc.constantFrom('a', 'b', 'أ', 'ح', ' ', '(', ')', '7', '.', 'ж')
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 60 }), fc.constantFrom('ltr' as const, 'rtl' as const), (all, direction) => {
      const text = all.join('')
      const lines = set(text, direction, 12)
      assert.ok(lines.every(({ width }) => width <= 12))
      const count = (of: string) =>
        [...of.replaceAll(' ', '')]
          .map((sign) => (sign === '(' ? ')' : sign))
          .toSorted()
          .join('')
      assert.equal(count(lines.map(shown).join('')), count(text))
    }),
    { seed: 20261122, numRuns: 200 },
  )
})

test('a unit that does not fit goes whole to the next page', () => {
  assert.deepEqual(spotsFor([60, 30, 20, 90, 150, 10], 100), [
    { page: 0, y: 0 },
    { page: 0, y: 60 },
    { page: 1, y: 0 },
    { page: 2, y: 0 },
    { page: 3, y: 0 },
    { page: 4, y: 0 },
  ])
})
