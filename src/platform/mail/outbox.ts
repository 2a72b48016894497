import type { Actor } from '../actor.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { requestJob } from '../jobs/jobs.ts'
import type { Channel } from './carrier.ts'

export const mailJobKind = 'platform.message'

export type NewMessage = {
  readonly channel: Channel
  /** Null: nobody. The same rows are written, so that an unknown address takes as long as a known one. */
  readonly recipient: string | null
  readonly subject: string
  readonly body: string
  readonly expiresAt: Date
}

/** Puts a message in the outbox, in the transaction of the act it belongs to: both are kept or neither. */
export async function putMessage(tx: Tx, deps: Deps, actor: Actor, message: NewMessage): Promise<string> {
  const id = deps.newId()
  const { channel, recipient, subject, body, expiresAt } = message
  await tx
    .insertInto('platform.message')
    .values({
      municipality_id: actor.municipalityId,
      id,
      channel,
      recipient: recipient ?? '',
      subject,
      body: recipient === null ? '' : body,
      state: recipient === null ? 'none' : 'waiting',
      next_try_at: deps.now(),
      expires_at: expiresAt,
      requested_at: deps.now(),
    })
    .execute()
  await requestJob(tx, deps, actor, mailJobKind, { messageId: id })
  return id
}

export type OutboxRow = {
  readonly id: string
  readonly channel: string
  readonly recipient: string
  readonly body: string
  readonly state: string
  readonly attempts: number
  readonly failure: string | null
  readonly requestedAt: Date
  readonly sentAt: Date | null
}

/** The last messages, newest first; those that went to nobody are not there. */
export async function listMessages(tx: Tx, municipalityId: string, limit: number): Promise<OutboxRow[]> {
  return tx
    .selectFrom('platform.message')
    .select(['id', 'channel', 'recipient', 'body', 'state', 'attempts', 'failure', 'requested_at as requestedAt', 'sent_at as sentAt'])
    .where('municipality_id', '=', municipalityId)
    .where('state', '<>', 'none')
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** The text of a message that still waits, else null. */
export async function waitingText(tx: Tx, municipalityId: string, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom('platform.message')
    .select('body')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return row?.body ?? null
}
