import type { Tx } from './database.ts'

/** Next human number of a kind, without gaps, inside one municipality. Holds a row lock until the transaction ends. */
export async function nextNumber(tx: Tx, municipalityId: string, name: string, by = 1): Promise<number> {
  const row = await tx
    .insertInto('platform.counter')
    .values({ municipality_id: municipalityId, name, n: by })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'name']).doUpdateSet((eb) => ({ n: eb('platform.counter.n', '+', by) })))
    .returning('n')
    .executeTakeFirstOrThrow()
  return row.n
}

/** A reference such as OP-2026-0042: the year it was given and a running number, nothing about the family. */
export async function nextReference(tx: Tx, municipalityId: string, prefix: 'OP' | 'AM', year: number): Promise<string> {
  const n = await nextNumber(tx, municipalityId, `${prefix}-${year}`)
  return `${prefix}-${year}-${String(n).padStart(4, '0')}`
}
