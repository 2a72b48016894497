import { type CompiledQuery, type RawBuilder, sql } from 'kysely'
import { keepRunning } from '#modules/people/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { withCommit } from '#platform/db/running.ts'
import type { Deps } from '#platform/deps.ts'

export const memberRoles = ['mother', 'co-parent', 'child', 'relative', 'other'] as const
export type MemberRole = (typeof memberRoles)[number]

export async function insertMember(
  tx: Tx,
  deps: Pick<Deps, 'newId' | 'now'>,
  municipalityId: string,
  member: {
    readonly dossierId: string
    readonly personId: string
    readonly role: MemberRole
    readonly relation?: string | null | undefined
    readonly note?: string | null | undefined
  },
): Promise<string> {
  const id = deps.newId()
  await tx
    .insertInto('dossiers.member')
    .values({
      municipality_id: municipalityId,
      id,
      dossier_id: member.dossierId,
      person_id: member.personId,
      role: member.role,
      relation: member.relation ?? null,
      note: member.note ?? null,
      added_at: deps.now(),
    })
    .execute()
  return id
}

type Birth = { readonly dossierId: string; readonly pregnancyId: string; readonly bornOn: IsoDay }

/** Who told of a birth and when; the day itself stands with the pregnancy. */
export async function insertBirth(tx: Tx, deps: Pick<Deps, 'newId' | 'now'>, actor: Actor, birth: Birth): Promise<void> {
  await tx
    .insertInto('dossiers.birth')
    .values({ ...birthRow(actor, birth), id: deps.newId(), recorded_at: deps.now(), recorded_by: actor.accountId })
    .execute()
}

function birthRow({ municipalityId }: Actor, { dossierId, pregnancyId, bornOn }: Birth) {
  return { municipality_id: municipalityId, dossier_id: dossierId, pregnancy_id: pregnancyId, born_on: bornOn }
}

/** The birth that stands was a mistake. One from before authors were kept gets its line now: its day, and nobody. */
export async function withdrawStandingBirth(tx: Tx, deps: Pick<Deps, 'newId' | 'now'>, actor: Actor, birth: Birth): Promise<void> {
  const back = { withdrawn_at: deps.now(), withdrawn_by: actor.accountId }
  const standing = await tx
    .updateTable('dossiers.birth')
    .set(back)
    .where('municipality_id', '=', actor.municipalityId)
    .where('pregnancy_id', '=', birth.pregnancyId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (standing !== undefined) return
  const recorded = { recorded_at: new Date(`${birth.bornOn}T12:00:00Z`), recorded_by: null }
  await tx
    .insertInto('dossiers.birth')
    .values({ ...birthRow(actor, birth), id: deps.newId(), ...recorded, ...back })
    .execute()
}

/**
 * Whether a dossier of theirs runs, kept with the mothers for the list by name; asked after each opening, ending and removal, in its transaction.
 */
export async function keepMothersListed(tx: Tx, municipalityId: string, motherIds: readonly string[]): Promise<void> {
  const runs = sql<boolean>`exists (select 1 from dossiers.dossier d
    where d.municipality_id = ${municipalityId} and d.mother_id = p.id and d.is_open)`
  await keepRunning(tx, municipalityId, motherIds, runs)
}

/** Moves the last day these families were heard, worked out by `lastHeard` for the dossier `d`; null when they never were. */
export function keepHeardOn(
  tx: Tx,
  municipalityId: string,
  dossierIds: readonly string[],
  lastHeard: RawBuilder<IsoDay | null>,
): CompiledQuery {
  return sql`update dossiers.dossier d set heard_on = ${lastHeard}
    where d.municipality_id = ${municipalityId} and d.id = any(${[...dossierIds]}::uuid[]) and d.heard_on is distinct from ${lastHeard}`.compile(
    tx,
  )
}

/**
 * Who guides these families and their clock, kept with the dossiers for the list; asked after each change of an assignment, a pregnancy or a loss, and
 * worked out with the commit of that change.
 */
export function keepListed(tx: Tx, municipalityId: string, dossierIds: readonly string[]): void {
  const own = (alias: string) => sql`${sql.ref(alias)}.municipality_id = ${municipalityId} and ${sql.ref(alias)}.dossier_id = d.id`
  const pregnancy = (value: RawBuilder<unknown>) =>
    sql`(select ${value} from dossiers.pregnancy p where ${own('p')} order by p.recorded_at desc, p.id desc limit 1)`
  const lost = sql`(select count(*) from dossiers.loss l where ${own('l')} and l.pregnancy_id = p.id and l.withdrawn_at is null)`
  withCommit(
    sql`update dossiers.dossier d
      set counsellor_id = (select a.account_id from dossiers.assignment a where ${own('a')} and a.until_on is null),
        due_on = ${pregnancy(sql`p.due_on`)}, born_on = ${pregnancy(sql`p.born_on`)},
        has_loss = coalesce(${pregnancy(sql`${lost} >= p.expected`)}, false)
      where d.municipality_id = ${municipalityId} and d.id = any(${[...dossierIds]}::uuid[])`.compile(tx),
  )
}

/** The account that guides a family now; null for nobody. */
export async function counsellorNow(tx: Tx, municipalityId: string, dossierId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('dossiers.assignment')
    .select('account_id')
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('until_on', 'is', null)
    .executeTakeFirst()
  return row?.account_id ?? null
}

/** Answers with who guided until now; null when nobody did. */
export async function endAssignment(tx: Tx, municipalityId: string, dossierId: string, today: IsoDay): Promise<string | null> {
  const ended = await tx
    .updateTable('dossiers.assignment')
    .set({ until_on: today })
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('until_on', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  keepListed(tx, municipalityId, [dossierId])
  return ended?.account_id ?? null
}

export async function insertAssignment(
  tx: Tx,
  deps: Pick<Deps, 'newId' | 'now' | 'today'>,
  actor: Actor,
  assignment: { readonly dossierId: string; readonly accountId: string; readonly reason: string | null; readonly withId?: string },
): Promise<void> {
  const { dossierId, accountId, reason, withId = null } = assignment
  await tx
    .insertInto('dossiers.assignment')
    .values({
      municipality_id: actor.municipalityId,
      id: deps.newId(),
      dossier_id: dossierId,
      account_id: accountId,
      from_on: deps.today(),
      reason,
      at: deps.now(),
      by: actor.accountId,
      with_id: withId,
    })
    .execute()
  keepListed(tx, actor.municipalityId, [dossierId])
}

export type PassedOn = { readonly dossierId: string; readonly accountId: string; readonly before: string }

/** The families that were passed on in one act, where it still stands, with who guided each just before. */
export async function passedOnWith(tx: Tx, municipalityId: string, withId: string): Promise<readonly PassedOn[]> {
  const { rows } = await sql<PassedOn>`
    select a.dossier_id as "dossierId", a.account_id as "accountId", b.account_id as before from dossiers.assignment a
    join lateral (select b.account_id from dossiers.assignment b where b.municipality_id = ${municipalityId} and b.dossier_id = a.dossier_id
      and b.id < a.id order by b.id desc limit 1) b on true
    where a.municipality_id = ${municipalityId} and a.with_id = ${withId} and a.until_on is null order by a.dossier_id`.execute(tx)
  return rows
}
