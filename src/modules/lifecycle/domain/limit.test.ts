import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Act,
  acts,
  afterDecision,
  holdsAtOnce,
  type LimitKind,
  limitKinds,
  limitOf,
  mayUse,
  type UseGround,
  useGrounds,
} from './limit.ts'
import { objectionScopes, requestEnds, requestKinds } from './request.ts'

const uses: readonly (UseGround | null)[] = [null, ...useGrounds]

const table: readonly (readonly [limits: readonly LimitKind[], use: UseGround | null, allowed: readonly Act[]])[] = [
  [[], null, ['store', 'own', 'read', 'write', 'share', 'count']],
  [['figures'], null, ['store', 'own', 'read', 'write', 'share']],
  [['restriction'], null, ['store', 'own']],
  [['restriction'], 'consent', ['store', 'own', 'read', 'write', 'share']],
  [['restriction'], 'claims', ['store', 'own', 'read']],
  [['restriction'], 'protection', ['store', 'own', 'read', 'write', 'share']],
  [['restriction', 'figures'], null, ['store', 'own']],
  [['restriction', 'figures'], 'consent', ['store', 'own', 'read', 'write', 'share']],
]
for (const [limits, use, allowed] of table) {
  test(`with ${limits.join(' and ') || 'no limit'} and ${use ?? 'no ground'}: ${allowed.join(', ')}`, () => {
    assert.deepEqual(
      acts.filter((act) => mayUse(limits, act, use)),
      allowed,
    )
  })
}

test('a limit never allows more, and storing and her own acts are never refused', () => {
  fc.assert(
    fc.property(
      fc.subarray([...limitKinds]),
      fc.constantFrom(...acts),
      fc.constantFrom(...uses),
      fc.constantFrom(...limitKinds),
      (limits, act, use, more) => {
        if (mayUse([...limits, more], act, use)) assert.ok(mayUse(limits, act, use))
        if (act === 'store' || act === 'own') assert.ok(mayUse(limits, act, use))
        if (limits.length > 0) assert.equal(mayUse(limits, 'count', use), false)
      },
    ),
  )
})

const leadsTo: readonly (readonly [kind: (typeof requestKinds)[number], scope: 'all' | 'figures' | null, LimitKind | null])[] = [
  ['access', null, null],
  ['rectification', null, null],
  ['erasure', null, null],
  ['restriction', null, 'restriction'],
  ['objection', 'all', 'restriction'],
  ['objection', null, 'restriction'],
  ['objection', 'figures', 'figures'],
]
for (const [kind, scope, limit] of leadsTo) {
  test(`${kind} ${scope ?? ''} leads to ${limit ?? 'no limit'}`, () => {
    assert.equal(limitOf({ kind, scope }), limit)
    assert.equal(holdsAtOnce({ kind, scope }), limit === 'figures')
    assert.equal(afterDecision({ kind, scope }, 'granted').does, limit === null ? 'nothing' : 'set')
    assert.equal(afterDecision({ kind, scope }, 'partly').does, limit === null ? 'nothing' : 'set')
    for (const end of ['refused', 'withdrawn'] as const)
      assert.equal(afterDecision({ kind, scope }, end).does, limit === 'figures' ? 'lift' : 'nothing')
  })
}

test('every way a request can end has an answer', () => {
  for (const kind of requestKinds)
    for (const scope of [null, ...objectionScopes])
      for (const end of requestEnds) assert.ok(['set', 'lift', 'nothing'].includes(afterDecision({ kind, scope }, end).does))
})
