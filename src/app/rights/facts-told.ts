import { fromKept, type KeptFact, type KnownFact, type Roster } from '#modules/rights/public.ts'

/** What was asked, at the place of the person it is about; of somebody who left the family it is not used. */
export function factsTold(kept: readonly KeptFact[], roster: Roster): readonly KnownFact[] {
  return kept.flatMap(({ id, path, subject, value, source, knownOn }) => {
    const place = fromKept(path, subject, roster)
    return place === null ? [] : [{ id, path: place, value, source, on: knownOn }]
  })
}
