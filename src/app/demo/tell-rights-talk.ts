import { beginTalk, chooseRight, closeRound, saveScore } from '#modules/fundamental-rights/public.ts'
import type { Moment, Respondent } from '#modules/indicators/public.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { actorOf, type DemoWorld, kept, onDay, workDay } from './demo-world.ts'
import type { Day, Worker } from './told.ts'

type Scores = Readonly<Record<string, number | 'unknown' | 'not-applicable' | 'skipped'>>

export type ToldRightsTalk = {
  readonly on: Day
  readonly by: Worker
  readonly moment: Moment
  readonly language: PublicLocale
  readonly family: Scores
  readonly worker?: Scores
  readonly joint?: Scores
  /** What stands in the way, as they ticked it together. */
  readonly barriers?: Readonly<Record<string, readonly string[]>>
  readonly ownBarrier?: { readonly item: string; readonly words: string }
  readonly choice?: { readonly item: string | null; readonly why: string | null }
}

/** One conversation about fundamental rights, through the commands a worker would use. */
export async function tellRightsTalk(world: DemoWorld, dossierId: string, told: ToldRightsTalk): Promise<void> {
  const heldOn = workDay(world, told.on)
  const deps = onDay(world, heldOn)
  const actor = actorOf(world, told.by)
  const { moment, language } = told
  const begun = await beginTalk(deps, actor, { dossierId, moment, heldOn, language, key: null })
  const { talkId } = kept(begun, `a talk about rights on day ${told.on}`)
  const round = async (respondent: Respondent, scores: Scores | undefined): Promise<void> => {
    if (scores === undefined) return
    for (const [item, value] of Object.entries(scores)) {
      const isTogether = respondent === 'joint' || told.joint === undefined
      const barriers = isTogether ? (told.barriers?.[item] ?? []) : []
      const words = isTogether && told.ownBarrier?.item === item ? told.ownBarrier.words : null
      const saved = await saveScore(deps, actor, { dossierId, talkId, respondent, item, raw: [String(value)], barriers, words })
      kept(saved, `the score of ${item}`)
    }
    kept(await closeRound(deps, actor, { dossierId, talkId, respondent }), `the end of a round of ${respondent}`)
  }
  await round('family', told.family)
  await round('worker', told.worker)
  await round('joint', told.joint)
  if (told.choice === undefined) return
  kept(await chooseRight(deps, actor, { dossierId, talkId, ...told.choice, key: null }), 'the choice of a right')
}
