import type { ObjectionScope, RequestEnd, RequestKind } from './request.ts'

/** `restriction`: kept and not used. `figures`: used, not counted. */
export const limitKinds = ['restriction', 'figures'] as const
export type LimitKind = (typeof limitKinds)[number]
/** On what a restriction can rest. The articles are dated rows of `consent.legal_reference`. */
export const limitGrounds = ['accuracy', 'unlawful', 'claims', 'objection'] as const
export type LimitGround = (typeof limitGrounds)[number]
/** For what a restricted dossier may be used nevertheless. */
export const useGrounds = ['consent', 'claims', 'protection'] as const
export type UseGround = (typeof useGrounds)[number]

/** `own`: what she does herself with her data, and what answers her rights. */
export const acts = ['store', 'own', 'read', 'write', 'share', 'count'] as const
export type Act = (typeof acts)[number]

const allowedWhileRestricted: Readonly<Record<UseGround, readonly Act[]>> = {
  consent: ['read', 'write', 'share'],
  // A claim is proven with what stands there: nothing is changed meanwhile.
  claims: ['read'],
  protection: ['read', 'write', 'share'],
}

/** Whether an act is allowed on a dossier with these limits, by somebody who opened it on `use`, or on no ground. */
export function mayUse(limits: readonly LimitKind[], act: Act, use: UseGround | null): boolean {
  if (act === 'store' || act === 'own') return true
  if (act === 'count') return limits.length === 0
  if (!limits.includes('restriction')) return true
  return use !== null && allowedWhileRestricted[use].includes(act)
}

type Request = { readonly kind: RequestKind; readonly scope: ObjectionScope | null }

/** The limit a request leads to when it is granted; null when it leads to another act. */
export function limitOf({ kind, scope }: Request): LimitKind | null {
  if (kind === 'restriction') return 'restriction'
  if (kind !== 'objection') return null
  return scope === 'figures' ? 'figures' : 'restriction'
}

/** Not being counted holds from the moment she asks, until it is refused; keeping a dossier from the people who help her waits for a decision. */
export function holdsAtOnce(request: Request): boolean {
  return limitOf(request) === 'figures'
}

/** What a decision does to the limit of a request. */
export function afterDecision(
  request: Request,
  end: RequestEnd,
): { readonly does: 'set' | 'lift' | 'nothing'; readonly kind: LimitKind | null } {
  const kind = limitOf(request)
  if (kind === null) return { does: 'nothing', kind }
  if (end === 'granted' || end === 'partly') return { does: 'set', kind }
  return { does: holdsAtOnce(request) ? 'lift' : 'nothing', kind }
}
