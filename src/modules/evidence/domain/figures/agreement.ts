import { type AgreementFacts, type DossierFacts, type Status, statuses } from '../facts.ts'
import { type Detail, detailFor } from '../statistics/minimum.ts'
import { comparePairedMeans, type PairedMeansResult } from '../statistics/paired-means.ts'
import type { Left } from './pairing.ts'

export type AgreementFigure = Omit<Left, 'notApplicable'> & {
  /** Families with a talk in which both gave enough rights a number; of those each with its last talk. */
  readonly families: number
  readonly rights: number
  readonly same: number
  /** Mean over families of the mean difference in their last talk, in points of ten. Null below five families. */
  readonly lastMean: number | null
  /** Families with two such talks or more: their first beside their last. */
  readonly n: number
  readonly result: PairedMeansResult | null
  readonly detail: Detail
  /** Each family's difference in its last talk, smallest first: for the dots, inside the team only. */
  readonly now: readonly number[]
}

const fewestForMean = 5

/**
 * How near families and their workers look at fundamental rights, and whether that changed: the mean difference without sign between the two numbers
 * they gave the same right, in the first and in the last talk of the same family. Says nothing on who is right.
 */
export function agreementFigure({ agreement }: AgreementFacts, { dossiers }: Pick<DossierFacts, 'dossiers'>): AgreementFigure {
  const again = agreement.filter(({ talks }) => talks > 1)
  const pairs = again.map(({ first, last }) => ({ start: first, end: last }))
  const sum = (rows: readonly number[]): number => rows.reduce((total, value) => total + value, 0)
  const without = (status: Status): number =>
    sum(dossiers.filter((row) => row.status === status).map(({ n }) => n)) - again.filter((row) => row.status === status).length
  const [missing = 0, stoppedEarly = 0, stillRunning = 0] = statuses.map((status) => Math.max(0, without(status)))
  return {
    families: agreement.length,
    rights: sum(agreement.map(({ rights }) => rights)),
    same: sum(agreement.map(({ same }) => same)),
    lastMean: agreement.length < fewestForMean ? null : sum(agreement.map(({ last }) => last)) / agreement.length,
    n: pairs.length,
    result: comparePairedMeans(pairs),
    detail: detailFor(pairs.length),
    now: pairs.map(({ end }) => end).toSorted((a, b) => a - b),
    missing,
    stillRunning,
    stoppedEarly,
  }
}
