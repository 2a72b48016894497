import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#platform/day.ts'
import { maySee, type Permission, type Recipient, type SharingQuestion } from './may-see.ts'
import { itemKinds, lifeDomains, needsDomain, secrecies, sharingPurposes } from './scope.ts'

const today = '2026-11-17'
const permission: Permission = {
  id: 'p1',
  dossierId: 'd1',
  recipient: { kind: 'organisation', organisationId: 'o1' },
  domains: ['housing', 'money'],
  kinds: ['in-order', 'contact-person'],
  purpose: 'family-support',
  fromOn: '2026-11-01',
  untilOn: '2026-12-31',
  isWithdrawn: false,
}
const question: SharingQuestion = {
  dossierId: 'd1',
  isOpen: true,
  asker: { accountId: 'a1', organisationId: 'o1', secrecy: 'professional' },
  kind: 'in-order',
  domain: 'housing',
  purpose: 'family-support',
  day: today,
}

const table: readonly (readonly [string, Partial<Permission>, Partial<SharingQuestion>, string])[] = [
  ['what was allowed', {}, {}, 'granted'],
  ['an item without a domain that needs none', {}, { kind: 'contact-person', domain: null }, 'granted'],
  ['only a domain is asked', {}, { kind: null }, 'granted'],
  ['one person of that organisation', { recipient: { kind: 'account', accountId: 'a1' } }, {}, 'granted'],
  ['a colleague of that person', { recipient: { kind: 'account', accountId: 'a2' } }, {}, 'other-recipient'],
  ['another organisation', {}, { asker: { ...question.asker, organisationId: 'o2' } }, 'other-recipient'],
  ['somebody of no organisation', {}, { asker: { ...question.asker, organisationId: null } }, 'other-recipient'],
  ['another domain', {}, { domain: 'wellbeing' }, 'not-in-scope'],
  ['another kind', {}, { kind: 'notes' }, 'not-in-scope'],
  ['an item whose domain is not known', {}, { domain: null }, 'domain-unknown'],
  ['nothing in particular', {}, { kind: null, domain: null }, 'nothing-asked'],
  ['another purpose', {}, { purpose: 'rights' }, 'other-purpose'],
  ['another family', {}, { dossierId: 'd2' }, 'nothing-granted'],
  ['the first day', {}, { day: '2026-11-01' }, 'granted'],
  ['the day before', {}, { day: '2026-10-31' }, 'not-yet'],
  ['the last day', {}, { day: '2026-12-31' }, 'granted'],
  ['the day after', {}, { day: '2027-01-01' }, 'expired'],
  ['withdrawn', { isWithdrawn: true }, {}, 'withdrawn'],
  ['guidance has ended', {}, { isOpen: false }, 'dossier-closed'],
  ['bound to discretion only', {}, { asker: { ...question.asker, secrecy: 'discretion' } }, 'secrecy'],
  ['not known to be bound', {}, { asker: { ...question.asker, secrecy: 'none' } }, 'secrecy'],
]
for (const [name, given, asked, reason] of table) {
  test(`may see: ${name} → ${reason}`, () => {
    const answer = maySee([{ ...permission, ...given }], { ...question, ...asked })
    assert.equal(answer.reason, reason)
    assert.equal(answer.allowed, reason === 'granted')
  })
}

test('two halves make no yes', () => {
  const money = { ...permission, id: 'p2', domains: ['money' as const], kinds: ['notes' as const] }
  const housing = { ...permission, id: 'p3', domains: ['housing' as const], kinds: ['in-order' as const] }
  assert.equal(maySee([money, housing], { ...question, kind: 'notes', domain: 'housing' }).allowed, false)
})

test('the answer names the permission it rests on, the nearest reason otherwise', () => {
  const gone = { ...permission, id: 'gone', isWithdrawn: true }
  assert.deepEqual(maySee([gone, permission], question), { allowed: true, permissionId: 'p1', reason: 'granted' })
  assert.equal(maySee([{ ...permission, purpose: 'rights' }, gone], question).reason, 'withdrawn')
})

const days = fc.integer({ min: -40, max: 40 }).map((n) => addDays(today, n))
const ids = fc.constantFrom('x', 'y')
const recipients: fc.Arbitrary<Recipient> = fc.oneof(
  ids.map((organisationId) => ({ kind: 'organisation' as const, organisationId })),
  ids.map((accountId) => ({ kind: 'account' as const, accountId })),
)
const anyPermission: fc.Arbitrary<Permission> = fc.record({
  id: fc.uuid(),
  dossierId: ids,
  recipient: recipients,
  domains: fc.subarray([...lifeDomains]),
  kinds: fc.subarray([...itemKinds], { minLength: 1 }),
  purpose: fc.constantFrom(...sharingPurposes),
  fromOn: days,
  untilOn: days,
  isWithdrawn: fc.boolean(),
})
const anyQuestion: fc.Arbitrary<SharingQuestion> = fc.record({
  dossierId: ids,
  isOpen: fc.boolean(),
  asker: fc.record({
    accountId: fc.option(ids),
    organisationId: fc.option(ids),
    secrecy: fc.constantFrom(...secrecies),
  }),
  kind: fc.option(fc.constantFrom(...itemKinds)),
  domain: fc.option(fc.constantFrom(...lifeDomains)),
  purpose: fc.constantFrom(...sharingPurposes),
  day: days,
})
const many = fc.array(anyPermission, { maxLength: 6 })
const always = (check: (permissions: Permission[], asked: SharingQuestion) => boolean) =>
  fc.assert(fc.property(many, anyQuestion, check), { numRuns: 2000, seed: 7 })

test('nothing granted: never', () => {
  fc.assert(fc.property(anyQuestion, (asked) => !maySee([], asked).allowed))
})

test('withdrawn: never, whatever is asked', () => {
  always(
    (permissions, asked) =>
      !maySee(
        permissions.map((one) => ({ ...one, isWithdrawn: true })),
        asked,
      ).allowed,
  )
})

test('discretion and not known: never content', () => {
  always((permissions, asked) => asked.asker.secrecy === 'professional' || !maySee(permissions, asked).allowed)
})

test('a yes names one permission that says all of it', () => {
  always((permissions, asked) => {
    const answer = maySee(permissions, asked)
    if (!answer.allowed) return true
    const by = permissions.find(({ id }) => id === answer.permissionId)
    return (
      by !== undefined &&
      !by.isWithdrawn &&
      by.dossierId === asked.dossierId &&
      by.purpose === asked.purpose &&
      by.fromOn <= asked.day &&
      asked.day <= by.untilOn &&
      (asked.kind === null || by.kinds.includes(asked.kind)) &&
      (asked.domain === null || by.domains.includes(asked.domain)) &&
      !(asked.kind !== null && needsDomain(asked.kind) && asked.domain === null)
    )
  })
})

test('withdrawing one never lets more be seen, and giving one never less', () => {
  always((permissions, asked) => {
    const before = maySee(permissions, asked).allowed
    return permissions.every((_, at) => {
      const withdrawn = permissions.map((one, index) => (index === at ? { ...one, isWithdrawn: true } : one))
      const without = permissions.filter((_one, index) => index !== at)
      return (before || !maySee(withdrawn, asked).allowed) && (before || !maySee(without, asked).allowed)
    })
  })
})

test('these rules do show something: the generator reaches a yes', () => {
  const seen = fc.sample(fc.tuple(many, anyQuestion), { numRuns: 4000, seed: 3 })
  assert.ok(seen.some(([permissions, asked]) => maySee(permissions, asked).allowed))
})
