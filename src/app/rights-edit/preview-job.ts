import { z } from 'zod'
import {
  checkChange,
  type Effect,
  effectOf,
  effects,
  monthlyDifference,
  previewDay,
  previewJobKind,
  readChange,
  rightsOf,
  seenIn,
  sidesOf,
} from '#modules/rights-catalogue/public.ts'
import type { Deps } from '#platform/deps.ts'
import type { JobOutcome } from '#platform/jobs/jobs.ts'
import { JobFailure, type JobHandler } from '#platform/jobs/run-job.ts'
import { countRunning, runningSituations } from './running.ts'

export { previewJobKind }

const input = z.object({ changeId: z.uuid() })
const examplesOfEach = 2

/** Works out a draft for every running family. It keeps counts, a sum and the ids of a few dossiers; nothing of what a family told. */
export function previewJob(deps: Deps): JobHandler {
  return {
    purpose: 'administration',
    run: async (job, actor, report): Promise<JobOutcome> => {
      const { changeId } = input.parse(job.input)
      const { municipalityId } = actor
      const today = deps.today()
      const { sides, day, total } = await deps.db.as(actor, async (tx) => {
        const kept = await readChange(tx, municipalityId, changeId)
        const rights = await rightsOf(tx, municipalityId)
        const checked = kept === null ? null : checkChange(rights, kept.change, today)
        if (kept === null || checked === null || !checked.ok) throw new JobFailure('wrong')
        return {
          sides: sidesOf(rights, checked.value.rights, kept.change),
          day: previewDay(kept.change, today),
          total: await countRunning(tx, actor),
        }
      })
      const counts = new Map<Effect, number>(effects.map((effect) => [effect, 0]))
      const examples = new Map<Effect, string[]>()
      let [cents, done] = [0, 0]
      for await (const page of runningSituations(deps, actor)) {
        for (const { dossierId, situation } of page) {
          const [before, after] = [seenIn(sides.before, sides.right, situation, day), seenIn(sides.after, sides.right, situation, day)]
          const effect = effectOf(before, after)
          counts.set(effect, (counts.get(effect) ?? 0) + 1)
          cents += monthlyDifference(before, after) ?? 0
          const some = examples.get(effect) ?? []
          if (effect !== 'same' && some.length < examplesOfEach) examples.set(effect, [...some, dossierId])
        }
        done += page.length
        await report(done, Math.max(total, done))
      }
      const ids = [...examples.values()].flat().join(',')
      return { day, families: done, ...Object.fromEntries(counts), cents: Math.round(cents), examples: ids }
    },
  }
}
