import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Bounds, couldBe, type Equation, isPossible, type Puzzle } from './attacker.testing.ts'
import { type PublishedTable, protectTable } from './protect-table.ts'
import type { CountTable } from './table-cells.ts'
import { isSmallChange, type Published, shownCount } from './threshold.ts'

const CEILING = 120

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

/** The published figure at a place, totals included; hidden when the edition shows no such place. */
function at(table: PublishedTable, rows: number, columns: number, row: number, column: number): Published {
  const hidden: Published = { kind: 'hidden' }
  if (row === rows && column === columns) return table.grandTotal
  if (table.kind === 'withheld') return hidden
  if (column === columns) return table.rowTotals[row] ?? hidden
  if (row === rows) return table.columnTotals[column] ?? hidden
  return (table.kind === 'table' ? table.cells[row]?.[column] : undefined) ?? hidden
}

function valueAt({ counts }: CountTable, row: number, column: number): number {
  const rows = row === counts.length ? counts : counts.slice(row, row + 1)
  return sum(rows.map((cells) => (column === cells.length ? sum(cells) : (cells[column] ?? 0))))
}

/** Everything a reader knows of one edition: its figures, the structural zeros, and that rows and columns add up. */
function puzzleOf(table: CountTable, published: PublishedTable, edition: string): Puzzle {
  const rows = table.counts.length
  const columns = table.counts[0]?.length ?? 0
  const down = Array.from({ length: rows }, (_, i) => i)
  const across = Array.from({ length: columns }, (_, i) => i)
  const name = (row: number, column: number) => `${edition}${row},${column}`
  const zeros = new Set((table.structuralZeros ?? []).map(({ row, column }) => name(row, column)))
  const bounds = new Map<string, Bounds>()
  for (const row of [...down, rows]) {
    for (const column of [...across, columns]) {
      const count = zeros.has(name(row, column)) ? 0 : shownCount(at(published, rows, columns, row, column))
      bounds.set(name(row, column), count === null ? { low: 0, high: CEILING } : { low: count, high: count })
    }
  }
  const equations: Equation[] = [
    ...[...down, rows].map((row) => ({ plus: across.map((column) => name(row, column)), minus: [name(row, columns)], equals: 0 })),
    ...[...across, columns].map((column) => ({ plus: down.map((row) => name(row, column)), minus: [name(rows, column)], equals: 0 })),
  ]
  return { bounds, equations }
}

/** Two editions together; a reader may also know that counts only grow. */
function bothEditions(earlier: Puzzle, current: Puzzle): Puzzle {
  const bounds = new Map([...earlier.bounds, ...current.bounds])
  const equations = [...earlier.equations, ...current.equations]
  for (const place of [...current.bounds.keys()].map((name) => name.slice(1))) {
    bounds.set(`+${place}`, { low: 0, high: CEILING })
    equations.push({ plus: [`a${place}`, `+${place}`], minus: [`b${place}`], equals: 0 })
  }
  return { bounds, equations }
}

/** Every place of the table with what is true there. */
function places(table: CountTable): { readonly name: string; readonly row: number; readonly column: number; readonly value: number }[] {
  const rows = table.counts.length
  const columns = table.counts[0]?.length ?? 0
  return Array.from({ length: (rows + 1) * (columns + 1) }, (_, index) => {
    const row = Math.floor(index / (columns + 1))
    const column = index % (columns + 1)
    return { name: `b${row},${column}`, row, column, value: valueAt(table, row, column) }
  })
}

function assertProtected(table: CountTable, published: PublishedTable, puzzle: Puzzle): void {
  const rows = table.counts.length
  const columns = table.counts[0]?.length ?? 0
  const isStructural = (row: number, column: number) =>
    (table.structuralZeros ?? []).filter((zero) => (row === rows || zero.row === row) && (column === columns || zero.column === column))
      .length ===
    (row === rows ? rows : 1) * (column === columns ? columns : 1)
  assert.ok(isPossible(puzzle), 'the published figures contradict each other')
  for (const { name, row, column, value } of places(table)) {
    const figure = at(published, rows, columns, row, column)
    if (figure.kind === 'shown') {
      assert.equal(figure.count, value)
      assert.ok(value >= 5 || isStructural(row, column), `shows ${value} at ${name}`)
    } else if (value < 5 && !isStructural(row, column)) {
      assert.ok(couldBe(puzzle, name, { low: 5, high: CEILING }), `${name} is known to be small`)
    } else if (published.kind === 'table' && !isStructural(row, column)) {
      const other = couldBe(puzzle, name, { low: 0, high: value - 1 }) || couldBe(puzzle, name, { low: value + 1, high: CEILING })
      assert.ok(other, `${name} can be worked out exactly`)
    }
  }
}

const count = fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 0, max: 6 }) }, { weight: 3, arbitrary: fc.integer({ min: 5, max: 15 }) })

