import { sql } from 'kysely'
import { z } from 'zod'
import { type LegalGround, listGrounds } from '#modules/consent/public.ts'
import { besideFamilies, type Class, currentRules, labelOf, leftOutTables, proposedRules, readSchema } from '#modules/lifecycle/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { everySealedColumn } from '#platform/keys/sealed-columns.ts'
import { type Kind, kindNamed } from '../matrix/kinds.ts'
import { type Act, everyAct } from './policies.ts'

export type DataGroup = {
  /** Schema of the database: one part of the work. */
  readonly name: string
  readonly tables: number
  readonly columns: Readonly<Record<Class, number>>
  readonly sealed: number
  /** What the columns of class special hold, in the words of the copy a family gets. */
  readonly special: readonly string[]
  /** The kinds of data the tables with such columns hold. */
  readonly kinds: readonly Kind[]
}

export type Records = {
  readonly municipality: string
  readonly day: IsoDay
  readonly grounds: readonly LegalGround[]
  readonly data: readonly DataGroup[]
  readonly acts: readonly Act[]
  readonly recipients: { readonly organisations: number; readonly permissions: number }
  readonly retention: readonly {
    readonly series: string
    readonly months: number
    readonly outcome: string
    readonly authority: string | null
  }[]
  readonly safeguards: {
    readonly tables: number
    readonly guarded: number
    readonly sealed: number
    /** Whether there are records at all; their number would change with each look. */
    readonly isAudited: boolean
    readonly leftOut: number
    /** Whether a password with a code opens nothing here. */
    readonly isStrongOnly: boolean
    readonly packages: number
    readonly restricted: number
  }
}

const counts = z.object({ organisations: z.coerce.number(), permissions: z.coerce.number() })
const guards = z.object({ tables: z.coerce.number(), guarded: z.coerce.number(), isAudited: z.boolean() })
const states = z.object({ isStrongOnly: z.boolean(), packages: z.coerce.number(), restricted: z.coerce.number() })
const none: Record<Class, number> = { public: 0, internal: 0, personal: 0, special: 0, 'secret-address': 0, none: 0 }

/** What is processed here, why, by whom, how long and how guarded: read from the database and the policies, nothing kept by hand. */
export async function readRecords(tx: Tx, municipalityId: string, municipality: string, day: IsoDay): Promise<Records> {
  const rules = await currentRules(tx, municipalityId)
  const recipients = await sql`
    select count(distinct p.organisation_id) as organisations, count(*) as permissions from consent.permission p
    where p.municipality_id = ${municipalityId} and p.from_on <= ${day} and p.until_on >= ${day}
      and not exists (select 1 from consent.withdrawal w where w.municipality_id = p.municipality_id and w.permission_id = p.id)`.execute(
    tx,
  )
  const guarded = await sql`
    select count(*) as tables, count(*) filter (where c.relforcerowsecurity) as guarded,
      exists (select 1 from audit.event e where e.municipality_id = ${municipalityId}) as "isAudited"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname <> all ('{public,jobs,information_schema}') and not starts_with(n.nspname, 'pg_')
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'municipality_id')`.execute(tx)
  const now = await sql`
    select exists (select 1 from identity.sign_in_rule r where r.municipality_id = ${municipalityId} and r.is_strong_only) as "isStrongOnly",
      (select count(*) from lifecycle.proposal p where p.municipality_id = ${municipalityId} and p.handed_manifest is not null and p.received_at is null) as packages,
      (select count(*) from lifecycle.limit l where l.municipality_id = ${municipalityId} and l.kind = 'restriction' and l.lifted_at is null) as restricted`.execute(
    tx,
  )
  return {
    municipality,
    day,
    grounds: (await listGrounds(tx, municipalityId)).filter(
      ({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || validUntil >= day),
    ),
    data: await dataGroups(tx),
    acts: everyAct(),
    recipients: counts.parse(recipients.rows[0]),
    retention: proposedRules.map(({ series, months, outcome }) => {
      const rule = rules.find((one) => one.series === series)
      return { series, months: rule?.months ?? months, outcome: rule?.outcome ?? outcome, authority: rule?.authority ?? null }
    }),
    safeguards: {
      ...guards.parse(guarded.rows[0]),
      ...states.parse(now.rows[0]),
      sealed: everySealedColumn().length,
      leftOut: Object.keys(leftOutTables).length,
    },
  }
}

async function dataGroups(tx: Tx): Promise<DataGroup[]> {
  const schema = await readSchema(tx)
  const bySchema = Map.groupBy(schema.values(), ({ name }) => name.split('.')[0] ?? '')
  return [...bySchema]
    .map(([name, tables]): DataGroup => {
      const columns = { ...none }
      for (const column of tables.flatMap((table) => table.columns)) columns[column.class] += 1
      const special = tables.flatMap((table) =>
        table.columns.filter((column) => column.class === 'special').map((column) => labelOf(table.name, column.name) ?? ''),
      )
      const sealed = everySealedColumn().filter((column) => column.schema === name).length
      const kinds = tables
        .filter((table) => table.columns.some((column) => column.class === 'special'))
        .map((table) => kindNamed(table.name))
        .filter((kind) => kind !== null)
      return {
        name,
        tables: tables.length,
        columns,
        sealed,
        special: [...new Set(special.filter((one) => one !== ''))].sort(),
        kinds: [...new Set(kinds)],
      }
    })
    .filter(({ columns }) => columns.personal + columns.special + columns['secret-address'] > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Roles with everything they may do, for the list of categories of persons with access. */
export function actsByRole(acts: readonly Act[]): ReadonlyMap<string, readonly string[]> {
  const roles = new Map<string, string[]>()
  for (const { act, who } of acts) for (const role of who) roles.set(role, [...(roles.get(role) ?? []), act])
  return new Map([...roles].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Tables with words about people that belong to no family. */
export const besides = Object.keys(besideFamilies)
