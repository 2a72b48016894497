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

/** "Janssens L." beside a whole name that begins so; the caller asks for one word that is the same. */
const isInitialOf = (a: string, b: string): boolean => (a.length === 1 || b.length === 1) && a[0] === b[0]

function wordsAlike(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false
  const open = [...right]
  return left.every((word) => {
    const at = open.includes(word) ? open.indexOf(word) : open.findIndex((other) => wordAlike(word, other) || isInitialOf(word, other))
    if (at >= 0) open.splice(at, 1)
    return at >= 0
  })
}

const wordsOf = ({ familyName, givenName }: Named): readonly string[] => [...nameWords(`${familyName} ${givenName}`)].sort()

function compareNames(left: readonly string[], right: readonly string[]): MatchReason | null {
  if (left.length === 0 || right.length === 0) return null
  if (left.join('') === right.join('')) return 'same-name'
  const [few, many] = left.length <= right.length ? [left, right] : [right, left]
  const onlyInitials = !few.some((word) => word.length > 1 && many.some((other) => other.length > 1 && wordAlike(word, other)))
  if (!onlyInitials && wordsAlike(few, many)) return 'name-alike'
  return few.length >= 2 && few.every((word) => many.includes(word)) ? 'part-of-name' : null
}

/** Whether two are the same mother: born on the same day and named (nearly) the same. Never on the name alone. */
export function sameMother(
  a: Named & { readonly birthDate: IsoDay | null },
  b: Named & { readonly birthDate: IsoDay | null },
): readonly MatchReason[] | null {
  if (a.birthDate === null || a.birthDate !== b.birthDate) return null
  const reason = compareNames(wordsOf(a), wordsOf(b))
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

type Entry = { readonly words: readonly string[]; readonly to: MotherLink['to'] }
/** Where so many share one day (a placeholder such as 1 January), only the first this many are compared for near names. */
const MOST_COMPARED = 1000

function findMatch(
  words: readonly string[],
  entries: readonly Entry[],
): { readonly to: MotherLink['to']; readonly reason: MatchReason } | null {
  let probable: { readonly to: MotherLink['to']; readonly reason: MatchReason } | null = null
  const whole = words.join('')
  for (const [index, entry] of entries.entries()) {
    if (words.length > 0 && entry.words.join('') === whole) return { to: entry.to, reason: 'same-name' }
    const reason: MatchReason | null = probable === null && index < MOST_COMPARED ? compareNames(words, entry.words) : null
    if (reason !== null) probable = { to: entry.to, reason }
  }
  return probable
}

/**
 * Finds the rows that are one more referral of a mother who is already known or stands elsewhere in the file. Rows without a link are
 * mothers of their own. A row is compared with people known first, so a second import links to them and not to itself.
 */
export function matchMothers(rows: readonly RegistrationRow[], known: readonly KnownPerson[]): ReadonlyMap<number, MotherLink> {
  const byBirth = new Map<IsoDay, Entry[]>()
  const add = (birthDate: IsoDay | null, entry: Entry) => {
    if (birthDate === null) return
    const entries = byBirth.get(birthDate)
    if (entries) entries.push(entry)
    else byBirth.set(birthDate, [entry])
  }
  for (const person of known) add(person.birthDate, { words: wordsOf(person), to: { kind: 'person', id: person.id } })
  const links = new Map<number, MotherLink>()
  for (const row of [...rows].sort(byWeight)) {
    const words = wordsOf(row)
    const { rowNumber } = row
    const match = findMatch(words, byBirth.get(row.birthDate ?? '') ?? [])
    if (match === null) add(row.birthDate, { words, to: { kind: 'row', rowNumber } })
    else
      links.set(rowNumber, {
        rowNumber,
        to: match.to,
        reasons: ['same-birth-date', match.reason],
        certainty: match.reason === 'same-name' ? 'certain' : 'probable',
      })
  }
  return links
}
