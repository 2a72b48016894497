import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { blindIndexes } from '#platform/keys/seal.ts'
import { phoneTailWords, phoneWords } from '#platform/keys/sealed-columns.ts'
import { nameLikeness } from './name-likeness.ts'
import { narrowByPostcode, searchByPostcode } from './postcode-search.ts'
import type { Hit, SearchProbe } from './search-probe.ts'

export const mostHits = 30
const mostCandidates = 300
const mostWeighed = 2000
const mostWords = 4
/** One wrong letter in a word of six or more shares at least so many letter groups; tried before the wider net. */
const nearLikeness = 0.6

/** The whole number, or its last six, seven or eight digits: telephones are sealed, so only what has a look-up hash is found. */
function calledSql(municipalityId: string, phone: string): RawBuilder<unknown> {
  const hashes = sql.join(blindIndexes(municipalityId, phone.length === 9 ? phoneWords(phone) : phoneTailWords(phone)))
  return phone.length === 9
    ? sql`(select p.id, 1.1 as score, null as name from people.person p
        where p.municipality_id = ${municipalityId} and p.phone_index in (${hashes}) limit ${mostCandidates})`
    : sql`(select p.id, 0.9 as score, null as name from people.person p
        where p.municipality_id = ${municipalityId} and p.phone_tails <> '{}' and p.phone_tails && array[${hashes}]::text[] limit ${mostCandidates})`
}

// Above every letter: what begins with a text lies between the text and the text with this behind it.
const last = '\u{10FFFF}'

const begins = (column: RawBuilder<unknown>, typed: string): RawBuilder<unknown> =>
  sql`${column} ~>=~ ${typed} and ${column} ~<~ ${typed + last}`

/** Who is called like what was typed, first name or family name first: read in the order of an index, however many bear a common name. */
function calledLike(municipalityId: string, name: string): RawBuilder<unknown>[] {
  const words = name.split(' ')
  const [whole, family] = [sql.ref('p.search_text'), sql.ref('p.family_search_text')]
  const splits = words.slice(1, mostWords).map((_, index) => {
    const [first, rest] = [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]
    return sql`${family} = ${first} and ${begins(whole, rest)}`
  })
  return [begins(whole, name), begins(family, name), ...splits].map(
    (fits) => sql`(select p.id, null::float8 as score, p.search_text as name from people.person p
      where p.municipality_id = ${municipalityId} and ${fits} limit ${mostCandidates})`,
  )
}

/**
 * Whose name shares letter groups with what was typed, nearest first. Of a common name in a large municipality only some are weighed: the answer
 * is for who typed a letter wrong, and tells to type more.
 */
function namedAlmost(municipalityId: string, name: string): RawBuilder<unknown> {
  return sql`(select p.id, null::float8 as score, p.name from
    (select p.id, p.search_text as name from people.person p where p.municipality_id = ${municipalityId} and p.search_text %> ${name} limit ${mostWeighed}) p
    order by word_similarity(${name}, p.name) desc, p.id limit ${mostCandidates})`
}

function calledOrBorn(municipalityId: string, { phone, birthDate }: SearchProbe): RawBuilder<unknown>[] {
  const called = phone === null ? [] : [calledSql(municipalityId, phone)]
  const born =
    birthDate === null
      ? []
      : [
          sql`(select p.id, 1.0 as score, null as name from people.person p where p.municipality_id = ${municipalityId} and p.birth_date = ${birthDate} limit ${mostCandidates})`,
        ]
  return [...called, ...born]
}

function byPeople(municipalityId: string, people: readonly RawBuilder<unknown>[]): RawBuilder<unknown>[] {
  if (people.length === 0) return []
  return [
    sql`select m.dossier_id, p.score, p.name, m.role = 'mother' as is_mother
      from (${sql.join(people, sql` union all `)}) p
      join dossiers.member m on m.municipality_id = ${municipalityId} and m.person_id = p.id and m.removed_at is null`,
  ]
}

