import { runImport } from '#app/import/run-import.ts'
import { diceOf } from '#modules/imports/variety/invented.testing.ts'
import { keepList } from '#modules/imports/variety/kept.testing.ts'
import { machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import type { Row } from './table.ts'

// The list of this seed has nearly every column.
const seed = 72
const quote = (cell: string): string => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** A registration list of invented mothers, as `npx opkomst import registrations` takes it in: read, tried, written. */
export async function measureImport(deps: Deps, municipalityId: string, size: number): Promise<Row> {
  const { headers, rows } = keepList(diceOf(seed), size)
  const bytes = Buffer.from([headers, ...rows].map((row) => row.map(quote).join(';')).join('\r\n'))
  const file = { kind: 'registrations', fileName: 'bench.csv', bytes, mapping: null } as const
  const began = performance.now()
  const done = await runImport(deps, machine(municipalityId, 'import'), [file], { isTrial: false, progress: () => undefined })
  const value = (performance.now() - began) / 1000
  if (!done.ok) throw new Error(`the list was refused: ${done.refusal.refusal.kind}`)
  const { imported = 0, linked = 0 } = done.value[0]?.counts ?? {}
  if (imported + linked !== size) throw new Error(`of ${size} rows ${imported + linked} came in`)
  return { what: `import of ${size.toLocaleString('en')} rows, ${headers.length} columns`, unit: 's', value, budget: 20, better: 'less' }
}
