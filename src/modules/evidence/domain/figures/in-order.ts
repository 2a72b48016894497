import { type DossierFacts, type InOrderItem, inOrderItems } from '../facts.ts'
import { comparePairedBinary, type PairedBinary, type PairedBinaryResult } from '../statistics/paired-binary.ts'
import { type Left, leftOut } from './pairing.ts'

export type InOrderFigure = Left & {
  readonly item: InOrderItem
  readonly n: number
  readonly table: PairedBinary
  readonly result: PairedBinaryResult | null
}

/** What is in order at start and end of the same dossiers. "In progress" is not in order yet; not applicable is left out. */
export function inOrderOf(facts: DossierFacts): InOrderFigure[] {
  return inOrderItems.map((item) => {
    const rows = facts.inOrder.filter((row) => row.item === item)
    const count = (start: 'yes' | 'no', end: 'yes' | 'no') =>
      rows.filter((row) => row.start === start && row.end === end).reduce((sum, { n }) => sum + n, 0)
    const table = { yesYes: count('yes', 'yes'), yesNo: count('yes', 'no'), noYes: count('no', 'yes'), noNo: count('no', 'no') }
    const outside = rows.flatMap((row) => {
      const isPair = row.start !== null && row.end !== null && row.start !== 'not-applicable' && row.end !== 'not-applicable'
      if (isPair) return []
      return [{ ...row, outside: row.start === 'not-applicable' || row.end === 'not-applicable' ? 'not-applicable' : 'no-pair' } as const]
    })
    const n = table.yesYes + table.yesNo + table.noYes + table.noNo
    return { item, n, table, result: comparePairedBinary(table), ...leftOut(outside) }
  })
}
