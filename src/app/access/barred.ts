import { sql } from 'kysely'
import { type Actor, roles } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'

/** A change made in another process is felt within this time; in this one at once. */
const keepMs = 2_000
const mostKept = 5_000

export type Barred = { readonly of: (actor: Actor) => Promise<readonly string[]> }

type Kept = { readonly ids: readonly string[]; readonly at: number }
const kept = new WeakMap<object, Map<string, Kept>>()

/** After a change of who may see what: nobody waits for what was kept. */
export function forgetBarred(deps: Deps): void {
  kept.get(deps.db)?.clear()
}

const isStaff = (actor: Actor): boolean => roles.some((role) => role === actor.role)
/** For whom a closed dossier is closed. A partner follows the referral he made; a researcher sees no family. */
const openDossiers: readonly Actor['role'][] = ['counsellor', 'midwife', 'team-lead', 'administrator']

/** What an account may not see; asked at every request, so kept for a moment. */
export function barredOf(deps: Deps): Barred {
  const known = kept.get(deps.db) ?? new Map<string, Kept>()
  kept.set(deps.db, known)
  return {
    of: async (actor) => {
      if (!isStaff(actor)) return []
      const key = `${actor.municipalityId}.${actor.accountId}`
      const now = deps.now().getTime()
      const found = known.get(key)
      if (found !== undefined && Math.abs(now - found.at) < keepMs) return found.ids
      const ids = await deps.db.as(actor, (tx) => readBarred(tx, actor, deps.now()))
      if (known.size >= mostKept) known.clear()
      known.set(key, { ids, at: now })
      return ids
    },
  }
}

/**
 * Dossiers this account may not see: where a conflict of interest stands; and closed ones, unless it is the counsellor's own, the account is
 * named there, or it broke the glass less than an hour ago. A conflict is never broken. With them the people who stand in no other dossier, and
 * the referral.
 */
export async function readBarred(tx: Tx, actor: Actor, now: Date): Promise<string[]> {
  const { municipalityId, accountId } = actor
  const { rows } = await sql<{ id: string }>`
    with hidden as (
      select c.dossier_id as id from access.conflict c
      where c.municipality_id = ${municipalityId} and c.account_id = ${accountId} and c.lifted_at is null
      union
      select c.dossier_id from access.closure c
      where c.municipality_id = ${municipalityId} and c.lifted_at is null and ${openDossiers.includes(actor.role)}::boolean
        and not exists (select 1 from dossiers.assignment a where a.municipality_id = ${municipalityId} and a.dossier_id = c.dossier_id
          and a.account_id = ${accountId} and a.until_on is null)
        and not exists (select 1 from access.named n where n.municipality_id = ${municipalityId} and n.dossier_id = c.dossier_id
          and n.account_id = ${accountId} and n.lifted_at is null)
        and not exists (select 1 from access.glass g where g.municipality_id = ${municipalityId} and g.dossier_id = c.dossier_id
          and g.account_id = ${accountId} and g.closed_at is null and g.ends_at > ${now})
    )
    select id from hidden
    union
    select m.person_id from hidden h join dossiers.member m on m.municipality_id = ${municipalityId} and m.dossier_id = h.id
    where not exists (select 1 from dossiers.member o where o.municipality_id = ${municipalityId} and o.person_id = m.person_id
      and o.dossier_id not in (select id from hidden))
    union
    select d.referral_id from hidden h join dossiers.dossier d on d.municipality_id = ${municipalityId} and d.id = h.id
    where d.referral_id is not null`.execute(tx)
  return rows.map(({ id }) => id)
}
