import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { barLengths, dotStack, place, stackParts, treemapCells, webCorners, wrapLabel } from './geometry.ts'

test('a value stands between the margins, and a value outside the scale stays on the edge', () => {
  assert.equal(place(0, 0, 10), 3)
  assert.equal(place(5, 0, 10), 50)
  assert.equal(place(10, 0, 10), 97)
  assert.equal(place(12, 0, 10), 97)
  assert.equal(place(1, 1, 1), 3)
})

test('bars start at zero and the longest fills the line', () => {
  assert.deepEqual(barLengths([50, 25, 0]), [100, 50, 0])
  assert.deepEqual(barLengths([50], 200), [25])
  assert.deepEqual(barLengths([0, 0]), [0, 0])
})

const parts = fc.array(fc.record({ count: fc.nat(500), side: fc.constantFrom('good' as const, 'other' as const) }), { maxLength: 8 })

test('stacked parts never leave the bar or overlap', () => {
  fc.assert(
    fc.property(parts, (counts) => {
      const sorted = [...counts].sort((a, b) => a.side.localeCompare(b.side))
      const drawn = stackParts(sorted).filter((part) => part.width > 0)
      return drawn.every(
        (part, i) =>
          part.x >= 0 && part.x + part.width <= 100.1 && (i === 0 || part.x >= (drawn[i - 1]?.x ?? 0) + (drawn[i - 1]?.width ?? 0) - 0.1),
      )
    }),
  )
})

test('a gap separates the good side from the other', () => {
  const [good, other] = stackParts([
    { count: 1, side: 'good' },
    { count: 1, side: 'other' },
  ])
  assert.ok(good !== undefined && other !== undefined && other.x - (good.x + good.width) >= 1.5)
})

test('equal scores pile up', () => {
  assert.deepEqual(
    dotStack([7, 6, 7]).map((dot) => dot.level),
    [0, 0, 1],
  )
})

const items = fc.uniqueArray(
  fc.record({ label: fc.string({ minLength: 1, maxLength: 20 }), count: fc.integer({ min: 0, max: 60 }), n: fc.constant(60) }),
  { selector: (item) => item.label, maxLength: 26 },
)

test('the treemap shows what progressed, in area, inside its frame', () => {
  fc.assert(
    fc.property(items, (list) => {
      const cells = treemapCells(list, 440)
      assert.equal(cells.length, list.filter((item) => item.count > 0).length)
      for (const cell of cells) {
        assert.ok(cell.x >= 0 && cell.y >= 0 && cell.x + cell.width <= 100.2 && cell.y + cell.height <= 100.2)
        const share = (cell.width * cell.height) / cells.reduce((sum, other) => sum + other.width * other.height, 0)
        const families = cell.count / cells.reduce((sum, other) => sum + other.count, 0)
        assert.ok(Math.abs(share - families) < 0.02)
      }
    }),
  )
})

test('a label breaks between words or is left out', () => {
  assert.deepEqual(wrapLabel('Woning', 100), ['Woning'])
  assert.deepEqual(wrapLabel('Steun bij opvoeden', 80), ['Steun bij', 'opvoeden'])
  assert.deepEqual(wrapLabel('Toekomst', 20), [])
})

test('a web starts at the top and follows the clock', () => {
  const [top, right] = webCorners([1, 1, 1, 1], 10, { x: 0, y: 0 })
  assert.deepEqual(
    [top, right],
    [
      { x: 0, y: -10 },
      { x: 10, y: 0 },
    ],
  )
})
