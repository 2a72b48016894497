/** One row of the history of a referral, oldest first. */
export type StepKind = 'received' | 'contacted' | 'accepted' | 'waiting' | 'forwarded' | 'declined' | 'withdrawn' | 'undone'
export type Step = { readonly id: string; readonly kind: StepKind; readonly undoesId: string | null; readonly at: Date }
export type ReferralState = 'new' | 'contacted' | 'waiting' | 'accepted' | 'forwarded' | 'declined' | 'withdrawn'

const decisions = ['accepted', 'waiting', 'forwarded', 'declined', 'withdrawn'] as const
export type Decision = (typeof decisions)[number]

function isDecision(kind: StepKind): kind is Decision {
  return decisions.some((decision) => decision === kind)
}

/** The steps that stand: what was taken back, and the taking back itself, fall away. */
export function standingSteps<S extends Step>(steps: readonly S[]): readonly S[] {
  const undone = new Set(steps.flatMap((step) => (step.kind === 'undone' && step.undoesId !== null ? [step.undoesId] : [])))
  return steps.filter((step) => step.kind !== 'undone' && !undone.has(step.id))
}

/**
 * Where a referral stands, from its history alone. The last decision that stands counts; without one, whether contact was made.
 * A call to a family on the waiting list does not take it off the list.
 */
export function stateOf(steps: readonly Step[]): ReferralState {
  const standing = standingSteps(steps)
  const decision = standing.findLast((step) => isDecision(step.kind))
  if (decision !== undefined && isDecision(decision.kind)) return decision.kind
  return standing.some((step) => step.kind === 'contacted') ? 'contacted' : 'new'
}

export function isOpen(state: ReferralState): boolean {
  return state === 'new' || state === 'contacted' || state === 'waiting'
}

/** First contact that stands; an acceptance without a logged contact does not count as one. */
export function firstContactAt(steps: readonly Step[]): Date | null {
  return standingSteps(steps).find((step) => step.kind === 'contacted')?.at ?? null
}

export type StepRefusal = { readonly kind: 'already-decided'; readonly state: ReferralState } | { readonly kind: 'same-state' }

/** Whether a step may follow. A decided referral first has its decision undone, so that nobody's decision is overwritten unseen. */
export function refusalOf(steps: readonly Step[], next: Exclude<StepKind, 'received' | 'undone'>): StepRefusal | null {
  const state = stateOf(steps)
  if (!isOpen(state)) return { kind: 'already-decided', state }
  return next === 'waiting' && state === 'waiting' ? { kind: 'same-state' } : null
}

/** What may be taken back now: the decision that stands, or else the last contact. Receiving cannot be. */
export function undoable<S extends Step>(steps: readonly S[]): S | null {
  const standing = standingSteps(steps).filter((step) => step.kind !== 'received')
  return standing.findLast((step) => isDecision(step.kind)) ?? standing.at(-1) ?? null
}
