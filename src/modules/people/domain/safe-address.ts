import type { PersonDetails } from './person.ts'

/** Who reads: a colleague of the own team, or anybody else (a partner, the co-parent, a sheet on paper, a message). */
export type Reader = 'team' | 'outside'

export type ShownPlace = {
  readonly street: string | null
  readonly postcode: string | null
  readonly town: string | null
  readonly phone: string | null
  readonly email: string | null
  /** Whether the worker who comes to her may be named: who knows the worker finds the place. */
  readonly mayNameWorker: boolean
}

const nothing: ShownPlace = { street: null, postcode: null, town: null, phone: null, email: null, mayNameWorker: false }

/**
 * Where and how somebody is found, for this reader. A safe address wins over every other rule: outside the team it looks exactly as when
 * nothing is known. `household` are the people who may live with her: the place of a child is the place of its mother, so one safe address
 * among them hides them all.
 */
export function shownPlace(person: PersonDetails, household: readonly Pick<PersonDetails, 'hasSafeAddress'>[], reader: Reader): ShownPlace {
  const isHidden = [person, ...household].some(({ hasSafeAddress }) => hasSafeAddress)
  if (isHidden && reader === 'outside') return nothing
  const { street, postcode, town, phone, email } = person
  return { street, postcode, town, phone, email, mayNameWorker: true }
}
