import { recordAudit } from '#modules/audit/public.ts'
import { catalogueOf } from '#modules/rights-catalogue/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import type { FamilyRows } from './family-rows.ts'
import { addCounts, type FamilyResult, type Judged, noCounts, type RightCount, type ToldFamily } from './judge-families.ts'
import { Judges } from './judges.ts'
import { runningFamilies } from './known-families.ts'
import { factsOfDossier } from './situation-of-dossier.ts'

export type { FamilyResult, RightCount } from './judge-families.ts'
export type BatchResult = { readonly date: IsoDay; readonly families: number; readonly rights: readonly RightCount[] }

/** Told the results of some families at a time, in the order of their dossiers; the next ones wait for it. */
type Tell = (families: readonly FamilyResult[]) => void | Promise<void>

/** Every running family the actor may see, on one day. What is found of each goes to `tell` at once; only counts are kept. */
export async function rightsOfAll(deps: Deps, actor: Actor, date: IsoDay, tell?: Tell): Promise<BatchResult> {
  const catalogue = await deps.db.as(actor, (tx) => catalogueOf(tx, actor.municipalityId, 'nl'))
  const judges = new Judges(catalogue, { date, tellsEach: tell !== undefined })
  let [families, rights] = [0, noCounts(catalogue)]
  const take = async ({ counts, each }: Judged): Promise<void> => {
    rights = addCounts(rights, counts)
    await tell?.(each)
  }
  try {
    await deps.db.as(actor, async (tx) => {
      const asked: Promise<Judged>[] = []
      for await (const page of runningFamilies(tx, actor.municipalityId)) {
        families += page.length
        asked.push(judges.judge(page.map((rows) => toldOf(rows, date))))
        const oldest = asked.length > judges.atOnce ? asked.shift() : undefined
        if (oldest !== undefined) await take(await oldest)
      }
      for (const one of asked) await take(await one)
      await recordAudit(tx, deps, actor, { action: 'rights.families.listed', detail: { families, date } })
    })
  } finally {
    await judges.close()
  }
  return { date, families, rights }
}

function toldOf(rows: FamilyRows, date: IsoDay): ToldFamily {
  const { base, facts } = factsOfDossier(rows, date)
  return { reference: rows.dossier.reference, base, facts: facts.map(({ path, value, on }) => ({ path, value, on })) }
}
