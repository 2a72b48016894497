import type { Actor } from '#platform/actor.ts'
import { nextNumber } from '#platform/db/counter.ts'
import type { Tx } from '#platform/db/database.ts'
import { planAnew } from '#platform/db/plan-anew.ts'
import type { PlannedRow } from '../domain/plan.ts'
import { fingerprintText, standingLines } from '../queries/rows.ts'
import { insertLines, insertMade, type Made } from '../store.ts'

export const rowsAtOnce = 100

export function batches<T>(all: readonly T[], size = rowsAtOnce): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
}

/**
 * The lines of a batch that still are to be written. Imports of one municipality follow each other batch by batch, so the same file sent
 * twice at the same moment is taken in once.
 */
export async function stillNew<Row>(tx: Tx, actor: Actor, planned: readonly PlannedRow<Row>[]): Promise<PlannedRow<Row>[]> {
  await planAnew(tx)
  await nextNumber(tx, actor.municipalityId, 'import-batch')
  const texts = planned.flatMap(({ fingerprint }) => (fingerprint === null ? [] : [fingerprintText(fingerprint)]))
  const standing = await standingLines(tx, actor.municipalityId, texts)
  return planned.filter(({ fingerprint }) => fingerprint === null || !standing.has(fingerprintText(fingerprint)))
}

export type LinePlace = { readonly number: string | null; readonly dossierId: string | null }

/** Writes what became of a batch: its lines and what was made for them. A line another import wrote first is unchanged. */
export async function writeLines<Row>(
  tx: Tx,
  actor: Actor,
  uploadId: string,
  batch: {
    readonly planned: readonly PlannedRow<Row>[]
    readonly written: readonly PlannedRow<Row>[]
    readonly placeOf: (row: PlannedRow<Row>) => LinePlace
    readonly made: readonly Made[]
    readonly position: number
  },
): Promise<void> {
  const written = new Set(batch.written.map(({ rowNumber }) => rowNumber))
  const lines = batch.planned.map((row) =>
    written.has(row.rowNumber)
      ? { ...row, ...batch.placeOf(row) }
      : { ...row, outcome: 'unchanged' as const, fingerprint: null, problems: [], number: null, dossierId: null },
  )
  await insertLines(tx, actor.municipalityId, uploadId, lines)
  await insertMade(tx, actor.municipalityId, uploadId, batch.made, batch.position)
}
