import type { IsoDay } from '#platform/day.ts'
import type { Answer, Outcome } from './answer.ts'

/** What one look found of a right: short, so that it can be kept and compared. */
export type Seen = { readonly outcome: Outcome; readonly cents: number | null; readonly per: string | null }
export type Look = { readonly lookedOn: IsoDay; readonly seen: Readonly<Record<string, Seen>> }
export type ChangeOfRight = {
  readonly id: string
  readonly before: Seen | null
  readonly now: Seen
  readonly kind: 'opened' | 'amount' | 'closed' | 'clearer'
}

type Short = Pick<Answer, 'id' | 'outcome' | 'amount'>

export function seenOf(answers: readonly Short[]): Readonly<Record<string, Seen>> {
  return Object.fromEntries(
    answers.map(({ id, outcome, amount }) => [id, { outcome, cents: amount?.cents ?? null, per: amount?.per ?? null }]),
  )
}

function kindOf(before: Seen | null, now: Seen): ChangeOfRight['kind'] | null {
  if (before?.outcome === now.outcome)
    return now.outcome !== 'no' && before.cents !== null && now.cents !== null && before.cents !== now.cents ? 'amount' : null
  if (now.outcome === 'yes' || now.outcome === 'ask') return 'opened'
  if (now.outcome === 'no' && (before?.outcome === 'yes' || before?.outcome === 'ask')) return 'closed'
  return now.outcome === 'unknown' && before?.outcome === 'no' ? 'clearer' : null
}

/** What is different from the last look: a right that opened or closed, an amount that changed, one that became worth asking about. */
export function changesSince(look: Look, answers: readonly Short[]): readonly ChangeOfRight[] {
  return Object.entries(seenOf(answers)).flatMap(([id, now]) => {
    const before = look.seen[id] ?? null
    const kind = kindOf(before, now)
    return kind === null ? [] : [{ id, before, now, kind }]
  })
}
