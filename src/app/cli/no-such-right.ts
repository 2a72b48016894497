import { isNear, type Right } from '#modules/rights/public.ts'

/** One line: what was perhaps meant, else where the list is. */
export function noSuchRight(id: string, all: readonly Right[]): string {
  const near = all.map((right) => right.id).filter((known) => isNear(known, id.toLowerCase()))
  const hint = near.length > 0 ? `did you mean ${near.join(' or ')}?` : '`opkomst rights list` names them'
  return `there is no right "${id}"; ${hint}`
}
