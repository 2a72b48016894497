import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { outcomes, seriesList, triggers } from '../domain/retention.ts'

const shape = z.object({
  id: z.string(),
  series: z.enum(seriesList),
  trigger: z.enum(triggers),
  months: z.number(),
  outcome: z.enum(outcomes),
  authority: z.string(),
  listVersion: z.string(),
  validFrom: z.string(),
  at: z.date(),
  by: z.string().nullable(),
})
export type RetentionRule = z.output<typeof shape>

/** The rules somebody confirmed and that still hold. */
export async function currentRules(tx: Tx, municipalityId: string): Promise<RetentionRule[]> {
  const rows = await tx
    .selectFrom('lifecycle.rule')
    .select([
      'id',
      'series',
      'trigger',
      'months',
      'outcome',
      'authority',
      'list_version as listVersion',
      'valid_from as validFrom',
      'at',
      'by',
    ])
    .where('municipality_id', '=', municipalityId)
    .where('ended_at', 'is', null)
    .orderBy('series')
    .execute()
  return z.array(shape).parse(rows)
}
