import { type Kysely, sql } from 'kysely'

/** A new link for somebody who lost a factor: how it was made sure who it is, and a code that goes another way than the link. */
const statements = [
  `alter table identity.enrolment
     add column proof text constraint enrolment_proof check (proof in ('in-person', 'video', 'service')),
     add column code_hash text,
     add column wrong_codes integer not null default 0`,
  "comment on column identity.enrolment.proof is 'internal; how it was made sure who lost a factor, never a number of a document; null for the first link of an account'",
  "comment on column identity.enrolment.code_hash is 'internal; SHA-256 of the token with the code that is told, null where the link opens without'",
  "comment on column identity.enrolment.wrong_codes is 'internal; wrong codes typed; after a few the link opens nothing any more'",
  `alter table identity.account
     add column link_asked_proof text constraint account_link_asked_proof check (link_asked_proof in ('in-person', 'video', 'service'))`,
  "comment on column identity.account.link_asked_proof is 'internal; how who asked a new link made sure whom it is for'",
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
