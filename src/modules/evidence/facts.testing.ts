import fc from 'fast-check'
import { type Housing, housingSituations, inOrderItems, type ReportFacts } from './domain/facts.ts'
import type { ProgrammeName } from './domain/impact-report.ts'

export const testProgrammes: readonly ProgrammeName[] = [
  { id: 'opkomst', name: 'Opkomst' },
  { id: 'opkomst-plus', name: 'Opkomst+' },
]

const group = { programme: fc.constantFrom('opkomst', 'opkomst-plus'), status: fc.constantFrom('running', 'completed', 'stopped') } as const
const n = fc.integer({ min: 1, max: 60 })
const housing = fc.constantFrom<Housing | null>(...housingSituations, null)
const answer = fc.constantFrom('yes', 'no', 'not-applicable', null)

/** Parts of a whole that add up to it. */
function split(total: number, cuts: readonly number[]): number[] {
  const places = [0, ...cuts.map((cut) => Math.round(cut * total)).sort((a, b) => a - b), total]
  return places.slice(1).map((place, index) => place - (places[index] ?? 0))
}

const cut = fc.double({ min: 0, max: 1, noNaN: true })
const profile = fc
  .record({ ...group, mothers: n, cuts: fc.array(cut, { minLength: 12, maxLength: 12 }) })
  .map(({ cuts, mothers, ...of }) => {
    const part = (from: number, until: number) => split(mothers, cuts.slice(from, until))
    const [pregnant = 0, afterBirth = 0] = part(0, 2)
    const [single = 0, notSingle = 0] = part(2, 4)
    const [noIncome = 0, someIncome = 0] = part(4, 6)
    const [badHousing = 0, goodHousing = 0] = part(6, 8)
    const [external = 0, ownService = 0] = part(8, 10)
    const [deprived = 0, undetermined = 0, notDeprived = 0] = part(10, 12)
    const known = {
      weeksKnown: pregnant,
      weeks: pregnant * 28,
      ageKnown: mothers,
      ageDays: mothers * 10_000,
      housingKnown: badHousing + goodHousing,
    }
    const counts = {
      pregnant,
      afterBirth,
      single,
      notSingle,
      noIncome,
      someIncome,
      badHousing,
      temporaryHousing: Math.floor(badHousing / 2),
    }
    return {
      ...of,
      mothers,
      ...known,
      ...counts,
      external,
      ownService,
      herself: 0,
      inGroup: Math.floor(mothers / 3),
      deprived,
      undetermined,
      notDeprived,
    }
  })

const score = { item: fc.constantFrom('stress', 'schulden', 'rust', 'inkomen'), n: fc.integer({ min: 1, max: 12 }) }
const change = fc.oneof(
  fc.record({
    ...group,
    ...score,
    instrument: fc.constant('opkomst-casestudy'),
    start: fc.integer({ min: 1, max: 5 }),
    end: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({
    ...group,
    ...score,
    instrument: fc.constant('moederscores'),
    start: fc.integer({ min: 0, max: 10 }),
    end: fc.integer({ min: 0, max: 10 }),
  }),
)

const agreement = fc
  .record({ ...group, gaps: fc.tuple(cut, cut), talks: fc.integer({ min: 1, max: 4 }), rights: fc.integer({ min: 5, max: 18 }), part: cut })
  .map(({ gaps: [first, last], part, ...of }) => ({
    ...of,
    first: of.talks === 1 ? last * 10 : first * 10,
    last: last * 10,
    same: Math.floor(part * of.rights),
  }))

/** Any facts a municipality could have; what adds up in the database adds up here. */
export const anyFacts: fc.Arbitrary<ReportFacts> = fc
  .record({
    profile: fc.array(profile, { maxLength: 6 }),
    dossiers: fc.array(fc.record({ ...group, n }), { maxLength: 6 }),
    housing: fc.array(fc.record({ ...group, start: housing, end: housing, n }), { maxLength: 12 }),
    inOrder: fc.array(fc.record({ ...group, item: fc.constantFrom(...inOrderItems), start: answer, end: answer, n }), { maxLength: 16 }),
    changes: fc.array(change, { maxLength: 20 }),
    agreement: fc.array(agreement, { maxLength: 12 }),
  })
  .map((facts) => ({
    ...facts,
    sources: facts.profile.flatMap(({ programme, status, external, ownService }) => [
      ...(external > 0 ? [{ programme, status, id: 'a', name: '=Wijk & Co', side: 'external', n: external } as const] : []),
      ...(ownService > 0 ? [{ programme, status, id: 'b', name: 'Sociaal Huis', side: 'own', n: ownService } as const] : []),
    ]),
    measured: facts.changes.flatMap(({ programme, status, instrument, item, n: measured }) => [
      { programme, status, instrument, item, n: measured },
      { programme, status, instrument, item: null, n: measured },
    ]),
  }))
