import type { FactValue, KnownFact } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'

/** The last answer a family gave to one item of the dossier registration. */
export type ItemAnswer = { readonly item: string; readonly choice: string | null; readonly on: IsoDay }

/** Items of the dossier registration that say a fact of the rules plainly. What they only suggest is left to be asked. */
export const plainItems = ['inkomensbron', 'huisvesting', 'ziekteverzekering', 'inschrijving_woning'] as const

const homes: Readonly<Record<string, string>> = {
  dakloos: 'homeless',
  inwonend: 'with-family',
  sociaal: 'social-rent',
  huur_slecht: 'private-rent',
  huur_goed: 'private-rent',
  eigenaar_goed: 'owner',
  eigenaar_slecht: 'owner',
}
const benefits: Readonly<Record<string, string>> = {
  werkloosheid: 'unemployment',
  ziekte: 'sickness',
  moederschap: 'maternity',
}

function pairsOf({ item, choice }: ItemAnswer): readonly (readonly [string, FactValue])[] {
  if (choice === null) return []
  if (item === 'huisvesting') return homes[choice] === undefined ? [] : [['housing.kind', homes[choice] ?? '']]
  if (item === 'ziekteverzekering') return choice === 'in_orde' ? [['adults[0].isHealthInsured', true]] : []
  if (item === 'inschrijving_woning') return choice === 'in_orde' ? [['housing.onSocialHousingList', true]] : []
  if (item !== 'inkomensbron') return []
  // "Leefloon or the same" is one answer there and two rights here: it says neither.
  return choice.split(',').flatMap((source) => (benefits[source] === undefined ? [] : [[`benefits.${benefits[source]}`, true] as const]))
}

export function factsOfAnswers(answers: readonly ItemAnswer[]): readonly KnownFact[] {
  return answers.flatMap((answer) =>
    pairsOf(answer).map(([path, value]) => ({ path, value, source: 'measurement', on: answer.on, id: null }) as const),
  )
}
