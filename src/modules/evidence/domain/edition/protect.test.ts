import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyFacts, testProgrammes } from '../../facts.testing.ts'
import type { PublishedList } from '../disclosure/protect-list.ts'
import type { PublishedTable } from '../disclosure/protect-table.ts'
import { impactReport } from '../impact-report.ts'
import { type EditionNumbers, numbersOf } from './numbers.ts'
import { type EarlierEdition, type Edition, isRefused, protectEdition } from './protect.ts'
import { storedEdition } from './stored.ts'

const settings = { from: '2024-01-01', until: '2026-01-01', asOf: '2026-01-01', programme: null }
const numbers = anyFacts.map((facts) => numbersOf(impactReport(facts, settings, testProgrammes)))

const ofList = (name: string, list: PublishedList | null): [string, number][] => {
  if (list === null) return []
  const total: [string, number][] = list.total.kind === 'shown' ? [[`${name} total`, list.total.count]] : []
  if (list.kind === 'withheld') return total
  return [...total, ...list.items.map(({ key, count }): [string, number] => [`${name} ${key}`, count])]
}

function ofTable(name: string, table: PublishedTable): [string, number][] {
  const cells = table.kind === 'table' ? table.cells.flat() : []
  const totals = table.kind === 'withheld' ? [] : [...table.rowTotals, ...table.columnTotals]
  return [...cells, ...totals, table.grandTotal].flatMap((cell, place): [string, number][] =>
    cell.kind === 'shown' ? [[`${name} ${place}/${cells.length}`, cell.count]] : [],
  )
}

/** Every count a reader can read off. */
function readable(edition: Edition): Map<string, number> {
  return new Map([
    ['mothers', edition.mothers],
    ...ofList('programmes', edition.programmes),
    ...ofList('situation', edition.situation),
    ...ofList('screening', edition.screening),
    ...ofList('external', edition.referral.external),
    ...ofList('own', edition.referral.own),
    ...ofList('all', edition.referral.all),
    ...edition.squares.flatMap(({ key, value }) => ofTable(key, value)),
    ...edition.changes.flatMap(({ key, value }) => ofList(`change ${key}`, value)),
    ...edition.shares.flatMap(({ key, shown }): [string, number][] =>
      shown === null
        ? []
        : [
            [`share ${key}`, shown.k],
            [`share not ${key}`, shown.n - shown.k],
          ],
    ),
    ...edition.scores.flatMap(({ key, shown }): [string, number][] => (shown === null ? [] : [[`score ${key}`, shown.n]])),
  ])
}

function publish(of: EditionNumbers, earlier: readonly EarlierEdition[]): EarlierEdition[] {
  const edition = protectEdition(of, earlier)
  return isRefused(edition) ? [] : [{ numbers: of, edition }]
}

test('no edition shows a count from one to four', () => {
  fc.assert(
    fc.property(numbers, (of) => {
      for (const { edition } of publish(of, []))
        for (const [name, count] of readable(edition)) assert.ok(count === 0 || count >= 5, `${name}: ${count}`)
    }),
  )
})

test('two editions never differ by one to four where both show a count', () => {
  const pair = fc.tuple(numbers, fc.integer({ min: 0, max: 8 }), fc.nat({ max: 20 }))
  fc.assert(
    fc.property(pair, ([of, more, place]) => {
      const first = publish(of, [])
      const grown = grow(of, more, place)
      const [before, after] = [first[0], publish(grown, first)[0]]
      if (before === undefined || after === undefined) return
      const shown = readable(before.edition)
      for (const [name, count] of readable(after.edition)) {
        const change = Math.abs(count - (shown.get(name) ?? count))
        assert.ok(change === 0 || change >= 5, `${name}: ${shown.get(name)} then ${count}`)
      }
    }),
  )
})

test('an edition is too close to an earlier one when they differ by fewer than five mothers', () => {
  const of = { ...empty, mothers: 100 }
  const [first] = publish(of, [])
  assert.ok(first)
  assert.deepEqual(protectEdition({ ...of, mothers: 103 }, [first]), { kind: 'too-close' })
  assert.deepEqual(protectEdition({ ...of, mothers: 4 }, []), { kind: 'too-few' })
})

test('what is kept of an edition reads back the same', () => {
  fc.assert(
    fc.property(numbers, (of) => {
      for (const kept of publish(of, []))
        assert.deepEqual(storedEdition.parse(JSON.parse(JSON.stringify(kept))), JSON.parse(JSON.stringify(kept)))
    }),
    { numRuns: 30 },
  )
})

const empty = numbersOf(
  impactReport(
    { profile: [], dossiers: [], sources: [], housing: [], inOrder: [], changes: [], measured: [], agreement: [] },
    settings,
    testProgrammes,
  ),
)

/** The same municipality some time later: more mothers, and one more item of each list. */
function grow(of: EditionNumbers, more: number, place: number): EditionNumbers {
  const list = <Item extends { readonly count: number }>(items: readonly Item[]) =>
    items.map((item, index) => (index === place % Math.max(1, items.length) ? { ...item, count: item.count + more } : item))
  return {
    ...of,
    mothers: of.mothers + more,
    programmes: list(of.programmes),
    situation: list(of.situation),
    screening: list(of.screening),
    sources: list(of.sources),
    shares: of.shares.map(({ key, k, n }) => ({ key, k: k + (place % 2 === 0 ? more : 0), n: n + more })),
    changes: of.changes.map(({ key, counts }) => ({ key, counts: list(counts) })),
  }
}
