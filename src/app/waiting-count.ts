import { countWaitingReferrals } from '#modules/referrals/public.ts'
import { machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'

const keepMs = 3_000

/** The number behind "Nieuw" in every menu, counted at most once in three seconds per municipality. */
export function waitingCount(deps: Deps): (municipalityId: string) => Promise<number> {
  const known = new Map<string, { readonly at: number; readonly count: number }>()
  return async (municipalityId) => {
    const now = deps.now().getTime()
    const earlier = known.get(municipalityId)
    if (earlier !== undefined && Math.abs(now - earlier.at) < keepMs) return earlier.count
    const count = await deps.db.as(machine(municipalityId, 'intake'), (tx) => countWaitingReferrals(tx, municipalityId))
    known.set(municipalityId, { at: now, count })
    return count
  }
}
