import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type TestDatabase, testDatabase } from '#platform/db/testing.ts'
import { fillTables } from './fill-tables.ts'
import { breachesOf, breachesOfNames, namedTables, tenantTables } from './tenancy.ts'

const mine = '018f0000-0000-7000-8000-00000000000a'
const theirs = '018f0000-0000-7000-8000-00000000000b'
let database: TestDatabase
let superuser: pg.Client
let app: pg.Client
let tables: string[] = []

before(async () => {
  database = await testDatabase()
  superuser = new pg.Client({ connectionString: database.superuserUrl })
  app = new pg.Client({ connectionString: database.appUrl })
  await Promise.all([superuser.connect(), app.connect()])
  tables = (await superuser.query<{ name: string }>(tenantTables)).rows.map((row) => row.name)
  await fillTables(superuser, tables, [mine, theirs])
})

after(async () => {
  await Promise.all([superuser.end(), app.end()])
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
