import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roles } from '#platform/actor.ts'
import { assuranceLevels } from './assurance-levels.ts'
import { opens, requiredLevel } from './session-strength.ts'

const staffOfFamilies = ['counsellor', 'midwife', 'team-lead', 'partner']

for (const role of roles) {
  const reads = staffOfFamilies.includes(role)
  const rows = [
    ['code', null, 'everything', 'first-passkey'],
    ['passkey', null, 'everything', 'everything'],
    ['sign-on', null, 'everything', 'first-passkey'],
    ['sign-on', 'low', 'everything', 'first-passkey'],
    ['sign-on', 'substantial', 'everything', reads ? 'first-passkey' : 'everything'],
    ['sign-on', 'high', 'everything', 'everything'],
  ] as const
  for (const [method, level, off, on] of rows) {
    test(`${role} with ${method}${level === null ? '' : ` at ${level}`}: ${off} when passwords count, ${on} when not`, () => {
      assert.equal(opens({ role, method, level }, false), off)
      assert.equal(opens({ role, method, level }, true), on)
    })
  }
  test(`the level asked of ${role} is never lowered`, () => {
    for (const asked of assuranceLevels) {
      assert.equal(requiredLevel(role, asked, false), asked)
      assert.equal(requiredLevel(role, asked, true), reads ? 'high' : asked)
    }
  })
}
