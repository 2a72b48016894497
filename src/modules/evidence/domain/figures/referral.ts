import type { DossierFacts, Source } from '../facts.ts'

export type SourceCount = Source & { readonly n: number }
export type ReferralFigure = {
  /** The largest first; of the same size by name. */
  readonly sources: readonly SourceCount[]
  readonly n: number
  readonly missing: number
  readonly external: number
  readonly own: number
  readonly herself: number
}

/** Who referred: the referral each mother's first dossier of the period grew from. */
export function referralOf(facts: DossierFacts): ReferralFigure {
  const byId = new Map<string, SourceCount>()
  for (const { id, name, side, n } of facts.sources) byId.set(id, { id, name, side, n: n + (byId.get(id)?.n ?? 0) })
  const sources = [...byId.values()].sort((a, b) => b.n - a.n || a.name.localeCompare(b.name, 'nl'))
  const of = (side?: Source['side']) => sources.filter((one) => side === undefined || one.side === side).reduce((sum, { n }) => sum + n, 0)
  const mothers = facts.profile.reduce((sum, row) => sum + row.mothers, 0)
  return { sources, n: of(), missing: mothers - of(), external: of('external'), own: of('own'), herself: of('herself') }
}
