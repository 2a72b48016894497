/** `sd` is the sample standard deviation (n - 1); null below two values, where spread is unknown rather than zero. */
export type Summary = { readonly n: number; readonly mean: number; readonly sd: number | null; readonly median: number }

/** Mean, spread and median of the valid values. Null without values: no answer is not a score of zero. */
export function summarise(values: readonly number[]): Summary | null {
  const n = values.length
  if (n === 0) return null
  if (values.some((value) => !Number.isFinite(value))) throw new RangeError('a value is not a number')
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted[Math.floor((n - 1) / 2)] ?? mean) + (sorted[Math.floor(n / 2)] ?? mean)
  return { n, mean, sd: n < 2 ? null : Math.sqrt(squares / (n - 1)), median: middle / 2 }
}
