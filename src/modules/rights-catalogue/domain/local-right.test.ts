import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileRight, rightSchema } from '#modules/rights/public.ts'
import { localRight as example } from '../testing.ts'
import { type LocalWish, localRight, nextVersion } from './local-right.ts'

const wish: LocalWish = {
  ...{ title: 'Babypremie', summary: 'Een bedrag per kind.', body: 'Stad', domain: 'baby', nature: 'entitlement', subject: 'child' },
  from: '2027-01-01',
  conditions: [
    { say: 'Het kind is geboren.', rule: 'born(child)' },
    {
      say: 'Een van deze.',
      join: 'any',
      parts: [
        { say: 'Leefloon.', rule: "receives('leefloon')" },
        {
          say: 'Samen.',
          join: 'all',
          parts: [
            { say: 'Huurt.', rule: "housing.kind == 'private-rent'" },
            { say: 'Dienst.', rule: null },
          ],
        },
      ],
    },
  ],
  amount: { kind: 'range', per: 'once', say: 'Tussen twee.', value: 'p.hoog', low: 'p.laag', cases: [] },
  deadline: null,
  limits: [
    { name: 'hoog', label: 'hoogste', unit: 'eur', value: 150 },
    { name: 'laag', label: 'laagste', unit: 'eur', value: 50 },
  ],
  apply: { where: 'Stadhuis', how: 'Formulier', when: '', documents: [] },
  source: 'https://www.mechelen.be/premie',
}

test('groups within groups and a range become a right that compiles, each condition with its own id', () => {
  const right = rightSchema.parse(localRight(wish, { id: 'premie', municipality: 'Mechelen', today: '2026-11-22' }))
  compileRight(right)
  const [, group] = right.versions[0]?.conditions ?? []
  assert.deepEqual(group !== undefined && 'any' in group ? group.any.map(({ id }) => id) : [], ['c2-1', 'c2-2'])
  assert.equal(right.versions[0]?.amount?.low, 'p.laag')
})

test('what the form does not show stays as it was when other rules are written', () => {
  const [version] = example.versions
  if (version === undefined) assert.fail('no version')
  const before = rightSchema.parse({
    ...example,
    versions: [
      {
        ...version,
        among: 'child.inHousehold',
        let: { age: "since(birthOrDue(child), 'months')" },
        earliest: { say: 'Na de geboorte.', day: 'birthOrDue(child)' },
        conditions: [{ id: 'born', say: 'Geboren.', test: 'born(child)', whenUnknown: 'check', source: 'https://www.mechelen.be/premie' }],
      },
    ],
  })
  const next = nextVersion(wish, before)
  assert.deepEqual(
    [next.among, next.let, next.earliest?.day],
    ['child.inHousehold', { age: "since(birthOrDue(child), 'months')" }, 'birthOrDue(child)'],
  )
  assert.deepEqual(next.conditions[0], {
    ...{ id: 'c1', say: 'Het kind is geboren.', test: 'born(child)', whenUnknown: 'check', source: 'https://www.mechelen.be/premie' },
  })
  assert.equal(nextVersion({ ...wish, subject: 'family' }, before).among, undefined)
})
