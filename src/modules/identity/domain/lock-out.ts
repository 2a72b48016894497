/** A failed or successful try to sign in under one name. */
export type Attempt = { readonly at: Date; readonly succeeded: boolean }

const free = 5
const firstWaitSeconds = 30
const longestWaitSeconds = 3600

/**
 * Until when a name has to wait after failed tries, or null. Five tries are free, then 30 seconds, doubling up to an hour (OWASP ASVS 5.0, 6.3.1).
 * A success starts again. `attempts` newest first. The name does not have to exist: unknown names wait alike.
 */
export function lockedUntil(attempts: readonly Attempt[]): Date | null {
  const sinceSuccess = attempts.findIndex((attempt) => attempt.succeeded)
  const failures = sinceSuccess === -1 ? attempts : attempts.slice(0, sinceSuccess)
  const newest = failures[0]
  if (newest === undefined || failures.length < free) return null
  const wait = Math.min(firstWaitSeconds * 2 ** (failures.length - free), longestWaitSeconds)
  return new Date(newest.at.getTime() + wait * 1000)
}
