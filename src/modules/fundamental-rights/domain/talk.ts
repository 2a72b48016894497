import type { Answer, Moment, Respondent } from '#modules/indicators/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { PublicLocale } from '#platform/text/locale.ts'

export type Barrier = { readonly value: string; readonly words: string | null }

/** One view on all rights: hers, the worker's, or theirs together. */
export type Round = {
  readonly measurementId: string
  readonly closedAt: Date | null
  /** By right. A right that is not there was not reached: missing. */
  readonly answers: ReadonlyMap<string, Answer>
  readonly barriers: ReadonlyMap<string, readonly Barrier[]>
}

/** What she wants to work on first. `item` null: nothing for now, which is a choice too. */
export type Choice = {
  readonly id: string
  readonly item: string | null
  readonly why: string | null
  readonly at: Date
}

/** One conversation about fundamental rights, in up to three rounds that stay apart. */
export type Talk = {
  readonly id: string
  readonly version: string
  readonly moment: Moment
  readonly heldOn: IsoDay
  /** Language she reads the questions in. */
  readonly language: PublicLocale
  readonly rounds: Readonly<Partial<Record<Respondent, Round>>>
  /** Null while she did not choose. */
  readonly choice: Choice | null
}

/** The number one view gave a right; null when there is none: unknown, not applicable, skipped and missing are no number. */
export function numberOf(talk: Talk, respondent: Respondent, item: string): number | null {
  return talk.rounds[respondent]?.answers.get(item)?.level ?? null
}

/** What stands in the way of a right: as they said together, else as she said. */
export function barriersOf(talk: Talk, item: string): readonly Barrier[] {
  const together = talk.rounds.joint
  const isSpokenAbout = together?.answers.has(item) ?? false
  return (isSpokenAbout ? together : talk.rounds.family)?.barriers.get(item) ?? []
}

/** What holds now: the last choice that was made, in whichever talk. */
export function choiceNow(talks: readonly Talk[]): { readonly talk: Talk; readonly choice: Choice } | null {
  return talks.reduce<{ talk: Talk; choice: Choice } | null>((last, talk) => {
    const { choice } = talk
    return choice !== null && (last === null || choice.at >= last.choice.at) ? { talk, choice } : last
  }, null)
}
