import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { isHideable } from '../domain/hiding.ts'
import { familyPolicy } from '../policy.ts'

type NotFound = { readonly kind: 'not-found' }

/** Puts a part of her own pages out of sight, at once also in this session. Not in the audit: that she hides something is hers alone. */
export async function hideItem(deps: Deps, actor: Actor, item: string): Promise<Result<null, NotFound>> {
  const { municipalityId, accountId, sessionId } = actor
  if (!familyPolicy.allows(actor, 'family.own') || accountId === null || !isHideable(item)) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx): Promise<Result<null, NotFound>> => {
    await tx
      .insertInto('family.hidden')
      .values({ municipality_id: municipalityId, access_id: accountId, item, since: deps.now() })
      .onConflict((conflict) => conflict.columns(['municipality_id', 'access_id', 'item']).doNothing())
      .execute()
    await tx
      .updateTable('family.session')
      .set({ opened_until: null })
      .where('municipality_id', '=', municipalityId)
      .where('access_id', '=', accountId)
      .where('id', '=', sessionId)
      .execute()
    return ok(null)
  })
}

/** Shows it again for good. Only while her word or PIN was just given; asked by the page that lists what she hides. */
export async function showItem(deps: Deps, actor: Actor, item: string): Promise<Result<null, NotFound>> {
  const { municipalityId, accountId, sessionId } = actor
  if (!familyPolicy.allows(actor, 'family.own') || accountId === null) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx): Promise<Result<null, NotFound>> => {
    const session = await tx
      .selectFrom('family.session')
      .select('opened_until as openedUntil')
      .where('municipality_id', '=', municipalityId)
      .where('access_id', '=', accountId)
      .where('id', '=', sessionId)
      .executeTakeFirst()
    if (session === undefined || session.openedUntil === null || session.openedUntil <= deps.now()) return refuse({ kind: 'not-found' })
    await tx
      .deleteFrom('family.hidden')
      .where('municipality_id', '=', municipalityId)
      .where('access_id', '=', accountId)
      .where('item', '=', item)
      .execute()
    return ok(null)
  })
}
