import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actWord } from './act-list.ts'
import { toldToFamily } from './told-to-family.ts'

const told = (action: string, purpose: string, role = 'counsellor') => toldToFamily({ action, purpose, role })

test('a meeting is never told as something she allowed, whoever reads it', () => {
  for (const action of ['consent.meeting.opened', 'consent.meeting.read', 'consent.item.added', 'consent.item.read'])
    for (const role of ['counsellor', 'team-lead', 'partner']) assert.equal(told(action, 'sharing', role), 'meeting', `${action} ${role}`)
})

test('only a partner reads because she allowed it; the team arranges who sees what', () => {
  assert.equal(told('consent.shared.read', 'sharing', 'partner'), 'sharing')
  assert.equal(told('consent.permission.listed', 'sharing', 'counsellor'), 'arranging')
  assert.equal(told('consent.permission.withdrawn', 'sharing', 'family'), 'sharing')
})

test('work notes and the protected part are not told, whatever the purpose', () => {
  const hidden = Object.keys(actWord).filter((action) => /^consent\.note\.|^protected\.|^compartment\./.test(action))
  assert.ok(hidden.length > 5, `${hidden.length}`)
  for (const action of hidden) assert.equal(told(action, 'guidance'), null, action)
  assert.equal(told('dossier.read', 'child-protection'), null)
  assert.equal(told('dossier.read', 'guidance'), 'guidance')
})
