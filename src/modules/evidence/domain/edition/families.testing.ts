import type { ProfileCounts, ReportFacts } from '../facts.ts'

/** One family, one mother, one dossier: what a reader takes every table to be about. */
export type Family = {
  readonly programme: 'opkomst' | 'opkomst-plus'
  readonly start: 'pregnant' | 'pregnant, weeks not told' | 'born' | 'unknown'
  readonly age: boolean
  readonly before: 'good' | 'bad' | 'temporary' | 'unknown'
  readonly after: 'good' | 'bad' | 'none'
  readonly source: 'a' | 'b' | 'own' | 'herself' | 'unknown'
  readonly screening: 'deprived' | 'undetermined' | 'not-deprived' | 'missing'
}
export const usual: Family = {
  programme: 'opkomst',
  start: 'pregnant',
  age: true,
  before: 'good',
  after: 'good',
  source: 'a',
  screening: 'not-deprived',
}

const sourceOf = { a: 'external', b: 'external', own: 'own', herself: 'herself' } as const
const housingOf = { good: 'sociaal', bad: 'huur_slecht', temporary: 'opvang' } as const
const one = (is: boolean): number => (is ? 1 : 0)

function profileOf({ start, age, before, source, screening }: Family): ProfileCounts {
  const isPregnant = start === 'pregnant' || start === 'pregnant, weeks not told'
  return {
    mothers: 1,
    pregnant: one(isPregnant),
    afterBirth: one(start === 'born'),
    weeksKnown: one(start === 'pregnant'),
    weeks: 20 * one(start === 'pregnant'),
    ageKnown: one(age),
    ageDays: 10_000 * one(age),
    single: 0,
    notSingle: 0,
    noIncome: 0,
    someIncome: 0,
    housingKnown: one(before !== 'unknown'),
    badHousing: one(before === 'bad' || before === 'temporary'),
    temporaryHousing: one(before === 'temporary'),
    external: one(source === 'a' || source === 'b'),
    ownService: one(source === 'own'),
    herself: one(source === 'herself'),
    inGroup: 0,
    deprived: one(screening === 'deprived'),
    undetermined: one(screening === 'undetermined'),
    notDeprived: one(screening === 'not-deprived'),
  }
}

/** What the report would count of them. */
export function factsOf(families: readonly Family[]): ReportFacts {
  const groups = families.map((family) => ({ family, programme: family.programme, status: 'completed' as const }))
  return {
    profile: groups.map(({ family, ...group }) => ({ ...group, ...profileOf(family) })),
    dossiers: groups.map(({ family: _, ...group }) => ({ ...group, n: 1 })),
    sources: groups.flatMap(({ family: { source }, ...group }) =>
      source === 'unknown' ? [] : [{ ...group, id: source, name: source, side: sourceOf[source], n: 1 }],
    ),
    housing: groups.map(({ family: { before, after }, ...group }) => ({
      ...group,
      start: before === 'unknown' ? null : housingOf[before],
      end: after === 'none' ? null : housingOf[after],
      n: 1,
    })),
    inOrder: [],
    changes: [],
    measured: [],
    agreement: [],
  }
}

/** As many families of the usual kind, but for what is said. */
export function times(n: number, family: Partial<Family> = {}): Family[] {
  return Array<Family>(n).fill({ ...usual, ...family })
}
