import type { CriterionValue, Income, State } from './vocabulary.ts'

/** Values as the shipped instruments spell them (opkomst-dossier, kansarmoede-screening). Housing ids are already the instrument's. */
export const STATE_ANSWERS: Readonly<Record<State, string>> = {
  in_order: 'in_orde',
  busy: 'bezig',
  not_in_order: 'niet_in_orde',
  not_applicable: 'nvt',
  unknown: 'onbekend',
}
export const CRITERION_ANSWERS: Readonly<Record<CriterionValue, string>> = { weak: 'zwak', not_weak: 'niet_zwak', unknown: 'onbekend' }

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
