import type { Tx } from '#platform/db/database.ts'
import { waitingText } from '#platform/mail/outbox.ts'
import { hashOf } from '../domain/digits.ts'

export type Challenge = {
  readonly id: string
  readonly accessId: string | null
  readonly codeHash: string
  readonly messageId: string | null
  readonly tries: number
  readonly passedAt: Date | null
}

/** The last code asked for in this browser that can still be used, held until the transaction ends. `link` asks for the one of that link. */
export async function challengeOf(
  tx: Tx,
  municipalityId: string,
  of: { readonly device: string; readonly link?: string },
  now: Date,
): Promise<Challenge | null> {
  let query = tx
    .selectFrom('family.challenge')
    .select(['id', 'access_id as accessId', 'code_hash as codeHash', 'message_id as messageId', 'tries', 'passed_at as passedAt'])
    .where('municipality_id', '=', municipalityId)
    .where('device_hash', '=', hashOf(of.device))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
  if (of.link !== undefined) query = query.where('link_hash', '=', of.link)
  return (await query.executeTakeFirst()) ?? null
}

/** What the waiting message says: for the practice environment, where no mail leaves. */
export async function waitingMessage(tx: Tx, municipalityId: string, device: string, now: Date): Promise<string | null> {
  const challenge = await challengeOf(tx, municipalityId, { device }, now)
  return challenge === null || challenge.messageId === null ? null : waitingText(tx, municipalityId, challenge.messageId)
}
