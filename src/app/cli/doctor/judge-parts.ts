import { dayInBrussels, daysBetween } from '#platform/day.ts'
import { type PartsCheck, pastRepair } from '../../parts/parts-check.ts'
import { askAgainDays } from '../../parts/repair-times.ts'
import { type Finding, fine, warn } from './finding.ts'

/** Whether somebody looked lately for known faults in the parts of others. `check`: null when this release does not say. */
export function judgeParts(check: PartsCheck | null, now: Date): Finding {
  const explain = 'The program is built on parts of others. A fault that everybody knows of is what an attacker tries first.'
  const remedy = 'Take the newest version. Who makes releases runs: npm run parts (docs/security/repair-times.md).'
  if (check === null || check.askedOn === null)
    return warn('parts', 'Nobody has asked yet whether the parts of others have known faults', explain, remedy)
  const today = dayInBrussels(now)
  const late = pastRepair(check, today)
  if (late.length > 0) {
    const names = [...new Set(late.map(({ part }) => part))].join(', ')
    return warn('parts', `Known faults past their repair time: ${names}`, explain, remedy)
  }
  const days = daysBetween(check.askedOn, today)
  if (days > askAgainDays) return warn('parts', `Known faults in the parts of others were last asked ${days} days ago`, explain, remedy)
  return fine(
    'parts',
    `The parts of others were asked about on ${check.askedOn}: ${check.findings.length} known faults, all within their time`,
  )
}
