import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkRights } from './domain/check-data.ts'
import { compileRight } from './domain/compile-right.ts'
import { loadRights } from './load-rights.ts'

const rights = loadRights(process.cwd())

test('the catalogue holds all 59 rights', () => assert.equal(rights.length, 59))

for (const right of rights)
  test(`${right.id} compiles: no name that does not exist, nothing mixed`, () => assert.doesNotThrow(() => compileRight(right)))

test('every parameter is used, no two values claim the same day, every link leads somewhere', () => {
  const faults = checkRights(rights, '2026-11-22').filter(({ kind }) => kind === 'fault')
  assert.deepEqual(
    faults.map(({ right, text }) => `${right}: ${text}`),
    [],
  )
})
