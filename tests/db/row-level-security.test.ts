import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type TestDatabase, testDatabase } from '#platform/db/testing.ts'
import { tellCounts } from '../security/sample.ts'
import { fillTables } from './fill-tables.ts'
import {
  allPolicies,
  breachesOf,
  breachesOfNames,
  type NamedPolicy,
  namedTables,
  seenWhenBarred,
  statementFor,
  tenantTables,
} from './tenancy.ts'

const mine = '018f0000-0000-7000-8000-00000000000a'
const theirs = '018f0000-0000-7000-8000-00000000000b'
let database: TestDatabase
let superuser: pg.Client
let app: pg.Client
let owner: pg.Client
let tables: string[] = []

before(async () => {
  database = await testDatabase()
  superuser = new pg.Client({ connectionString: database.superuserUrl })
  app = new pg.Client({ connectionString: database.appUrl })
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await Promise.all([superuser.connect(), app.connect(), owner.connect()])
  tables = (await superuser.query<{ name: string }>(tenantTables)).rows.map((row) => row.name)
  await fillTables(superuser, tables, [mine, theirs])
})

after(async () => {
  await Promise.all([superuser.end(), app.end(), owner.end()])
  await database.drop()
})

test('there are tables to guard', () => {
  assert.ok(tables.length >= 39, `found ${tables.length}`)
})

test('no municipality sees or writes rows of another, in any table', async () => {
  const breaches = []
  for (const table of tables) breaches.push(...(await breachesOf(app, table, mine, theirs)))
  assert.deepEqual(breaches, [])
})

test('removing any policy is noticed', async () => {
  const unnoticed: string[] = []
  for (const table of tables) {
    await superuser.query(`alter table ${table} disable row level security`)
    if ((await breachesOf(app, table, mine, theirs)).length === 0) unnoticed.push(`${table}: security switched off`)
    await superuser.query(`alter table ${table} enable row level security`)
    await superuser.query(`alter policy tenant on ${table} using (true)`)
    if ((await breachesOf(app, table, mine, theirs)).length === 0) unnoticed.push(`${table}: policy lets all through`)
    await superuser.query(`drop policy tenant on ${table}`)
    if ((await breachesOf(app, table, mine, theirs)).length === 0) unnoticed.push(`${table}: policy dropped`)
    await superuser.query(
      `create policy tenant on ${table} using (municipality_id = nullif(current_setting('app.municipality_id', true), '')::uuid)`,
    )
  }
  assert.deepEqual(unnoticed, [])
})

test('what names its readers is there for them only, and losing that policy is noticed', async () => {
  const named = (await superuser.query<{ name: string }>(namedTables)).rows.map((row) => row.name)
  assert.deepEqual(named, ['protected.agreement', 'protected.part', 'protected.record'])
  for (const table of named) {
    assert.deepEqual(await breachesOfNames(app, table, mine, theirs), [])
    const { rows } = await superuser.query<{ using: string }>(
      'select pg_get_expr(polqual, polrelid) as using from pg_policy where polrelid = $1::regclass and polname = $2',
      [table, 'audience'],
    )
    await superuser.query(`alter policy audience on ${table} using (true)`)
    assert.notDeepEqual(await breachesOfNames(app, table, mine, theirs), [], `${table}: policy lets all through`)
    await superuser.query(`drop policy audience on ${table}`)
    assert.notDeepEqual(await breachesOfNames(app, table, mine, theirs), [], `${table}: policy dropped`)
    await superuser.query(`create policy audience on ${table} as restrictive for all to opkomst_app using (${rows[0]?.using ?? 'false'})`)
    assert.deepEqual(await breachesOfNames(app, table, mine, theirs), [])
  }
})

