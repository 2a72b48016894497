import type { FamilyRole } from './who.ts'

export type { FamilyRole } from './who.ts'

export const wishes = ['correct', 'contest', 'appointment', 'question'] as const
export type Wish = (typeof wishes)[number]

/** A wish about a fact is a right of hers, with a term: it goes into the register. */
export function isRight(wish: Wish): boolean {
  return wish === 'correct' || wish === 'contest'
}

/** Facts she can ask to correct or contest. */
export const facts = [
  'name',
  'birth-date',
  'language',
  'phone',
  'mail',
  'address',
  'safe-contact',
  'children',
  'agreed',
  'scores',
  'guidance',
  'looked',
  'other',
] as const
export type Fact = (typeof facts)[number]
/** What the other parent sees, and so can say something about. */
export const factsOfCoParent: readonly Fact[] = ['name', 'birth-date', 'language', 'phone', 'mail', 'children', 'looked', 'other']

/** What somebody may ask about: what he sees himself. Another moment is only for who sees the appointments. */
export function factsOfRole(role: FamilyRole): readonly (Fact | 'appointment')[] {
  return role === 'mother' ? [...facts, 'appointment'] : factsOfCoParent
}

export const outcomes = ['changed', 'stands-beside', 'answered'] as const
export type Outcome = (typeof outcomes)[number]

/** Which answers fit: a fact is changed or her words stay beside it; a question is answered. */
export function fits(wish: Wish, outcome: Outcome): boolean {
  return wish === 'correct' || wish === 'contest' ? outcome !== 'answered' : outcome === 'answered'
}

/** Whether her words stand beside the fact: from the moment she writes them, and for as long as the fact was not changed. */
export function standsBeside(request: { readonly wish: string; readonly outcome: string | null }): boolean {
  return (request.wish === 'correct' || request.wish === 'contest') && request.outcome !== 'changed'
}
