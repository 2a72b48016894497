import type { Group, ProfileCounts } from '../facts.ts'
import { type Share, shareOf } from '../statistics/share.ts'

/** `n` is who answered; `missing` who did not. `share` is null when nobody answered. */
export type ShareFigure = { readonly k: number; readonly n: number; readonly missing: number; readonly share: Share | null }
export type MeanFigure = { readonly n: number; readonly missing: number; readonly mean: number | null }

export type Profile = {
  readonly mothers: number
  readonly pregnant: number
  readonly afterBirth: number
  /** Completed weeks at the start, of those who were pregnant. */
  readonly weeks: MeanFigure
  /** Years, with decimals. */
  readonly age: MeanFigure
  readonly noIncome: ShareFigure
  readonly single: ShareFigure
  readonly badHousing: ShareFigure
  readonly temporaryHousing: ShareFigure
  readonly external: ShareFigure
  readonly inGroup: ShareFigure
  readonly screening: { readonly deprived: number; readonly undetermined: number; readonly notDeprived: number; readonly missing: number }
}

const DAYS_PER_YEAR = 365.25

/** Who the mothers are at the start. Unknown is left out of n: it is not "no". */
export function profileOf(rows: readonly (Group & ProfileCounts)[]): Profile {
  const sum = (pick: (row: ProfileCounts) => number) => rows.reduce((total, row) => total + pick(row), 0)
  const mothers = sum((row) => row.mothers)
  const share = (k: number, n: number): ShareFigure => ({ k, n, missing: mothers - n, share: shareOf(k, n) })
  const mean = (total: number, n: number, of: number): MeanFigure => ({ n, missing: of - n, mean: n === 0 ? null : total / n })
  const pregnant = sum((row) => row.pregnant)
  const [income, housing] = [sum((row) => row.noIncome + row.someIncome), sum((row) => row.housingKnown)]
  const sources = sum((row) => row.external + row.ownService + row.herself)
  const [deprived, undetermined, notDeprived] = [sum((row) => row.deprived), sum((row) => row.undetermined), sum((row) => row.notDeprived)]
  return {
    mothers,
    pregnant,
    afterBirth: sum((row) => row.afterBirth),
    weeks: mean(
      sum((row) => row.weeks),
      sum((row) => row.weeksKnown),
      pregnant,
    ),
    age: mean(
      sum((row) => row.ageDays) / DAYS_PER_YEAR,
      sum((row) => row.ageKnown),
      mothers,
    ),
    noIncome: share(
      sum((row) => row.noIncome),
      income,
    ),
    single: share(
      sum((row) => row.single),
      sum((row) => row.single + row.notSingle),
    ),
    badHousing: share(
      sum((row) => row.badHousing),
      housing,
    ),
    temporaryHousing: share(
      sum((row) => row.temporaryHousing),
      housing,
    ),
    external: share(
      sum((row) => row.external),
      sources,
    ),
    // Sessions are counted for everyone: who is not on a list did not come.
    inGroup: share(
      sum((row) => row.inGroup),
      mothers,
    ),
    screening: { deprived, undetermined, notDeprived, missing: mothers - deprived - undetermined - notDeprived },
  }
}
