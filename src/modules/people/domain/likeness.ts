import type { IsoDay } from '#platform/day.ts'
import { phoneDigits } from '#platform/text/phone-digits.ts'

/** What is known of somebody who may already be known to the team. */
export type PersonProbe = {
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: IsoDay | null
  readonly phone: string | null
  /** Not to be found as a double of herself. */
  readonly exceptId?: string | undefined
}

export type LikenessReason = 'same-phone' | 'same-birth-date' | 'same-name' | 'name-alike'

/** How a known person compares with the probe. `similarity` is the share of trigrams the folded names have in common, from 0 to 1. */
export type Compared = { readonly similarity: number; readonly birthDate: IsoDay | null; readonly phoneDigits: string }

const alike = 0.5
// With the same birth date a looser name will do: "Fatma" and "Fatima El A.".
const alikeOnSameDay = 0.25

/**
 * Why two people look alike; empty when they do not. A phone number or a birth date with a name that comes near is enough, a name alone only
 * when no birth date speaks against it. Parents and children share names and phones, so it is the worker who judges.
 */
export function likeness(probe: Pick<PersonProbe, 'birthDate' | 'phone'>, known: Compared): readonly LikenessReason[] {
  const digits = phoneDigits(probe.phone)
  const isSamePhone = digits.length >= 8 && digits === known.phoneDigits
  const isSameDay = probe.birthDate !== null && probe.birthDate === known.birthDate
  const isOtherDay = probe.birthDate !== null && known.birthDate !== null && !isSameDay
  const isSameName = known.similarity >= 0.999
  const isAlike = known.similarity >= (isSameDay || isSamePhone ? alikeOnSameDay : alike)
  const counts = isSamePhone || (isSameDay && isAlike) || (isAlike && !isOtherDay) || isSameName
  if (!counts) return []
  return [
    isSamePhone ? (['same-phone'] as const) : [],
    isSameDay ? (['same-birth-date'] as const) : [],
    isSameName ? (['same-name'] as const) : isAlike ? (['name-alike'] as const) : [],
  ].flat()
}
