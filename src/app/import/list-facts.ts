import { listUploads } from '#modules/imports/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'

export type ListFacts = {
  readonly rows: number
  readonly duplicate_referrals: number
  readonly invalid_rows: number
  readonly blank_rows: number
}

/** What the registration lists behind the figures held, as far as anything was taken from them; null when there was no list. */
export async function listFacts(deps: Pick<Deps, 'db'>, actor: Actor): Promise<ListFacts | null> {
  const uploads = await deps.db.as(actor, (tx) => listUploads(tx, actor.municipalityId, 500))
  const taken = uploads.flatMap(({ kind, state, counts }) =>
    kind === 'registrations' && state === 'done' && counts !== null && counts.imported + counts.linked > 0 ? [counts] : [],
  )
  if (taken.length === 0) return null
  const sum = (of: (counts: (typeof taken)[number]) => number) => taken.reduce((total, counts) => total + of(counts), 0)
  return {
    rows: sum(({ imported, linked, unchanged, rejected, blank }) => imported + linked + unchanged + rejected + blank),
    duplicate_referrals: sum(({ linked }) => linked),
    invalid_rows: sum(({ rejected }) => rejected),
    blank_rows: sum(({ blank }) => blank),
  }
}
