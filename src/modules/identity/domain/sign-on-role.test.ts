import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimValues, type RoleRule, roleFor } from './sign-on-role.ts'

const rules: readonly RoleRule[] = [
  { claimValue: 'Beheer', role: 'administrator', leastLevel: 'high' },
  { claimValue: 'Begeleider', role: 'counsellor', leastLevel: 'high' },
]

test('a claim is a text, a list, or nothing', () => {
  assert.deepEqual(claimValues('Beheer'), ['Beheer'])
  assert.deepEqual(claimValues(['a', 3, 'b']), ['a', 'b'])
  for (const nothing of [undefined, null, 3, {}]) assert.deepEqual(claimValues(nothing), [])
})

test('of several roles the one of daily work counts; an unknown one opens nothing', () => {
  assert.equal(roleFor(['Beheer', 'Begeleider'], rules)?.role, 'counsellor')
  assert.equal(roleFor(['Directeur'], rules), null)
  assert.equal(roleFor([], rules), null)
})
