import { type RawBuilder, sql } from 'kysely'
import type { UseGround } from '#modules/lifecycle/public.ts'
import { type Actor, roles } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'

/** A change made in another process is felt within this time; in this one at once. */
const keepMs = 2_000
const mostKept = 5_000

export type Barred = {
  readonly of: (actor: Actor) => Promise<readonly string[]>
  /** Who is in no figure, whoever counts: the same list for everybody. */
  readonly uncounted: (actor: Actor) => Promise<readonly string[]>
  /** On what ground this account uses restricted dossiers now. */
  readonly uses: (actor: Actor) => Promise<readonly OpenUse[]>
}
export type OpenUse = { readonly dossierId: string; readonly ground: UseGround; readonly endsAt: Date }

type Known = { readonly ids: readonly string[]; readonly uses: readonly OpenUse[] }
type Kept = Known & { readonly at: number }
const kept = new WeakMap<object, Map<string, Kept>>()

/** After a change of who may see what: nobody waits for what was kept. */
export function forgetBarred(deps: Deps): void {
  kept.get(deps.db)?.clear()
}

const isStaff = (actor: Actor): boolean => roles.some((role) => role === actor.role)
/** For whom a closed dossier is closed. A partner follows the referral he made; a researcher sees no family. */
const openDossiers: readonly Actor['role'][] = ['counsellor', 'midwife', 'team-lead', 'administrator']
/** What answers her rights, and the page of a restricted dossier itself, still open it. */
const isForRights = (actor: Actor): boolean => actor.purpose === 'data-subject'

/** What an account may not see; asked at every request, so kept for a moment. */
export function barredOf(deps: Deps): Barred {
  const known = kept.get(deps.db) ?? new Map<string, Kept>()
  kept.set(deps.db, known)
  const remembered = async (key: string, actor: Actor, read: (tx: Tx, now: Date) => Promise<Known>): Promise<Known> => {
    const now = deps.now()
    const found = known.get(key)
    if (found !== undefined && Math.abs(now.getTime() - found.at) < keepMs) return found
    const fresh = await deps.db.as({ ...actor, barred: [] }, (tx) => read(tx, now))
    if (known.size >= mostKept) known.clear()
    known.set(key, { ...fresh, at: now.getTime() })
    return fresh
  }
  const ofAccount = async (actor: Actor): Promise<Known> => {
    if (!isStaff(actor)) return { ids: [], uses: [] }
    const key = `${actor.municipalityId}.${actor.accountId}.${isForRights(actor) ? 'rights' : 'work'}`
    return remembered(key, actor, async (tx, now) => ({ ids: await readBarred(tx, actor, now), uses: await readUses(tx, actor, now) }))
  }
  return {
    of: async (actor) => (await ofAccount(actor)).ids,
    uses: async (actor) => (await ofAccount(actor)).uses,
    uncounted: async (actor) =>
      (
        await remembered(`${actor.municipalityId}.uncounted`, actor, async (tx) => ({
          ids: await readUncounted(tx, actor.municipalityId),
          uses: [],
        }))
      ).ids,
  }
}

async function readUses(tx: Tx, actor: Actor, now: Date): Promise<OpenUse[]> {
  const rows = await tx
    .selectFrom('lifecycle.limit_use')
    .select(['dossier_id as dossierId', 'ground', 'ends_at as endsAt'])
    .where('municipality_id', '=', actor.municipalityId)
    .where('account_id', '=', actor.accountId ?? '')
    .where('ends_at', '>', now)
    .orderBy('opened_at', 'desc')
    .execute()
  return rows
}

/** Dossiers that are in no figure: their mother objected, or they are kept without being used. With their people and referral. */
export async function readUncounted(tx: Tx, municipalityId: string): Promise<string[]> {
  const hidden = sql`select l.dossier_id as id from lifecycle.limit l where l.municipality_id = ${municipalityId} and l.lifted_at is null`
  return withPeople(tx, municipalityId, hidden)
}

/** The reports of the shell ask without a request: who is in no figure there either. */
export async function countingActor(deps: Deps, actor: Actor): Promise<Actor> {
  return { ...actor, barred: await deps.db.as(actor, (tx) => readUncounted(tx, actor.municipalityId)) }
}

/**
 * Dossiers this account may not see: where a conflict of interest stands; and closed ones, unless it is the counsellor's own, the account is
 * named there, or it broke the glass less than an hour ago. A conflict is never broken. Restricted ones too, unless the account opened it on a
 * ground of the law less than an hour ago, or answers her rights. With them the people who stand in no other dossier, and the referral.
 */
export async function readBarred(tx: Tx, actor: Actor, now: Date): Promise<string[]> {
  const { municipalityId, accountId } = actor
  const hidden = sql`
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
      union
      select l.dossier_id from lifecycle.limit l
      where l.municipality_id = ${municipalityId} and l.kind = 'restriction' and l.lifted_at is null and ${!isForRights(actor)}::boolean
        and not exists (select 1 from lifecycle.limit_use u where u.municipality_id = ${municipalityId} and u.dossier_id = l.dossier_id
          and u.account_id = ${accountId} and u.ends_at > ${now})`
  return withPeople(tx, municipalityId, hidden)
}

async function withPeople(tx: Tx, municipalityId: string, hidden: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with hidden as (${hidden})
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
