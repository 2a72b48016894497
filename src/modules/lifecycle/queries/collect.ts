import { sql } from 'kysely'
import { z } from 'zod'
import { actWords, auditOfDossier, toldToFamily } from '#modules/audit/public.ts'
import { accountNames } from '#modules/identity/public.ts'
import { listOrganisations } from '#modules/network/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { placed } from '#platform/keys/row-place.ts'
import { sealedOf } from '#platform/keys/sealed-columns.ts'
import { type DossierPackage, type PackageTable, packageValue } from '../domain/package.ts'
import { givenTables, namesWhat, ownRowsOnly } from '../domain/treatment.ts'
import { purposeWords, roleWords } from '../paper/codes.ts'
import { leftOutWords } from '../paper/left-out.ts'
import { labelOf, tableTitle } from '../paper/words.ts'
import { readSchema } from './read-schema.ts'
import { type Reached, rowsOf, tableRef, walkFamily } from './walk.ts'

const mostActs = 5_000
const rowShape = z.record(z.string(), z.unknown())
const idShape = z.object({ id: z.string() })
const sorts = [
  'happened_on',
  'said_on',
  'measured_on',
  'planned_on',
  'from_on',
  'opened_on',
  'received_at',
  'at',
  'recorded_at',
  'added_at',
]

type Names = Readonly<Record<'organisation' | 'account' | 'person', ReadonlyMap<string, string>>>
export type Found = { readonly reference: string; readonly motherId: string }

export async function findDossier(tx: Tx, municipalityId: string, dossierId: string): Promise<Found | null> {
  const row = await tx
    .selectFrom('dossiers.dossier')
    .select(['reference', 'mother_id as motherId'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', dossierId)
    .executeTakeFirst()
  return row ?? null
}

/** She and her children: the people whose data is hers to take along. */
async function hers(tx: Tx, municipalityId: string, dossierId: string, motherId: string): Promise<string[]> {
  const { rows } = await sql`
    select person_id as id from dossiers.member
    where municipality_id = ${municipalityId} and dossier_id = ${dossierId} and role = 'child'`.execute(tx)
  return [
    motherId,
    ...z
      .array(idShape)
      .parse(rows)
      .map(({ id }) => id),
  ]
}

async function referralsOf(tx: Tx, municipalityId: string, dossierId: string, motherId: string): Promise<string[]> {
  const { rows } = await sql`
    select id from referrals.referral r where municipality_id = ${municipalityId} and (person_id = ${motherId}
      or exists (select 1 from dossiers.dossier d where d.municipality_id = r.municipality_id and d.id = ${dossierId} and d.referral_id = r.id))`.execute(
    tx,
  )
  return z
    .array(idShape)
    .parse(rows)
    .map(({ id }) => id)
}

/** All that is known about one mother and her children, from whatever table it stands in, and who looked. Null when there is no such dossier. */
export async function collectDossier(
  tx: Tx,
  { municipalityId, municipality, dossierId, now }: { municipalityId: string; municipality: string; dossierId: string; now: Date },
  progress: (done: number, total: number) => Promise<void> = async () => undefined,
): Promise<DossierPackage | null> {
  const found = await findDossier(tx, municipalityId, dossierId)
  if (found === null) return null
  const schema = await readSchema(tx)
  const people = await hers(tx, municipalityId, dossierId, found.motherId)
  const referrals = await referralsOf(tx, municipalityId, dossierId, found.motherId)
  const given = givenTables(schema)
  const walk = await walkFamily(
    tx,
    municipalityId,
    schema,
    { 'dossiers.dossier': [dossierId], 'people.person': people, 'referrals.referral': referrals },
    (name) => given.some((table) => table.name === name),
    (name) => onlyHers(name, found.motherId, people),
  )
  const names: Names = {
    organisation: new Map((await listOrganisations(tx, municipalityId)).map(({ id, name }) => [id, name])),
    account: await accountNames(tx, municipalityId, await accountsOf(tx, municipalityId, dossierId)),
    person: await firstNames(tx, municipalityId, people),
  }
  const tables: PackageTable[] = []
  for (const [index, { name, columns }] of given.entries()) {
    const reached = walk.get(name)
    if (reached !== undefined && columns.length > 0)
      tables.push(await readRows(tx, municipalityId, { ...reached, table: { ...reached.table, columns } }, names))
    await progress(index + 1, given.length + 2)
  }
  const acts = await auditOfDossier(tx, municipalityId, dossierId, mostActs)
  const looked = acts.flatMap((act) => {
    const purpose = toldToFamily(act)
    if (purpose === null) return []
    return [{ at: act.at.toISOString(), who: roleWords(act.role), purpose: purposeWords(purpose), act: actWords(act.action, 'nl') }]
  })
  const shown = tables.filter(({ rows }) => rows.length > 0)
  const head = { format: 'opkomst-dossier', version: 1, madeAt: now.toISOString(), municipality, reference: found.reference } as const
  return { ...head, tables: shown, leftOut: leftOutWords, looked }
}

/** The own access of a family is hers alone; among people and members her children count as well. */
function onlyHers(table: string, motherId: string, people: readonly string[]) {
  const column = ownRowsOnly[table]
  if (column === undefined) return null
  return { column, ids: table.startsWith('family.') ? [motherId] : people }
}

/** First names: of her children there may be none yet. */
async function firstNames(tx: Tx, municipalityId: string, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('people.person')
    .select(['id', 'given_name as name'])
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', [...people])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name ?? '']))
}

async function accountsOf(tx: Tx, municipalityId: string, dossierId: string): Promise<string[]> {
  const { rows } = await sql`
    select distinct account_id as id from dossiers.assignment where municipality_id = ${municipalityId} and dossier_id = ${dossierId}`.execute(
    tx,
  )
  return z
    .array(idShape)
    .parse(rows)
    .map(({ id }) => id)
}

async function readRows(tx: Tx, municipalityId: string, reached: Reached, names: Names): Promise<PackageTable> {
  const { table } = reached
  const sort = sorts.find((name) => table.columns.some((column) => column.name === name))
  const of = table.name.replaceAll('"', '')
  const list = sql.join(
    table.columns.map(({ name }) => (sealedOf(of)?.has(name) ? sql`${placed(of, name)} as ${sql.id(name)}` : sql.id(name))),
  )
  const order = sort === undefined ? sql`` : sql` order by ${sql.id(sort)}`
  const { rows } = await sql`select ${list} from ${tableRef(table.name)} where ${rowsOf(municipalityId, reached)}${order}`.execute(tx)
  const columns = table.columns.map(({ name, type, class: kind, meaning }) => ({
    name,
    label: labelOf(table.name, name) ?? name,
    type,
    class: kind,
    meaning,
  }))
  const read = z.array(rowShape).parse(rows)
  const named = read.map((row) =>
    Object.fromEntries(columns.map(({ name }) => [name, packageValue(nameFor(table.name, name, row[name], names))])),
  )
  return { name: table.name, title: tableTitle(table.name) ?? table.name, columns, rows: named }
}

function nameFor(table: string, column: string, value: unknown, names: Names): unknown {
  const what = namesWhat(table, column)
  return what === null || typeof value !== 'string' ? value : (names[what].get(value) ?? null)
}
