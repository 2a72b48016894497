import type { IsoDay } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DossierSummary } from '../domain/summary.ts'

export type DossierFilter = {
  readonly state?: 'open' | 'ended' | undefined
  readonly counsellorId?: string | undefined
  readonly programme?: string | undefined
  /** Only these dossiers (found by a search), still in the order of the list. */
  readonly ids?: readonly string[] | undefined
}
export type DossierCursor = { readonly openedOn: IsoDay; readonly id: string }
export type DossierPage = {
  readonly rows: readonly DossierSummary[] /** Where the next page begins; null on the last. */
  readonly next: DossierCursor | null
}

/** Newest first, by keyset: pass `next` of the page before as `after`. One query. */
export async function listDossierSummaries(
  _tx: Tx,
  _municipalityId: string,
  _today: IsoDay,
  _filter: DossierFilter,
  _page: { readonly after?: DossierCursor | null | undefined; readonly limit?: number | undefined },
): Promise<DossierPage> {
  throw new Error('not ready')
}