test('what was done in a protected part is in the audit for who did it and for the round that seals', async () => {
  const read = async (account: string | null, purpose: string): Promise<number> => {
    await app.query('begin')
    try {
      await app.query('select platform.enter($1, $2, $3)', [mine, account, purpose])
      return (await app.query('select 1 from audit.event')).rowCount ?? 0
    } finally {
      await app.query('rollback')
    }
  }
  const everyone = async () => [
    await read(mine, 'guidance'),
    await read(theirs, 'security'),
    await read(null, 'guidance'),
    await read(null, 'security'),
  ]
  await superuser.query("update audit.event set purpose = 'child-protection', actor_id = municipality_id where municipality_id = $1", [
    mine,
  ])
  assert.deepEqual(await everyone(), [1, 0, 0, 1])
  const { rows } = await superuser.query<{ using: string }>(
    "select pg_get_expr(polqual, polrelid) as using from pg_policy where polrelid = 'audit.event'::regclass and polname = 'kept_apart'",
  )
  await superuser.query('drop policy kept_apart on audit.event')
  assert.deepEqual(await everyone(), [1, 1, 1, 1], 'without the policy everybody would see it')
  await superuser.query(
    `create policy kept_apart on audit.event as restrictive for select to opkomst_app using (${rows[0]?.using ?? 'false'})`,
  )
})

/** The one row of the table stands at this id in this column, and at none of the barred ones elsewhere. */
async function standOnlyAt(table: string, column: string): Promise<void> {
  const { rows } = await superuser.query<{ column: string; optional: boolean }>(
    `select attname as column, not attnotnull as optional from pg_attribute
      where attrelid = $1::regclass and attname = any ('{dossier_id,person_id,referral_id}') and not attisdropped`,
    [table],
  )
  await superuser.query("begin; set local session_replication_role = 'replica'")
  for (const one of rows) {
    const value = one.column === column ? mine : one.optional ? null : theirs
    await superuser.query(`update ${table} set ${one.column} = $1 where municipality_id = $2`, [value, mine])
  }
  await superuser.query('commit')
}

/** Whether the guard this policy is holds, seen from outside. */
async function guardHolds({ table, name }: NamedPolicy): Promise<boolean> {
  if (name.startsWith('barrier_'))
    return (await seenWhenBarred(app, table, mine, mine)) === 0 && (await seenWhenBarred(app, table, mine, '')) === 1
  const tries: Readonly<Record<string, () => Promise<boolean>>> = {
    audience: async () => (await breachesOfNames(app, table, mine, theirs)).length === 0,
    kept_apart: async () => (await seenWhenBarred(app, table, theirs, '')) === 1 && (await seenWhenBarred(app, table, mine, '')) === 0,
    own_voice: () => votesAsAnother(),
    everyone_reads: async () => (await app.query(`select 1 from ${table}`)).rowCount === 2,
    owner_writes: async () => (await ownerMay(`update ${table} set name = name`)) && !(await appMay(`update ${table} set name = name`)),
    owner_only: async () => (await ownerMay(`select 1 from ${table}`)) && !(await appMay(`select 1 from ${table}`)),
  }
  const holds = tries[name]
  if (holds === undefined) throw new Error(`nothing tries the policy ${name} of ${table}`)
  return holds()
}

const refusedByPolicy = /row-level security|permission denied/
async function votesAsAnother(): Promise<boolean> {
  await app.query('begin')
  try {
    await app.query('select platform.enter($1, $1, $2)', [mine, 'test'])
    await app.query(
      `insert into protected.agreement (municipality_id, id, dossier_id, record_id, audience, account_id, at)
        select municipality_id, $1, dossier_id, record_id, audience, $1, at from protected.agreement`,
      [theirs],
    )
    return false
  } catch (error) {
    return error instanceof Error && refusedByPolicy.test(error.message)
  } finally {
    await app.query('rollback')
  }
}
async function changedBy(client: pg.Client, statement: string): Promise<boolean> {
  await client.query('begin')
  try {
    return ((await client.query(statement)).rowCount ?? 0) > 0
  } catch (error) {
    if (error instanceof Error && refusedByPolicy.test(error.message)) return false
    throw error
  } finally {
    await client.query('rollback')
  }
}
const appMay = (statement: string): Promise<boolean> => changedBy(app, statement)
const ownerMay = (statement: string): Promise<boolean> => changedBy(owner, statement)

