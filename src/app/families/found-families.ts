import { dossiersByListNumber } from '#modules/imports/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { type FamilyRow, listFamilies } from './list-query.ts'
import type { Hit, SearchProbe } from './search-probe.ts'
import { searchDossiers } from './search-query.ts'

/** Dossiers that fit what was typed, best first. The number a team gave a file in its own list, such as 2023-001, still finds it after the import. */
export async function foundFor(tx: Tx, municipalityId: string, probe: SearchProbe, typed: string): Promise<Hit[]> {
  const hits = await searchDossiers(tx, municipalityId, probe)
  const listed = /\d{3}/.test(typed) ? await dossiersByListNumber(tx, municipalityId, typed) : []
  return withListed(hits, listed)
}

const listedScore = 1.3

function withListed(hits: readonly Hit[], listed: readonly string[]): Hit[] {
  const others = hits.filter((hit) => !listed.includes(hit.dossierId))
  return [...listed.map((dossierId) => ({ dossierId, score: listedScore })), ...others].toSorted((a, b) => b.score - a.score)
}

/** What a list shows of the hits, in their order. */
export async function rowsOf(tx: Tx, municipalityId: string, hits: readonly Hit[]): Promise<FamilyRow[]> {
  const everyone = { state: 'all', counsellor: null, programme: null, notHeardSince: null, sort: 'nieuw', after: null } as const
  const rows = await listFamilies(tx, municipalityId, { ...everyone, ids: hits.map((hit) => hit.dossierId) })
  const place = new Map(hits.map((hit, index) => [hit.dossierId, index]))
  return rows.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}
