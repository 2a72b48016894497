import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from './settings.ts'

const secret = 's'.repeat(40)

test('a setting that cannot be used is named, with what it should be', () => {
  const words = (env: Readonly<Record<string, string>>): string => {
    try {
      readSettings(env, secret)
    } catch (error) {
      return error instanceof Error ? error.message : ''
    }
    return 'fine'
  }
  assert.equal(words({ PORT: 'abc' }), 'Setting PORT cannot be used: "abc" is not a port, a whole number from 0 to 65535.')
  assert.equal(words({ PORT: '70000' }), 'Setting PORT cannot be used: "70000" is not a port, a whole number from 0 to 65535.')
  assert.match(words({ OPKOMST_ORIGIN: 'opkomst.example' }), /OPKOMST_ORIGIN cannot be used: .*https:\/\/opkomst\.example/)
  assert.doesNotMatch(words({ OPKOMST_SECRET: 'kort' }), /kort/)
})

test('an empty setting is one that was not set', () => {
  assert.equal(readSettings({ PORT: '', OPKOMST_ORIGIN: '' }, secret).port, 3000)
  assert.equal(readSettings({ PORT: '3100' }, secret).port, 3100)
})
