import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Right, rightSchema } from '#modules/rights/public.ts'
import { localRight } from '../testing.ts'
import type { Change } from './change.ts'
import { checkChange } from './check-change.ts'
import { overlay } from './overlay.ts'

const right = rightSchema.parse(localRight)
const today = '2026-11-22'
const amount = (value: number, from: string): Change => ({
  kind: 'value',
  right: right.id,
  parameter: 'bedrag',
  value: {
    value,
    from,
    to: null,
    source: 'https://www.mechelen.be/premie',
    dateBasis: 'stated',
    endBasis: 'no-later-value-found',
  },
})
const [first] = right.versions
if (first === undefined) throw new Error('a right without rules')
const rules = (from: string): Change => {
  const { title, summary, body, domain, automatic, nature, apply, sources, lastChecked } = right
  const about = { title: `${title} sinds ${from}`, summary, body, domain, automatic, nature, apply, sources, lastChecked }
  return { kind: 'version', right: right.id, from, version: { ...first, from, to: null, deadline: null }, about, parameters: {} }
}
const spans = (rights: readonly Right[]) => rights[0]?.versions.map(({ from, to }) => [from, to])

test('without changes the packs are the catalogue', () => assert.deepEqual(overlay([right], []), [right]))

test('a right of the municipality joins the others, or takes the place of the one with its id', () => {
  const other = { ...right, id: 'babypakket' }
  assert.deepEqual(
    overlay([right], [{ kind: 'right', right: other }]).map(({ id }) => id),
    ['babypakket', right.id],
  )
  assert.deepEqual(
    overlay([right], [{ kind: 'right', right: { ...right, title: 'Anders' } }]).map(({ title }) => title),
    ['Anders'],
  )
})

test('other rules hold from their day; what held before ends the day before and stays to be computed', () => {
  assert.deepEqual(spans(overlay([right], [rules('2027-01-01')])), [
    ['2024-01-01', '2026-12-31'],
    ['2027-01-01', null],
  ])
  assert.deepEqual(spans(overlay([right], [rules('2028-01-01'), rules('2027-01-01')])), [
    ['2024-01-01', '2026-12-31'],
    ['2027-01-01', '2027-12-31'],
    ['2028-01-01', null],
  ])
  assert.deepEqual(spans(overlay([right], [rules('2027-01-01'), rules('2027-01-01')])), [
    ['2024-01-01', '2026-12-31'],
    ['2027-01-01', null],
  ])
})

test('a change about something that is not there is passed over; the rest goes on', () => {
  const known = amount(80, '2026-01-01')
  const lost: Change = known.kind === 'value' ? { ...known, right: 'weg' } : known
  const laid = overlay([right], [lost, amount(90, '2027-01-01')])
  assert.deepEqual(
    laid[0]?.parameters['bedrag']?.values.map(({ value }) => value),
    [75, 90],
  )
})

test('amounts of different days may be published in any order', () => {
  const [one, two] = [amount(80, '2025-01-01'), amount(90, '2026-01-01')]
  assert.deepEqual(
    overlay([right], [one, two])[0]?.parameters['bedrag']?.values.map(({ value, from }) => [value, from]),
    overlay([right], [two, one])[0]?.parameters['bedrag']?.values.map(({ value, from }) => [value, from]),
  )
})

test('all that is wrong with a change is told at once', () => {
  const wrong: Change = { kind: 'right', right: { ...right, sources: ['reglement'], versions: [{ ...first, among: 'child.naam' }] } }
  const checked = checkChange([right], wrong, today)
  assert.deepEqual(checked.ok ? [] : checked.refusal.map(({ kind }) => kind), ['rule', 'data'])
  const backwards = amount(90, '2027-01-01')
  const ended: Change = backwards.kind === 'value' ? { ...backwards, value: { ...backwards.value, to: '2026-01-01' } } : backwards
  const dated = checkChange([right], ended, today)
  assert.ok(!dated.ok && dated.refusal.some(({ kind }) => kind === 'date'))
})

test('what fits is given back as the right it becomes', () => {
  const checked = checkChange([right], amount(90, '2027-01-01'), today)
  assert.equal(checked.ok && checked.value.right.parameters['bedrag']?.values.length, 2)
})
