/** The last nine digits, by which numbers with and without +32 are one. Empty when there are none. */
export function phoneDigits(phone: string | null): string {
  return (phone ?? '').replace(/\D/g, '').slice(-9)
}
