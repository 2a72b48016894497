import { ageInMonths, ageInYears, type IsoDay } from '#platform/day.ts'
import type { Pack } from './pack-schema.ts'

/** What is known at intake. Null is "not known" and is returned as an open question, never taken for a no. */
export type IntakeFacts = {
  readonly today: IsoDay
  readonly birthDate: IsoDay | null
  readonly relationship: 'single' | 'unstable' | 'stable' | 'unknown' | null
  readonly situation: 'pregnant' | 'born' | 'unsure' | null
  readonly childBornOn: IsoDay | null
  /** Quick judgement of the worker. */
  readonly outlook: 'soon-on-her-own' | 'long-guidance' | 'too-early' | null
}

export type ReasonCode =
  | 'pregnant'
  | 'just-born'
  | 'age-fits'
  | 'single'
  | 'unstable-relationship'
  | 'long-guidance'
  | 'soon-on-her-own'
  | 'child-too-old'
  | 'age-outside'
  | 'stable-relationship'
export type FactCode = 'pregnant-or-born' | 'birth-of-child' | 'age' | 'relationship' | 'outlook'

export type ProgrammeSuggestion = {
  readonly programme: string
  readonly version: string
  readonly name: string
  /** `yes`: every condition holds. `perhaps`: something is not known, or the quick judgement says otherwise. `no`: a condition does not hold. */
  readonly points: 'yes' | 'perhaps' | 'no'
  readonly reasons: readonly ReasonCode[]
  readonly unknown: readonly FactCode[]
  readonly against: readonly ReasonCode[]
}

type Finding = {
  readonly reasons?: readonly ReasonCode[]
  readonly unknown?: readonly FactCode[]
  readonly against?: readonly ReasonCode[]
}

/**
 * Lays the facts of an intake beside the conditions of each pack. It suggests, with reasons and with what is not known; the worker decides.
 *
 * Best first: programmes to which all facts point, the one with the most reasons ahead. Conditions are those of the packs
 * (Opkomst+: single or in an unstable relationship, 17 to 26 years old, pregnant or just delivered).
 */
export function suggestProgramme(facts: IntakeFacts, packs: readonly Pack[]): { readonly suggestions: readonly ProgrammeSuggestion[] } {
  const rank = { yes: 0, perhaps: 1, no: 2 }
  const suggestions = packs.map((pack) => suggestion(facts, pack))
  suggestions.sort(
    (a, b) => rank[a.points] - rank[b.points] || b.reasons.length - a.reasons.length || a.programme.localeCompare(b.programme),
  )
  return { suggestions }
}

function suggestion(facts: IntakeFacts, pack: Pack): ProgrammeSuggestion {
  const { eligibility } = pack
  const hard = [expecting(facts, eligibility.bornWithinMonths), age(facts, eligibility.age), relationship(facts, eligibility.relationship)]
  const judged = outlook(facts, eligibility.outlook)
  const reasons = [...hard, judged].flatMap((finding) => finding.reasons ?? [])
  const unknown = [...hard, judged].flatMap((finding) => finding.unknown ?? [])
  const against = [...hard, judged].flatMap((finding) => finding.against ?? [])
  const isOut = hard.some((finding) => finding.against !== undefined)
  const points = isOut ? 'no' : hard.some((finding) => finding.unknown) || judged.against ? 'perhaps' : 'yes'
  return { programme: pack.programme, version: pack.version, name: pack.name, points, reasons, unknown, against }
}

function expecting(facts: IntakeFacts, withinMonths: number): Finding {
  if (facts.situation === 'pregnant') return { reasons: ['pregnant'] }
  if (facts.situation !== 'born') return { unknown: ['pregnant-or-born'] }
  if (facts.childBornOn === null) return { unknown: ['birth-of-child'] }
  return ageInMonths(facts.childBornOn, facts.today) < withinMonths ? { reasons: ['just-born'] } : { against: ['child-too-old'] }
}

function age(facts: IntakeFacts, wanted: Pack['eligibility']['age']): Finding {
  if (wanted === null) return {}
  if (facts.birthDate === null) return { unknown: ['age'] }
  const years = ageInYears(facts.birthDate, facts.today)
  return years >= wanted.from && years <= wanted.until ? { reasons: ['age-fits'] } : { against: ['age-outside'] }
}

function relationship(facts: IntakeFacts, wanted: Pack['eligibility']['relationship']): Finding {
  if (wanted === null) return {}
  const told = facts.relationship
  if (told === null || told === 'unknown') return { unknown: ['relationship'] }
  const code = { single: 'single', unstable: 'unstable-relationship', stable: 'stable-relationship' } as const
  return wanted.includes(told) ? { reasons: [code[told]] } : { against: [code[told]] }
}

function outlook(facts: IntakeFacts, wanted: Pack['eligibility']['outlook']): Finding {
  if (wanted === null) return {}
  if (facts.outlook === null || facts.outlook === 'too-early') return { unknown: ['outlook'] }
  return facts.outlook === wanted ? { reasons: [facts.outlook] } : { against: [facts.outlook] }
}
