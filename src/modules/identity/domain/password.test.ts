import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPassword } from './password.ts'

for (const [password, refusal] of [
  ['kort', 'too-short'],
  ['x'.repeat(129), 'too-long'],
  ['wachtwoord123', 'too-common'],
  ['aaaaaaaaaaaaaaa', 'too-common'],
  ['hanne.dewolk-thuis', 'like-name'],
  ['drie groene fietsen', null],
] as const) {
  test(`"${password.slice(0, 20)}" is ${refusal ?? 'accepted'}`, () => {
    assert.equal(checkPassword(password, 'hanne.dewolk@example.org'), refusal)
  })
}
