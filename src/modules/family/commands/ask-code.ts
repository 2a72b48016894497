import { visitor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { putMessage } from '#platform/mail/outbox.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { readAddress } from '../domain/address.ts'
import { maySend } from '../domain/back-off.ts'
import { digitsOf, hashOf } from '../domain/digits.ts'
import { codeLives } from '../domain/lifetimes.ts'
import { accessOfAddress } from '../queries/accesses.ts'
import { addressHashes, codeHash } from '../secrets.ts'
import { messageText } from '../text.ts'

export type AskCode = {
  readonly municipalityId: string
  readonly typed: string
  /** Token of the browser that asks; only there the code and the link work. */
  readonly device: string
  readonly locale: PublicLocale
  /** Address of a link for a token; null when mails carry none. */
  readonly link: ((token: string) => string) | null
}

/**
 * Asks for a code. The answer is the same whatever was typed, and so are the rows that are written: a known address, an unknown one and one that
 * was asked for too often differ only in whether the message goes to somebody.
 */
export async function askCode(deps: Deps, ask: AskCode): Promise<void> {
  const { municipalityId } = ask
  const actor = visitor(municipalityId, 'own-access')
  const address = readAddress(ask.typed) ?? { kind: 'mail' as const, value: ask.typed.trim().slice(0, 200) }
  const hashes = addressHashes(municipalityId, address)
  const now = deps.now()
  await deps.db.as(actor, async (tx) => {
    const access = await accessOfAddress(tx, municipalityId, hashes)
    const mayGo = maySend(await askedBefore(tx, municipalityId, hashes, now), now)
    const code = digitsOf(deps.newToken(), 6)
    const token = deps.newToken()
    const id = deps.newId()
    const expiresAt = new Date(now.getTime() + codeLives)
    const t = messageText(ask.locale)
    const line = ask.link === null || address.kind !== 'mail' ? '' : `\n\n${ask.link(token)}`
    const messageId = await putMessage(tx, deps, actor, {
      channel: address.kind === 'sms' ? 'sms' : 'mail',
      recipient: mayGo && access !== null ? access.address : null,
      subject: t.subject,
      body: `${t.code(code)}${line}`,
      expiresAt,
    })
    await tx
      .insertInto('family.challenge')
      .values({
        municipality_id: municipalityId,
        id,
        access_id: access?.id ?? null,
        address_hash: hashes[0],
        device_hash: hashOf(ask.device),
        code_hash: codeHash(municipalityId, id, code),
        link_hash: hashOf(token),
        message_id: messageId,
        asked_at: now,
        expires_at: expiresAt,
      })
      .execute()
  })
}

async function askedBefore(tx: Tx, municipalityId: string, hashes: readonly string[], now: Date): Promise<Date[]> {
  const rows = await tx
    .selectFrom('family.challenge')
    .select('asked_at as at')
    .where('municipality_id', '=', municipalityId)
    .where('address_hash', 'in', hashes)
    .where('asked_at', '>', new Date(now.getTime() - 24 * 3_600_000))
    .orderBy('asked_at', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => row.at)
}
