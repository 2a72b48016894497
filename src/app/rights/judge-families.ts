import {
  type Amount,
  type BriefAnswer,
  type Catalogue,
  evaluateAllBriefly,
  type Loose,
  lastSaid,
  type Outcome,
  type PlacedFact,
  situationWith,
  stepPeriods,
  sumOf,
} from '#modules/rights/in-thread/public.ts'
import type { IsoDay } from '#platform/day.ts'

/** As much of a family as judging it takes: no name, and nothing that is not a fact of the rules. */
export type ToldFamily = { readonly reference: string; readonly base: Loose; readonly facts: readonly PlacedFact[] }

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
/** What was found of some families: a count for each right in the order of the catalogue, and of each family when that was asked. */
export type Judged = { readonly counts: readonly RightCount[]; readonly each: readonly FamilyResult[] }
export type Judging = { readonly date: IsoDay; readonly tellsEach: boolean }

type Count = { -readonly [K in keyof RightCount]: RightCount[K] }

export function noCounts({ rights }: Catalogue): readonly RightCount[] {
  return rights.map(({ right: { id, title } }) => ({ id, title, yes: 0, ask: 0, unknown: 0, no: 0, monthCents: 0, onceCents: 0 }))
}

/** Judges families on one day. Pure: wherever it runs, the same families give the same counts. */
export function judgeFamilies(catalogue: Catalogue, families: readonly ToldFamily[], { date, tellsEach }: Judging): Judged {
  const counts = new Map<string, Count>(noCounts(catalogue).map((count) => [count.id, { ...count }]))
  const each: FamilyResult[] = []
  for (const { reference, base, facts } of families) {
    const answers = evaluateAllBriefly(catalogue, situationWith(base, lastSaid(facts), date), date, 'yes')
    for (const { id, outcome, amount } of answers) addTo(counts.get(id), outcome, amount)
    if (tellsEach) each.push(resultOf(reference, answers))
  }
  return { counts: [...counts.values()], each }
}

/** Counts of the same rights together: whole numbers, so in whatever order they are added. */
export function addCounts(all: readonly RightCount[], more: readonly RightCount[]): readonly RightCount[] {
  return all.map((one, at) => {
    const other = more[at]
    if (other?.id !== one.id) throw new Error(`${one.id} was judged beside ${other?.id}`)
    return {
      id: one.id,
      title: one.title,
      yes: one.yes + other.yes,
      ask: one.ask + other.ask,
      unknown: one.unknown + other.unknown,
      no: one.no + other.no,
      monthCents: one.monthCents + other.monthCents,
      onceCents: one.onceCents + other.onceCents,
    }
  })
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
