import type { ProgrammeSuggestion } from '#modules/programmes/public.ts'

/**
 * The suggestion to show first: a programme that might fit with more reasons than the one that surely fits goes ahead, because the question it leaves open
 * is the one to ask. A programme that does not fit never leads.
 */
export function inOrderOfShowing(suggestions: readonly ProgrammeSuggestion[]): readonly ProgrammeSuggestion[] {
  const rank = (one: ProgrammeSuggestion): number => (one.points === 'no' ? 1 : 0)
  return [...suggestions].sort(
    (a, b) => rank(a) - rank(b) || b.reasons.length - a.reasons.length || Number(b.points === 'yes') - Number(a.points === 'yes'),
  )
}
