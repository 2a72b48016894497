import { type Kysely, sql } from 'kysely'

/**
 * The package for the archive is kept sealed until the receipt is there, and opened only by who fetches it. Packages of before keep their manifest
 * and have no file here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table lifecycle.proposal add column file_key text`.execute(db)
  await sql`alter table lifecycle.proposal add constraint proposal_file_of_package check (file_key is null or handed_manifest is not null)`.execute(
    db,
  )
  await sql`comment on column lifecycle.proposal.file_key is 'special; key of the file in which the package for the archive is kept'`.execute(
    db,
  )
}
