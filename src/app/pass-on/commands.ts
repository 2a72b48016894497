import { passVisitsOn, takeBackVisits } from '#modules/contacts/public.ts'
import { type PassOnRefusal, passOn, saveOnce, takeBackPassedOn } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result } from '#platform/result.ts'
import { forgetBarred } from '../access/barred.ts'
import { keptOutOf } from '../access/store.ts'
import { passOnHref } from './paths.ts'

type NotFound = { readonly kind: 'not-found' }
export type Divide = {
  readonly from: string
  readonly families: readonly { readonly dossierId: string; readonly to: string }[]
  readonly reason: string | null
  readonly saveKey: string | null
}

/** Families and their planned visits go to others in one act. Whoever knows a family personally is refused here too, whatever the page said. */
export async function divide(deps: Deps, actor: Actor, { from, families, reason, saveKey }: Divide) {
  const saved = await saveOnce<{ readonly withId: string }, PassOnRefusal | NotFound>(
    deps,
    actor,
    saveKey,
    passOnHref(from),
    async (tx) => {
      const keptOut = await keptOutOf(
        tx,
        actor.municipalityId,
        families.map(({ dossierId }) => dossierId),
      )
      const chosen = families.map((family) => ({ ...family, keptOut: keptOut.get(family.dossierId) ?? [] }))
      const passed = await passOn(tx, deps, actor, { from, families: chosen, reason })
      if (passed.ok) await passVisitsOn(tx, deps, actor, { from, families, withId: passed.value.withId })
      return passed
    },
  )
  // Who may open a closed dossier hangs on who guides it.
  forgetBarred(deps)
  return saved
}

/** Everything of one act goes back, wherever nobody changed it since. */
export async function takeBack(
  deps: Deps,
  actor: Actor,
  withId: string,
): Promise<Result<{ readonly to: string; readonly families: number }, NotFound>> {
  const done = await deps.db.as(actor, async (tx): Promise<Result<{ readonly to: string; readonly families: number }, NotFound>> => {
    const keptOut = await keptOutOf(tx, actor.municipalityId, await dossiersWith(tx, actor, withId))
    const back = await takeBackPassedOn(tx, deps, actor, { withId, keptOut })
    if (!back.ok) return back
    await takeBackVisits(tx, deps, actor, { withId, dossierIds: back.value.dossierIds })
    return ok({ to: back.value.to, families: back.value.dossierIds.length })
  })
  forgetBarred(deps)
  return done
}

async function dossiersWith(tx: Tx, actor: Actor, withId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('dossiers.assignment')
    .select('dossier_id as id')
    .where('municipality_id', '=', actor.municipalityId)
    .where('with_id', '=', withId)
    .execute()
  return rows.map(({ id }) => id)
}
