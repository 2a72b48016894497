import type { Actor, Purpose } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { type Job, type JobOutcome, readJob } from './jobs.ts'

export type JobTicket = { readonly municipalityId: string; readonly jobId: string }
export type ReportProgress = (done: number, total: number) => Promise<void>
/** Long work. It may be started again after a crash, so doing it twice leaves the same. Throws `JobFailure` for a cause with a code. */
export type JobHandler = {
  readonly purpose: Purpose
  readonly run: (job: Job, actor: Actor, report: ReportProgress) => Promise<JobOutcome>
}
export type JobHandlers = Readonly<Record<string, JobHandler>>

export class JobFailure extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

type Change = {
  readonly state?: Job['state']
  readonly done?: number
  readonly total?: number
  readonly outcome?: string | null
  readonly failure?: string | null
  readonly started_at?: Date
  readonly finished_at?: Date
}

/** Does one job to its end and keeps how far it is, so that its page can show it. Returns the job as it stands afterwards. */
export async function runJob(deps: Deps, handlers: JobHandlers, ticket: JobTicket): Promise<Job | null> {
  const base: Actor = {
    municipalityId: ticket.municipalityId,
    accountId: null,
    role: 'machine',
    purpose: 'administration',
    sessionId: null,
  }
  const read = () => deps.db.as(base, (tx) => readJob(tx, ticket.municipalityId, ticket.jobId))
  const change = (values: Change) =>
    deps.db.as(base, (tx) =>
      tx
        .updateTable('platform.job')
        .set(values)
        .where('municipality_id', '=', ticket.municipalityId)
        .where('id', '=', ticket.jobId)
        .execute(),
    )

  const job = await read()
  if (job === null || job.state === 'done' || job.state === 'failed') return job
  const handler = handlers[job.kind]
  if (handler === undefined) {
    await change({ state: 'failed', failure: 'unknown-kind', finished_at: deps.now() })
    return read()
  }
  await change({ state: 'running', started_at: deps.now() })
  try {
    const actor: Actor = { ...base, accountId: job.requestedBy, purpose: handler.purpose }
    const outcome = await handler.run(job, actor, async (done, total) => {
      await change({ done, total })
    })
    await change({ state: 'done', outcome: JSON.stringify(outcome), finished_at: deps.now() })
  } catch (error) {
    await change({ state: 'failed', failure: error instanceof JobFailure ? error.code : 'broken', finished_at: deps.now() })
    if (!(error instanceof JobFailure)) throw error
  }
  return read()
}
