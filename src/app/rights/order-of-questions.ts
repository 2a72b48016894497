import type { Question, Situation } from '#modules/rights/public.ts'
import { ageInMonths, type IsoDay } from '#platform/day.ts'

/**
 * Statuses that open many other rights, and that everybody can answer at once. They come first, in this order: what they settle makes most later questions
 * needless. Source: point 2.3 of the design of the engine (gateways between rights).
 */
const gateways = [
  'benefits.leefloon',
  'benefits.leefloon.since',
  'benefits.increased-reimbursement',
  'household.cohabitation',
  'housing.kind',
  'adults[0].workStatus',
  'adults[0].residenceStatus',
  'needs.hasTooLittleToLive',
  'debts.hasPaymentProblems',
  'adults[0].isHealthInsured',
  'benefits.growth-package',
]

type Age = { readonly from: number; readonly to: number }

/** Months of age between which a question about a child makes sense; before the birth only what is not named here. */
const ages: readonly (readonly [RegExp, Age])[] = [
  [/^(preschool|goesToPreschool|isStillEnrolled)/, { from: 24, to: 84 }],
  [/^isInEducation$/, { from: 216, to: 300 }],
  [/^childcare/, { from: 0, to: 42 }],
  [/^wearsNappies$/, { from: 0, to: 42 }],
  [/^isBottleFed$/, { from: 0, to: 24 }],
  [
    /^(hasCondition|disability\w*|fosterCare|isFosterChild|orphan|parentDiedOn|pregnancyWeeks|hasEnforceableMaintenance|maintenance\w*)$/,
    { from: 0, to: 300 },
  ],
]

/** Whether a question about a child can be answered at its age: nobody is asked whether a child that is still to be born goes to school. */
function isTimely(path: string, situation: Situation, today: IsoDay): boolean {
  const [, at = '', name = ''] = /^children\[(\d+)\]\.(\w+)$/.exec(path) ?? []
  const child = situation.children?.[Number(at)]
  const age = ages.find(([names]) => name !== '' && names.test(name))?.[1]
  if (age === undefined || child === undefined) return true
  if (child.birthDate === undefined) return child.dueDate === undefined
  const months = ageInMonths(child.birthDate, today)
  return months >= age.from && months <= age.to
}

/** The questions worth asking now: what opens most doors first, then as the engine weighs them; none that makes no sense at the age of a child. */
export function orderQuestions(questions: readonly Question[], situation: Situation, today: IsoDay): readonly Question[] {
  const timely = questions.filter(({ path }) => isTimely(path, situation, today))
  const rank = ({ path }: Question): number => {
    const at = gateways.indexOf(path)
    return at === -1 ? gateways.length : at
  }
  return timely.toSorted((a, b) => rank(a) - rank(b))
}
