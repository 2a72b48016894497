import { type LostOf, lostSaid } from '../../rights-edit/lost-rights.ts'
import { type Finding, fine, warn } from './finding.ts'

/** Whether everything that municipalities published about rights can be used by this version of the program. */
export function judgeRights(lost: readonly LostOf[]): Finding {
  if (lost.length === 0) return fine('rights', 'Every right that a municipality published can be used')
  const title = `${lost.length} of what municipalities published about rights is not used: ${lost.map(lostSaid).join('; ')}`
  const explain = 'Families are judged by the rules of the program instead, or do not see that right. All other rights keep working.'
  return warn(
    'rights',
    title,
    explain,
    'Somebody of that municipality opens /beheer/rechten, where it stands on top, and writes it anew or takes it back.',
  )
}
