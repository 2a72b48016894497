import { z } from 'zod'
import type { Deps } from '#platform/deps.ts'
import { JobFailure, type JobHandler } from '#platform/jobs/run-job.ts'
import { applyImport } from './apply-import.ts'
import { failImport } from './settle-upload.ts'

const input = z.object({ uploadId: z.uuid() })

/** Takes a list in as long work; what goes wrong leaves it startable again. */
export function importJob(deps: Deps): JobHandler {
  return {
    purpose: 'import',
    run: async (job, actor, report) => {
      const { uploadId } = input.parse(job.input)
      try {
        const done = await applyImport(deps, actor, uploadId, report)
        if (!done.ok) throw new JobFailure(done.refusal.kind)
        return { uploadId, ...done.value }
      } catch (error) {
        await failImport(deps, actor, uploadId)
        throw error instanceof JobFailure ? error : new JobFailure('broken')
      }
    },
  }
}
