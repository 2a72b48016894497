import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { placed } from '#platform/keys/row-place.ts'

export const conflictKinds = ['own', 'family', 'neighbour'] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** The same person without what is hidden from her: only to decide about access, never to show content. */
export function seeingAll(actor: Actor): Actor {
  return { ...actor, barred: [] }
}

/** Whether a conflict of interest keeps this account out of a dossier: that is never broken. */
export async function hasConflict(tx: Tx, municipalityId: string, dossierId: string, accountId: string | null): Promise<boolean> {
  const row = await tx
    .selectFrom('access.conflict')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('account_id', '=', accountId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** The dossiers a conflict of interest keeps this account out of. */
export async function ownConflicts(tx: Tx, { municipalityId, accountId }: Actor): Promise<string[]> {
  const rows = await tx
    .selectFrom('access.conflict')
    .select('dossier_id as id')
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .where('lifted_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

/** Who is kept out of which of these dossiers by a conflict of interest; a dossier without one is left out. */
export async function keptOutOf(tx: Tx, municipalityId: string, dossierIds: readonly string[]): Promise<Map<string, string[]>> {
  if (dossierIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; accounts: string[] }>`
    select dossier_id as id, array_agg(account_id::text) as accounts from access.conflict
    where municipality_id = ${municipalityId} and dossier_id = any(${[...dossierIds]}::uuid[]) and lifted_at is null group by dossier_id`.execute(
    tx,
  )
  return new Map(rows.map(({ id, accounts }) => [id, accounts]))
}

/** The account that guides the family now; null for nobody. */
export async function counsellorOf(tx: Tx, municipalityId: string, dossierId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('dossiers.assignment')
    .select('account_id')
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('until_on', 'is', null)
    .executeTakeFirst()
  return row?.account_id ?? null
}

export type DossierAccess = {
  readonly conflicts: readonly { readonly id: string; readonly name: string; readonly kind: ConflictKind; readonly at: Date }[]
  readonly closure: { readonly reason: string; readonly at: Date } | null
  readonly named: readonly { readonly id: string; readonly name: string }[]
  readonly glass: readonly { readonly id: string; readonly name: string; readonly reason: string; readonly openedAt: Date }[]
}

/** Who is kept out of one dossier, who is let in, who went in in need. */
export async function accessOf(tx: Tx, municipalityId: string, dossierId: string): Promise<DossierAccess> {
  const conflicts = await tx
    .selectFrom('access.conflict as c')
    .innerJoin('identity.account as a', (join) =>
      join.onRef('a.municipality_id', '=', 'c.municipality_id').onRef('a.id', '=', 'c.account_id'),
    )
    .select(['c.id', 'a.name', 'c.kind', 'c.at'])
    .where('c.municipality_id', '=', municipalityId)
    .where('c.dossier_id', '=', dossierId)
    .where('c.lifted_at', 'is', null)
    .orderBy('c.at')
    .execute()
  const closure = await tx
    .selectFrom('access.closure')
    .select(['reason', 'at'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  const named = await tx
    .selectFrom('access.named as n')
    .innerJoin('identity.account as a', (join) =>
      join.onRef('a.municipality_id', '=', 'n.municipality_id').onRef('a.id', '=', 'n.account_id'),
    )
    .select(['n.id', 'a.name'])
    .where('n.municipality_id', '=', municipalityId)
    .where('n.dossier_id', '=', dossierId)
    .where('n.lifted_at', 'is', null)
    .orderBy('a.name')
    .execute()
  const glass = await tx
    .selectFrom('access.glass as g')
    .innerJoin('identity.account as a', (join) =>
      join.onRef('a.municipality_id', '=', 'g.municipality_id').onRef('a.id', '=', 'g.account_id'),
    )
    .select(['g.id', 'a.name', 'g.reason', 'g.opened_at as openedAt'])
    .where('g.municipality_id', '=', municipalityId)
    .where('g.dossier_id', '=', dossierId)
    .orderBy('g.opened_at', 'desc')
    .limit(20)
    .execute()
  return { conflicts, closure: closure ?? null, named, glass }
}

export type TeamConflict = {
  readonly id: string
  readonly reference: string
  readonly name: string
  readonly kind: ConflictKind
  readonly at: Date
}
export type TeamClosure = { readonly id: string; readonly reference: string; readonly counsellor: string | null; readonly at: Date }
export type TeamGlass = {
  readonly id: string
  readonly reference: string
  readonly name: string
  readonly reason: string
  readonly openedAt: Date
  readonly reviewedAt: Date | null
}
export type TeamAccess = {
  readonly conflicts: readonly TeamConflict[]
  readonly closures: readonly TeamClosure[]
  readonly glass: readonly TeamGlass[]
}

/** Everything of the team by number, never by name of a family. Without the dossiers the reader has a conflict with. */
export async function teamAccess(tx: Tx, actor: Actor): Promise<TeamAccess> {
  const { municipalityId, accountId } = actor
  const notOwn = sql`not exists (select 1 from access.conflict own where own.municipality_id = ${municipalityId} and own.dossier_id = d.id
    and own.account_id = ${accountId} and own.lifted_at is null)`
  const conflicts = await sql<TeamConflict>`
    select c.id, d.reference, a.name, c.kind, c.at from access.conflict c
    join dossiers.dossier d on d.municipality_id = c.municipality_id and d.id = c.dossier_id
    join identity.account a on a.municipality_id = c.municipality_id and a.id = c.account_id
    where c.municipality_id = ${municipalityId} and c.lifted_at is null and ${notOwn} order by c.at desc limit 200`.execute(tx)
  const closures = await sql<TeamClosure>`
    select c.id, d.reference, a.name as counsellor, c.at from access.closure c
    join dossiers.dossier d on d.municipality_id = c.municipality_id and d.id = c.dossier_id
    left join dossiers.assignment s on s.municipality_id = c.municipality_id and s.dossier_id = c.dossier_id and s.until_on is null
    left join identity.account a on a.municipality_id = c.municipality_id and a.id = s.account_id
    where c.municipality_id = ${municipalityId} and c.lifted_at is null and ${notOwn} order by c.at desc limit 200`.execute(tx)
  const glass = await sql<TeamGlass>`
    select g.id, d.reference, a.name, ${placed('access.glass', 'reason', 'g')} as reason, g.opened_at as "openedAt", g.reviewed_at as "reviewedAt" from access.glass g
    join dossiers.dossier d on d.municipality_id = g.municipality_id and d.id = g.dossier_id
    join identity.account a on a.municipality_id = g.municipality_id and a.id = g.account_id
    where g.municipality_id = ${municipalityId} and ${notOwn} order by g.opened_at desc limit 100`.execute(tx)
  return { conflicts: conflicts.rows, closures: closures.rows, glass: glass.rows }
}

export type GlassNotice = { readonly id: string; readonly reference: string; readonly name: string; readonly openedAt: Date }

/** What a team lead has not looked at yet, and what happened last week to a family of this counsellor. Nobody is told of his own act. */
export async function glassNotices(tx: Tx, actor: Actor, now: Date): Promise<GlassNotice[]> {
  const { municipalityId, accountId } = actor
  const weekAgo = new Date(now.getTime() - 7 * 86_400_000)
  const { rows } = await sql<GlassNotice>`
    select g.id, d.reference, a.name, g.opened_at as "openedAt" from access.glass g
    join dossiers.dossier d on d.municipality_id = g.municipality_id and d.id = g.dossier_id
    join identity.account a on a.municipality_id = g.municipality_id and a.id = g.account_id
    where g.municipality_id = ${municipalityId} and g.account_id <> ${accountId}
      and not exists (select 1 from access.conflict own where own.municipality_id = ${municipalityId} and own.dossier_id = d.id
        and own.account_id = ${accountId} and own.lifted_at is null)
      and ((${actor.role === 'team-lead'}::boolean and g.reviewed_at is null)
        or (g.opened_at > ${weekAgo} and exists (select 1 from dossiers.assignment s where s.municipality_id = ${municipalityId}
          and s.dossier_id = d.id and s.account_id = ${accountId} and s.until_on is null)))
    order by g.opened_at desc limit 20`.execute(tx)
  return rows
}
