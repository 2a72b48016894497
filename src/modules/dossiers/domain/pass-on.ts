/** A family that needs somebody else: what it weighs, and who may never guide it because they know each other. */
export type FamilyToPassOn = {
  readonly dossierId: string
  readonly programme: string
  /** Points of its phase, as its pack says. */
  readonly weight: number
  readonly keptOut: readonly string[]
}

/** A colleague who could take over: her weighted caseload now, the most she carries, and the programmes she guides today. */
export type Taker = {
  readonly accountId: string
  readonly points: number
  readonly ceiling: number
  readonly programmes: readonly string[]
}

/** `programme`: has room and knows the programme. `room`: has room. `over`: goes over her ceiling, the others even more. */
export type SuggestionReason = 'programme' | 'room' | 'over'
export type Suggestion = { readonly dossierId: string; readonly accountId: string; readonly reason: SuggestionReason }

const rank: Readonly<Record<SuggestionReason, number>> = { programme: 0, room: 1, over: 2 }

/**
 * Who could take over which family, the heaviest first, each counted before the next: somebody with room who knows the programme, else somebody
 * with room, else whoever goes least over her ceiling. The fullest is spared. A family nobody may guide has no suggestion; the team lead decides.
 */
export function suggestTakers(families: readonly FamilyToPassOn[], takers: readonly Taker[]): readonly Suggestion[] {
  const points = new Map(takers.map((taker) => [taker.accountId, taker.points]))
  const heaviestFirst = [...families].sort((a, b) => b.weight - a.weight || a.dossierId.localeCompare(b.dossierId))
  return heaviestFirst.flatMap((family) => {
    const [best] = takers
      .filter(({ accountId }) => !family.keptOut.includes(accountId))
      .map((taker) => weighed(family, taker, points.get(taker.accountId) ?? taker.points))
      .sort((a, b) => rank[a.reason] - rank[b.reason] || a.share - b.share || a.accountId.localeCompare(b.accountId))
    if (best === undefined) return []
    points.set(best.accountId, best.points)
    return [{ dossierId: family.dossierId, accountId: best.accountId, reason: best.reason }]
  })
}

function weighed(family: FamilyToPassOn, taker: Taker, now: number) {
  const points = now + family.weight
  const knows = taker.programmes.includes(family.programme)
  const reason: SuggestionReason = points > taker.ceiling ? 'over' : knows ? 'programme' : 'room'
  const share = taker.ceiling > 0 ? points / taker.ceiling : Number.POSITIVE_INFINITY
  return { accountId: taker.accountId, points, share, reason }
}

export type PassOnRefusal =
  | { readonly kind: 'nothing-chosen' }
  /** The family ended, or somebody else guides it since the page was made. */
  | { readonly kind: 'changed'; readonly dossierId: string }
  | { readonly kind: 'unknown-counsellor'; readonly dossierId: string }