test('every policy that is no tenant’s is dropped and weakened once, and each time it is noticed', async () => {
  const policies = (await superuser.query<NamedPolicy>(allPolicies)).rows
  const others = policies.filter(({ name }) => name !== 'tenant')
  assert.equal(policies.length - others.length, tables.length, 'each table has the policy of its municipality, tried above')
  await superuser.query(
    "insert into platform.municipality (id, name, slug, created_at) values ($1, 'A', 'a', now()), ($2, 'B', 'b', now())",
    [mine, theirs],
  )
  await superuser.query("update audit.event set purpose = 'child-protection', actor_id = $1", [theirs])
  await superuser.query("update audit.event set purpose = 'guidance' where municipality_id = $1", [theirs])
  const unnoticed: string[] = []
  let mutants = 0
  for (const policy of others) {
    const { table, name } = policy
    if (name.startsWith('barrier_')) await standOnlyAt(table, name.slice('barrier_'.length))
    assert.ok(await guardHolds(policy), `${name} of ${table} holds as it is`)
    const weaker = [
      { ...policy, using: policy.using === null ? null : 'true', check: policy.check === null ? null : 'true', roles: 'public' },
    ]
    const isOpenAnyway = policy.kind === 'permissive' && policy.roles === 'public'
    for (const change of [null, ...(isOpenAnyway ? [] : weaker)]) {
      await superuser.query(`drop policy ${name} on ${table}`)
      if (change !== null) await superuser.query(statementFor(change))
      if (change !== null && policy.kind === 'permissive') await superuser.query(`grant select, update on ${table} to opkomst_app`)
      mutants += 1
      if (await guardHolds(policy)) unnoticed.push(`${name} of ${table}: ${change === null ? 'dropped' : 'lets all through'}`)
      if (change !== null) await superuser.query(`drop policy ${name} on ${table}`)
      await superuser.query(statementFor(policy))
    }
    if (name.startsWith('barrier_')) await standOnlyAt(table, 'dossier_id')
  }
  tellCounts(
    `Policies of the database: ${policies.length}, of which ${others.length} are no tenant’s, ${mutants} times dropped or weakened, ${unnoticed.length} unnoticed`,
    true,
  )
  assert.deepEqual(unnoticed, [])
})

test('the owner of the tables sees nothing either without entering, and a table that lets its owner through is noticed', async () => {
  const seen = async (table: string): Promise<number> => (await owner.query(`select 1 from ${table}`)).rowCount ?? 0
  const open: string[] = []
  const unnoticed: string[] = []
  for (const table of tables) {
    if ((await seen(table)) > 0) open.push(table)
    await superuser.query(`alter table ${table} no force row level security`)
    if ((await seen(table)) === 0) unnoticed.push(table)
    await superuser.query(`alter table ${table} force row level security`)
  }
  assert.deepEqual({ open, unnoticed }, { open: [], unnoticed: [] })
})

test('nobody agrees in the name of a colleague', async () => {
  await app.query('begin')
  await app.query('select platform.enter($1, $1, $2)', [mine, 'test'])
  const insert = `insert into protected.agreement (municipality_id, id, dossier_id, record_id, audience, account_id, at)
    select municipality_id, $1, dossier_id, record_id, audience, $1, at from protected.agreement`
  await assert.rejects(app.query(insert, [theirs]), /row-level security/)
  await app.query('rollback')
})

test('the rules of a distributed database hold', async () => {
  const query = readFileSync(new URL('./cluster-rules.sql', import.meta.url), 'utf8')
  const { rows } = await superuser.query(query)
  assert.deepEqual(rows, [])
})

test('every column says how sensitive it is', async () => {
  const { rows } = await superuser.query<{ column: string; comment: string | null }>(`
    select c.oid::regclass || '.' || a.attname as column, col_description(c.oid, a.attnum) as comment
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p') and n.nspname <> all ('{pg_catalog,information_schema,public,jobs}')`)
  const unclassed = rows.filter(
    ({ comment }) => comment === null || !/^(public|internal|personal|special|secret-address)(;|$)/.test(comment),
  )
  assert.deepEqual(unclassed, [])
})

test('the application role owns nothing, bypasses nothing and cannot change the audit', async () => {
  const { rows: roles } = await superuser.query("select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'opkomst_app'")
  assert.deepEqual(roles, [{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }])
  const { rows: owned } = await superuser.query("select oid::regclass::text from pg_class where relowner = 'opkomst_app'::regrole")
  assert.deepEqual(owned, [])
  for (const statement of ['update audit.event set action = action', 'delete from audit.event', 'truncate audit.event']) {
    await assert.rejects(app.query(statement), /permission denied/)
  }
})
