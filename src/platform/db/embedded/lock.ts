import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { isSameProcessAlive, processIdentity, sleepSync } from './process.ts'

function readLock(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** Takes the lock of a process that died. Moving it aside first lets only one of several waiters do so. */
function removeStaleLock(path: string, holder: string): void {
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
    // Between reading and moving another waiter may have taken the lock: give it back.
    if (readLock(aside) !== holder) linkSync(aside, path)
  } catch {
    // Somebody else moved it first.
  }
  rmSync(aside, { force: true })
}

/** Takes the lock, or says no at once. The file appears with its content, so that nobody ever reads an empty one. */
function tryLock(path: string): boolean {
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, processIdentity(process.pid))
  try {
    linkSync(mine, path)
    return true
  } catch {
    const holder = readLock(path)
    if (holder !== null && !isSameProcessAlive(holder)) removeStaleLock(path, holder)
    return false
  } finally {
    rmSync(mine, { force: true })
  }
}

/** Runs `work` while no other process holds the lock; waits at most `waitMs` for it. */
export async function withLock<T>(path: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + waitMs
  while (!tryLock(path)) {
    if (Date.now() > deadline) throw new Error(`Another process has held ${path} for ${Math.round(waitMs / 1000)} seconds.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

/** The same for a process that is exiting. Returns false, without working, when the lock stays taken. */
export function withLockSync(path: string, waitMs: number, work: () => void): boolean {
  const deadline = Date.now() + waitMs
  while (!tryLock(path)) {
    if (Date.now() > deadline) return false
    sleepSync(20)
  }
  try {
    work()
  } finally {
    rmSync(path, { force: true })
  }
  return true
}
