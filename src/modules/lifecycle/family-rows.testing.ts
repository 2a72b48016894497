import pg from 'pg'
import { keyOf, rowPlace } from '#platform/keys/row-place.ts'
import { processKeys, sealValue } from '#platform/keys/seal.ts'
import { sealedOf } from '#platform/keys/sealed-columns.ts'
import { SealedParameter } from '#platform/keys/sealed-text.ts'
import { type Schema, type Table, tablesOfFamilies } from './domain/schema.ts'

export type FamilyRows = { readonly ids: ReadonlyMap<string, string>; readonly dossierId: string; readonly personId: string }
type Filling = {
  readonly municipalityId: string
  readonly accountId: string
  readonly organisationId: string
  readonly canary: string
  readonly newId: () => string
}

const checksOf = `
  select a.attname as name, a.attgenerated <> '' as generated,
    (select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]
       order by pg_get_constraintdef(k.oid) like '%is_sealed%' limit 1) as rule
  from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`

const plain: Readonly<Record<string, unknown>> = {
  date: '2026-01-05',
  'timestamp with time zone': '2026-01-05T10:00:00Z',
  'time without time zone': '10:00',
  integer: 1,
  bigint: 1,
  boolean: false,
}

function wordsFor(type: string, word: string): unknown {
  if (type === 'jsonb') return JSON.stringify({ words: word })
  return type === 'text[]' ? [word] : type === 'bytea' ? Buffer.from(word) : word
}

function cellOf(
  table: Table,
  name: string,
  type: string,
  rule: string | null,
  ids: ReadonlyMap<string, string>,
  filling: Filling,
  key: () => Readonly<Record<string, unknown>>,
): unknown {
  const { municipalityId, accountId, organisationId, canary, newId } = filling
  if (name === 'municipality_id') return municipalityId
  if (name === 'id' && type === 'uuid') return ids.get(table.name)
  if (type === 'uuid[]') return [newId()]
  if (type === 'uuid') {
    const link = table.links.find(({ column }) => column === name)
    if (link?.target === 'network.organisation') return organisationId
    if (link === undefined) return accountId
    return ids.get(link.target) ?? (link.target === 'identity.account' ? accountId : newId())
  }
  const of = table.name.replaceAll('"', '')
  const shape = sealedOf(of)?.get(name)
  if (shape !== undefined) {
    const sealed = sealValue(processKeys(), municipalityId, shape, wordsFor(type, canary), () => rowPlace(of, name, key()))
    return sealed instanceof SealedParameter ? sealed.value : sealed
  }
  if (type in plain) return plain[type]
  const word = rule === null ? undefined : /'([^']+)'::text/.exec(rule)?.[1]
  return wordsFor(type, word ?? `${canary} ${table.name} ${name}`)
}

/**
 * One row of a family in every table that can hold one, a canary in every column that holds words: written past the rules of the program, so
 * that no table is left out because nothing writes to it yet.
 */
export async function fillFamily(superuserUrl: string, schema: Schema, filling: Filling): Promise<FamilyRows> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const names = [...tablesOfFamilies(schema)].filter(
      (name) => !name.startsWith('audit.') && !/^lifecycle\.(proposal|hold|due)$/.test(name),
    )
    const ids = new Map(names.map((name) => [name, filling.newId()]))
    await client.query('begin')
    await client.query("set local session_replication_role = 'replica'")
    for (const name of names) {
      const table = schema.get(name)
      if (table === undefined) throw new Error(name)
      await insertRow(client, table, ids, filling)
    }
    await client.query('commit')
    return { ids, dossierId: ids.get('dossiers.dossier') ?? '', personId: ids.get('people.person') ?? '' }
  } finally {
    await client.end()
  }
}

async function insertRow(client: pg.Client, table: Table, ids: ReadonlyMap<string, string>, filling: Filling): Promise<void> {
  const across = await client.query<{ name: string }>(
    "select quote_ident(conname) as name from pg_constraint where conrelid = $1::regclass and contype = 'c' and cardinality(conkey) > 1",
    [table.name],
  )
  for (const { name } of across.rows) await client.query(`alter table ${table.name} drop constraint ${name}`)
  const { rows } = await client.query<{ name: string; generated: boolean; rule: string | null }>(checksOf, [table.name])
  const known = new Map(rows.map((row) => [row.name, row]))
  const columns = table.columns.filter(({ name }) => known.get(name)?.generated === false)
  const list = columns.map(({ name }) => pg.escapeIdentifier(name)).join(', ')
  const holes = columns.map((_, index) => `$${index + 1}`).join(', ')
  const made = new Map<string, unknown>()
  const cell = (name: string, type: string): unknown => {
    if (!made.has(name)) made.set(name, cellOf(table, name, type, known.get(name)?.rule ?? null, ids, filling, key))
    return made.get(name)
  }
  const isKey = new Set(keyOf(table.name.replaceAll('"', '')))
  const key = () => Object.fromEntries(columns.filter(({ name }) => isKey.has(name)).map(({ name, type }) => [name, cell(name, type)]))
  const values = columns.map(({ name, type }) => cell(name, type))
  await client.query(`insert into ${table.name} (${list}) values (${holes})`, values)
}
