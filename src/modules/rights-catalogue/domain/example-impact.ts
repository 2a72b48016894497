import type { Catalogue, Situation } from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { type Effect, effectOf, type Seen, seenIn } from './impact.ts'
import { shiftSituation } from './shift-situation.ts'

export type Example = { readonly right: string; readonly name: string; readonly date: IsoDay; readonly situation: Situation }
export type ExampleImpact = {
  readonly name: string
  readonly right: string
  readonly effect: Effect
  readonly before: Seen
  readonly after: Seen
}
type Both = { readonly before: Catalogue; readonly after: Catalogue; readonly right: string }

/** The examples for which a right says something else, each on its own day, or all moved to one day. Pure. */
export function exampleImpact({ before, after, right }: Both, examples: readonly Example[], on: IsoDay | null): readonly ExampleImpact[] {
  return examples.flatMap((example) => {
    const situation = on === null ? example.situation : shiftSituation(example.situation, example.date, on)
    if (situation === null) return []
    const day = on ?? example.date
    const [was, is] = [seenIn(before, right, situation, day), seenIn(after, right, situation, day)]
    const effect = effectOf(was, is)
    return effect === 'same' ? [] : [{ name: example.name, right: example.right, effect, before: was, after: is }]
  })
}
