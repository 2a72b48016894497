import type { IsoDay } from '#platform/day.ts'

/** How sure a sign-in is of who it is, from weak to strong (eIDAS regulation, article on assurance levels). */
export const assuranceLevels = ['low', 'substantial', 'high'] as const
export type AssuranceLevel = (typeof assuranceLevels)[number]

/** One means of signing in at the Flemish identity service: its name in the claim `acr`, and its levels in the three scales in use. */
export type SignInMeans = {
  readonly urn: string
  readonly name: string
  readonly flemish: number
  readonly csam: number
  readonly level: AssuranceLevel
}

const urn = (name: string): string => `urn:be:vlaanderen:authmech:${name}`

/** Each list holds from its day until the next. A list is never changed: a service that changes its means gets a new one. */
const lists: readonly { readonly validFrom: IsoDay; readonly source: string; readonly means: readonly SignInMeans[] }[] = [
  {
    validFrom: '2026-01-01',
    source: 'authenticatie.vlaanderen.be, authenticatiemiddelen',
    means: [
      { urn: urn('eid'), name: 'eID', flemish: 35, csam: 500, level: 'high' },
      { urn: urn('eidashigh'), name: 'eIDAS high', flemish: 35, csam: 500, level: 'high' },
      { urn: urn('itsme'), name: 'itsme', flemish: 27, csam: 450, level: 'high' },
      { urn: urn('csamtotp'), name: 'CSAM TOTP', flemish: 26, csam: 400, level: 'substantial' },
      { urn: urn('csamsms'), name: 'CSAM SMS', flemish: 25, csam: 400, level: 'substantial' },
      { urn: urn('eidassubstantial'), name: 'eIDAS substantial', flemish: 25, csam: 400, level: 'substantial' },
      { urn: urn('csampassword'), name: 'CSAM password', flemish: 5, csam: 200, level: 'low' },
      { urn: urn('csamselfreg'), name: 'CSAM self-registered', flemish: 5, csam: 100, level: 'low' },
    ],
  },
]

/** The list in force on a day: the newest that has begun. */
export function meansOn(day: IsoDay): { readonly validFrom: IsoDay; readonly means: readonly SignInMeans[] } {
  const begun = lists.filter((list) => list.validFrom <= day)
  const newest = begun.at(-1) ?? lists[0]
  return newest ?? { validFrom: day, means: [] }
}

/** The level of the means a token names; null when it names none, or one the list does not know: then it counts for nothing. */
export function levelOf(acr: string | undefined, day: IsoDay): AssuranceLevel | null {
  return meansOn(day).means.find((means) => means.urn === acr)?.level ?? null
}

export function isAtLeast(level: AssuranceLevel | null, least: AssuranceLevel): boolean {
  return level !== null && assuranceLevels.indexOf(level) >= assuranceLevels.indexOf(least)
}

/** What to ask the service for, so that the sign-in is strong enough. */
export function acrValuesFor(least: AssuranceLevel, day: IsoDay): string {
  return meansOn(day)
    .means.filter((means) => isAtLeast(means.level, least))
    .map((means) => means.urn)
    .join(' ')
}
