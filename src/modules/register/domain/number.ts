/** Only figures; spaces, points, hyphens and slashes of how it is printed are left out. Null when it is not eleven figures. */
export function registerDigits(typed: string): string | null {
  const digits = typed.replace(/[\s.\-/]/g, '')
  return /^\d{11}$/.test(digits) ? digits : null
}

/** Months of a bis number stand 20 or 40 higher; 00 when the day of birth is not known. */
function isMonth(month: number): boolean {
  return month <= 12 || (month >= 20 && month <= 32) || (month >= 40 && month <= 52)
}

/**
 * Whether eleven figures can be a national register or bis number: 97 less the rest of the first nine divided by 97, with a 2 before the nine
 * for who was born from 2000. Both centuries are tried, because the number does not say which. Nothing is read from it: no sex, no age.
 * Source: royal decree of 8 February 1991 on the composition of the identification number.
 */
export function isRegisterNumber(digits: string): boolean {
  if (!/^\d{11}$/.test(digits)) return false
  if (!isMonth(Number(digits.slice(2, 4))) || Number(digits.slice(4, 6)) > 31) return false
  const nine = Number(digits.slice(0, 9))
  const control = Number(digits.slice(9))
  return control === 97 - (nine % 97) || control === 97 - ((2_000_000_000 + nine) % 97)
}

/** As it is shown: all but the last two figures hidden. */
export function maskedNumber(digits: string): string {
  return `••.••.••-•••.${digits.slice(-2)}`
}

/** As it stands on a card: 85.07.30-033.28. */
export function printedNumber(digits: string): string {
  return digits.replace(/^(\d\d)(\d\d)(\d\d)(\d{3})(\d\d)$/, '$1.$2.$3-$4.$5')
}

/** Why somebody may need to see the whole number; a closed list, kept in the audit. */
export const viewPurposes = ['social-rights', 'health-insurance', 'identity-check', 'correction'] as const
export type ViewPurpose = (typeof viewPurposes)[number]
