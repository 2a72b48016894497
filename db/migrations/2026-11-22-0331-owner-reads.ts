import { type Kysely, sql } from 'kysely'

type Policy = { readonly table: string; readonly name: string; readonly using: string }

/**
 * The owner of the tables is a member of the application role, so policies that hide rows from readers hid them from a backup too. They bind the
 * application role, as which every request runs, and no longer the owner, who could lift them anyway. A backup refuses to run when it finds another one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Policy>`
    select polrelid::regclass::text as table, polname::text as name, pg_get_expr(polqual, polrelid) as using from pg_policy
    where not polpermissive and polqual is not null and not starts_with(polname, 'barrier_') order by 1, 2`.execute(db)
  for (const { table, name, using } of rows) {
    await sql.raw(`alter policy ${name} on ${table} using (current_user <> 'opkomst_app' or (${using}))`).execute(db)
  }
}
