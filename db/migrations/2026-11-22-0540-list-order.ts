import { type Kysely, sql } from 'kysely'

/**
 * What the list of families is ordered by stands beside what is listed, so that a page reads the fifty it shows: the last day a family was heard, and
 * whether a dossier that runs is hers. Written by the commands that change it, in their transaction; rows of before are filled here.
 */
const added = [
  'alter table dossiers.dossier add column heard_on date',
  "comment on column dossiers.dossier.heard_on is 'special; last day the family was heard: of the contacts that stand, null when there is none'",
  'alter table people.person add column has_running_dossier boolean not null default false',
  "comment on column people.person.has_running_dossier is 'personal; whether a dossier that runs is hers, for the list by name'",
]

// The municipality as a value: the tables keep it before everybody, their owner included.
const filled = (municipalityId: string): readonly string[] => [
  `set local app.municipality_id = '${municipalityId}'`,
  `update dossiers.dossier d set heard_on = h.heard_on
   from (select dossier_id, max(happened_on) as heard_on from contacts.contact
     where municipality_id = '${municipalityId}' and withdrawn_at is null and kind <> 'no-show' group by dossier_id) h
   where d.municipality_id = '${municipalityId}' and d.id = h.dossier_id`,
  `update people.person p set has_running_dossier = true from dossiers.dossier d
   where p.municipality_id = '${municipalityId}' and d.municipality_id = '${municipalityId}' and d.mother_id = p.id and d.is_open`,
]

// After the filling: adding a worked out column writes the table anew, without the rows the filling left behind.
const ordered = [
  `alter table dossiers.dossier add column silent_since date not null generated always as (coalesce(heard_on, started_on, opened_on)) stored`,
  "comment on column dossiers.dossier.silent_since is 'special; the day silence is counted from: last heard, else the start, else the opening'",
  'create index dossier_silent on dossiers.dossier (municipality_id, is_open, silent_since, id)',
  'create index person_running on people.person (municipality_id, search_text, id) where has_running_dossier',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of added) await sql.raw(statement).execute(db)
  const { rows } = await sql<{ id: string }>`select id from platform.municipality order by id`.execute(db)
  for (const { id } of rows) for (const statement of filled(id)) await sql.raw(statement).execute(db)
  for (const statement of ["set local app.municipality_id = ''", ...ordered]) await sql.raw(statement).execute(db)
}
