import { addDays, type IsoDay } from '#platform/day.ts'

export const severities = ['critical', 'high', 'moderate', 'low', 'info'] as const
export type Severity = (typeof severities)[number]

/**
 * Within how many days after it was first seen a known fault in a part of others is repaired: the part brought up to date, replaced or left
 * out. Own policy, after how bad it is (OWASP ASVS 5.0, V15.1.1); docs/security/repair-times.md says it in words. `info` is no fault.
 */
export const repairDays: Readonly<Record<Severity, number | null>> = { critical: 7, high: 30, moderate: 90, low: 180, info: null }

/** The last day on which it may still be there; null when it need not go. */
export function repairBy(severity: Severity, firstSeen: IsoDay): IsoDay | null {
  const days = repairDays[severity]
  return days === null ? null : addDays(firstSeen, days)
}

/** Asked so long ago that new faults would go unseen for longer than they may stay. */
export const askAgainDays = 30
