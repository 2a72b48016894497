import type { Role } from '#platform/actor.ts'

/** Who may make links: whoever takes such an account over can take over every other. */
export const managers: readonly Role[] = ['team-lead', 'administrator']
const askedDays = 7

/**
 * How it was made sure who lost a factor, by whoever makes the link: as sure as the telephone or key that is gone was handed out
 * (OWASP ASVS 5.0, V6.4.4). Never a number of the document. `service`: the owner proved it at the identity service.
 */
export const proofs = ['in-person', 'video', 'service'] as const
export type Proof = (typeof proofs)[number]

/** Whether one person makes a new link alone: for an account that manages no others, or that nobody has been in yet. */
export function mayBeAlone({ role, isInUse }: { readonly role: string; readonly isInUse: boolean }): boolean {
  return !isInUse || !managers.some((one) => one === role)
}

export type LinkAsked = { readonly by: string; readonly at: Date }

/** A request that still waits for a second person: seven days, as long as a link works. */
export function openRequest(
  account: { readonly linkAskedBy: string | null; readonly linkAskedAt: Date | null },
  now: Date,
): LinkAsked | null {
  const { linkAskedBy: by, linkAskedAt: at } = account
  return by !== null && at !== null && now.getTime() - at.getTime() < askedDays * 86_400_000 ? { by, at } : null
}
