import { z } from 'zod'
import { type Actor, machine } from '../actor.ts'
import type { Deps } from '../deps.ts'
import type { JobHandler } from '../jobs/run-job.ts'
import type { Carriers, Delivery } from './carrier.ts'

const firstWaitMs = 30_000
const longestWaitMs = 15 * 60_000
/** A message a stopped program was sending is tried again after this; the receiver may then get it twice, never not at all. */
const claimMs = 60_000

/** When a message that did not go is tried again: half a minute, doubling to a quarter of an hour. */
export function nextTry(now: Date, attempts: number): Date {
  return new Date(now.getTime() + Math.min(firstWaitMs * 2 ** Math.max(0, attempts - 1), longestWaitMs))
}

type Outcome = {
  readonly state?: 'sent' | 'refused'
  readonly recipient?: string
  readonly body?: string
  readonly sent_at?: Date
  readonly failure?: string | null
  readonly next_try_at?: Date
}
type Claimed = {
  readonly channel: 'mail' | 'sms'
  readonly to: string
  readonly subject: string
  readonly body: string
  readonly attempts: number
}
type Ticket = { readonly municipalityId: string; readonly id: string }
const channelOf = z.enum(['mail', 'sms'])

/** Sends one message that is due. What has gone or expired keeps no address and no text. */
export async function deliverMessage(deps: Deps, carriers: Carriers, ticket: Ticket): Promise<Delivery['kind'] | 'nothing'> {
  const actor = machine(ticket.municipalityId, 'administration')
  const claimed = await claim(deps, actor, carriers, ticket)
  if (claimed === null) return 'nothing'
  const carrier = carriers[claimed.channel]
  if (carrier === null) return 'nothing'
  const delivery = await carrier.send(claimed)
  await settle(deps, actor, ticket, claimed, delivery)
  return delivery.kind
}

async function claim(deps: Deps, actor: Actor, carriers: Carriers, { municipalityId, id }: Ticket): Promise<Claimed | null> {
  const now = deps.now()
  return deps.db.as(actor, async (tx) => {
    const row = await tx
      .selectFrom('platform.message')
      .select(['channel', 'recipient', 'subject', 'body', 'attempts', 'expires_at as expiresAt'])
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .where('next_try_at', '<=', now)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (row === undefined) return null
    const update = tx.updateTable('platform.message').where('municipality_id', '=', municipalityId).where('id', '=', id)
    if (row.expiresAt <= now) {
      await update.set({ state: 'expired', recipient: '', body: '' }).execute()
      return null
    }
    const channel = channelOf.parse(row.channel)
    if (carriers[channel] === null) return null
    const attempts = row.attempts + 1
    await update.set({ attempts, next_try_at: new Date(now.getTime() + claimMs) }).execute()
    return { channel, to: row.recipient, subject: row.subject, body: row.body, attempts }
  })
}

async function settle(deps: Deps, actor: Actor, ticket: Ticket, claimed: Claimed, delivery: Delivery): Promise<void> {
  const values: Outcome =
    delivery.kind === 'sent'
      ? { state: 'sent', recipient: '', body: '', sent_at: deps.now(), failure: null }
      : delivery.kind === 'refused'
        ? { state: 'refused', recipient: '', body: '', failure: delivery.code }
        : { next_try_at: nextTry(deps.now(), claimed.attempts), failure: delivery.code }
  await deps.db.as(actor, (tx) =>
    tx
      .updateTable('platform.message')
      .set(values)
      .where('municipality_id', '=', ticket.municipalityId)
      .where('id', '=', ticket.id)
      .where('state', '=', 'waiting')
      .execute(),
  )
}

const input = z.object({ messageId: z.uuid() })

/** The first try, as soon as the act is kept. Later ones are up to {@link deliverDue}. */
export function messageJob(deps: Deps, carriers: Carriers): JobHandler {
  return {
    purpose: 'administration',
    run: async (job, actor) => {
      const { messageId } = input.parse(job.input)
      return { delivery: await deliverMessage(deps, carriers, { municipalityId: actor.municipalityId, id: messageId }) }
    },
  }
}

/** Tries again whatever is due, in every municipality, and empties what expired. Returns how many went. */
export async function deliverDue(deps: Deps, carriers: Carriers): Promise<number> {
  const municipalities = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select('id').execute())
  let sent = 0
  for (const { id: municipalityId } of municipalities) {
    const due = await deps.db.as(machine(municipalityId, 'administration'), (tx) =>
      tx
        .selectFrom('platform.message')
        .select('id')
        .where('municipality_id', '=', municipalityId)
        .where('state', '=', 'waiting')
        .where('next_try_at', '<=', deps.now())
        .orderBy('next_try_at')
        .limit(200)
        .execute(),
    )
    for (const { id } of due) if ((await deliverMessage(deps, carriers, { municipalityId, id })) === 'sent') sent += 1
  }
  return sent
}

const everyMs = 15_000

export type MailClock = { readonly stop: () => Promise<void> }

/** Looks again every quarter of a minute. One round at a time. */
export function startMailClock(deps: Deps, carriers: Carriers, onError: (error: Error) => void): MailClock {
  let round: Promise<unknown> = Promise.resolve()
  let busy = false
  const tick = (): void => {
    if (busy) return
    busy = true
    round = deliverDue(deps, carriers)
      .catch((error: unknown) => onError(error instanceof Error ? error : new Error('messages')))
      .finally(() => {
        busy = false
      })
  }
  const timer = setInterval(tick, everyMs)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await round
      carriers.mail?.close()
      carriers.sms?.close()
    },
  }
}
