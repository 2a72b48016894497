import { sql } from 'kysely'
import {
  type Caseload,
  caseloads,
  type DossierSummary,
  familiesPerCounsellor,
  listDossierSummaries,
  type Suggestion,
  suggestTakers,
} from '#modules/dossiers/public.ts'
import { accountNames, type Colleague, findColleague, listTeam } from '#modules/identity/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { keptOutOf, ownConflicts, seeingAll } from '../access/store.ts'

const mostFamilies = 300

export type ToDivide = {
  readonly leaver: Colleague
  readonly families: readonly DossierSummary[]
  /** Everybody who could take over, by name. */
  readonly takers: readonly Caseload[]
  readonly keptOut: ReadonlyMap<string, readonly string[]>
  readonly suggested: ReadonlyMap<string, Suggestion>
}

/** A midwife or team lead who guides nobody is suggested only when there is nobody else; she can always be chosen. */
function suggestedOf(takers: readonly Caseload[]): readonly Caseload[] {
  const guiding = takers.filter(({ role, families }) => role === 'counsellor' || families > 0)
  return guiding.length > 0 ? guiding : takers
}

/** The running families of one colleague that this reader may see, and who could take over which. Null: no such colleague. */
export async function readToDivide(tx: Tx, { municipalityId }: Actor, accountId: string, today: IsoDay): Promise<ToDivide | null> {
  const leaver = await findColleague(tx, municipalityId, accountId)
  if (leaver === null) return null
  const page = { limit: mostFamilies }
  const { rows: families } = await listDossierSummaries(tx, municipalityId, today, { state: 'open', counsellorId: accountId }, page)
  const keptOut = await keptOutOf(
    tx,
    municipalityId,
    families.map(({ id }) => id),
  )
  const takers = (await caseloads(tx, municipalityId, today)).filter((load) => load.accountId !== accountId)
  const toPassOn = families.map(({ id, programme, phase }) => ({
    dossierId: id,
    programme,
    weight: phase?.weight ?? 1,
    keptOut: keptOut.get(id) ?? [],
  }))
  const suggestions = suggestTakers(toPassOn, suggestedOf(takers))
  return { leaver, families, takers, keptOut, suggested: new Map(suggestions.map((one) => [one.dossierId, one])) }
}

/** How many running families each account guides, hidden ones too, but for those the reader must not know of. Numbers, never names. */
export async function familiesGuided(deps: Deps, actor: Actor): Promise<ReadonlyMap<string, number>> {
  return deps.db.as(seeingAll(actor), async (tx) => familiesPerCounsellor(tx, actor.municipalityId, await ownConflicts(tx, actor)))
}

export type Guide = Colleague & { readonly families: number }

/** Who guides families, closed accounts first: their families have nobody. */
export async function readGuides(deps: Deps, actor: Actor): Promise<readonly Guide[]> {
  const guided = await familiesGuided(deps, actor)
  const { municipalityId } = actor
  return deps.db.as(actor, async (tx) => {
    const names = await accountNames(tx, municipalityId, [...guided.keys()])
    const isOpen = new Set((await listTeam(tx, municipalityId)).map(({ id }) => id))
    return [...guided]
      .map(([id, families]) => ({ id, name: names.get(id) ?? '', isClosed: !isOpen.has(id), families }))
      .sort((a, b) => Number(b.isClosed) - Number(a.isClosed) || a.name.localeCompare(b.name))
  })
}

/** How many running families have a colleague whose account is closed; read from those accounts on, so that a large team costs no more. */
export async function familiesLeftBehind(deps: Deps, actor: Actor): Promise<number> {
  const { municipalityId, accountId } = actor
  const { rows } = await deps.db.as(seeingAll(actor), (tx) =>
    sql<{ families: number }>`
      select count(*)::int as families from identity.account c
      join dossiers.assignment a on a.municipality_id = ${municipalityId} and a.account_id = c.id and a.until_on is null
      join dossiers.dossier d on d.municipality_id = ${municipalityId} and d.id = a.dossier_id and d.is_open
      where c.municipality_id = ${municipalityId} and c.disabled_at is not null
        and not exists (select 1 from access.conflict own where own.municipality_id = ${municipalityId} and own.dossier_id = d.id
          and own.account_id = ${accountId} and own.lifted_at is null)`.execute(tx),
  )
  return rows[0]?.families ?? 0
}
