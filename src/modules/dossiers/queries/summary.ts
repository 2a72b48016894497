import { type RawBuilder, sql } from 'kysely'
import { fullName } from '#modules/people/public.ts'
import { type Pack, packOf, phaseOn, plannedEnd } from '#modules/programmes/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { babiesOf, clockOf, hasOnlyLoss, type Pregnancy } from '../domain/clock.ts'
import type { DossierSummary, Refused } from '../domain/summary.ts'

export type SummaryRow = {
  readonly id: string
  readonly reference: string
  readonly mother_id: string
  readonly given_name: string
  readonly family_name: string
  readonly birth_date: IsoDay | null
  readonly programme: string
  readonly pack_version: string
  readonly opened_on: IsoDay
  readonly started_on: IsoDay | null
  readonly planned_end_on: IsoDay | null
  readonly is_open: boolean
  readonly ended_on: IsoDay | null
  readonly counsellor_id: string | null
  readonly counsellor_name: string | null
  readonly pregnancy_id: string | null
  readonly due_on: IsoDay | null
  readonly born_on: IsoDay | null
  readonly expected: number | null
  readonly lost: number
  readonly lost_on: IsoDay | null
  readonly pregnant_again_on: IsoDay | null
  readonly refusals: readonly { readonly what: Refused; readonly untilOn: IsoDay | null }[] | null
}

const columns = sql`d.id, d.reference, d.mother_id, m.given_name, m.family_name, m.birth_date, d.programme, d.pack_version,
      d.opened_on, d.started_on, d.planned_end_on, d.is_open, d.ended_on, a.account_id as counsellor_id, c.name as counsellor_name,
      p.id as pregnancy_id, p.due_on, p.born_on, p.expected, l.lost::int as lost, l.lost_on,
      case when l.lost_before > 0 then (p.recorded_at at time zone 'Europe/Brussels')::date end as pregnant_again_on`

const from = (chosen: RawBuilder<unknown>): RawBuilder<unknown> => sql`from (${chosen}) d
    join people.person m on m.municipality_id = d.municipality_id and m.id = d.mother_id
    left join dossiers.assignment a on a.municipality_id = d.municipality_id and a.dossier_id = d.id and a.until_on is null
    left join identity.account c on c.municipality_id = a.municipality_id and c.id = a.account_id
    left join lateral (
      select p.id, p.due_on, p.born_on, p.expected, p.recorded_at from dossiers.pregnancy p
      where p.municipality_id = d.municipality_id and p.dossier_id = d.id
      order by p.recorded_at desc, p.id desc limit 1
    ) p on true
    left join lateral (
      select count(*) filter (where l.pregnancy_id = p.id) as lost, max(l.happened_on) as lost_on,
        count(*) filter (where l.pregnancy_id <> p.id) as lost_before
      from dossiers.loss l
      where l.municipality_id = d.municipality_id and l.dossier_id = d.id and l.withdrawn_at is null
    ) l on true`

/**
 * Everything a summary needs of the dossiers chosen by `chosen`, in one statement. It reads the name of the mother and of the counsellor
 * from the tables of their modules: a query for each would cost a list of fifty more than the list itself.
 */
export function summarySql(chosen: RawBuilder<unknown>, today: IsoDay): RawBuilder<SummaryRow> {
  return sql<SummaryRow>`select ${columns}, r.refusals ${from(chosen)}
    left join lateral (
      select json_agg(json_build_object('what', r.what, 'untilOn', r.until_on) order by r.at) as refusals from dossiers.refusal r
      where r.municipality_id = d.municipality_id and r.dossier_id = d.id and r.withdrawn_at is null
        and (r.until_on is null or r.until_on >= ${today})
    ) r on true
    order by d.opened_on desc, d.id desc`
}

/** The same of one dossier (`d`) with columns beside it; what she does not want is to be one of these. */
export function summaryBeside<More>(
  chosen: RawBuilder<unknown>,
  more: readonly RawBuilder<unknown>[],
): RawBuilder<Omit<SummaryRow, 'refusals'> & More> {
  return sql`select ${columns}, ${sql.join(more)} ${from(chosen)}`
}

function pregnancyOf(row: SummaryRow): Pregnancy | null {
  if (row.pregnancy_id === null) return null
  return { id: row.pregnancy_id, dueOn: row.due_on, bornOn: row.born_on, expected: row.expected ?? 1, lost: row.lost }
}

/** The facts in time that a pack asks for. */
export function familyOf(row: SummaryRow): { startedOn: IsoDay | null; dueOn: IsoDay | null; bornOn: IsoDay | null; hasLoss: boolean } {
  return { startedOn: row.started_on, dueOn: row.due_on, bornOn: row.born_on, hasLoss: hasOnlyLoss(pregnancyOf(row)) }
}

export function toSummary(row: SummaryRow, pack: Pack, today: IsoDay): DossierSummary {
  const pregnancy = pregnancyOf(row)
  const family = familyOf(row)
  return {
    id: row.id,
    reference: row.reference,
    motherId: row.mother_id,
    motherName: fullName({ givenName: row.given_name, familyName: row.family_name }),
    motherGivenName: row.given_name,
    birthDate: row.birth_date,
    programme: row.programme,
    programmeName: pack.name,
    isIntensive: pack.isIntensive,
    packVersion: row.pack_version,
    openedOn: row.opened_on,
    startedOn: row.started_on,
    plannedEndOn: row.planned_end_on,
    plannedEndIsEstimate: plannedEnd(pack, family)?.isEstimate ?? false,
    isOpen: row.is_open,
    endedOn: row.ended_on,
    counsellorId: row.counsellor_id,
    counsellorName: row.counsellor_name,
    clock: clockOf(pregnancy, today),
    dueOn: row.due_on,
    babies: babiesOf(pregnancy),
    phase: phaseOn(pack, family, today),
    hasLoss: family.hasLoss,
    lostOn: row.lost_on,
    pregnantAgainOn: row.pregnant_again_on,
    refusals: row.refusals ?? [],
  }
}

export async function toSummaries(tx: Tx, municipalityId: string, rows: readonly SummaryRow[], today: IsoDay): Promise<DossierSummary[]> {
  const summaries: DossierSummary[] = []
  for (const row of rows) summaries.push(toSummary(row, await packOf(tx, municipalityId, row.programme, row.pack_version), today))
  return summaries
}
