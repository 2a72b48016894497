import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { isUpward, type Schema, type Table } from '../domain/schema.ts'

/** Ids per table from which the rows of a family are found. */
export type Roots = Readonly<Record<'dossiers.dossier' | 'people.person' | 'referrals.referral', readonly string[]>>

/** What was reached: the ids of the rows of each table that has ids, and the condition by which its rows are found. */
export type Reached = {
  readonly table: Table
  readonly ids: readonly string[]
  readonly parents: readonly Parent[]
  /** Only those among them. */
  readonly only: Parent | null
}
export type Parent = { readonly column: string; readonly ids: readonly string[] }
export type Walk = ReadonlyMap<string, Reached>

const idRow = z.object({ id: z.string() })

/** `schema.table` as the catalogue writes it, safe in SQL. */
export function tableRef(name: string) {
  const [schema = '', table = ''] = name.replaceAll('"', '').split('.')
  return sql.id(schema, table)
}

/** The rows of one reached table: those whose columns name what was reached before. */
export function rowsOf(municipalityId: string, { parents, only }: Pick<Reached, 'parents' | 'only'>) {
  const conditions = parents.map(({ column, ids }) => sql`${sql.id(column)} = any (${[...ids]}::uuid[])`)
  const either = conditions.length === 0 ? sql`false` : sql.join(conditions, sql` or `)
  const narrowed = only === null ? sql`` : sql` and ${sql.id(only.column)} = any (${[...only.ids]}::uuid[])`
  return sql`municipality_id = ${municipalityId} and (${either})${narrowed}`
}

function parentsOf(table: Table, ids: ReadonlyMap<string, ReadonlySet<string>>, roots: Roots): Parent[] {
  const own = Object.entries(roots).find(([name]) => name === table.name)?.[1] ?? []
  const links = table.links.filter((link) => !isUpward(table.name, link))
  const found = links.flatMap(({ column, target }) => {
    const named = ids.get(target)
    return named === undefined || named.size === 0 ? [] : [{ column, ids: [...named] }]
  })
  return own.length === 0 ? found : [{ column: 'id', ids: own }, ...found]
}

/**
 * Follows the schema from a family downwards: every row that names her, or names a row that does, in whatever table. A new table with a
 * reference is found by itself. `keep` narrows which tables are followed, `onlyIn` which of their rows.
 */
export async function walkFamily(
  tx: Tx,
  municipalityId: string,
  schema: Schema,
  roots: Roots,
  keep: (table: string) => boolean = () => true,
  onlyIn: (table: string) => Parent | null = () => null,
): Promise<Walk> {
  const ids = new Map<string, Set<string>>(Object.entries(roots).map(([name, own]) => [name, new Set(own)]))
  const tables = [...schema.values()].filter(({ name }) => keep(name) && !name.startsWith('audit.'))
  for (let grew = true; grew; ) {
    grew = false
    for (const table of tables) {
      const parents = parentsOf(table, ids, roots)
      if (parents.length === 0 || !table.columns.some(({ name, type }) => name === 'id' && type === 'uuid')) continue
      const { rows } =
        await sql`select id from ${tableRef(table.name)} where ${rowsOf(municipalityId, { parents, only: onlyIn(table.name) })}`.execute(tx)
      const known = ids.get(table.name) ?? new Set<string>()
      const size = known.size
      for (const { id } of z.array(idRow).parse(rows)) known.add(id)
      ids.set(table.name, known)
      grew ||= known.size > size
    }
  }
  const reached = tables.map((table) => ({
    table,
    ids: [...(ids.get(table.name) ?? [])],
    parents: parentsOf(table, ids, roots),
    only: onlyIn(table.name),
  }))
  return new Map(reached.filter(({ parents }) => parents.length > 0).map((one) => [one.table.name, one]))
}

const countRow = z.object({ n: z.coerce.number() })

/** How many rows of each table were reached; tables without any left out. What the reader may not see is not counted. */
export async function countWalk(tx: Tx, municipalityId: string, walk: Walk): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [name, reached] of walk) {
    const { rows } = await sql`select count(*) as n from ${tableRef(name)} where ${rowsOf(municipalityId, reached)}`.execute(tx)
    const n = countRow.parse(rows[0]).n
    if (n > 0) counts[name] = n
  }
  return counts
}
