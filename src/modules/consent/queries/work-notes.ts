import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { policy } from '../policy.ts'

export type WorkNote = { readonly id: string; readonly words: string; readonly at: Date }

/** One's own notes about a family, newest first. It takes the actor and no account: nobody can ask for those of somebody else. */
export async function ownNotes(tx: Tx, actor: Actor, dossierId: string): Promise<WorkNote[]> {
  if (!policy.allows(actor, 'consent.note') || actor.accountId === null) return []
  return tx
    .selectFrom('consent.work_note')
    .select(['id', 'words', 'at'])
    .where('municipality_id', '=', actor.municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('account_id', '=', actor.accountId)
    .orderBy('id', 'desc')
    .execute()
}

/** Whether anybody wrote a personal note about this family; not who, not what. Who closes a dossier is told that such notes go for good. */
export async function hasWorkNotes(tx: Tx, municipalityId: string, dossierId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('consent.work_note')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
