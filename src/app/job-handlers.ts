import { importJob, importJobKind } from '#modules/imports/public.ts'
import { copyJob, copyJobKind, dueJob, dueJobKind, eraseJob, eraseJobKind } from '#modules/lifecycle/public.ts'
import type { Deps } from '#platform/deps.ts'
import { fileStore } from '#platform/files/store.ts'
import type { JobHandlers } from '#platform/jobs/run-job.ts'
import { resealJob, resealJobKind } from '#platform/keys/reseal-job.ts'
import { type Carriers, noCarriers } from '#platform/mail/carrier.ts'
import { messageJob } from '#platform/mail/deliver.ts'
import { mailJobKind } from '#platform/mail/outbox.ts'
import { previewJob, previewJobKind } from './rights-edit/preview-job.ts'

/** Every kind of long work there is. */
export function jobHandlers(deps: Deps, carriers: Carriers = noCarriers): JobHandlers {
  return {
    [importJobKind]: importJob(deps),
    [resealJobKind]: resealJob(deps),
    [mailJobKind]: messageJob(deps, carriers),
    [copyJobKind]: copyJob(deps),
    [dueJobKind]: dueJob(deps),
    [previewJobKind]: previewJob(deps),
    [eraseJobKind]: eraseJob(deps, fileStore()),
  }
}
