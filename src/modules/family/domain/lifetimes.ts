const minute = 60_000

/** A code or link works this long, once, on the device that asked. */
export const codeLives = 10 * minute
/** Wrong codes before a new one has to be asked. */
export const codeTries = 5
/** A start code, given in person, works this long. */
export const startLives = 14 * 24 * 60 * minute
/** Unused this long, her pages close. */
export const idleEnds = 30 * minute
/** A session ends by itself, used or not. */
export const sessionLives = 8 * 60 * minute
/** What she hides is shown this long after her word or PIN. */
export const openLives = 5 * minute
/** Codes on one card. */
export const codesOnCard = 8
