import { type RawBuilder, sql } from 'kysely'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { prepared } from '#platform/db/prepared.ts'

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

/** What a page of the list is asked with. What the question looks like hangs on which of them are given, and on nothing else of them. */
type Values = {
  readonly municipalityId: string
  readonly counsellor: string | null
  readonly programme: string | null
  readonly notHeardSince: IsoDay | null
  readonly afterValue: string | null
  readonly afterId: string | null
  readonly ids: readonly string[] | null
  readonly limit: number
}
type Shape = {
  readonly state: ListFilter['state']
  readonly sort: Sorting
  readonly isUnassigned: boolean
  readonly given: readonly (keyof Values)[]
}
type At = (name: keyof Values) => string

// The municipality as a value and not through the dossier: row-level security is then weighed once for all rows, not for each.
const mother = (at: At): RawBuilder<unknown> =>
  sql`join people.person m on m.municipality_id = ${at('municipalityId')} and m.id = d.mother_id`

function conditions({ state, isUnassigned, given }: Shape, at: At): RawBuilder<unknown>[] {
  const assigned = (also: RawBuilder<unknown>) => sql`exists (select 1 from dossiers.assignment a
    where a.municipality_id = ${at('municipalityId')} and a.dossier_id = d.id and a.until_on is null ${also})`
  return [
    sql`d.municipality_id = ${at('municipalityId')}`,
    ...(state === 'all' ? [] : [state === 'open' ? sql`d.is_open` : sql`not d.is_open`]),
    ...(given.includes('programme') ? [sql`d.programme = ${at('programme')}`] : []),
    ...(isUnassigned ? [sql`not ${assigned(sql``)}`] : []),
    ...(given.includes('counsellor') ? [assigned(sql`and a.account_id = ${at('counsellor')}`)] : []),
    ...(given.includes('ids') ? [sql`d.id = any(${at('ids')}::uuid[])`] : []),
  ]
}

/** The mother of the row the page before ended with: the address tells only the dossier. */
function motherOf(column: RawBuilder<unknown>, at: At): RawBuilder<unknown> {
  return sql`(select ${column} from dossiers.dossier k join people.person l on l.municipality_id = ${at('municipalityId')} and l.id = k.mother_id
    where k.municipality_id = ${at('municipalityId')} and k.id = ${at('afterId')}::uuid)`
}

/** Where the next page begins. By name, the first comparison is the one the index of names answers; a mother with two dossiers needs the second. */
function beyond(sort: Sorting, at: At): RawBuilder<unknown> {
  const id = sql`${at('afterId')}::uuid`
  if (sort === 'stil') return sql`(d.silent_since, d.id) > (${at('afterValue')}::date, ${id})`
  if (sort === 'nieuw') return sql`(d.opened_on, d.id) < (${at('afterValue')}::date, ${id})`
  const [name, person] = [motherOf(sql`l.search_text`, at), motherOf(sql`l.id`, at)]
  return sql`(m.search_text, m.id) >= (${name}, ${person}) and (m.search_text, m.id, d.id) > (${name}, ${person}, ${id})`
}

/** The dossiers of one page in the order asked for. Only what the order needs is joined here; the rest is looked up for fifty rows. */
function chosen(shape: Shape, at: At): RawBuilder<unknown> {
  const { sort, state, given } = shape
  // Running and ended stand in the index of silence one after the other: each is read from its longest on.
  if (sort === 'stil' && state === 'all') {
    const [open, ended] = (['open', 'ended'] as const).map((one) => sql`(${chosen({ ...shape, state: one }, at)})`)
    return sql`select * from (${open} union all ${ended}) d order by d.sort_value, d.id limit ${at('limit')}`
  }
  const where = conditions(shape, at)
  if (given.includes('notHeardSince')) where.push(sql`d.silent_since < ${at('notHeardSince')}`)
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
  if (given.includes('afterId')) where.push(beyond(sort, at))
  return sql`select ${columns}, ${value} as sort_value from dossiers.dossier d ${sort === 'naam' ? mother(at) : sql``}
    where ${sql.join(where, sql` and `)} order by ${order} limit ${at('limit')}`
}

/** One statement; `offset 0` reads the names of the colleagues once, not for each row. */
function listed(shape: Shape): (tx: Tx, values: Values) => Promise<readonly FamilyRow[]> {
  return prepared(shape.given, (tx, at) => {
    const order = { naam: sql`d.sort_value, d.mother_id, d.id`, stil: sql`d.sort_value, d.id`, nieuw: sql`d.opened_on desc, d.id desc` }[
      shape.sort
    ]
    return sql<FamilyRow>`
      select d.id, d.reference, trim(m.given_name || ' ' || m.family_name) as name, d.programme, d.pack_version, d.opened_on, d.started_on, d.is_open,
        d.ended_on, w.name as counsellor, d.due_on, d.born_on, d.has_loss, d.heard_on, d.sort_value
      from (${chosen(shape, at)}) d
      ${mother(at)}
      left join (select a.id, a.name from identity.account a where a.municipality_id = ${at('municipalityId')} offset 0) w on w.id = d.counsellor_id
      order by ${order}`.compile(tx)
  })
}

/** Built once for each kind of question: building it costs the program more than asking it. */
const known = new Map<string, ReturnType<typeof listed>>()
function listedAs(shape: Shape): ReturnType<typeof listed> {
  const key = [shape.state, shape.sort, shape.isUnassigned, ...shape.given].join(' ')
  const statement = known.get(key) ?? listed(shape)
  known.set(key, statement)
  return statement
}

function isGiven(values: Values, name: keyof Values, sort: Sorting): boolean {
  // Sorted by name, the row before tells its own value.
  return values[name] !== null && !(name === 'afterValue' && sort === 'naam')
}

/** One page of the list, and one row more when there is a next page. */
export async function listFamilies(
  tx: Tx,
  municipalityId: string,
  filter: ListFilter,
  limit: number = pageSize + 1,
): Promise<readonly FamilyRow[]> {
  const { state, sort, counsellor, programme, notHeardSince, after, ids = null } = filter
  const values: Values = {
    municipalityId,
    counsellor: counsellor === 'none' ? null : counsellor,
    programme,
    notHeardSince,
    afterValue: after?.value ?? null,
    afterId: after?.id ?? null,
    ids,
    limit,
  }
  const names = ['municipalityId', 'counsellor', 'programme', 'notHeardSince', 'afterValue', 'afterId', 'ids', 'limit'] as const
  const given = names.filter((name) => isGiven(values, name, sort))
  return listedAs({ state, sort, isUnassigned: counsellor === 'none', given })(tx, values)
}
