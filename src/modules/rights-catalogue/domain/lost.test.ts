import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rightSchema } from '#modules/rights/public.ts'
import { localRight } from '../testing.ts'
import type { Change, ValueOf } from './change.ts'
import { lostIn, usable } from './lost.ts'
import { overlay } from './overlay.ts'

const pack = rightSchema.parse({ ...localRight, id: 'uit-het-pakket', title: 'Uit het pakket' })
const own = rightSchema.parse(localRight)
const broken = rightSchema.parse({
  ...localRight,
  versions: [{ ...localRight.versions[0], conditions: [{ id: 'c1', say: 'Een oude regel.', test: 'verdwenen(child)' }] }],
})
const value: ValueOf = { ...(own.parameters['bedrag']?.values[0] ?? assert.fail()), value: 90, from: '2026-01-01' }
const right = (of: typeof own): Change => ({ kind: 'right', right: of })
const row = (id: string, rightId: string, change: Change | null) => ({ id, rightId, change })

const cases: readonly {
  readonly name: string
  readonly rows: readonly ReturnType<typeof row>[]
  readonly lost: readonly (readonly [string, string, string])[]
}[] = [
  { name: 'nothing published', rows: [], lost: [] },
  { name: 'all understood', rows: [row('1', own.id, right(own))], lost: [] },
  { name: 'a rule of before', rows: [row('1', own.id, right(broken))], lost: [['rule', 'nothing', '1']] },
  { name: 'in place of one of the packs', rows: [row('1', pack.id, right({ ...broken, id: pack.id }))], lost: [['rule', 'packs', '1']] },
  { name: 'content of before', rows: [row('1', own.id, null)], lost: [['unreadable', 'nothing', '1']] },
  { name: 'content of before, written anew', rows: [row('1', own.id, null), row('2', own.id, right(own))], lost: [] },
  { name: 'a rule of before, written anew', rows: [row('1', own.id, right(broken)), row('2', own.id, right(own))], lost: [] },
  {
    name: 'an amount of a right that left the packs',
    rows: [row('1', 'weg', { kind: 'value', right: 'weg', parameter: 'bedrag', value })],
    lost: [['no-right', 'nothing', '1']],
  },
  {
    name: 'an amount that left its right',
    rows: [row('1', pack.id, { kind: 'value', right: pack.id, parameter: 'weg', value })],
    lost: [['no-parameter', 'packs', '1']],
  },
]

for (const { name, rows, lost } of cases)
  test(`told: ${name}`, () =>
    assert.deepEqual(
      lostIn([pack], rows).map(({ why, instead, changeId }) => [why, instead, changeId]),
      lost,
    ))

test('the other rights keep working', () => {
  const laid = overlay([pack], [right(broken), right({ ...own, id: 'goed' }), right({ ...broken, id: pack.id })])
  const left = usable([pack], laid)
  assert.deepEqual(
    left.map(({ id, title }) => [id, title]),
    [
      ['goed', own.title],
      [pack.id, pack.title],
    ],
  )
})
