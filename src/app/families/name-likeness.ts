/** How many single-letter mistakes lie between two words: a wrong, missing, extra or swapped letter. Stops counting above `most`. */
export function mistakes(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return Math.min(last[b.length] ?? 0, most + 1)
}

function wordLikeness(typed: string, word: string): number {
  if (typed === word) return 1
  if (word.startsWith(typed)) return 0.95
  if (typed.length >= 3 && word.includes(typed)) return 0.85
  // A short word with a wrong letter is another word.
  const most = typed.length < 4 ? 0 : typed.length < 6 ? 1 : 2
  if (most === 0) return 0
  const whole = mistakes(typed, word, most)
  const begin =
    word.length > typed.length ? Math.min(...[0, 1, -1].map((n) => mistakes(typed, word.slice(0, typed.length + n), most))) + 0.5 : most + 1
  const wrong = Math.min(whole, begin)
  return wrong > most + 0.5 ? 0 : 0.9 - 0.12 * wrong
}

/**
 * How well a folded name answers what was typed, from 0 to 1: each typed word against its best word of the name, in any order.
 * One wrong letter is forgiven from four letters on, two from six. 0 when a typed word fits nowhere.
 */
export function nameLikeness(typed: string, name: string): number {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const found = typed.split(' ').map((part) => Math.max(0, ...words.map((word) => wordLikeness(part, word))))
  if (found.length === 0 || found.some((score) => score === 0)) return 0
  const mean = found.reduce((sum, score) => sum + score, 0) / found.length
  // Of two that fit alike, the one with fewer other words is nearer.
  return mean - 0.02 * Math.min(4, Math.max(0, words.length - found.length))
}
