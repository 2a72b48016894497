import type { Answer, Respondent } from '#modules/indicators/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { type Agreement, agreementOf } from './agreement.ts'
import { type Barrier, barriersOf, choiceNow, numberOf, type Talk } from './talk.ts'

export type RightPoint = {
  readonly talkId: string
  readonly heldOn: IsoDay
  readonly answers: Readonly<Partial<Record<Respondent, Answer>>>
  /** The right she chose in this talk. */
  readonly isChosen: boolean
}

export type RightHistory = {
  readonly item: string
  readonly points: readonly RightPoint[]
  /** The right she wants to work on now. */
  readonly isChosen: boolean
  /** First and last number: of a talk the one together, else hers. Null until there is one. */
  readonly first: number | null
  readonly last: number | null
  readonly barriers: readonly Barrier[]
}

/** The number a talk stands for: what they said together, else what she said. The worker's view alone is none. */
export function standingNumber(talk: Talk, item: string): number | null {
  return numberOf(talk, 'joint', item) ?? numberOf(talk, 'family', item)
}

/** Talks in order of time, with every right that was ever reached in them. Talks of another version of the instrument stay out: their numbers do not pair. */
export function rightHistories(talks: readonly Talk[], rights: readonly string[], version: string): RightHistory[] {
  const own = inOrderOfTime(talks).filter((talk) => talk.version === version)
  const chosen = choiceNow(own)?.choice.item ?? null
  return rights.map((item) => {
    const points = own.flatMap((talk) => {
      const answers = answersOf(talk, item)
      return Object.keys(answers).length === 0
        ? []
        : [{ talkId: talk.id, heldOn: talk.heldOn, answers, isChosen: talk.choice?.item === item }]
    })
    const numbers = own.flatMap((talk) => standingNumber(talk, item) ?? [])
    const last = own.at(-1)
    return {
      item,
      points,
      isChosen: chosen === item,
      first: numbers[0] ?? null,
      last: numbers.at(-1) ?? null,
      barriers: last === undefined ? [] : barriersOf(last, item),
    }
  })
}

function answersOf(talk: Talk, item: string): Partial<Record<Respondent, Answer>> {
  const answers: Partial<Record<Respondent, Answer>> = {}
  for (const respondent of ['family', 'worker', 'joint'] as const) {
    const answer = talk.rounds[respondent]?.answers.get(item)
    if (answer !== undefined) answers[respondent] = answer
  }
  return answers
}

export function inOrderOfTime(talks: readonly Talk[]): Talk[] {
  return [...talks].sort((a, b) => a.heldOn.localeCompare(b.heldOn) || a.id.localeCompare(b.id))
}

export type AgreementPoint = { readonly heldOn: IsoDay; readonly talkId: string; readonly agreement: Agreement }

/** Agreement of her numbers with another view, per talk in which both stand; oldest first. */
export function agreementOverTime(
  talks: readonly Talk[],
  other: Exclude<Respondent, 'family'>,
  rights: readonly string[],
): AgreementPoint[] {
  return inOrderOfTime(talks)
    .map((talk) => ({ heldOn: talk.heldOn, talkId: talk.id, agreement: agreementOf(talk, other, rights) }))
    .filter(({ agreement }) => agreement.n > 0)
}
