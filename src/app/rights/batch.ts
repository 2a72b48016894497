import { recordAudit } from '#modules/audit/public.ts'
import { type Amount, type BriefAnswer, evaluateAllBriefly, type Outcome, stepPeriods, sumOf } from '#modules/rights/public.ts'
import { catalogueOf } from '#modules/rights-catalogue/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { IsoDay } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { runningFamilies } from './known-families.ts'
import { situationOfDossier } from './situation-of-dossier.ts'

export type RightCount = Readonly<Record<Outcome, number>> & {
  readonly id: string
  readonly title: string
  /** Of the families that probably have it and whose amount is known: euro cents per month, and once. */
  readonly monthCents: number
  readonly onceCents: number
}
export type FamilyResult = {
  readonly reference: string
  readonly yes: readonly { readonly id: string; readonly amount: Amount | null }[]
  readonly ask: readonly string[]
  readonly unknown: readonly string[]
}
export type BatchResult = { readonly date: IsoDay; readonly families: number; readonly rights: readonly RightCount[] }

type Count = { -readonly [K in keyof RightCount]: RightCount[K] }

/** Every running family the actor may see, on one day. What is found of each goes to `tell` at once; only counts are kept. */
export async function rightsOfAll(deps: Deps, actor: Actor, date: IsoDay, tell?: (family: FamilyResult) => void): Promise<BatchResult> {
  const catalogue = await deps.db.as(actor, (tx) => catalogueOf(tx, actor.municipalityId, 'nl'))
  const counts = new Map<string, Count>(
    catalogue.rights.map(({ right: { id, title } }) => [id, { id, title, yes: 0, ask: 0, unknown: 0, no: 0, monthCents: 0, onceCents: 0 }]),
  )
  const families = await deps.db.as(actor, async (tx) => {
    let count = 0
    for await (const rows of runningFamilies(tx, actor.municipalityId)) {
      count += 1
      const { situation, reference } = situationOfDossier(rows, date)
      const answers = evaluateAllBriefly(catalogue, situation, date)
      for (const { id, outcome, amount } of answers) addTo(counts.get(id), outcome, amount)
      tell?.(resultOf(reference, answers))
    }
    await recordAudit(tx, deps, actor, { action: 'rights.families.listed', detail: { families: count, date } })
    return count
  })
  return { date, families, rights: [...counts.values()] }
}

function resultOf(reference: string, answers: readonly BriefAnswer[]): FamilyResult {
  const of = (wanted: Outcome) => answers.filter(({ outcome }) => outcome === wanted)
  const ids = (wanted: Outcome) => of(wanted).map(({ id }) => id)
  return { reference, yes: of('yes').map(({ id, amount }) => ({ id, amount })), ask: ids('ask'), unknown: ids('unknown') }
}

function addTo(count: Count | undefined, outcome: Outcome, amount: Amount | null): void {
  if (count === undefined) return
  count[outcome] += 1
  if (outcome !== 'yes' || amount === null) return
  const known = amount.per === 'school-year' ? 'year' : stepPeriods.find((one) => one === amount.per)
  // An amount per litre or lesson is no euros per month: nobody knows how many.
  if (known === undefined) return
  const { monthCents, onceCents } = sumOf(amount.cents, known)
  count.monthCents += monthCents
  count.onceCents += onceCents
}
