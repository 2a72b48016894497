import type { IsoDay } from '#platform/day.ts'
import { dayInBrussels } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { EarlierEdition } from '../domain/edition/protect.ts'
import { storedEdition, storedSettings } from '../domain/edition/stored.ts'
import type { ReportSettings } from '../domain/settings.ts'

export type KeptEdition = EarlierEdition & { readonly id: string; readonly settings: ReportSettings; readonly publishedOn: IsoDay }

/** Every edition that was published, the newest first. Published is public for ever, so all of them count. */
export async function listEditions(tx: Tx, municipalityId: string): Promise<KeptEdition[]> {
  const rows = await tx
    .selectFrom('evidence.edition')
    .select(['id', 'settings', 'figures', 'published_at'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ id, settings, figures, published_at }) => ({
    id,
    settings: storedSettings.parse(settings),
    ...storedEdition.parse(figures),
    publishedOn: dayInBrussels(published_at),
  }))
}
