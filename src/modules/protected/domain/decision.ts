/** How many different colleagues must agree, each signed in as herself. */
export const voicesNeeded = 2

/** Whether a decision of the team stands: two different colleagues agreed. Writing it down is not yet agreeing. */
export function isDecided(agreedBy: readonly string[]): boolean {
  return new Set(agreedBy).size >= voicesNeeded
}
