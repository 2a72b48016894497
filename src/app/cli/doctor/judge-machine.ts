import { type Finding, fail, fine, warn } from './finding.ts'

/** A clock before the year this program was written in is wrong for certain. */
const buildYear = 2026
const oldestNode = 24
const gibibyte = 1024 ** 3
const largestClockDifferenceMs = 2000

export function judgeNode(version: string): Finding {
  const title = `Node ${version}`
  if (Number.parseInt(version, 10) >= oldestNode) return fine('node', title)
  return fail('node', title, `Opkomst needs Node ${oldestNode} or newer.`, 'Start with npm start or npx opkomst: they bring the right one.')
}

/** `freeBytes` is what an ordinary program may still write where the database keeps its files. */
export function judgeDisk(freeBytes: number, folder: string): Finding {
  const free = `${(freeBytes / gibibyte).toFixed(1)} GB`
  const title = `${free} free for the database`
  const remedy = `Make room on the disk of ${folder}, or move the data to a larger one.`
  if (freeBytes < gibibyte) return fail('disk', title, 'A full disk stops all work, and can stop it halfway an import.', remedy)
  if (freeBytes < 5 * gibibyte) return warn('disk', title, 'Enough for now, not for long.', remedy)
  return fine('disk', title)
}

/** `databaseAheadMs`: how much later it is at the database than here; null when the database did not tell. */
export function judgeClock(now: Date, databaseAheadMs: number | null): Finding {
  const remedy = 'Let the machine set its clock from the network: timedatectl set-ntp true'
  const title = `This machine says it is ${now.toISOString()}`
  if (now.getUTCFullYear() < buildYear) {
    return fail('clock', title, 'That is before this program was written. Terms, retention and log-in codes would all be wrong.', remedy)
  }
  if (databaseAheadMs !== null && Math.abs(databaseAheadMs) > largestClockDifferenceMs) {
    const seconds = (Math.abs(databaseAheadMs) / 1000).toFixed(1)
    const explain = `The database's clock is ${seconds} seconds ${databaseAheadMs > 0 ? 'ahead of' : 'behind'} this machine. Log-in codes and the order of events depend on it.`
    return warn('clock', title, explain, remedy)
  }
  return fine('clock', title)
}
