import { sql } from 'kysely'
import { listDossierSummaries } from '#modules/dossiers/public.ts'
import { type Actor, machine } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { type FamilyToday, familiesToday, familiesWeighed, type Scope } from './day-facts.ts'
import { isResting, waiting } from './waiting.ts'

export type Totals = {
  readonly waiting: number
  readonly silent: number
  readonly withoutCounsellor: number
  readonly leftOver: number
  /** When a large team was counted; null when it was counted for this page. */
  readonly countedAt: Date | null
  /** A large team is being counted for the first time: the numbers are of its newest families only. */
  readonly isCounting: boolean
}

export type Day = {
  readonly families: readonly FamilyToday[]
  /** Those of who looks; her promises are shown beside the families of the team. */
  readonly own: readonly FamilyToday[]
  readonly totals: Totals
}

/** Up to here every family is weighed for each page; a larger team is counted now and then, and the page says when. */
const mostWeighed = 300
const candidates = 60
const restingShown = 10
const batch = 500
const freshMs = 10 * 60_000
// Counting takes at most a tenth of the time.
const restFactor = 10

export function totalsOf(families: readonly FamilyToday[]): Omit<Totals, 'countedAt' | 'isCounting'> {
  return {
    waiting: waiting(families).length,
    silent: families.filter((family) =>
      family.attention?.reasons.some((reason) => reason.code === 'not-heard' || reason.code === 'never-heard'),
    ).length,
    withoutCounsellor: families.filter((family) => family.dossier.counsellorId === null && !family.isLeftOver).length,
    leftOver: families.filter((family) => family.isLeftOver).length,
  }
}

/** What is kept of a count: numbers and ids, never a name. */
type Kept = { readonly totals: Totals; readonly day: IsoDay; readonly ids: readonly string[]; readonly staleAt: number }

/** Weighs all running families of a municipality, some hundreds at a time, so that the pages of others go on. */
async function countTeam(deps: Deps, municipalityId: string, today: IsoDay): Promise<Kept> {
  const actor = machine(municipalityId, 'guidance')
  const begun = deps.now()
  let sums = totalsOf([])
  let first: ReturnType<typeof waiting> = []
  let resting: FamilyToday[] = []
  for (let after: Parameters<typeof listDossierSummaries>[4] = { limit: batch }; ; ) {
    const at = after
    const { families, next } = await deps.db.as(actor, async (tx) => {
      const page = await listDossierSummaries(tx, municipalityId, today, { state: 'open' }, at)
      return { families: await familiesWeighed(tx, municipalityId, page.rows, today), next: page.next }
    })
    const more = totalsOf(families)
    sums = {
      waiting: sums.waiting + more.waiting,
      silent: sums.silent + more.silent,
      withoutCounsellor: sums.withoutCounsellor + more.withoutCounsellor,
      leftOver: sums.leftOver + more.leftOver,
    }
    first = waiting([...first, ...families]).slice(0, candidates)
    resting = [...resting, ...families.filter((family) => isResting(family, today))].slice(0, restingShown)
    if (next === null) break
    after = { after: next, limit: batch }
  }
  const ended = deps.now()
  return {
    totals: { ...sums, countedAt: ended, isCounting: false },
    day: today,
    ids: [...first, ...resting].map((family) => family.dossier.id),
    staleAt: ended.getTime() + Math.max(freshMs, restFactor * (ended.getTime() - begun.getTime())),
  }
}

async function isLarge(tx: Tx, municipalityId: string, most: number): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (select 1 from dossiers.dossier d
    where d.municipality_id = ${municipalityId} and d.is_open limit ${most + 1}) d`.execute(tx)
  return (rows[0]?.n ?? 0) > most
}

/**
 * The families of a day. Of a large team the numbers and who comes first are those of the last count, at most some minutes old and never of
 * yesterday; the families shown are weighed anew for each page, and read as whoever looks may see them.
 */
export function teamDays(deps: Deps, most: number = mostWeighed): (tx: Tx, actor: Actor, scope: Scope, today: IsoDay) => Promise<Day> {
  const kept = new Map<string, Kept>()
  const counting = new Set<string>()
  const count = (municipalityId: string, today: IsoDay) => {
    if (counting.has(municipalityId)) return
    counting.add(municipalityId)
    countTeam(deps, municipalityId, today)
      .then((counted) => kept.set(municipalityId, counted))
      // A count that failed is tried again by the next page; until then the page says it is still counting, or since when it was not.
      .catch(() => undefined)
      .finally(() => counting.delete(municipalityId))
  }
  return async (tx, actor, scope, today) => {
    const live = async (families: readonly FamilyToday[]): Promise<Day> => ({
      families,
      own: families.filter((family) => family.dossier.counsellorId === actor.accountId),
      totals: { ...totalsOf(families), countedAt: null, isCounting: false },
    })
    if (scope === 'mine' || !(await isLarge(tx, actor.municipalityId, most))) return live(await familiesToday(tx, actor, scope, today))
    const found = kept.get(actor.municipalityId)
    const known = found?.day === today ? found : undefined
    // After this page, not inside its transaction.
    if (known === undefined || known.staleAt < deps.now().getTime()) setImmediate(() => count(actor.municipalityId, today))
    const families = await familiesToday(tx, actor, 'team', today, known === undefined ? { newest: candidates } : { ids: known.ids })
    const own = await familiesToday(tx, actor, 'mine', today)
    const totals = known?.totals ?? { ...totalsOf(families), countedAt: null, isCounting: true }
    return { families, own, totals }
  }
}
