import { type Kysely, sql } from 'kysely'

/**
 * What the list by name, the search and the day ask of a municipality with many families, each answered in the order of an index.
 * Prefixes are compared byte by byte (`text_pattern_ops`), whatever the language of the database.
 */
const statements = [
  // By name, and whether the person is the mother of a running dossier: both without touching a row.
  'create index person_listed on people.person (municipality_id, search_text, id)',
  'drop index people.person_name',
  'create index dossier_open_mother on dossiers.dossier (municipality_id, mother_id, id) where is_open',
  // The search: who begins with what was typed.
  'alter table people.person add column family_search_text text generated always as (platform.fold(family_name)) stored',
  "comment on column people.person.family_search_text is 'personal; folded family name, to search'",
  'create index person_family on people.person (municipality_id, family_search_text text_pattern_ops, search_text text_pattern_ops, id)',
  'create index person_begins on people.person (municipality_id, search_text text_pattern_ops, id)',
  // The day: the latest of each kind, and what is still to be written.
  'create index pregnancy_news on dossiers.pregnancy (municipality_id, born_on, dossier_id) where born_on is not null',
  'drop index dossiers.pregnancy_born',
  `create index ending_news on dossiers.ending (municipality_id, ended_on, dossier_id)
     where reason in ('goals-reached', 'planned-end') and not is_drop_out and reopened_at is null`,
  'create index ending_without_words on dossiers.ending (municipality_id, ended_on, id) where summary is null and reopened_at is null',
  `create index measurement_news on indicators.measurement (municipality_id, measured_on, id)
     where withdrawn_at is null and instrument = 'opkomst-dossier'`,
  'create index assignment_handed_over on dossiers.assignment (municipality_id, account_id, until_on) where until_on is not null',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
