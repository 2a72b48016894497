/**
 * Median of Walsh averages, the means of every pair of differences, each with itself included (Hodges and Lehmann 1963):
 * the typical step of a family on the scale of the item. Null without differences.
 *
 * Works on distinct values with their counts: scores lie on a short scale, so 100,000 families cost no more than 20.
 */
export function medianOfWalshAverages(differences: readonly number[]): number | null {
  if (differences.length === 0) return null
  const counts = new Map<number, number>()
  for (const difference of differences) counts.set(difference, (counts.get(difference) ?? 0) + 1)
  const distinct = [...counts]
  const averages: { readonly average: number; readonly pairs: number }[] = []
  distinct.forEach(([a, countA], index) => {
    averages.push({ average: a, pairs: (countA * (countA + 1)) / 2 })
    for (const [b, countB] of distinct.slice(index + 1)) averages.push({ average: (a + b) / 2, pairs: countA * countB })
  })
  averages.sort((a, b) => a.average - b.average)
  const total = (differences.length * (differences.length + 1)) / 2
  const at = (position: number) => {
    let passed = 0
    for (const { average, pairs } of averages) {
      passed += pairs
      if (passed >= position) return average
    }
    throw new Error('fewer Walsh averages than counted')
  }
  return (at(Math.floor((total + 1) / 2)) + at(Math.floor(total / 2) + 1)) / 2
}
