/** The parts of her pages she can put out of sight. */
export const parts = ['person', 'appointment', 'agreed', 'scores', 'sharing', 'looked', 'questions'] as const
export type Part = (typeof parts)[number]

export function isPart(item: string): item is Part {
  return parts.some((part) => part === item)
}

/** One agreement can be hidden too. */
export function stepItem(stepId: string): string {
  return `step:${stepId}`
}

export function isHideable(item: string): boolean {
  return isPart(item) || /^step:[0-9a-f-]{36}$/.test(item)
}

/** Shown when it was never hidden, or for a short while after she gave her word or PIN. */
export function isShown(item: string, hidden: ReadonlySet<string>, openedUntil: Date | null, now: Date): boolean {
  return !hidden.has(item) || (openedUntil !== null && openedUntil > now)
}
