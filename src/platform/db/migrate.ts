import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { migrations } from '#db/migrations/index.ts'
import { dayInBrussels } from '../day.ts'
import { prepareQueue } from '../jobs/queue.ts'
import { checkKeys } from '../keys/key-check.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { prepareSealing } from '../keys/prepare-sealing.ts'
import { processKeys } from '../keys/seal.ts'

/**
 * Brings a database up to date and returns the names of the migrations it ran. Creates the application role when it is missing.
 * Throws when a migration fails (the database then stands at the last good one), when the database is newer than this program, or when it holds
 * sealed data and the keys are not there. Rows that were written before a column was sealed are sealed here.
 */
export async function migrate(ownerUrl: string, keys: KeyRing = processKeys()): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await prepareDatabase(db)
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
    const { error, results } = await migrator.migrateToLatest()
    if (error) throw error
    await checkKeys(db, keys, dayInBrussels(new Date()))
    await prepareSealing(db, keys)
    await prepareQueue(ownerUrl, (statement) => sql.raw(statement).execute(db))
    return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
}

/** What migrations take for granted: extensions, and the role that serves requests. */
export async function prepareDatabase(db: Kysely<unknown>): Promise<void> {
  for (const extension of ['pg_trgm', 'unaccent', 'btree_gin']) {
    await sql.raw(`create extension if not exists ${extension} with schema public`).execute(db)
  }
  const role = await sql<{ found: boolean }>`select exists (select 1 from pg_roles where rolname = 'opkomst_app') as found`.execute(db)
  if (role.rows[0]?.found === true) return
  await sql`create role opkomst_app nologin nosuperuser nobypassrls`.execute(db)
  // Without DATABASE_APP_URL the owner's connections step down to this role, which only its members may.
  await sql`grant opkomst_app to current_user`.execute(db)
  // With one address for both, the owner steps down to the application role for everything but migrations. An owner that may not
  // make roles got two addresses, and needs no such step.
  const step = await sql<{ wanted: boolean }>`
    select rolcreaterole and not pg_has_role(current_user, 'opkomst_app', 'member') as wanted from pg_roles where rolname = current_user`.execute(
    db,
  )
  if (step.rows[0]?.wanted === true) await sql`grant opkomst_app to current_user`.execute(db)
}
