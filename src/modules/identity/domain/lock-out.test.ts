import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lockedUntil } from './lock-out.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 17, 8, 0, second))
const failures = (n: number) => Array.from({ length: n }, (_, index) => ({ at: at(n - index), succeeded: false }))

for (const { tries, wait } of [
  { tries: 0, wait: null },
  { tries: 4, wait: null },
  { tries: 5, wait: 30 },
  { tries: 6, wait: 60 },
  { tries: 8, wait: 240 },
  { tries: 40, wait: 3600 },
]) {
  test(`after ${tries} failed tries the wait is ${wait ?? 'none'}`, () => {
    const until = lockedUntil(failures(tries))
    assert.equal(until === null ? null : (until.getTime() - at(tries).getTime()) / 1000, wait)
  })
}

test('a success starts the count again', () => {
  assert.equal(lockedUntil([...failures(4), { at: at(0), succeeded: true }, ...failures(9)]), null)
})
