import type { Tx } from '#platform/db/database.ts'
import { idleEnds } from '../domain/lifetimes.ts'

export type FamilySession = { readonly id: string; readonly accessId: string; readonly seenAt: Date; readonly locale: string }

/** The session of a token; null when it ended, ran out, stood idle, or when her access was stopped. */
export async function findFamilySession(tx: Tx, municipalityId: string, tokenHash: string, now: Date): Promise<FamilySession | null> {
  const row = await tx
    .selectFrom('family.session as s')
    .innerJoin('family.access as a', (join) => join.onRef('a.municipality_id', '=', 's.municipality_id').onRef('a.id', '=', 's.access_id'))
    .select(['s.id', 's.access_id as accessId', 's.seen_at as seenAt', 'a.locale'])
    .where('s.municipality_id', '=', municipalityId)
    .where('s.token_hash', '=', tokenHash)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', now)
    .where('s.seen_at', '>', new Date(now.getTime() - idleEnds))
    .where('a.revoked_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export type OpenFamilySession = { readonly id: string; readonly device: string; readonly startedAt: Date; readonly seenAt: Date }

/** Her sessions that still stand, last used first. */
export async function openFamilySessions(tx: Tx, municipalityId: string, accessId: string, now: Date): Promise<OpenFamilySession[]> {
  return tx
    .selectFrom('family.session')
    .select(['id', 'device', 'started_at as startedAt', 'seen_at as seenAt'])
    .where('municipality_id', '=', municipalityId)
    .where('access_id', '=', accessId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('seen_at', '>', new Date(now.getTime() - idleEnds))
    .orderBy('seen_at', 'desc')
    .execute()
}
