import type { IsoDay } from '#platform/day.ts'
import type { Answer } from './answer.ts'

/** "You should already receive this": nobody has to ask for it, and its first day has come. Of a child that is still to be born nothing comes yet. */
export function comesByNow({ automatic, outcome, earliest }: Pick<Answer, 'automatic' | 'outcome' | 'earliest'>, on: IsoDay): boolean {
  return automatic && outcome === 'yes' && (earliest === null || earliest <= on)
}
