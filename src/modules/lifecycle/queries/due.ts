import { sql } from 'kysely'
import { z } from 'zod'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { dueOn, isHeld, type Series, seriesList } from '../domain/retention.ts'
import type { RetentionRule } from './rules.ts'

export type DueRecord = {
  readonly dossierId: string | null
  readonly referralId: string | null
  readonly ruleId: string
  readonly dueOn: IsoDay
}

const found = z.array(z.object({ id: z.string(), day: z.string(), until: z.string().nullable(), held: z.boolean() }))

/** Records whose period is over, by the rules that hold today. What is held, or proposed already, is passed over. */
export async function findDue(tx: Tx, municipalityId: string, rules: readonly RetentionRule[], today: IsoDay): Promise<DueRecord[]> {
  const due: DueRecord[] = []
  for (const rule of rules.filter(({ validFrom }) => validFrom <= today)) {
    if (rule.series === 'dossier') {
      const rows = await closedDossiers(tx, municipalityId)
      due.push(
        ...rows
          .filter(({ held, until }) => !isHeld(held ? { untilOn: until } : null, today))
          .map(({ id, day }) => ({ dossierId: id, referralId: null, ruleId: rule.id, dueOn: dueOn(day, rule.months) })),
      )
    }
    if (rule.series === 'referral-only') {
      const rows = await settledReferrals(tx, municipalityId)
      due.push(...rows.map(({ id, day }) => ({ dossierId: null, referralId: id, ruleId: rule.id, dueOn: dueOn(day, rule.months) })))
    }
  }
  return due.filter((one) => one.dueOn <= today)
}

async function closedDossiers(tx: Tx, municipalityId: string) {
  const { rows } = await sql`
    select d.id, d.ended_on as day, h.until_on as until, h.id is not null as held from dossiers.dossier d
      left join lifecycle.hold h on h.municipality_id = d.municipality_id and h.dossier_id = d.id
    where d.municipality_id = ${municipalityId} and not d.is_open and d.ended_on is not null
      and not exists (select 1 from lifecycle.proposal p where p.municipality_id = d.municipality_id and p.dossier_id = d.id)`.execute(tx)
  return found.parse(rows)
}

/** Referrals that were decided and became no dossier; the last step is the day that counts. */
async function settledReferrals(tx: Tx, municipalityId: string) {
  const { rows } = await sql`
    select r.id, to_char(max(s.at) at time zone 'Europe/Brussels', 'YYYY-MM-DD') as day, null as until, false as held from referrals.referral r
      join referrals.step s on s.municipality_id = r.municipality_id and s.referral_id = r.id
    where r.municipality_id = ${municipalityId} and r.state in ('forwarded', 'declined', 'withdrawn')
      and not exists (select 1 from dossiers.dossier d where d.municipality_id = r.municipality_id and (d.referral_id = r.id or d.mother_id = r.person_id))
      and not exists (select 1 from lifecycle.proposal p where p.municipality_id = r.municipality_id and p.referral_id = r.id)
    group by r.id`.execute(tx)
  return found.parse(rows)
}

const listed = z.object({
  id: z.string(),
  dossierId: z.string().nullable(),
  referralId: z.string().nullable(),
  reference: z.string(),
  series: z.enum(seriesList),
  dueOn: z.string(),
  foundAt: z.date(),
})
export type DueRow = z.output<typeof listed>

/** The list as it was last made, longest due first: references and days, no names. */
export async function listDue(tx: Tx, municipalityId: string, limit: number): Promise<DueRow[]> {
  const { rows } = await sql`
    select due.id, due.dossier_id as "dossierId", due.referral_id as "referralId", coalesce(d.reference, r.reference) as reference,
      rule.series, due.due_on as "dueOn", due.found_at as "foundAt"
    from lifecycle.due due join lifecycle.rule rule on rule.municipality_id = due.municipality_id and rule.id = due.rule_id
      left join dossiers.dossier d on d.municipality_id = due.municipality_id and d.id = due.dossier_id
      left join referrals.referral r on r.municipality_id = due.municipality_id and r.id = due.referral_id
    where due.municipality_id = ${municipalityId} and coalesce(d.reference, r.reference) is not null
      and not exists (select 1 from lifecycle.proposal p where p.municipality_id = due.municipality_id
        and (p.dossier_id = due.dossier_id or p.referral_id = due.referral_id))
    order by due.due_on, reference limit ${limit}`.execute(tx)
  return z.array(listed).parse(rows)
}

export async function countDue(tx: Tx, municipalityId: string): Promise<Partial<Record<Series, number>>> {
  const { rows } = await sql`
    select rule.series, count(*) as n from lifecycle.due due
      join lifecycle.rule rule on rule.municipality_id = due.municipality_id and rule.id = due.rule_id
    where due.municipality_id = ${municipalityId} group by rule.series`.execute(tx)
  const counted = z.array(z.object({ series: z.enum(seriesList), n: z.coerce.number() })).parse(rows)
  return Object.fromEntries(counted.map(({ series, n }) => [series, n]))
}
