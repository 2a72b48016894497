import { type RawBuilder, sql } from 'kysely'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'

export const sortings = ['nieuw', 'naam', 'stil'] as const
export type Sorting = (typeof sortings)[number]

export type ListFilter = {
  readonly state: 'open' | 'ended' | 'all'
  /** An account, `none` for families without a counsellor, null for everybody's. */
  readonly counsellor: string | null
  readonly programme: string | null
  /** Only families that were not heard since this day. */
  readonly notHeardSince: IsoDay | null
  readonly sort: Sorting
  /** The row the page before ended with: the day it is sorted by (empty when sorted by name), and its id. */
  readonly after: { readonly value: string; readonly id: string } | null
  /** Only these dossiers: the hits of a search. */
  readonly ids?: readonly string[] | undefined
}

export type FamilyRow = {
  readonly id: string
  readonly reference: string
  readonly name: string
  readonly programme: string
  readonly pack_version: string
  readonly opened_on: IsoDay
  readonly started_on: IsoDay | null
  readonly is_open: boolean
  readonly ended_on: IsoDay | null
  readonly counsellor: string | null
  readonly due_on: IsoDay | null
  readonly born_on: IsoDay | null
  readonly has_loss: boolean
  readonly heard_on: IsoDay | null
  readonly sort_value: string
}

export const pageSize = 50

// The municipality as a value and not through the dossier: row-level security is then weighed once for all rows, not for each.
const mother = (municipalityId: string): RawBuilder<unknown> =>
  sql`join people.person m on m.municipality_id = ${municipalityId} and m.id = d.mother_id`

function conditions(municipalityId: string, filter: ListFilter): RawBuilder<unknown>[] {
  const { state, counsellor, programme, ids } = filter
  const assigned = (also: RawBuilder<unknown>) => sql`exists (select 1 from dossiers.assignment a
    where a.municipality_id = ${municipalityId} and a.dossier_id = d.id and a.until_on is null ${also})`
  return [
    sql`d.municipality_id = ${municipalityId}`,
    ...(state === 'all' ? [] : [state === 'open' ? sql`d.is_open` : sql`not d.is_open`]),
    ...(programme === null ? [] : [sql`d.programme = ${programme}`]),
    ...(counsellor === null
      ? []
      : counsellor === 'none'
        ? [sql`not ${assigned(sql``)}`]
        : [assigned(sql`and a.account_id = ${counsellor}`)]),
    ...(ids === undefined ? [] : [sql`d.id = any(${[...ids]}::uuid[])`]),
  ]
}

/** The mother of the row the page before ended with: the address tells only the dossier. */
function motherOf(column: RawBuilder<unknown>, municipalityId: string, dossierId: string): RawBuilder<unknown> {
  return sql`(select ${column} from dossiers.dossier k join people.person l on l.municipality_id = ${municipalityId} and l.id = k.mother_id
    where k.municipality_id = ${municipalityId} and k.id = ${dossierId}::uuid)`
}

/** Where the next page begins. By name, the first comparison is the one the index of names answers; a mother with two dossiers needs the second. */
function beyond(municipalityId: string, sort: Sorting, after: { value: string; id: string }): RawBuilder<unknown> {
  const id = sql`${after.id}::uuid`
  if (sort === 'stil') return sql`(d.silent_since, d.id) > (${after.value}::date, ${id})`
  if (sort === 'nieuw') return sql`(d.opened_on, d.id) < (${after.value}::date, ${id})`
  const [name, mother] = [motherOf(sql`l.search_text`, municipalityId, after.id), motherOf(sql`l.id`, municipalityId, after.id)]
  return sql`(m.search_text, m.id) >= (${name}, ${mother}) and (m.search_text, m.id, d.id) > (${name}, ${mother}, ${id})`
}

/** The dossiers of one page in the order asked for. Only what the order needs is joined here; the rest is looked up for fifty rows. */
function chosen(municipalityId: string, filter: ListFilter, limit: number): RawBuilder<unknown> {
  const { sort, state, after, notHeardSince } = filter
  // Running and ended stand in the index of silence one after the other: each is read from its longest on.
  if (sort === 'stil' && state === 'all') {
    const [open, ended] = (['open', 'ended'] as const).map((one) => sql`(${chosen(municipalityId, { ...filter, state: one }, limit)})`)
    return sql`select * from (${open} union all ${ended}) d order by d.sort_value, d.id limit ${limit}`
  }
  const where = conditions(municipalityId, filter)
  if (notHeardSince !== null) where.push(sql`d.silent_since < ${notHeardSince}`)
  const columns = sql`d.id, d.municipality_id, d.reference, d.mother_id, d.programme, d.pack_version, d.opened_on, d.started_on, d.is_open, d.ended_on,
    d.heard_on, d.counsellor_id, d.due_on, d.born_on, d.has_loss`
  // The name and then the person, as the index of names has them: the fifty are read in order, and no list of all is sorted.
  const [value, order] = {
    naam: [sql`m.search_text`, sql`m.search_text, m.id, d.id`] as const,
    stil: [sql`d.silent_since::text`, sql`d.silent_since, d.id`] as const,
    nieuw: [sql`d.opened_on::text`, sql`d.opened_on desc, d.id desc`] as const,
  }[sort]
  // Of a large municipality one name in twelve is that of a mother whose dossier runs; those have an index of their own.
  if (sort === 'naam' && state === 'open') where.push(sql`m.has_running_dossier`)
  if (after !== null) where.push(beyond(municipalityId, sort, after))
  return sql`select ${columns}, ${value} as sort_value from dossiers.dossier d ${sort === 'naam' ? mother(municipalityId) : sql``}
    where ${sql.join(where, sql` and `)} order by ${order} limit ${limit}`
}

/** One page of the list, and one row more when there is a next page. One statement; `offset 0` reads the names of the colleagues once, not for each row. */
export async function listFamilies(tx: Tx, municipalityId: string, filter: ListFilter, limit: number = pageSize + 1): Promise<FamilyRow[]> {
  const order = { naam: sql`d.sort_value, d.mother_id, d.id`, stil: sql`d.sort_value, d.id`, nieuw: sql`d.opened_on desc, d.id desc` }[
    filter.sort
  ]
  const { rows } = await sql<FamilyRow>`
    select d.id, d.reference, trim(m.given_name || ' ' || m.family_name) as name, d.programme, d.pack_version, d.opened_on, d.started_on, d.is_open,
      d.ended_on, w.name as counsellor, d.due_on, d.born_on, d.has_loss, d.heard_on, d.sort_value
    from (${chosen(municipalityId, filter, limit)}) d
    ${mother(municipalityId)}
    left join (select a.id, a.name from identity.account a where a.municipality_id = ${municipalityId} offset 0) w on w.id = d.counsellor_id
    order by ${order}`.execute(tx)
  return rows
}
