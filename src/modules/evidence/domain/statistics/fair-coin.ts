import { requireCounts } from './interval.ts'

/** Natural logarithm of n!/(k!(n-k)!) times one half to the power n. */
function logChance(k: number, n: number): number {
  let log = n * Math.log(0.5)
  const fewest = Math.min(k, n - k)
  for (let i = 1; i <= fewest; i++) log += Math.log((n - fewest + i) / i)
  return log
}

/** Chance of exactly `k` heads in `n` throws of a fair coin. */
export function coinChance(k: number, n: number): number {
  requireCounts(k, n)
  return k > n ? 0 : Math.exp(logChance(k, n))
}

/** Chance of at most `k` heads in `n` throws of a fair coin. */
export function coinTail(k: number, n: number): number {
  requireCounts(k, n)
  if (k >= n) return 1
  let term = coinChance(k, n)
  let sum = term
  for (let i = k; i > 0 && term > 0; i--) {
    term *= i / (n - i + 1)
    sum += term
  }
  return Math.min(1, sum)
}

/**
 * Exact two-sided sign test: are as many up as down? Those without a difference are left out by the caller.
 * With nobody up or down there is nothing to test and p is 1. The exact conditional McNemar test is the same sum.
 */
export function signTestP(up: number, down: number): number {
  return Math.min(1, 2 * coinTail(Math.min(up, down), up + down))
}
