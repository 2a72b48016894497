/** In whose name somebody comes in. */
export type FamilyRole = 'mother' | 'co-parent'

type Member = { readonly personId: string; readonly role: string; readonly diedOn: string | null }

/**
 * Who of a family may have access: the mother, whatever her age, and the other parent; each for himself. Nobody else: the parents of a young
 * mother have none, and a child has none.
 */
export function familyRole(motherId: string, members: readonly Member[], personId: string): FamilyRole | null {
  const member = members.find((one) => one.personId === personId)
  if (member === undefined || member.diedOn !== null) return null
  if (personId === motherId) return 'mother'
  return member.role === 'co-parent' ? 'co-parent' : null
}
