export const criteria = ['income', 'education', 'work', 'stimulation', 'housing', 'health'] as const
export type Criterion = (typeof criteria)[number]
export type CriterionAnswer = 'weak' | 'not_weak' | 'unknown'
/** Null is "not asked". */
export type Screening = Readonly<Record<Criterion, CriterionAnswer | null>>

export const emptyScreening: Screening = { income: null, education: null, work: null, stimulation: null, housing: null, health: null }

/** From this many weak criteria on one speaks of deprivation. Source: Kind en Gezin / Opgroeien, Statistiek Vlaanderen. */
export const weakThreshold = 3

export type ScreeningCount = { readonly weak: number; readonly notWeak: number; readonly unknown: number; readonly notAsked: number }

/** Counts of the six criteria. Not known and not asked are never counted as not weak. */
export function countScreening(screening: Screening): ScreeningCount {
  const count = (answer: CriterionAnswer | null): number => criteria.filter((criterion) => screening[criterion] === answer).length
  return { weak: count('weak'), notWeak: count('not_weak'), unknown: count('unknown'), notAsked: count(null) }
}

export function isAsked(screening: Screening): boolean {
  return countScreening(screening).notAsked < criteria.length
}
