import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { foundFor, rowsOf } from '../families/found-families.ts'
import { type FamilyRow, listFamilies } from '../families/list-query.ts'
import { readSearch } from '../families/search-probe.ts'
import { searchDossiers } from '../families/search-query.ts'

export type Choice = {
  readonly typed: string
  readonly rows: readonly FamilyRow[]
  /** Families with a child born on a day the code names. */
  readonly sameDay: ReadonlySet<string>
}

type Wanted = { readonly typed: string; readonly days: readonly IsoDay[] }

const mostMine = 30
const mostSameDay = 5

/** The families a code may be of. Typed: what the search finds, wrong letters and all. Else: a child with the same birthday first, then those of the worker. Running dossiers only. */
export async function familiesFor(deps: Deps, actor: Actor, { typed, days }: Wanted, today: IsoDay): Promise<Choice> {
  return deps.db.as(actor, async (tx) => {
    const born = await bornOn(tx, actor.municipalityId, days)
    const rows = typed === '' ? await nearest(tx, actor, born) : await searched(tx, actor, typed, today)
    const action = typed === '' ? 'dossiers.dossier.listed' : 'dossiers.dossier.searched'
    await recordAudit(tx, deps, actor, { action, detail: typed === '' ? { count: rows.length } : { hits: rows.length } })
    return { typed, rows, sameDay: new Set(born.map(({ id }) => id)) }
  })
}

async function searched(tx: Tx, { municipalityId }: Actor, typed: string, today: IsoDay): Promise<readonly FamilyRow[]> {
  const probe = readSearch(typed, today)
  if (probe === null) return []
  return (await rowsOf(tx, municipalityId, await foundFor(tx, municipalityId, probe, typed))).filter((row) => row.is_open)
}

async function nearest(tx: Tx, actor: Actor, born: readonly FamilyRow[]): Promise<readonly FamilyRow[]> {
  const filter = { state: 'open', counsellor: actor.accountId, programme: null, notHeardSince: null, sort: 'naam', after: null } as const
  const mine = actor.accountId === null ? [] : await listFamilies(tx, actor.municipalityId, filter, mostMine)
  return [...born, ...mine.filter(({ id }) => born.every((one) => one.id !== id))]
}

async function bornOn(tx: Tx, municipalityId: string, days: readonly IsoDay[]): Promise<readonly FamilyRow[]> {
  const ids = new Set<string>()
  for (const birthDate of new Set(days)) {
    const probe = { name: null, likeness: 1, phone: null, reference: null, postcode: null, birthDate }
    for (const { dossierId } of await searchDossiers(tx, municipalityId, probe)) ids.add(dossierId)
  }
  if (ids.size === 0) return []
  const hits = [...ids].map((dossierId) => ({ dossierId, score: 1 }))
  return (await rowsOf(tx, municipalityId, hits)).filter((row) => row.is_open).slice(0, mostSameDay)
}
