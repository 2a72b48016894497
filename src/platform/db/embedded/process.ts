import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** Waits without giving the thread away: the last user must be able to stop the server while its own process is exiting. */
export function sleepSync(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

function readStat(pid: number): { readonly state: string; readonly startedAt: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands between brackets and may itself hold spaces and brackets, so count from the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', startedAt: fields[19] ?? '' }
  } catch {
    return null
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A process that ended but was not yet collected by its parent counts as gone. */
export function isAlive(pid: number): boolean {
  if (process.platform !== 'linux') return exists(pid)
  const stat = readStat(pid)
  return stat !== null && stat.state !== 'Z' && stat.state !== 'X'
}

/** A name for a process that stays unique when its number is reused, as happens after a container restarts. */
export function processIdentity(pid: number): string {
  return `${pid}@${readStat(pid)?.startedAt ?? 'unknown'}`
}

export function isSameProcessAlive(identity: string): boolean {
  const pid = Number.parseInt(identity, 10)
  return Number.isInteger(pid) && isAlive(pid) && processIdentity(pid) === identity
}

/** Whether this number now belongs to a PostgreSQL server, and not to something that got the number of a dead one. */
export function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
    return basename(execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).trim()).startsWith('postgres')
  } catch {
    return false
  }
}
