import { makeCatalogue, type Right, sentencesIn } from '#modules/rights/in-thread/public.ts'
import { answerTasks } from '#platform/threads.ts'
import { type Judged, type Judging, judgeFamilies, type ToldFamily } from './judge-families.ts'

/** What a thread is given once: the rights of the municipality, the day, and whether the result of each family is wanted. */
export type GivenToJudge = Judging & { readonly rights: readonly Right[] }

answerTasks(({ rights, ...judging }: GivenToJudge) => {
  const catalogue = makeCatalogue(rights, sentencesIn('nl'))
  return (families: readonly ToldFamily[]): Judged => judgeFamilies(catalogue, families, judging)
})
