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

/**
 * A dossier number names the line of a mother; a second referral (`isSecond`) and a line without number are named by the mother, the
 * referral day and who referred, since some teams repeat the number there.
 */
export function fingerprintRegistration({ rowNumber: _, ...row }: RegistrationRow, isSecond: boolean): Fingerprint {
  const mother = [[...nameWords(`${row.familyName} ${row.givenName}`)].sort().join(' '), row.birthDate]
  const source = row.source === null ? null : { name: fold(row.source.name), external: row.source.external }
  const identity =
    row.reference === null || isSecond ? ['referral', ...mother, row.referredOn, source?.name ?? null] : ['dossier', fold(row.reference)]
  const inOrder = Object.entries(row.inOrder)
    .map(([item, { start, end }]) => [item, start, end])
    .sort()
  const criteria = Object.entries(row.criteria).sort()
  const rest = Object.entries({ ...row, familyName: null, givenName: null, source, inOrder, criteria }).sort(([a], [b]) => (a < b ? -1 : 1))
  return { identity: digest(identity), content: digest([...mother, ...rest]) }
}

export function fingerprintCaseStudy({ reference, indicator, start, end }: CaseStudyRow): Fingerprint {
  const identity = ['case-study', fold(reference), indicator]
  return { identity: digest(identity), content: digest([...identity, start, end]) }
}

export function fingerprintInterview({ reference, question, before, now }: InterviewRow): Fingerprint {
  const identity = ['interview', fold(reference), question]
  return { identity: digest(identity), content: digest([...identity, before, now]) }
}
