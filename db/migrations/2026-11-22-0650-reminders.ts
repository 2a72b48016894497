import { type Kysely, sql } from 'kysely'

/** A parent who wants it gets a mail the day before an appointment. Off until she, or her counsellor with her, turns it on. */
const statements = [
  'alter table family.access add column reminders_since timestamptz, add column reminded_on date',
  "comment on column family.access.reminders_since is 'personal; since when she wants a mail the day before an appointment, null when she does not'",
  "comment on column family.access.reminded_on is 'personal; day of the last appointment she was reminded of'",
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
