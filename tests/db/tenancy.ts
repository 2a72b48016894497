import type pg from 'pg'

export type Breach = { readonly table: string; readonly breach: string }

export const tenantTables = `
  select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname <> all ('{pg_catalog,information_schema,public,jobs}') and c.oid <> all (array['platform.municipality', 'platform.key_check']::regclass[])
  order by 1`

/** As the account with the municipality's own id: the rows of the fixture name that one. */
async function readAs(app: pg.Client, municipality: string | null, table: string, account = municipality): Promise<number> {
  await app.query('begin')
  try {
    if (municipality !== null) await app.query('select platform.enter($1, $2, $3)', [municipality, account, 'test'])
    const { rows } = await app.query<{ n: string | number }>(`select count(*) as n from ${table}`)
    return Number(rows[0]?.n)
  } finally {
    await app.query('rollback')
  }
}

/** Whether an insert of a copied row in the name of another municipality is refused. */
async function writesElsewhere(app: pg.Client, mine: string, theirs: string, table: string): Promise<boolean> {
  await app.query('begin')
  try {
    await app.query('select platform.enter($1, $1, $2)', [mine, 'test'])
    const { rows } = await app.query<{ list: string; picks: string }>(
      `select string_agg(quote_ident(attname), ', ' order by attnum) as list,
         string_agg(case when attname = 'municipality_id' then '$1::uuid' else quote_ident(attname) end, ', ' order by attnum) as picks
       from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    )
    const columns = rows[0]
    if (columns === undefined) return false
    await app.query(`insert into ${table} (${columns.list}) select ${columns.picks} from ${table} limit 1`, [theirs])
    return true
  } catch (error) {
    // Anything but the policy's own refusal means that the row would have been let in.
    return !(error instanceof Error && /row-level security/.test(error.message))
  } finally {
    await app.query('rollback')
  }
}

/**
 * What a table lets through between two municipalities that both have rows in it, as the application role: rows seen without entering,
 * rows of the other seen after entering, rows written in the name of the other.
 */
export async function breachesOf(app: pg.Client, table: string, mine: string, theirs: string): Promise<Breach[]> {
  const breaches: Breach[] = []
  if ((await readAs(app, null, table)) !== 0) breaches.push({ table, breach: 'rows without entering a municipality' })
  if ((await readAs(app, mine, table)) !== 1) breaches.push({ table, breach: 'not exactly the own row' })
  if (await writesElsewhere(app, mine, theirs, table)) breaches.push({ table, breach: 'writes for another municipality' })
  return breaches
}

/** Tables whose rows exist only for the accounts they name. */
export const namedTables = `
  select attrelid::regclass::text as name from pg_attribute join pg_class c on c.oid = attrelid
  where attname = 'audience' and not attisdropped and c.relkind in ('r', 'p') order by 1`

async function changesAs(app: pg.Client, municipality: string, account: string | null, statement: string): Promise<number> {
  await app.query('begin')
  try {
    await app.query('select platform.enter($1, $2, $3)', [municipality, account, 'test'])
    return (await app.query(statement)).rowCount ?? 0
  } catch (error) {
    if (error instanceof Error && /row-level security/.test(error.message)) return 0
    throw error
  } finally {
    await app.query('rollback')
  }
}

/** What such a table lets through inside one municipality to a colleague who is not named on the row, and to nobody in particular. */
export async function breachesOfNames(app: pg.Client, table: string, mine: string, stranger: string): Promise<Breach[]> {
  const breaches: Breach[] = []
  if ((await readAs(app, mine, table)) !== 1) breaches.push({ table, breach: 'hidden from who is named' })
  for (const account of [stranger, null]) {
    const who = account === null ? 'nobody' : 'a colleague'
    if ((await readAs(app, mine, table, account)) !== 0) breaches.push({ table, breach: `read by ${who}` })
    if ((await changesAs(app, mine, account, `update ${table} set at = at`)) !== 0) breaches.push({ table, breach: `changed by ${who}` })
    if ((await changesAs(app, mine, account, `delete from ${table}`)) !== 0) breaches.push({ table, breach: `deleted by ${who}` })
  }
  return breaches
}

export type NamedPolicy = {
  readonly table: string
  readonly name: string
  readonly using: string | null
  readonly check: string | null
  readonly command: string
  readonly kind: string
  readonly roles: string
}

/** Every policy of the database with the words that make it again. */
export const allPolicies = `
  select polrelid::regclass::text as table, polname as name, pg_get_expr(polqual, polrelid) as using, pg_get_expr(polwithcheck, polrelid) as check,
    case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
    case when polpermissive then 'permissive' else 'restrictive' end as kind,
    coalesce((select string_agg(quote_ident(r.rolname), ', ') from pg_roles r where r.oid = any (polroles)), 'public') as roles
  from pg_policy order by 1, 2`

export function statementFor({ table, name, using, check, command, kind, roles }: NamedPolicy): string {
  const conditions = `${using === null ? '' : ` using (${using})`}${check === null ? '' : ` with check (${check})`}`
  return `create policy ${name} on ${table} as ${kind} for ${command} to ${roles}${conditions}`
}

/** Rows of a table seen by somebody of the municipality who is kept away from these ids. */
export async function seenWhenBarred(app: pg.Client, table: string, municipality: string, barred: string): Promise<number> {
  await app.query('begin')
  try {
    await app.query('select platform.enter($1, $1, $2)', [municipality, 'test'])
    if (barred !== '') await app.query(`set local app.barred = '{${barred}}'`)
    const { rows } = await app.query<{ n: string | number }>(`select count(*) as n from ${table}`)
    return Number(rows[0]?.n)
  } finally {
    await app.query('rollback')
  }
}
