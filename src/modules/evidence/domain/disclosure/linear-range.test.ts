import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { couldBe, type Puzzle } from './attacker.testing.ts'
import { highestOf, type LinkedCell, type LinkedCells, type Sum } from './linear-range.ts'

const cell = (value: number, isShown: boolean, floor = 0): LinkedCell => ({ value, isShown, floor })

const cases: readonly { name: string; cells: Record<string, LinkedCell>; sums: readonly Sum[]; highest: number }[] = [
  {
    name: 'one hidden part follows from the whole',
    cells: { all: cell(20, true), a: cell(17, true), x: cell(3, false) },
    sums: [{ whole: 'all', parts: ['a', 'x'] }],
    highest: 3,
  },
  {
    name: 'two hidden parts share what is left',
    cells: { all: cell(20, true), a: cell(10, true), b: cell(7, false), x: cell(3, false) },
    sums: [{ whole: 'all', parts: ['a', 'b', 'x'] }],
    highest: 10,
  },
  {
    name: 'whoever is named was there at least once',
    cells: { all: cell(20, true), a: cell(10, true), b: cell(7, false, 1), x: cell(3, false, 1) },
    sums: [{ whole: 'all', parts: ['a', 'b', 'x'] }],
    highest: 9,
  },
  {
    name: 'another table over the same families gives it away',
    cells: { all: cell(50, true), bad: cell(20, true), good: cell(30, false), temporary: cell(17, true), x: cell(3, false) },
    sums: [
      { whole: 'all', parts: ['bad', 'good'] },
      { whole: 'bad', parts: ['temporary', 'x'] },
    ],
    highest: 3,
  },
]
for (const { name, cells, sums, highest } of cases) {
  test(`how large a hidden count could be: ${name}`, () => {
    assert.equal(highestOf({ cells: new Map(Object.entries(cells)), sums }, 'x'), highest)
  })
}

/** Squares with totals, and one row that is split once more: trees and crossings, as in an edition. */
const square = fc
  .record({
    values: fc.array(fc.nat({ max: 6 }), { minLength: 6, maxLength: 6 }),
    shown: fc.array(fc.boolean(), { minLength: 11, maxLength: 11 }),
  })
  .map(({ values: [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0], shown }): LinkedCells => {
    const counts = { a, b, c, d, e, f, row: a + b, other: c + d, left: a + c, right: b + d, all: a + b + c + d }
    return {
      cells: new Map(
        Object.entries({ ...counts, all: counts.all + e + f }).map(([name, value], at) => [name, cell(value, shown[at] ?? false)]),
      ),
      sums: [
        { whole: 'row', parts: ['a', 'b'] },
        { whole: 'other', parts: ['c', 'd'] },
        { whole: 'left', parts: ['a', 'c'] },
        { whole: 'right', parts: ['b', 'd'] },
        { whole: 'all', parts: ['row', 'other', 'e', 'f'] },
      ],
    }
  })

test('the bound is exact: a search over all whole numbers reaches it and nothing above it', () => {
  fc.assert(
    fc.property(square, fc.constantFrom('a', 'd', 'e', 'row', 'right'), (linked, target) => {
      const most = 40
      const all = linked.cells.get('all')
      const cells = new Map([...linked.cells]).set('all', { value: all?.value ?? 0, floor: 0, isShown: true })
      const puzzle: Puzzle = {
        bounds: new Map(
          [...cells].map(([name, one]) => [name, one.isShown ? { low: one.value, high: one.value } : { low: 0, high: most }]),
        ),
        equations: linked.sums.map(({ whole, parts }) => ({ plus: parts, minus: [whole], equals: 0 })),
      }
      const highest = highestOf({ ...linked, cells }, target)
      assert.ok(couldBe(puzzle, target, { low: highest, high: highest }), `${highest} can be`)
      assert.ok(!couldBe(puzzle, target, { low: highest + 1, high: most }), `more than ${highest} cannot be`)
    }),
  )
})
