import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectRoot } from '#platform/root.ts'
import { isPriced, proposalFor } from './domain/proposal.ts'
import { loadRights } from './load-rights.ts'

const rights = loadRights(projectRoot)

test('every amount whose words say that the family pays it is marked as a price, and is never proposed as received', () => {
  const pays = /dagprijs|betaal je zelf/i
  for (const right of rights) {
    const says = right.versions.some(({ amount }) => amount !== null && pays.test(amount.say))
    assert.equal(isPriced(right), says, right.id)
    const answer = { amount: { cents: 9_000, per: 'once', kind: 'exact' }, earliest: null } as const
    assert.equal(proposalFor(undefined, right, answer, '2026-11-22') === null, says, right.id)
  }
  assert.equal(rights.filter(isPriced).length, 3)
})