async function found(tx: Tx, municipalityId: string, sources: readonly RawBuilder<unknown>[]): Promise<FoundRow[]> {
  if (sources.length === 0) return []
  const { rows } = await sql<FoundRow>`
    select h.dossier_id, h.score::float8 as score, h.name, h.is_mother, d.is_open, d.opened_on
    from (${sql.join(sources, sql` union all `)}) h
    join dossiers.dossier d on d.municipality_id = ${municipalityId} and d.id = h.dossier_id`.execute(tx)
  return rows
}

/**
 * Dossiers that fit, best first: through the mother, a child or another member of the family, by the reference or by the postcode of the mother. A name is first looked for as
 * it was typed, and with wrong letters only while the page has room for more.
 */
export async function searchDossiers(tx: Tx, municipalityId: string, probe: SearchProbe): Promise<Hit[]> {
  const hits = await searchByWords(tx, municipalityId, probe)
  const { postcode, name } = probe
  if (postcode === null) return hits
  if (name !== null && hits.length > 0) return [...(await narrowByPostcode(tx, municipalityId, postcode, hits))]
  const there = await searchByPostcode(tx, municipalityId, postcode, mostHits)
  return [...hits, ...there.filter(({ dossierId }) => !hits.some((hit) => hit.dossierId === dossierId))].slice(0, mostHits)
}

async function searchByWords(tx: Tx, municipalityId: string, probe: SearchProbe): Promise<Hit[]> {
  const { name, reference } = probe
  const byReference =
    reference === null
      ? []
      : [
          sql`select d.id as dossier_id, 1.5 as score, null as name, true as is_mother from dossiers.dossier d where ${referenceIs(municipalityId, reference)}`,
        ]
  const people = [...(name === null ? [] : calledLike(municipalityId, name)), ...calledOrBorn(municipalityId, probe)]
  const rows = await found(tx, municipalityId, [...byPeople(municipalityId, people), ...byReference])
  for (const likeness of name === null ? [] : [nearLikeness, probe.likeness]) {
    if (rank(rows, probe).length >= mostHits) break
    // A statement of its own: the index reads this limit when the search itself starts.
    await sql.raw(`set local pg_trgm.word_similarity_threshold = ${likeness}`).execute(tx)
    rows.push(...(await found(tx, municipalityId, byPeople(municipalityId, [namedAlmost(municipalityId, name ?? '')]))))
  }
  return rank(rows, probe)
}

type FoundRow = {
  readonly dossier_id: string
  /** Null when the name decides. */
  readonly score: number | null
  readonly name: string | null
  readonly is_mother: boolean
  readonly is_open: boolean
  readonly opened_on: string
}

/** The index brings what shares letter groups; here each name is read word by word, and what does not fit falls out. */
function rank(rows: readonly FoundRow[], probe: SearchProbe): Hit[] {
  const best = new Map<string, Hit & { readonly openedOn: string }>()
  for (const row of rows) {
    const likeness = row.score ?? nameLikeness(probe.name ?? '', row.name ?? '')
    if (likeness === 0) continue
    const score = likeness - (row.is_mother ? 0 : 0.05) + (row.is_open ? 0.02 : 0)
    const known = best.get(row.dossier_id)
    if (known === undefined || known.score < score) best.set(row.dossier_id, { dossierId: row.dossier_id, score, openedOn: row.opened_on })
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || b.openedOn.localeCompare(a.openedOn) || a.dossierId.localeCompare(b.dossierId))
    .slice(0, mostHits)
    .map(({ dossierId, score }) => ({ dossierId, score }))
}

const firstYear = 2000
const lastYear = 2060

// Written out, so that the unique index on the reference answers: "12" is the twelfth dossier of any year.
function referenceIs(municipalityId: string, reference: { readonly year: number | null; readonly number: number }): RawBuilder<boolean> {
  const years = reference.year === null ? Array.from({ length: lastYear - firstYear }, (_, i) => firstYear + i) : [reference.year]
  const written = years.map((year) => `OP-${year}-${String(reference.number).padStart(4, '0')}`)
  return sql<boolean>`d.municipality_id = ${municipalityId} and d.reference = any(${written})`
}
