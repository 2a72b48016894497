import { type Kysely, sql } from 'kysely'

/**
 * Who guides a family and its clock stand beside what is listed: a list of fifty then asks two tables instead of six. Written by the commands that
 * change them, in their transaction; rows of before are filled here.
 */
const added = [
  `alter table dossiers.dossier add column counsellor_id uuid, add column due_on date, add column born_on date,
    add column has_loss boolean not null default false`,
  "comment on column dossiers.dossier.counsellor_id is 'personal; account that guides this family now, of the assignment that stands; null for nobody'",
  "comment on column dossiers.dossier.due_on is 'special; due date of the pregnancy the dossier is about, null when not known'",
  "comment on column dossiers.dossier.born_on is 'special; day of birth of the children of that pregnancy, null before it'",
  "comment on column dossiers.dossier.has_loss is 'special; whether the losses that stand leave no child of that pregnancy'",
]

// The municipality as a value: the tables keep it before everybody, their owner included.
const filled = (municipalityId: string): readonly string[] => [
  `set local app.municipality_id = '${municipalityId}'`,
  `update dossiers.dossier d set counsellor_id = a.account_id from dossiers.assignment a
   where d.municipality_id = '${municipalityId}' and a.municipality_id = '${municipalityId}' and a.dossier_id = d.id and a.until_on is null`,
  `update dossiers.dossier d set due_on = p.due_on, born_on = p.born_on, has_loss = coalesce(l.lost, 0) >= p.expected
   from (select distinct on (dossier_id) dossier_id, id, due_on, born_on, expected from dossiers.pregnancy
     where municipality_id = '${municipalityId}' order by dossier_id, recorded_at desc, id desc) p
   left join (select pregnancy_id, count(*) as lost from dossiers.loss
     where municipality_id = '${municipalityId}' and withdrawn_at is null group by pregnancy_id) l on l.pregnancy_id = p.id
   where d.municipality_id = '${municipalityId}' and d.id = p.dossier_id`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of added) await sql.raw(statement).execute(db)
  const { rows } = await sql<{ id: string }>`select id from platform.municipality order by id`.execute(db)
  for (const { id } of rows) for (const statement of filled(id)) await sql.raw(statement).execute(db)
  await sql.raw("set local app.municipality_id = ''").execute(db)
}
