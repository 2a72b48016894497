import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dueMoments, loadPacks } from '#modules/programmes/public.ts'
import { addDays } from '#platform/day.ts'
import { projectRoot } from '#platform/root.ts'
import { type DossierInTime, familyFacts, nextMoment } from './due.ts'

const packs = loadPacks(projectRoot)
const days = fc.integer({ min: 0, max: 1600 }).map((n) => addDays('2025-01-01', n))
const clocks = fc.oneof<fc.Arbitrary<DossierInTime['clock']>[]>(
  days.map((dueOn) => ({ kind: 'pregnant', dueOn })),
  days.map((bornOn) => ({ kind: 'child', bornOn })),
  fc.constant({ kind: 'none' }),
)
const dossiers = fc.record({
  startedOn: fc.option(days),
  hasLoss: fc.boolean(),
  isOpen: fc.boolean(),
  clock: clocks,
  refusals: fc.constant([]),
})
const events = ['guidance-start', 'birth', 'planned-end']

test('the next measurement is the first that is neither open nor taken, each looked at as if it were all of the pack', () => {
  const cases = fc.constantFrom(...packs).chain((pack) => {
    const each = pack.instruments.flatMap(({ instrument, moments }) => moments.map((moment) => ({ instrument, moment })))
    return fc.record({ pack: fc.constant(pack), each: fc.constant(each), taken: fc.subarray(each), dossier: dossiers, today: days })
  })
  fc.assert(
    fc.property(cases, ({ pack, each, taken, dossier, today }) => {
      const measured = taken.map(({ instrument, moment: { moment } }) => ({ instrument, moment, measuredOn: today }))
      const isTaken = (one: (typeof each)[number]) => taken.includes(one) && one.moment.moment !== 'interim'
      const isOpen = ({ instrument, moment }: (typeof each)[number]) =>
        dueMoments({ ...pack, instruments: [{ instrument, moments: [moment] }] }, familyFacts(dossier), today, []).length > 0
      const expected = each
        .filter((one) => dossier.isOpen && !isTaken(one) && !isOpen(one))
        .filter(({ moment: { after } }) => !dossier.hasLoss || after !== 'birth')
        .map(({ instrument, moment: { moment, after, days } }) => ({ instrument, moment, after, days }))
        .toSorted((a, b) => events.indexOf(a.after) - events.indexOf(b.after) || a.days - b.days)
      assert.deepEqual(nextMoment(pack, dossier, measured, today), expected[0] ?? null)
    }),
  )
})
