/** The ring of a waiting referral: green while there is time, gold on the last day or the one before, madder past the limit. */
export function ageRing(workingDays: number, limit: number): { readonly share: number; readonly tone: '' | 'soon' | 'late' } {
  const share = Math.round(Math.min(100, Math.max(6, (workingDays / limit) * 100)))
  if (workingDays > limit) return { share: 100, tone: 'late' }
  return { share, tone: workingDays >= limit - 1 && workingDays > 0 ? 'soon' : '' }
}

/** Percentages of the ceiling; what would pass it is cut off at the edge and `over` says so. */
export function caseload(
  used: number,
  ceiling: number,
  extra: number,
): { readonly used: number; readonly extra: number; readonly over: boolean } {
  const per = 100 / Math.max(ceiling, 1)
  const full = Math.round(Math.min(100, used * per) * 10) / 10
  return { used: full, extra: Math.round(Math.min(100 - full, extra * per) * 10) / 10, over: used > ceiling }
}
