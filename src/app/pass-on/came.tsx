import { sql } from 'kysely'
import { dossierHref } from '#modules/dossiers/public.ts'
import type { Actor } from '#platform/actor.ts'
import { addDays, type IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { placed } from '#platform/keys/row-place.ts'
import { formatDay } from '#platform/text/format.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem } from '#platform/web/parts.tsx'
import { text } from './text.ts'

export type Came = {
  readonly dossierId: string
  readonly motherName: string
  readonly on: IsoDay
  /** Who guided before; null when nobody did. */
  readonly from: string | null
  readonly reason: string | null
}

const shownDays = 7

/** The families somebody else gave to this worker in the last week, newest first. */
export async function readCame(tx: Tx, { municipalityId, accountId }: Actor, today: IsoDay): Promise<readonly Came[]> {
  const { rows } = await sql<Came>`
    select a.dossier_id as "dossierId", trim(m.given_name || ' ' || m.family_name) as "motherName", a.from_on as "on", b.name as "from",
      ${placed('dossiers.assignment', 'reason', 'a')} as reason
    from dossiers.assignment a
    join dossiers.dossier d on d.municipality_id = a.municipality_id and d.id = a.dossier_id and d.is_open
    join people.person m on m.municipality_id = d.municipality_id and m.id = d.mother_id
    left join lateral (
      select c.name from dossiers.assignment p join identity.account c on c.municipality_id = p.municipality_id and c.id = p.account_id
      where p.municipality_id = a.municipality_id and p.dossier_id = a.dossier_id and p.id < a.id order by p.id desc limit 1
    ) b on true
    where a.municipality_id = ${municipalityId} and a.account_id = ${accountId} and a.until_on is null
      and a.from_on >= ${addDays(today, -shownDays)} and a.by <> ${accountId}
    order by a.id desc limit 30`.execute(tx)
  return rows
}

/** On the page of today: families that came to who looks. Nothing when none did. */
export function CameCard({ ctx, came }: { ctx: PageContext; came: readonly Came[] }) {
  if (came.length === 0) return null
  const t = text(ctx.locale)
  return (
    <Card title={t.cameTitle} id="gekregen" look="tint">
      <List>
        {came.map(({ dossierId, motherName, on, from, reason }) => {
          const day = formatDay(on, ctx.locale, ctx.today)
          const sub = [from === null ? t.came(day) : t.cameFrom(from, day), reason].filter((part) => part !== null)
          return (
            <ListItem key={dossierId} sub={sub.join(' · ')}>
              <a class="ds-link" href={dossierHref(dossierId)}>
                {motherName}
              </a>
            </ListItem>
          )
        })}
      </List>
    </Card>
  )
}
