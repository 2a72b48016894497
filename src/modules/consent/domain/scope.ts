/** Life domains as families and staff speak of them; the same list that contacts use. */
export const lifeDomains = ['housing', 'money', 'paperwork', 'baby', 'wellbeing', 'network'] as const
export type LifeDomain = (typeof lifeDomains)[number]

/** Kinds of items that can be shared, from little to much. `handover` is the sheet of a warm handover. */
export const itemKinds = ['contact-person', 'in-order', 'next-steps', 'contacts', 'notes', 'handover'] as const
export type ItemKind = (typeof itemKinds)[number]

/** What is chosen on the screen; the sheet of a handover has a form of its own. */
export const chosenKinds = ['contact-person', 'in-order', 'next-steps', 'contacts', 'notes'] as const

/** These are about a life domain: without one nobody knows whether it was allowed. */
const boundToDomain: readonly ItemKind[] = ['in-order', 'next-steps', 'contacts', 'notes']
export function needsDomain(kind: ItemKind): boolean {
  return boundToDomain.includes(kind)
}

/** Purposes of help, each a compartment of its own. */
export const sharingPurposes = ['welcome', 'rights', 'case-management', 'family-support'] as const
export type SharingPurpose = (typeof sharingPurposes)[number]

export const givenHows = ['signed', 'spoken', 'portal'] as const
export type GivenHow = (typeof givenHows)[number]

/** What binds somebody: professional secrecy, a duty of discretion, or nothing we know of. */
export const secrecies = ['professional', 'discretion', 'none'] as const
export type Secrecy = (typeof secrecies)[number]
