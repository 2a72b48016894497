import type { Group } from '../facts.ts'

/** Why some dossiers are not in a before and after: never counted as low, never left unsaid. */
export type Left = {
  /** Ended as planned, but start or end is not known. */
  readonly missing: number
  readonly stillRunning: number
  readonly stoppedEarly: number
  readonly notApplicable: number
}

type Row = Group & { readonly n: number; readonly outside: 'no-pair' | 'not-applicable' }

/** Sorts what is not a pair. A dossier that still runs or stopped early is counted there first, whatever its answers. */
export function leftOut(rows: readonly Row[]): Left {
  const count = (test: (row: Row) => boolean) => rows.filter(test).reduce((total, { n }) => total + n, 0)
  return {
    missing: count(({ status, outside }) => status === 'completed' && outside === 'no-pair'),
    stillRunning: count(({ status }) => status === 'running'),
    stoppedEarly: count(({ status }) => status === 'stopped'),
    notApplicable: count(({ status, outside }) => status === 'completed' && outside === 'not-applicable'),
  }
}