const tables = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([rows, columns]) => fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }))

const tablesWithZeros = fc.tuple(tables, fc.array(fc.nat(8), { maxLength: 3 })).map(([counts, picked]): CountTable => {
  const columns = counts[0]?.length ?? 1
  const structuralZeros = [...new Set(picked)]
    .map((index) => ({ row: Math.floor(index / columns), column: index % columns }))
    .filter(({ row, column }) => row < counts.length && column < columns)
  const isZero = (row: number, column: number) => structuralZeros.some((zero) => zero.row === row && zero.column === column)
  return { counts: counts.map((cells, row) => cells.map((value, column) => (isZero(row, column) ? 0 : value))), structuralZeros }
})

test('table: no reader can work out a hidden cell by adding and subtracting', () => {
  fc.assert(
    fc.property(tablesWithZeros, (table) => {
      const published = protectTable(table)
      assertProtected(table, published, puzzleOf(table, published, 'b'))
    }),
    { numRuns: 400 },
  )
})

test('table: nor with the earlier edition beside it', () => {
  const growth = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })), { minLength: 9, maxLength: 9 })
  fc.assert(
    fc.property(tables, growth, (counts, more) => {
      const first: CountTable = { counts }
      const second: CountTable = { counts: counts.map((cells, row) => cells.map((value, column) => value + (more[3 * row + column] ?? 0))) }
      const earlier = protectTable(first)
      const current = protectTable(second, { table: first, published: earlier })
      const puzzle = bothEditions(puzzleOf(first, earlier, 'a'), puzzleOf(second, current, 'b'))
      assertProtected(second, current, puzzle)
      for (const { name, row, column, value } of places(second)) {
        const [before, now] = [earlier, current].map((edition) =>
          shownCount(at(edition, counts.length, counts[0]?.length ?? 0, row, column)),
        )
        if (before === null || before === undefined) continue
        if (now !== null) assert.ok(!isSmallChange(before, value), `${name} shows a change from ${before} to ${value}`)
        else if (isSmallChange(before, value))
          assert.ok(couldBe(puzzle, name, { low: before + 5, high: CEILING }), `${name} is known to have moved little`)
      }
    }),
    { numRuns: 300 },
  )
})

const show = (figures: readonly Published[]) => figures.map((figure) => shownCount(figure) ?? '.')

test('table: without small counts everything is shown', () => {
  const published = protectTable({
    counts: [
      [10, 20],
      [30, 40],
    ],
  })
  assert.ok(published.kind === 'table' && published.hiddenCells === 0)
  assert.deepEqual(published.cells.map(show), [
    [10, 20],
    [30, 40],
  ])
  assert.deepEqual([show(published.rowTotals), show(published.columnTotals), shownCount(published.grandTotal)], [[30, 70], [40, 60], 100])
})

test('table: one small count takes three others along, the small ones first', () => {
  const published = protectTable({
    counts: [
      [3, 20, 30],
      [25, 8, 40],
      [50, 60, 70],
    ],
  })
  assert.ok(published.kind === 'table')
  assert.deepEqual(published.cells.map(show), [
    ['.', '.', 30],
    ['.', '.', 40],
    [50, 60, 70],
  ])
  assert.equal(published.hiddenCells, 4)
})

test('table: a zero is shown only when nothing else is possible', () => {
  const counts = [
    [0, 20],
    [30, 40],
  ]
  const structural = protectTable({ counts, structuralZeros: [{ row: 0, column: 0 }] })
  assert.ok(structural.kind === 'table' && structural.hiddenCells === 0)
  assert.notEqual(protectTable({ counts }).kind, 'table')
})

test('table: says so when only the totals, or not even those, can be shown', () => {
  assert.equal(
    protectTable({
      counts: [
        [3, 12],
        [9, 2],
      ],
    }).kind,
    'totals-only',
  )
  assert.deepEqual(
    protectTable({
      counts: [
        [1, 1],
        [1, 1],
      ],
    }),
    { kind: 'withheld', grandTotal: { kind: 'hidden' } },
  )
  assert.deepEqual(
    protectTable({
      counts: [
        [2, 2],
        [2, 2],
      ],
    }),
    { kind: 'withheld', grandTotal: { kind: 'shown', count: 8 } },
  )
})

test('table: a table with gaps, a false structural zero or another shape than last time is a bug', () => {
  assert.throws(() => protectTable({ counts: [[1, 2], [3]] }), RangeError)
  assert.throws(() => protectTable({ counts: [[7]], structuralZeros: [{ row: 0, column: 0 }] }), RangeError)
  assert.throws(
    () => protectTable({ counts: [[9]] }, { table: { counts: [[9, 9]] }, published: protectTable({ counts: [[9, 9]] }) }),
    RangeError,
  )
})
