import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { isReading } from '../domain/acts.ts'

/** By whom or by what: sessions, an account, an export (its record or file), or a key (a partner's link or another one a record names). */
export type TouchWish =
  | { readonly kind: 'sessions'; readonly ids: readonly string[] }
  | { readonly kind: 'account' | 'export' | 'key'; readonly id: string }

export type TouchedDossier = {
  readonly dossierId: string
  readonly readings: number
  readonly acts: number
  readonly firstAt: Date
  readonly lastAt: Date
}
export type Touched = {
  readonly dossiers: readonly TouchedDossier[]
  /** Referrals read or handled: they may not be a dossier yet. */
  readonly referrals: number
  /** Lists and searches: they showed several families at once and are counted, not taken apart. */
  readonly lists: number
}

function condition(wish: TouchWish): RawBuilder<boolean> {
  if (wish.kind === 'sessions') return sql`session_id = any(${[...wish.ids]}::uuid[])`
  const { id } = wish
  const byKind: Readonly<Record<typeof wish.kind, RawBuilder<boolean>>> = {
    account: sql`actor_id = ${id}`,
    export: sql`(subject_id = ${id} or id = ${id} or detail->>'exportId' = ${id}::text or detail->>'uploadId' = ${id}::text)`,
    key: sql`(subject_id::text = ${id} or detail->>'keyId' = ${id} or detail->>'linkId' = ${id})`,
  }
  return byKind[wish.kind]
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

function canExist(wish: TouchWish): boolean {
  if (wish.kind === 'sessions') return wish.ids.length > 0 && wish.ids.every((id) => uuid.test(id))
  return wish.kind === 'key' ? wish.id !== '' : uuid.test(wish.id)
}

/** Every dossier touched by what was asked for, most recent first. `withProtected` counts acts in the protected compartment: not for a page. An id that is none touched nothing. */
export async function touchedBy(tx: Tx, municipalityId: string, wish: TouchWish, withProtected: boolean): Promise<Touched> {
  if (!canExist(wish)) return { dossiers: [], referrals: 0, lists: 0 }
  const { rows } = await sql<{
    dossierId: string | null
    subjectId: string | null
    action: string
    n: number
    firstAt: Date
    lastAt: Date
  }>`
    select dossier_id as "dossierId", case when action like 'referrals.referral.%' then subject_id end as "subjectId", action,
           count(*)::int as n, min(at) as "firstAt", max(at) as "lastAt"
      from audit.event where municipality_id = ${municipalityId} and ${condition(wish)} and (${withProtected} or action not like 'protected.%')
     group by 1, 2, 3`.execute(tx)
  const byDossier = Map.groupBy(rows, (row) => row.dossierId)
  const dossiers = [...byDossier].flatMap(([dossierId, own]) => {
    if (dossierId === null) return []
    const count = (wanted: boolean): number => own.reduce((sum, row) => sum + (isReading(row.action) === wanted ? row.n : 0), 0)
    const times = own.flatMap((row) => [row.firstAt.getTime(), row.lastAt.getTime()])
    return [
      { dossierId, readings: count(true), acts: count(false), firstAt: new Date(Math.min(...times)), lastAt: new Date(Math.max(...times)) },
    ]
  })
  const loose = byDossier.get(null) ?? []
  return {
    dossiers: dossiers.toSorted((a, b) => b.lastAt.getTime() - a.lastAt.getTime()),
    referrals: new Set(loose.flatMap((row) => row.subjectId ?? [])).size,
    lists: loose.reduce((sum, row) => sum + (/\.(listed|searched|downloaded)$/.test(row.action) ? row.n : 0), 0),
  }
}
