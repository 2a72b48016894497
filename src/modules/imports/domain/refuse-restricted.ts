import type { PlannedRow } from './plan.ts'

export type Refusing<Row> = {
  readonly restricted: ReadonlySet<string>
  readonly dossierIdOf: (row: PlannedRow<Row>) => string | null
  /** How a line stood in the file, to hand back. */
  readonly cellsOf: ReadonlyMap<number, readonly string[]>
}

/** Refuses, in words, each line that would write into a restricted dossier. A line that changes nothing stays what it is. */
export function refuseRestricted<Row extends { readonly reference: string | null }>(
  rows: readonly PlannedRow<Row>[],
  { restricted, dossierIdOf, cellsOf }: Refusing<Row>,
): readonly PlannedRow<Row>[] {
  if (restricted.size === 0) return rows
  return rows.map((row) => {
    const writes = row.outcome === 'imported' || row.outcome === 'linked'
    const dossierId = writes ? dossierIdOf(row) : null
    if (dossierId === null || !restricted.has(dossierId)) return row
    const { rowNumber } = row
    const problem = {
      rowNumber,
      column: null,
      field: null,
      value: row.row?.reference ?? '',
      code: 'dossier-restricted',
      severity: 'error',
    } as const
    return {
      rowNumber,
      outcome: 'rejected',
      row: null,
      link: null,
      problems: [problem],
      fingerprint: null,
      cells: cellsOf.get(rowNumber) ?? [],
    }
  })
}
