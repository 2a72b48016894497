export type SignedRanks = {
  /** Twice the mid-rank of each non-zero difference, ascending: whole numbers, because a mid-rank ends in .0 or .5. */
  readonly doubled: readonly number[]
  readonly plus: number
  readonly minus: number
}

/**
 * Ranks differences by size and adds up the ranks of those up and down. Equal sizes share the middle rank.
 * Zeros are left out before ranking (Wilcoxon 1945), or ranked first and left out after (Pratt 1959).
 */
export function signedRanks(differences: readonly number[], zeros: 'pratt' | 'dropped'): SignedRanks {
  const kept = zeros === 'pratt' ? differences : differences.filter((difference) => difference !== 0)
  const sorted = kept.map((value) => ({ size: Math.abs(value), value })).sort((a, b) => a.size - b.size)
  const doubled: number[] = []
  let plus = 0
  let minus = 0
  let before = 0
  while (before < sorted.length) {
    const size = sorted[before]?.size
    let after = before
    while (after < sorted.length && sorted[after]?.size === size) after++
    const rank = before + 1 + after
    for (const { value } of sorted.slice(before, after)) {
      if (value === 0) continue
      doubled.push(rank)
      if (value > 0) plus += rank / 2
      else minus += rank / 2
    }
    before = after
  }
  return { doubled, plus, minus }
}
