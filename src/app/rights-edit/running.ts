import type { Situation } from '#modules/rights/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { readFamilyRows } from '../rights/family-rows.ts'
import { situationOfDossier } from '../rights/situation-of-dossier.ts'

const atOnce = 500

export type Running = { readonly dossierId: string; readonly reference: string; readonly situation: Situation }

export async function countRunning(tx: Tx, actor: Actor): Promise<number> {
  const { n } = await tx
    .selectFrom('dossiers.dossier')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('municipality_id', '=', actor.municipalityId)
    .where('is_open', '=', true)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** What is known of every running family, some hundreds at a time, each page in a transaction of its own. */
export async function* runningSituations(deps: Deps, actor: Actor): AsyncGenerator<readonly Running[]> {
  const pageAfter = (after: string | null) =>
    deps.db.as(actor, (tx) => readFamilyRows(tx, actor.municipalityId, { running: true, after, limit: atOnce }))
  let rows = await pageAfter(null)
  while (rows.length > 0) {
    yield rows.map((row) => situationOfDossier(row, deps.today()))
    const last = rows.at(-1)
    rows = last === undefined || rows.length < atOnce ? [] : await pageAfter(last.dossier.id)
  }
}
