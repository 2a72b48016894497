/**
 * The only door to the distribution packages, so that their loose types stay here.
 * Checked against R 4.2.2 and scipy 1.10.1 through tests/data/stats-oracle.json.
 */
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile'
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf'
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile'
import tCdfOf from '@stdlib/stats-base-dists-t-cdf'
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile'

/** The z below which a share `p` of the standard normal distribution lies. */
export function normalQuantile(p: number): number {
  return normalQuantileOf(p, 0, 1)
}

/** Chance of a standard normal value at least as far from zero as `z`, on either side. */
export function normalTwoSidedP(z: number): number {
  return Math.min(1, 2 * normalCdfOf(-Math.abs(z), 0, 1))
}

/** The x below which a share `p` of the beta distribution with shapes `a` and `b` lies. */
export function betaQuantile(p: number, a: number, b: number): number {
  return betaQuantileOf(p, a, b)
}

/** The t below which a share `p` of Student's distribution with `df` degrees of freedom lies. */
export function tQuantile(p: number, df: number): number {
  return tQuantileOf(p, df)
}

/** Chance of a Student value at least as far from zero as `t`, on either side. */
export function tTwoSidedP(t: number, df: number): number {
  return Math.min(1, 2 * tCdfOf(-Math.abs(t), df))
}
