import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { isUpward, type Schema } from '../domain/schema.ts'
import { type Roots, tableRef, type Walk, walkFamily } from './walk.ts'

export type Subject = { readonly dossierId: string; readonly referralId: null } | { readonly dossierId: null; readonly referralId: string }
export type ErasurePlan = { readonly roots: Roots; readonly walk: Walk }

const ids = z.array(z.object({ id: z.string() })).transform((rows) => rows.map(({ id }) => id))

/** People of a dossier, or the person of a referral: who may go with it. */
async function candidates(tx: Tx, municipalityId: string, { dossierId, referralId }: Subject): Promise<string[]> {
  const { rows } = await sql`
    select mother_id as id from dossiers.dossier where municipality_id = ${municipalityId} and id = ${dossierId}
    union select person_id from dossiers.member where municipality_id = ${municipalityId} and dossier_id = ${dossierId}
    union select person_id from dossiers.loss where municipality_id = ${municipalityId} and dossier_id = ${dossierId} and person_id is not null
    union select person_id from referrals.referral where municipality_id = ${municipalityId} and id = ${referralId}`.execute(tx)
  return ids.parse(rows)
}

/** Referrals that led to this dossier and to no other. */
async function ledHere(tx: Tx, municipalityId: string, { dossierId, referralId }: Subject): Promise<string[]> {
  const { rows } = await sql`
    select r.id from referrals.referral r where r.municipality_id = ${municipalityId} and (r.id = ${referralId}
      or exists (select 1 from dossiers.dossier d where d.municipality_id = r.municipality_id and d.id = ${dossierId} and d.referral_id = r.id)
      or exists (select 1 from referrals.step s where s.municipality_id = r.municipality_id and s.referral_id = r.id and s.dossier_id = ${dossierId}))
      and not exists (select 1 from dossiers.dossier o where o.municipality_id = r.municipality_id and o.referral_id = r.id
        and (${dossierId}::uuid is null or o.id <> ${dossierId}))`.execute(tx)
  return ids.parse(rows)
}

/** Those among the people who belong to no other family and wait for no answer: nothing else here is about them. */
async function goingPeople(
  tx: Tx,
  municipalityId: string,
  subject: Subject,
  people: readonly string[],
  referrals: readonly string[],
): Promise<string[]> {
  const { dossierId } = subject
  const other = sql`(${dossierId}::uuid is null or d.id <> ${dossierId})`
  const { rows } = await sql`
    select p.id from people.person p where p.municipality_id = ${municipalityId} and p.id = any (${[...people]}::uuid[])
      and not exists (select 1 from dossiers.dossier d where d.municipality_id = p.municipality_id and d.mother_id = p.id and ${other})
      and not exists (select 1 from dossiers.member m join dossiers.dossier d on d.municipality_id = m.municipality_id and d.id = m.dossier_id
        where m.municipality_id = p.municipality_id and m.person_id = p.id and ${other})
      and not exists (select 1 from referrals.referral r where r.municipality_id = p.municipality_id and r.person_id = p.id
        and r.state in ('new', 'contacted', 'waiting') and r.id <> all (${[...referrals]}::uuid[]))`.execute(tx)
  return ids.parse(rows)
}

async function settledOf(tx: Tx, municipalityId: string, people: readonly string[]): Promise<string[]> {
  const { rows } = await sql`
    select id from referrals.referral where municipality_id = ${municipalityId} and person_id = any (${[...people]}::uuid[])`.execute(tx)
  return ids.parse(rows)
}

/** What goes with a dossier or a referral: its rows, the people nothing else is about, and the referrals of those. Shared people stay. */
export async function planErasure(tx: Tx, municipalityId: string, schema: Schema, subject: Subject): Promise<ErasurePlan> {
  const led = await ledHere(tx, municipalityId, subject)
  const people = await goingPeople(tx, municipalityId, subject, await candidates(tx, municipalityId, subject), led)
  const referrals = [...new Set([...led, ...(await settledOf(tx, municipalityId, people))])]
  const dossiers = subject.dossierId === null ? [] : [subject.dossierId]
  const roots: Roots = { 'dossiers.dossier': dossiers, 'people.person': people, 'referrals.referral': referrals }
  // A step of a referral that stays only forgets the dossier it led to.
  const onlyIn = (table: string) => (table === 'referrals.step' ? { column: 'referral_id', ids: referrals } : null)
  return { roots, walk: await walkFamily(tx, municipalityId, schema, roots, () => true, onlyIn) }
}

/** People of the plan somebody still names after dossier and referrals are gone; they must stay, whatever the plan thought. */
export async function stillNamed(tx: Tx, municipalityId: string, schema: Schema, people: readonly string[]): Promise<Set<string>> {
  const named = new Set<string>()
  for (const { name, links } of schema.values()) {
    for (const link of links.filter((one) => one.target === 'people.person' && isUpward(name, one))) {
      const { rows } = await sql`
        select distinct ${sql.id(link.column)} as id from ${tableRef(name)}
        where municipality_id = ${municipalityId} and ${sql.id(link.column)} = any (${[...people]}::uuid[])`.execute(tx)
      for (const id of ids.parse(rows)) named.add(id)
    }
  }
  return named
}
