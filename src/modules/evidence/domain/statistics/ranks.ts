export type SignedRanks = {
  /** Twice the mid-rank of each non-zero difference, ascending: whole numbers, because a mid-rank ends in .0 or .5. */
  readonly doubled: readonly number[]
  readonly plus: number
  readonly minus: number
}

/**
 * Ranks differences by size and adds up the ranks of those up and down. Equal sizes share the middle rank.
 * Zeros are left out before ranking (Wilcoxon 1945), or ranked first and left out after (Pratt 1959).
 *
 * Works on distinct sizes with their counts: scores lie on a short scale, so 100,000 families need no sorting.
 */
export function signedRanks(differences: readonly number[], zeros: 'pratt' | 'dropped'): SignedRanks {
  const up = new Map<number, number>()
  const down = new Map<number, number>()
  let before = 0
  for (const difference of differences) {
    if (difference === 0) before += zeros === 'pratt' ? 1 : 0
    else if (difference > 0) up.set(difference, (up.get(difference) ?? 0) + 1)
    else down.set(-difference, (down.get(-difference) ?? 0) + 1)
  }
  const sizes = [...new Set([...up.keys(), ...down.keys()])].sort((a, b) => a - b)
  const doubled: number[] = []
  let plus = 0
  let minus = 0
  for (const size of sizes) {
    const [ups, downs] = [up.get(size) ?? 0, down.get(size) ?? 0]
    const after = before + ups + downs
    const rank = before + 1 + after
    for (let place = before; place < after; place += 1) doubled.push(rank)
    plus += (rank / 2) * ups
    minus += (rank / 2) * downs
    before = after
  }
  return { doubled, plus, minus }
}
