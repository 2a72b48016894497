import { createHash } from 'node:crypto'
import { fold, nameWords } from './fold.ts'
import type { CaseStudyRow, InterviewRow } from './parse-scores.ts'
import type { RegistrationRow } from './registration-row.ts'

export type Fingerprint = {
  /** Which line this is: the same when the line comes again, also in another order or under other headers. */
  readonly identity: string
  /** What the line says: differs when somebody corrected a cell since the last import. */
  readonly content: string
}

const digest = (parts: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex')

// One line is asked about several times while a list is decided upon; reading it once is most of the work.
const CONTENTS = new WeakMap<RegistrationRow, string>()

function motherOf(row: RegistrationRow): readonly unknown[] {
  return [[...nameWords(`${row.familyName} ${row.givenName}`)].sort().join(' '), row.birthDate]
}

function contentOf(row: RegistrationRow): string {
  const known = CONTENTS.get(row)
  if (known !== undefined) return known
  const { rowNumber: _, ...said } = row
  const source = row.source === null ? null : { name: fold(row.source.name), external: row.source.external }
  const inOrder = Object.entries(row.inOrder)
    .map(([item, { start, end }]) => [item, start, end])
    .sort()
  const criteria = Object.entries(row.criteria).sort()
  const all = { ...said, familyName: null, givenName: null, source, inOrder, criteria }
  const rest = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))
  const content = digest([...motherOf(row), ...rest])
  CONTENTS.set(row, content)
  return content
}

/**
 * A dossier number names the line of a mother; a second referral (`isSecond`) and a line without number are named by the mother, the
 * referral day and who referred, since some teams repeat the number there.
 */
export function fingerprintRegistration(row: RegistrationRow, isSecond: boolean): Fingerprint {
  const identity =
    row.reference === null || isSecond
      ? ['referral', ...motherOf(row), row.referredOn, row.source === null ? null : fold(row.source.name)]
      : ['dossier', fold(row.reference)]
  return { identity: digest(identity), content: contentOf(row) }
}

export function fingerprintCaseStudy({ reference, indicator, start, end }: CaseStudyRow): Fingerprint {
  const identity = ['case-study', fold(reference), indicator]
  return { identity: digest(identity), content: digest([...identity, start, end]) }
}

export function fingerprintInterview({ reference, question, before, now }: InterviewRow): Fingerprint {
  const identity = ['interview', fold(reference), question]
  return { identity: digest(identity), content: digest([...identity, before, now]) }
}
