import type { Right } from './right-schema.ts'

/** Papers that are asked only when a child was lost, by right and place in its list: who expects a child does not read about them. */
const afterLoss: Readonly<Record<string, number>> = { 'startbedrag-geboorte': 3 }

export type Paper = { readonly at: number; readonly text: string; readonly isAfterLoss: boolean }

/** The papers to bring for a right, with their place in its list. */
export function papersFor({ id, apply }: Right, hasLoss: boolean): readonly Paper[] {
  const lossAt = Object.hasOwn(afterLoss, id) ? afterLoss[id] : undefined
  return apply.documents.flatMap((text, at) => (at === lossAt && !hasLoss ? [] : [{ at, text, isAfterLoss: at === lossAt }]))
}
