import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/**
 * Keeps with a person whether she has a running dossier, as `runs` works it out for the person `p`. The list by name reads only who has; a mark too
 * many costs it a look, a mark too few would leave a family out. So who may not see every dossier only adds marks.
 */
export async function keepRunning(tx: Tx, municipalityId: string, personIds: readonly string[], runs: RawBuilder<boolean>): Promise<void> {
  const now = sql`(${runs} or (p.has_running_dossier and coalesce(current_setting('app.barred', true), '') <> ''))`
  await sql`update people.person p set has_running_dossier = ${now}
    where p.municipality_id = ${municipalityId} and p.id = any(${[...personIds]}::uuid[]) and p.has_running_dossier is distinct from ${now}`.execute(
    tx,
  )
}
