import { type Kysely, sql } from 'kysely'
import { createTable, recordedAt, recordedBy } from './support.ts'

/** With what staff must sign in before anything of a family opens, per municipality; and how sure each session is of who it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'identity.sign_in_rule', {
    columns: {
      is_strong_only: ['boolean not null', 'internal; only a passkey or the identity service opens anything, a password and code do not'],
      changed_at: recordedAt,
      changed_by: recordedBy,
    },
    constraints: ['constraint sign_in_rule_pk primary key (municipality_id)'],
  })
  await sql`
    alter table identity.session
      add column level text constraint session_level check (level in ('low', 'substantial', 'high'))
  `.execute(db)
  await sql`
    comment on column identity.session.level is 'internal; assurance the identity service gave, null for another way in'
  `.execute(db)
}
