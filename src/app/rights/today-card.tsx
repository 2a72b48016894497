import { changesSince, evaluateAllBriefly, readLooks } from '#modules/rights/public.ts'
import { catalogueOf } from '#modules/rights-catalogue/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List } from '#platform/web/parts.tsx'
import { readFamilyRows } from './family-rows.ts'
import { paths } from './paths.ts'
import { situationOfDossier } from './situation-of-dossier.ts'
import { dueSteps } from './team.ts'
import { DueList } from './team-page.tsx'
import { text } from './text.ts'

const mostFamilies = 60
const mostShown = 5

/** On the day of a worker: what is due about rights, and the families for whom something changed since somebody looked. Null when there is nothing. */
export async function rightsToday(tx: Tx, actor: Actor, ownIds: readonly string[], ctx: PageContext) {
  const due = await dueSteps(tx, actor, 'mine', ctx.today)
  const changed = await changedFamilies(tx, actor, ownIds, ctx)
  if (due.length === 0 && changed.length === 0) return null
  const t = text(ctx.locale)
  const { rights } = await catalogueOf(tx, actor.municipalityId, ctx.locale)
  const titles = new Map(rights.map(({ right }) => [right.id, right.title]))
  return (
    <Card title={t.todayTitle} id="rechten-vandaag">
      {due.length === 0 ? null : <DueList ctx={ctx} due={due.slice(0, mostShown)} titles={titles} />}
      {changed.length === 0 ? null : (
        <List>
          {changed.slice(0, mostShown).map(({ dossierId, name, count }) => (
            <li key={dossierId}>
              <a class="ds-link" href={paths.all(dossierId)}>
                {t.todayChanged(name, count)}
              </a>
            </li>
          ))}
        </List>
      )}
    </Card>
  )
}

type Changed = { readonly dossierId: string; readonly name: string; readonly count: number }

/** Only families whose rights were looked at before: without that there is nothing to compare with. */
async function changedFamilies(tx: Tx, actor: Actor, ownIds: readonly string[], ctx: PageContext): Promise<readonly Changed[]> {
  const looks = await readLooks(tx, actor.municipalityId, ownIds.slice(0, mostFamilies))
  if (looks.size === 0) return []
  const catalogue = await catalogueOf(tx, actor.municipalityId, ctx.locale)
  const babies = new Set(catalogue.rights.filter(({ right }) => right.domain === 'baby').map(({ right }) => right.id))
  const rows = await readFamilyRows(tx, actor.municipalityId, { ids: [...looks.keys()] })
  return rows.flatMap((row) => {
    const look = looks.get(row.dossier.id)
    if (look === undefined) return []
    const { dossierId, situation } = situationOfDossier(row, ctx.today)
    const changes = changesSince(look, evaluateAllBriefly(catalogue, situation, ctx.today))
    const count = changes.filter(({ id }) => !(row.dossier.hasLoss && babies.has(id))).length
    return count === 0 ? [] : [{ dossierId, name: row.dossier.motherName, count }]
  })
}
