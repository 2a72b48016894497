import type { Respondent } from '#modules/indicators/public.ts'
import type { Talk } from './talk.ts'

export type RoundRefusal = { readonly kind: 'family-first' } | { readonly kind: 'closed' } | { readonly kind: 'too-late' }

const hasScores = (talk: Talk, respondent: Respondent): boolean => (talk.rounds[respondent]?.answers.size ?? 0) > 0

/**
 * Whether a round may be scored now; null: it may.
 *
 * She scores first and alone: what she gave stands from the moment she gives the phone back. The worker's own view is only worth something
 * before they speak, so it closes when the round together begins. That round begins when hers is closed.
 */
export function roundRefusal(talk: Talk, respondent: Respondent): RoundRefusal | null {
  if (talk.rounds[respondent]?.closedAt != null) return { kind: 'closed' }
  if (respondent === 'joint' && talk.rounds.family?.closedAt == null) return { kind: 'family-first' }
  if (respondent === 'worker' && hasScores(talk, 'joint')) return { kind: 'too-late' }
  return null
}

/** Opening a round again undoes closing it. Hers only while nobody spoke about it: afterwards her first scores stay as they are. */
export function mayReopen(talk: Talk, respondent: Respondent): boolean {
  if (talk.rounds[respondent]?.closedAt == null) return false
  return respondent === 'joint' || !hasScores(talk, 'joint')
}

/** She chooses when she scored, whether or not they scored together. */
export function mayChoose(talk: Talk): boolean {
  return talk.rounds.family?.closedAt != null
}

export type Step = 'family' | 'worker' | 'joint' | 'choose' | 'done'

/** What comes next. The worker's own view is never asked for: it may be left out. */
export function nextStep(talk: Talk, rights: readonly string[]): Step {
  if (talk.rounds.family?.closedAt == null) return 'family'
  if (talk.rounds.worker !== undefined && talk.rounds.worker.closedAt === null && roundRefusal(talk, 'worker') === null) return 'worker'
  const isTogetherDone = talk.rounds.joint?.closedAt != null || rights.every((item) => talk.rounds.joint?.answers.has(item) ?? false)
  if (!isTogetherDone) return 'joint'
  return talk.choice === null ? 'choose' : 'done'
}
