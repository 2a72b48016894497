/** All in full; in `npm test` a part, the same at every run, in which every n-th counts. */
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/root.ts'

export const isFull = process.env['OPKOMST_SECURITY'] === 'full'

/** Every n-th, spread by a fixed shuffle so that no route or role falls out each time. */
export function sampled<T>(items: readonly T[], most: number): readonly T[] {
  if (isFull || items.length <= most) return items
  let seed = 20_261_117
  const keyed = items.map((item) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return { item, key: seed }
  })
  return keyed
    .toSorted((a, b) => a.key - b.key)
    .slice(0, most)
    .map(({ item }) => item)
}

/** A line with counts: on screen, and kept for the end of the run. */
export function tellCounts(line: string, isWhole: boolean = isFull): void {
  const text = `${line}${isWhole ? '' : ' (sample; all of it: npm run test:security)'}`
  console.log(text)
  const folder = join(projectRoot, '.opkomst', 'test-results')
  mkdirSync(folder, { recursive: true })
  appendFileSync(join(folder, 'counts.txt'), `${text}\n`)
}
