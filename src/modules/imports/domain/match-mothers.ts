import type { IsoDay } from '#platform/day.ts'
import { editDistance, nameWords } from './fold.ts'
import type { RegistrationRow } from './registration-row.ts'

export type KnownPerson = {
  readonly id: string
  readonly familyName: string
  readonly givenName: string
  readonly birthDate: IsoDay | null
}
export type MatchReason = 'same-birth-date' | 'same-name' | 'name-alike' | 'part-of-name'
export type MotherLink = {
  readonly rowNumber: number
  readonly to: { readonly kind: 'person'; readonly id: string } | { readonly kind: 'row'; readonly rowNumber: number }
  readonly reasons: readonly MatchReason[]
  /** Probable links are made too, but shown for a look: the name differs in a letter or a part. */
  readonly certainty: 'certain' | 'probable'
}

type Named = { readonly familyName: string; readonly givenName: string }
/** One slip in a word of four letters or more, two in a long one: "Awa" and "Ami" are two people, "Benali" and "Benalli" one. */
function wordAlike(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length)
  return a === b || (longest >= 4 && editDistance(a, b) <= (longest >= 9 ? 2 : 1))
}

function wordsAlike(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false
  const open = [...right]
  return left.every((word) => {
    const at = open.includes(word) ? open.indexOf(word) : open.findIndex((other) => wordAlike(word, other))
    if (at >= 0) open.splice(at, 1)
    return at >= 0
  })
}

function compareNames(a: Named, b: Named): MatchReason | null {
  const left = [...nameWords(`${a.familyName} ${a.givenName}`)].sort()
  const right = [...nameWords(`${b.familyName} ${b.givenName}`)].sort()
  if (left.length === 0 || right.length === 0) return null
  if (left.join('') === right.join('')) return 'same-name'
  const [few, many] = left.length <= right.length ? [left, right] : [right, left]
  if (wordsAlike(few, many)) return 'name-alike'
  return few.length >= 2 && few.every((word) => many.includes(word)) ? 'part-of-name' : null
}

/** Whether two are the same mother: born on the same day and named (nearly) the same. Never on the name alone. */
export function sameMother(
  a: Named & { readonly birthDate: IsoDay | null },
  b: Named & { readonly birthDate: IsoDay | null },
): readonly MatchReason[] | null {
  if (a.birthDate === null || a.birthDate !== b.birthDate) return null
  const reason = compareNames(a, b)
  return reason === null ? null : ['same-birth-date', reason]
}

/** The row that carries the guidance goes first, then the earlier referral: the file's order must not decide who is the mother. */
function byWeight(a: RegistrationRow, b: RegistrationRow): number {
  const weight = (row: RegistrationRow) => (row.startedOn === null ? 1 : 0) + (row.reference === null ? 1 : 0)
  return (
    weight(a) - weight(b) ||
    a.referredOn.localeCompare(b.referredOn) ||
    (a.reference ?? '').localeCompare(b.reference ?? '') ||
    a.rowNumber - b.rowNumber
  )
}

type Entry = Named & { readonly birthDate: IsoDay | null; readonly to: MotherLink['to'] }

/**
 * Finds the rows that are one more referral of a mother who is already known or stands elsewhere in the file. Rows without a link are
 * mothers of their own. A row is compared with people known first, so a second import links to them and not to itself.
 */
export function matchMothers(rows: readonly RegistrationRow[], known: readonly KnownPerson[]): ReadonlyMap<number, MotherLink> {
  const byBirth = new Map<IsoDay, Entry[]>()
  const add = (entry: Entry) => {
    if (entry.birthDate === null) return
    byBirth.set(entry.birthDate, [...(byBirth.get(entry.birthDate) ?? []), entry])
  }
  for (const { id, ...person } of known) add({ ...person, to: { kind: 'person', id } })
  const links = new Map<number, MotherLink>()
  for (const row of [...rows].sort(byWeight)) {
    const matches = (byBirth.get(row.birthDate ?? '') ?? []).flatMap((entry) => {
      const reasons = sameMother(row, entry)
      return reasons === null ? [] : [{ entry, reasons, certain: reasons.includes('same-name') }]
    })
    const match = matches.find(({ certain }) => certain) ?? matches[0]
    if (match)
      links.set(row.rowNumber, {
        rowNumber: row.rowNumber,
        to: match.entry.to,
        reasons: match.reasons,
        certainty: match.certain ? 'certain' : 'probable',
      })
    else
      add({ familyName: row.familyName, givenName: row.givenName, birthDate: row.birthDate, to: { kind: 'row', rowNumber: row.rowNumber } })
  }
  return links
}
