import { z } from 'zod'
import type { Actor } from '../actor.ts'
import type { Tx } from '../db/database.ts'
import { afterCommit } from '../db/running.ts'
import type { Deps } from '../deps.ts'

export type JobState = 'waiting' | 'running' | 'done' | 'failed'
const outcome = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable()
export type JobOutcome = z.output<typeof outcome>

export type Job = {
  readonly id: string
  readonly kind: string
  readonly input: unknown
  readonly state: JobState
  readonly done: number
  readonly total: number | null
  readonly outcome: JobOutcome
  readonly failure: string | null
  readonly requestedBy: string | null
}

/**
 * Asks for long work, in the transaction of the fact that needs it: both are kept or neither. The row is the order; the queue only wakes a worker,
 * and whatever was never woken is found again at the next start. `input` holds ids and settings, never what a family said.
 */
export async function requestJob(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  kind: string,
  input: Readonly<Record<string, unknown>>,
): Promise<string> {
  const id = deps.newId()
  const row = {
    municipality_id: actor.municipalityId,
    id,
    kind,
    input: JSON.stringify(input),
    requested_by: actor.accountId,
    requested_at: deps.now(),
  }
  await tx
    .insertInto('platform.job')
    .values({ ...row, state: 'waiting' })
    .execute()
  afterCommit(() => deps.wake({ municipalityId: actor.municipalityId, jobId: id }))
  return id
}

export async function readJob(tx: Tx, municipalityId: string, id: string): Promise<Job | null> {
  const row = await tx
    .selectFrom('platform.job')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const { kind, input, state, done, total, failure, requested_by: requestedBy } = row
  return { id, kind, input, state, done, total, failure, requestedBy, outcome: outcome.parse(row.outcome) }
}
