import { type Kysely, sql } from 'kysely'

const columns = {
  rescue_by: ['uuid', 'special; team lead who asked that a colleague is named because nobody who was named works here any more'],
  rescue_for: ['uuid', 'special; colleague who would be named'],
  rescue_at: ['timestamptz', 'internal; when that was asked'],
  rescue_reason: ['text', 'special; why'],
} as const

/** What is asked for a protected part that nobody can read any more stands on the part itself, and is seen by nobody else. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, [type, comment]] of Object.entries(columns)) {
    await sql.raw(`alter table protected.part add column ${name} ${type}`).execute(db)
    await sql.raw(`comment on column protected.part.${name} is '${comment}'`).execute(db)
  }
  await sql`alter table protected.part add constraint part_whole_rescue
    check ((rescue_by is null) = (rescue_at is null) and (rescue_by is null) = (rescue_for is null) and (rescue_by is null) = (rescue_reason is null))`.execute(
    db,
  )
}
