import { sql } from 'kysely'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'

export type KnownMother = {
  readonly personId: string
  readonly dossierId: string
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: IsoDay | null
}

/** Mothers with a dossier who were born on one of these days; her oldest dossier. What an import compares its rows with. */
export async function mothersBornOn(tx: Tx, municipalityId: string, days: readonly IsoDay[]): Promise<KnownMother[]> {
  if (days.length === 0) return []
  const { rows } = await sql<KnownMother>`
    select distinct on (p.id) p.id as "personId", d.id as "dossierId", p.given_name as "givenName", p.family_name as "familyName",
      p.birth_date as "birthDate"
    from people.person p
    join dossiers.dossier d on d.municipality_id = p.municipality_id and d.mother_id = p.id
    where p.municipality_id = ${municipalityId} and p.birth_date = any(${[...days]}::date[])
    order by p.id, d.opened_on, d.id`.execute(tx)
  return rows
}

export type DossierDays = {
  readonly id: string
  readonly reference: string
  readonly openedOn: IsoDay
  readonly startedOn: IsoDay | null
  readonly endedOn: IsoDay | null
}

/** The days of dossiers, by id or by our own reference: an import dates measurements with them. */
export async function dossierDays(
  tx: Tx,
  municipalityId: string,
  by: { readonly ids?: readonly string[]; readonly references?: readonly string[] },
): Promise<DossierDays[]> {
  const { ids = [], references = [] } = by
  if (ids.length + references.length === 0) return []
  const { rows } = await sql<DossierDays>`
    select id, reference, opened_on as "openedOn", started_on as "startedOn", ended_on as "endedOn"
    from dossiers.dossier
    where municipality_id = ${municipalityId} and (id = any(${[...ids]}::uuid[]) or reference = any(${[...references]}::text[]))`.execute(
    tx,
  )
  return rows
}
