import type { Actor } from '../actor.ts'
import type { Tx } from './database.ts'

/**
 * Takes the key of one act of saving. Null: it is the first time, go on. A text: it was saved before and led to that address.
 * Two requests at once with one key wait for each other, so a double click saves once.
 */
export async function claimSave(tx: Tx, actor: Actor, key: string | null, answer: string, now: Date): Promise<string | null> {
  if (key === null) return null
  const row = { municipality_id: actor.municipalityId, key, answer, saved_at: now }
  const claimed = await tx
    .insertInto('platform.saved_request')
    .values(row)
    .onConflict((conflict) => conflict.columns(['municipality_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed !== undefined) return null
  const earlier = await tx
    .selectFrom('platform.saved_request')
    .select('answer')
    .where('municipality_id', '=', actor.municipalityId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return earlier.answer
}
