import type { CriterionValue, EndReasonCode, Income, State } from './vocabulary.ts'

/** Values as the shipped instruments spell them (opkomst-dossier, kansarmoede-screening). Housing ids are already the instrument's. */
export const STATE_ANSWERS: Readonly<Record<State, string>> = {
  in_order: 'in_orde',
  busy: 'bezig',
  not_in_order: 'niet_in_orde',
  not_applicable: 'not-applicable',
  unknown: 'unknown',
}
export const CRITERION_ANSWERS: Readonly<Record<CriterionValue, string>> = { weak: 'zwak', not_weak: 'niet_zwak', unknown: 'unknown' }

/** Option of inkomensbron; a partner's wage is an income, but not of a kind the instrument lists. */
export const INCOME_ANSWERS: Readonly<Record<Exclude<Income, 'unknown'>, string>> = {
  none: 'geen',
  wage: 'loon',
  partner_wage: 'andere',
  unemployment: 'werkloosheid',
  living_wage: 'leefloon',
  illness: 'ziekte',
  maternity: 'moederschap',
  other: 'andere',
}

/** Reasons as a dossier keeps them; the words of the list stand beside it. */
export const ENDING_REASONS = {
  completed: 'planned-end',
  goals_reached: 'goals-reached',
  handed_over: 'handed-over',
  moved: 'moved',
  no_contact: 'no-contact',
  stopped_by_family: 'own-choice',
  other: 'other',
  unknown: 'other',
} as const satisfies Readonly<Record<EndReasonCode, string>>
