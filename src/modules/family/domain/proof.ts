import type { IsoDay } from '#platform/day.ts'

export type ProofRefusal = 'too-short' | 'too-long' | 'too-easy' | 'birth-date' | 'name' | 'phone'

export type AboutHer = {
  readonly birthDates: readonly IsoDay[]
  readonly names: readonly string[]
  readonly phones: readonly string[]
}

const shortest = 6
const longest = 64
const common = [
  'wachtwoord',
  'password',
  'azerty',
  'qwerty',
  'welkom',
  'opkomst',
  'mechelen',
  'geheim',
  'secret',
  'abcdef',
  'soleil',
  'bonjour',
]

/** Small letters without accents or spaces: "Zée Bries" and "zeebries" are one word on an old phone. */
export function foldProof(typed: string): string {
  return typed
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\s+/gu, '')
    .toLowerCase()
}

function isRun(digits: string): boolean {
  const steps = [...digits].slice(1).map((digit, index) => Number(digit) - Number(digits[index]))
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1)
}

/** The ways people write a day in digits. */
function writings(day: IsoDay): string[] {
  const [year = '', month = '', date = ''] = day.split('-')
  const short = year.slice(2)
  return [date + month + short, date + month + year, short + month + date, year + month + date, month + date + short, month + date + year]
}

/**
 * Whether a word or PIN will do as her second proof: six characters or more, no row of digits, no common word, and nothing somebody close to
 * her knows: no day of birth in the family, no name, no telephone number. Null when it will do.
 */
export function checkProof(typed: string, about: AboutHer): ProofRefusal | null {
  const word = foldProof(typed)
  if ([...word].length < shortest) return 'too-short'
  if (word.length > longest) return 'too-long'
  const digits = word.replace(/\D/g, '')
  const isDigits = digits.length === word.length
  if (new Set(word).size < 3 || (isDigits && isRun(digits)) || common.some((one) => word === one || word.replace(/\d/g, '') === one))
    return 'too-easy'
  if (about.birthDates.flatMap(writings).some((one) => digits.includes(one))) return 'birth-date'
  if (about.names.map(foldProof).some((name) => name.length > 2 && word.replace(/\d/g, '') === name)) return 'name'
  if (isDigits && about.phones.some((phone) => phone.replace(/\D/g, '').endsWith(digits))) return 'phone'
  return null
}
