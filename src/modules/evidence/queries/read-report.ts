import { sql } from 'kysely'
import { allInstruments } from '#modules/indicators/public.ts'
import { currentPacks } from '#modules/programmes/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import type { ImpactReport, ProgrammeName } from '../domain/impact-report.ts'
import type { ReportSettings } from '../domain/settings.ts'
import type { Scope } from './cohort-sql.ts'
import { readAgreement } from './read-agreement.ts'
import { readDossierFacts, readScoreFacts } from './read-facts.ts'

/** "instrument/item" of everything that is about the baby: not applicable from the day a child was lost. */
function babyItems(): string[] {
  const found = allInstruments().flatMap(({ id, domains }) =>
    domains.flatMap(({ items }) => items.filter(({ aboutBaby }) => aboutBaby).map((item) => `${id}/${item.id}`)),
  )
  return [...new Set(found)]
}

export function scopeFor(municipalityId: string, settings: ReportSettings): Scope {
  return { municipalityId, settings, babyItems: babyItems() }
}

export type Ground = { readonly firstStart: IsoDay | null; readonly programmes: readonly ProgrammeName[] }

/** What a report can be about: since when there is work, and which programmes there are. */
export async function readGround(tx: Tx, municipalityId: string, today: IsoDay): Promise<Ground> {
  const used = await sql<{ programme: string; first: IsoDay | null }>`
    select first_programme as programme, min(started_on) as first from reporting.dossier where municipality_id = ${municipalityId} group by 1`.execute(
    tx,
  )
  const packs = await currentPacks(tx, municipalityId, today)
  const named = packs.map((pack) => ({ id: pack.programme, name: pack.name }))
  // A programme that no longer exists keeps its place in the report.
  const gone = used.rows.map(({ programme }) => programme).filter((id) => !named.some((one) => one.id === id))
  const programmes = [...named, ...gone.map((id) => ({ id, name: id }))].sort((a, b) => a.id.localeCompare(b.id))
  const starts = used.rows.flatMap(({ first }) => first ?? []).sort()
  return { firstStart: starts[0] ?? null, programmes }
}

export async function readReport(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  settings: ReportSettings,
  programmes: readonly ProgrammeName[],
): Promise<ImpactReport> {
  const scope = scopeFor(actor.municipalityId, settings)
  // With its statistics the report takes some twenty megabytes, which a server only needs once somebody asks for one.
  const { reportWith, scoredFigures } = await import('../domain/impact-report.ts')
  const [facts, agreement, scored] = await Promise.all([
    readDossierFacts(deps.db, actor, scope),
    readAgreement(deps.db, actor, scope),
    readScoreFacts(deps.db, actor, scope).then((scores) => scoredFigures(scores, settings, programmes)),
  ])
  return reportWith(scored, { ...facts, ...agreement }, settings, programmes)
}
