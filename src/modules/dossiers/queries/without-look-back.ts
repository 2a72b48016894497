import { sql } from 'kysely'
import { addDays, type IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'

export type WithoutLookBack = { readonly dossierId: string; readonly motherName: string; readonly endedOn: IsoDay }

/** How long the day list asks for a look back; the dossier itself keeps asking. Longer ago nobody remembers what to write. */
export const askedForDays = 60
const most = 50

/** Closed without a word for who meets this family again: of one counsellor, or of the team. Latest first. */
export async function withoutLookBack(
  tx: Tx,
  municipalityId: string,
  counsellorId: string | null,
  today: IsoDay,
): Promise<WithoutLookBack[]> {
  const own =
    counsellorId === null
      ? sql`true`
      : sql`exists (select 1 from dossiers.assignment a where a.municipality_id = ${municipalityId} and a.dossier_id = e.dossier_id
          and a.account_id = ${counsellorId} and a.until_on is null)`
  const { rows } = await sql<WithoutLookBack>`
    select e.dossier_id as "dossierId", trim(m.given_name || ' ' || m.family_name) as "motherName", e.ended_on as "endedOn"
    from dossiers.ending e
    join dossiers.dossier d on d.municipality_id = ${municipalityId} and d.id = e.dossier_id
    join people.person m on m.municipality_id = ${municipalityId} and m.id = d.mother_id
    where e.municipality_id = ${municipalityId} and e.ended_on between ${addDays(today, -askedForDays)} and ${today}
      and e.summary is null and e.reopened_at is null and not d.is_open and ${own}
    order by e.ended_on desc, e.id desc limit ${most}`.execute(tx)
  return rows
}

/** The ending that stands and has no look back yet; null when there is none. */
export async function endingWithoutLookBack(tx: Tx, municipalityId: string, dossierId: string): Promise<string | null> {
  const ending = await tx
    .selectFrom('dossiers.ending')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('reopened_at', 'is', null)
    .where('summary', 'is', null)
    .executeTakeFirst()
  return ending?.id ?? null
}
