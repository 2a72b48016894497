import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { placed } from '#platform/keys/row-place.ts'
import type { Hit } from './search-probe.ts'

const mostRead = 5000
/** Never clearly meant: a postcode alone opens no dossier by itself. */
const score = 0.5

type Row = { readonly id: string; readonly postcode: string | null }

/**
 * Running dossiers first, newest first, of mothers who live there; only among `ids` when given. A postcode is sealed and has no look-up hash, with
 * so few of them a hash would tell who lives together, so each is opened and compared. Where anybody of the family has a safe address, the place
 * finds nobody.
 */
async function livingAt(tx: Tx, municipalityId: string, postcode: string, ids: readonly string[] | null): Promise<readonly string[]> {
  const among = ids === null ? sql`true` : sql`d.id = any(${[...ids]}::uuid[])`
  const { rows } = await sql<Row>`
    select d.id, ${placed('people.person', 'postcode', 'p')} as postcode from dossiers.dossier d
    join people.person p on p.municipality_id = ${municipalityId} and p.id = d.mother_id
    where d.municipality_id = ${municipalityId} and ${among} and p.postcode is not null and not p.has_safe_address
      and not exists (select 1 from dossiers.member m join people.person o on o.municipality_id = ${municipalityId} and o.id = m.person_id
        where m.municipality_id = ${municipalityId} and m.dossier_id = d.id and m.removed_at is null and o.has_safe_address)
    order by d.is_open desc, d.opened_on desc, d.id desc limit ${mostRead}`.execute(tx)
  return rows.filter((row) => row.postcode?.replace(/\D/g, '') === postcode).map(({ id }) => id)
}

export async function searchByPostcode(tx: Tx, municipalityId: string, postcode: string, atMost: number): Promise<Hit[]> {
  const found = await livingAt(tx, municipalityId, postcode, null)
  return found.slice(0, atMost).map((dossierId) => ({ dossierId, score }))
}

/** Which of these live there; all of them when none does, for who remembers the place wrongly. */
export async function narrowByPostcode(tx: Tx, municipalityId: string, postcode: string, hits: readonly Hit[]): Promise<readonly Hit[]> {
  if (hits.length === 0) return hits
  const there = new Set(
    await livingAt(
      tx,
      municipalityId,
      postcode,
      hits.map(({ dossierId }) => dossierId),
    ),
  )
  const narrowed = hits.filter(({ dossierId }) => there.has(dossierId))
  return narrowed.length > 0 ? narrowed : hits
}
