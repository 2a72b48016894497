/** A wrong or right word or PIN. */
export type Attempt = { readonly at: Date; readonly succeeded: boolean }

const free = 5
const firstWaitSeconds = 60
const longestWaitSeconds = 3600

/**
 * Until when she has to wait after wrong tries, or null: five are free, then a minute, doubling up to an hour (OWASP ASVS 5.0, 6.3.1). A right
 * one starts again. Newest first. Who does not hold her telephone, mail or card never gets this far, so nobody can lock her out from afar.
 */
export function waitUntil(attempts: readonly Attempt[]): Date | null {
  const right = attempts.findIndex((attempt) => attempt.succeeded)
  const wrong = right === -1 ? attempts : attempts.slice(0, right)
  const [newest] = wrong
  if (newest === undefined || wrong.length < free) return null
  const seconds = Math.min(firstWaitSeconds * 2 ** (wrong.length - free), longestWaitSeconds)
  return new Date(newest.at.getTime() + seconds * 1000)
}

export const messagesPerQuarter = 3
export const messagesPerDay = 10

/** Whether one more code may go to an address: nobody's telephone is made to ring all night. `asked` are the moments codes were asked for. */
export function maySend(asked: readonly Date[], now: Date): boolean {
  const since = (ms: number): number => asked.filter((at) => now.getTime() - at.getTime() < ms).length
  return since(15 * 60_000) < messagesPerQuarter && since(24 * 3_600_000) < messagesPerDay
}
