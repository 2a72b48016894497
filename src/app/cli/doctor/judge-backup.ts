import { type Finding, fine, warn } from './finding.ts'

/** A backup each night leaves room for one that failed. */
const longestHours = 48

/** Whether what happens today would survive a lost disk. `last`: null when no backup was ever made with this program. */
export function judgeBackup(last: Date | null, now: Date): Finding {
  const explain = 'A broken disk or a mistake would take everything with it that is not in a backup.'
  const remedy =
    'Run each night: npx opkomst backup FOLDER (docs/guides/operator.md, Backup). Backups made by your own database service are not seen here.'
  if (last === null) return warn('backup', 'No backup was made yet', explain, remedy)
  const hours = Math.floor((now.getTime() - last.getTime()) / 3_600_000)
  if (hours > longestHours) return warn('backup', `The last backup is ${Math.floor(hours / 24)} days old`, explain, remedy)
  return fine('backup', `The last backup was made ${hours < 1 ? 'less than an hour' : `${hours} hours`} ago`)
}
