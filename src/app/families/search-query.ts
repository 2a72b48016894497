import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Hit, SearchProbe } from './search-probe.ts'

const mostHits = 30
const mostCandidates = 200

/** People whose name, telephone or day of birth fits, each with how well; `d` is left to the dossier reference. */
function peopleSql(municipalityId: string, probe: SearchProbe): RawBuilder<unknown>[] {
  const { name, phone, birthDate } = probe
  const named =
    name === null
      ? []
      : [
          // The index compares letter groups in any order; whole words, beginnings and the whole name then count extra.
          sql`(select p.id, word_similarity(${name}, p.search_text)
              + case when ' ' || p.search_text like ${`% ${name.replaceAll(' ', '% ')}%`} then 0.15 else 0 end
              + 0.1 * similarity(${name}, p.search_text) as score
            from people.person p where p.municipality_id = ${municipalityId} and p.search_text %> ${name}
            order by score desc, p.id limit ${mostCandidates})`,
        ]
  const called =
    phone === null
      ? []
      : phone.length === 9
        ? [
            sql`(select p.id, 1.1 as score from people.person p where p.municipality_id = ${municipalityId} and p.phone_digits = ${phone} and p.phone_digits <> '' limit ${mostCandidates})`,
          ]
        : [
            sql`(select p.id, 0.9 as score from people.person p
              where p.municipality_id = ${municipalityId} and p.phone_digits <> '' and p.phone_digits like ${`%${phone}%`} limit ${mostCandidates})`,
          ]
  const born =
    birthDate === null
      ? []
      : [
          sql`(select p.id, 1.0 as score from people.person p where p.municipality_id = ${municipalityId} and p.birth_date = ${birthDate} limit ${mostCandidates})`,
        ]
  return [...named, ...called, ...born]
}

/** Dossiers that fit, best first: through the mother, a child or another member of the family, or by the reference. */
export async function searchDossiers(tx: Tx, municipalityId: string, probe: SearchProbe): Promise<Hit[]> {
  // A statement of its own: the index reads this limit when the search itself starts.
  await sql.raw(`set local pg_trgm.word_similarity_threshold = ${probe.likeness}`).execute(tx)
  const people = peopleSql(municipalityId, probe)
  const byPeople =
    people.length === 0
      ? []
      : [
          sql`select m.dossier_id, max(p.score - case when m.role = 'mother' then 0 else 0.05 end) as score
            from (${sql.join(people, sql` union all `)}) p
            join dossiers.member m on m.municipality_id = ${municipalityId} and m.person_id = p.id and m.removed_at is null
            group by m.dossier_id`,
        ]
  const { reference } = probe
  const byReference =
    reference === null
      ? []
      : [sql`select d.id as dossier_id, 1.5 as score from dossiers.dossier d where ${referenceIs(municipalityId, reference)}`]
  const sources = [...byPeople, ...byReference]
  if (sources.length === 0) return []
  const { rows } = await sql<{ dossier_id: string; score: number }>`
    select h.dossier_id, max(h.score)::float8 + case when d.is_open then 0.02 else 0 end as score
    from (${sql.join(sources, sql` union all `)}) h
    join dossiers.dossier d on d.municipality_id = ${municipalityId} and d.id = h.dossier_id
    group by h.dossier_id, d.is_open, d.opened_on
    order by score desc, d.opened_on desc, h.dossier_id limit ${mostHits}`.execute(tx)
  return rows.map((row) => ({ dossierId: row.dossier_id, score: row.score }))
}

const firstYear = 2000
const lastYear = 2060

// Written out, so that the unique index on the reference answers: "12" is the twelfth dossier of any year.
function referenceIs(municipalityId: string, reference: { readonly year: number | null; readonly number: number }): RawBuilder<boolean> {
  const years = reference.year === null ? Array.from({ length: lastYear - firstYear }, (_, i) => firstYear + i) : [reference.year]
  const written = years.map((year) => `OP-${year}-${String(reference.number).padStart(4, '0')}`)
  return sql<boolean>`d.municipality_id = ${municipalityId} and d.reference = any(${written})`
}
