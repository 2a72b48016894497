import { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { hashToken } from '../secrets.ts'

const lastsMs = 10 * 60_000
const day = 86_400_000

/** What a browser was asked to bring back: signed by a key, or from an identity service. */
export type CeremonyKind = 'register' | 'passkey' | 'sign-on'
export type Ceremony = {
  readonly accountId: string | null
  readonly challenge: string
  readonly detail: Readonly<Record<string, string>>
}

const details = z.record(z.string(), z.string())

/** Begins one; the token goes into a cookie of that browser, so that an answer is worth nothing from another. */
export async function beginCeremony(tx: Tx, deps: Deps, actor: Actor, kind: CeremonyKind, ceremony: Ceremony): Promise<string> {
  const token = deps.newToken()
  const now = deps.now()
  await tx
    .deleteFrom('identity.ceremony')
    .where('municipality_id', '=', actor.municipalityId)
    .where('expires_at', '<', new Date(now.getTime() - day))
    .execute()
  await tx
    .insertInto('identity.ceremony')
    .values({
      municipality_id: actor.municipalityId,
      id: deps.newId(),
      kind,
      token_hash: hashToken(token),
      account_id: ceremony.accountId,
      challenge: ceremony.challenge,
      detail: JSON.stringify(ceremony.detail),
      created_at: now,
      expires_at: new Date(now.getTime() + lastsMs),
    })
    .execute()
  return token
}

/** Takes it, once: an answer that comes a second time, too late or to another browser finds nothing. Keep the transaction also when refused. */
export async function takeCeremony(
  tx: Tx,
  deps: Deps,
  municipalityId: string,
  kind: CeremonyKind,
  token: string,
): Promise<Ceremony | null> {
  const row = await tx
    .updateTable('identity.ceremony')
    .set({ used_at: deps.now() })
    .where('municipality_id', '=', municipalityId)
    .where('token_hash', '=', hashToken(token))
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('expires_at', '>', deps.now())
    .returning(['account_id', 'challenge', 'detail'])
    .executeTakeFirst()
  return row === undefined ? null : { accountId: row.account_id, challenge: row.challenge, detail: details.parse(row.detail ?? {}) }
}
