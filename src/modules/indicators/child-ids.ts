import { v5 } from 'uuid'

/**
 * The children of a multiple birth, first, second and so on. Made from the dossier, so that a child has the same id before and after
 * birth, when it has no name and no person yet. Empty for one child: then a question is about the dossier.
 */
export function childIds(dossierId: string, babies: number): string[] {
  if (babies < 2) return []
  return Array.from({ length: babies }, (_, index) => v5(`child-${index + 1}`, dossierId))
}

// The most children one pregnancy can have here: a number stays readable when a twin was lost and one child is left.
const most = 5

/** Place of a child in its birth, from 1. Null for a child that is not of this dossier. */
export function childNumber(dossierId: string, childId: string): number | null {
  const index = childIds(dossierId, most).indexOf(childId)
  return index === -1 ? null : index + 1
}
