import assert from 'node:assert/strict'
import { test } from 'node:test'
import { menuOf, seesReferrals } from './menu.ts'

test('a menu is the same object for the same role, language and count, and another one otherwise', () => {
  const menu = menuOf('counsellor', 'nl', 3)
  assert.equal(menuOf('counsellor', 'nl', 3), menu)
  for (const other of [menuOf('team-lead', 'nl', 3), menuOf('counsellor', 'fr', 3), menuOf('counsellor', 'nl', 4)]) {
    assert.notDeepEqual(other, menu)
  }
  for (let count = 0; count < 500; count += 1) {
    assert.equal(menuOf('midwife', 'en', count).find(({ section }) => section === 'inbox')?.count, count)
  }
})

test('who does not work with families finds no families in the menu and is told of no referrals', () => {
  for (const role of ['partner', 'researcher', 'administrator'] as const) {
    assert.equal(seesReferrals(role), false)
    assert.ok(menuOf(role, 'nl', 0).every(({ href, count }) => href !== '/gezinnen' && count === undefined))
  }
  for (const role of ['counsellor', 'midwife', 'team-lead'] as const) assert.ok(seesReferrals(role))
})
