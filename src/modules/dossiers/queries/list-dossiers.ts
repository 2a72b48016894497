import { type RawBuilder, sql } from 'kysely'
import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DossierSummary } from '../domain/summary.ts'
import { summarySql, toSummaries } from './summary.ts'

export type DossierFilter = {
  readonly state?: 'open' | 'ended' | undefined
  readonly counsellorId?: string | undefined
  readonly programme?: string | undefined
  /** Only these dossiers (found by a search), still in the order of the list. */
  readonly ids?: readonly string[] | undefined
}
export type DossierCursor = { readonly openedOn: IsoDay; readonly id: string }
export type DossierPage = {
  readonly rows: readonly DossierSummary[]
  /** Where the next page begins; null on the last. */
  readonly next: DossierCursor | null
}

/** Newest first, by keyset: pass `next` of the page before as `after`. One query. */
export async function listDossierSummaries(
  tx: Tx,
  municipalityId: string,
  today: IsoDay,
  filter: DossierFilter,
  page: { readonly after?: DossierCursor | null | undefined; readonly limit?: number | undefined } = {},
): Promise<DossierPage> {
  const limit = page.limit ?? 50
  const conditions = [sql`d.municipality_id = ${municipalityId}`, ...conditionsOf(municipalityId, filter)]
  if (page.after) conditions.push(sql`(d.opened_on, d.id) < (${page.after.openedOn}, ${page.after.id})`)
  const chosen = sql`select d.* from dossiers.dossier d where ${sql.join(conditions, sql` and `)}
    order by d.opened_on desc, d.id desc limit ${limit + 1}`
  const { rows } = await summarySql(chosen, today).execute(tx)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? { openedOn: last.opened_on, id: last.id } : null
  return { rows: await toSummaries(tx, municipalityId, shown, today), next }
}

function conditionsOf(municipalityId: string, filter: DossierFilter): RawBuilder<unknown>[] {
  const { state, counsellorId, programme, ids } = filter
  return [
    state === undefined ? [] : [state === 'open' ? sql`d.is_open` : sql`not d.is_open`],
    programme === undefined ? [] : [sql`d.programme = ${programme}`],
    ids === undefined ? [] : [sql`d.id = any(${[...ids]}::uuid[])`],
    counsellorId === undefined
      ? []
      : [
          sql`exists (select 1 from dossiers.assignment a where a.municipality_id = ${municipalityId} and a.dossier_id = d.id
            and a.account_id = ${counsellorId} and a.until_on is null)`,
        ],
  ].flat()
}
