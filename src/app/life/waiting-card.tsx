import { openRightsRequests, restrictedDossiers } from '#modules/lifecycle/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { formatDay } from '#platform/text/format.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem } from '#platform/web/parts.tsx'
import { readBarred } from '../access/barred.ts'
import { limitHref, rightsHref } from './hrefs.ts'
import { text } from './text.ts'

/**
 * On the day page: what families asked about their data and by when it is answered, and what is kept without being used. By number: a team lead
 * sees all, a worker those she guides. Null when there is nothing.
 */
export async function waitingRightsCard(deps: Deps, actor: Actor, ctx: PageContext) {
  const { municipalityId } = actor
  const { asked, still, own } = await deps.db.as({ ...actor, barred: [] }, async (tx) => {
    const hidden = new Set(await readBarred(tx, { ...actor, purpose: 'data-subject' }, deps.now()))
    const guided = await tx
      .selectFrom('dossiers.assignment')
      .select('dossier_id as id')
      .where('municipality_id', '=', municipalityId)
      .where('account_id', '=', actor.accountId ?? '')
      .where('until_on', 'is', null)
      .execute()
    const seen = ({ dossierId }: { readonly dossierId: string }) => !hidden.has(dossierId)
    return {
      asked: (await openRightsRequests(tx, municipalityId)).filter(seen),
      still: (await restrictedDossiers(tx, municipalityId)).filter(seen),
      own: new Set(guided.map(({ id }) => id)),
    }
  })
  const mine = ({ dossierId }: { readonly dossierId: string }) => actor.role === 'team-lead' || own.has(dossierId)
  const requests = asked.filter(mine).slice(0, 12)
  const restricted = still.filter(mine).slice(0, 12)
  if (requests.length + restricted.length === 0) return null
  const t = text(ctx.locale)
  const day = (value: string) => formatDay(value, ctx.locale, ctx.today)
  return (
    <Card title={t.limit.waiting} id="rechten">
      <List>
        {requests.map((request) => (
          <ListItem key={request.id} sub={t.limit.waitingLine(t.rights.kinds[request.kind], day(request.dueOn))}>
            <a class="ds-link" href={`${rightsHref(request.dossierId)}#v-${request.id}`}>
              {request.reference}
            </a>
          </ListItem>
        ))}
        {restricted.map((one) => (
          <ListItem key={one.dossierId} sub={`${t.limit.kinds.restriction} ${t.limit.since(day(one.fromOn))}`}>
            <a class="ds-link" href={limitHref(one.dossierId)}>
              {one.reference}
            </a>
          </ListItem>
        ))}
      </List>
    </Card>
  )
}
