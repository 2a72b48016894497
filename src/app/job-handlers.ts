import { importJob, importJobKind } from '#modules/imports/public.ts'
import type { Deps } from '#platform/deps.ts'
import type { JobHandlers } from '#platform/jobs/run-job.ts'
import { resealJob, resealJobKind } from '#platform/keys/reseal-job.ts'

/** Every kind of long work there is. */
export function jobHandlers(deps: Deps): JobHandlers {
  return { [importJobKind]: importJob(deps), [resealJobKind]: resealJob(deps) }
}
