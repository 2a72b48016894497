import type { Situation } from '#modules/rights/public.ts'

type Region = NonNullable<Situation['region']>

/** The region in which a Belgian postcode lies (bpost numbers provinces by their first digits); null when it is none. */
export function regionOfPostcode(postcode: string | null): Region | null {
  if (postcode === null || !/^[1-9]\d{3}$/.test(postcode)) return null
  const number = Number(postcode)
  if (number < 1300) return 'brussels'
  if (number < 1500 || (number >= 4000 && number < 8000)) return 'wallonia'
  return 'flanders'
}
