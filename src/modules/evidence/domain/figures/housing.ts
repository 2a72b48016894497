import { badHousing, type DossierFacts, type Housing, housingSituations, temporaryHousing } from '../facts.ts'
import { comparePairedBinary, type PairedBinaryResult } from '../statistics/paired-binary.ts'
import { type Left, leftOut } from './pairing.ts'

export type HousingMove = { readonly start: Housing; readonly end: Housing; readonly n: number }
export type HousingFigure = Left & {
  readonly n: number
  readonly moves: readonly HousingMove[]
  readonly start: Readonly<Record<Housing, number>>
  readonly end: Readonly<Record<Housing, number>>
  /** Good or social housing, at start and end of the same families. Null without pairs. */
  readonly good: PairedBinaryResult | null
  readonly temporary: PairedBinaryResult | null
}

/** How the same families live at start and end. Only dossiers with both known. */
export function housingOf(facts: DossierFacts): HousingFigure {
  const moves = new Map<string, HousingMove>()
  for (const { start, end, n } of facts.housing) {
    if (start === null || end === null) continue
    const key = `${start}>${end}`
    moves.set(key, { start, end, n: n + (moves.get(key)?.n ?? 0) })
  }
  const all = [...moves.values()]
  const count = (test: (move: HousingMove) => boolean) => all.filter(test).reduce((sum, { n }) => sum + n, 0)
  const paired = (is: (one: Housing) => boolean) =>
    comparePairedBinary({
      yesYes: count((move) => is(move.start) && is(move.end)),
      yesNo: count((move) => is(move.start) && !is(move.end)),
      noYes: count((move) => !is(move.start) && is(move.end)),
      noNo: count((move) => !is(move.start) && !is(move.end)),
    })
  const side = (moment: 'start' | 'end') => {
    const of = (one: Housing) => count((move) => move[moment] === one)
    const [huur_goed, sociaal, eigenaar_goed, huur_slecht, eigenaar_slecht, inwonend, opvang, dakloos] = [
      of(housingSituations[0]),
      of(housingSituations[1]),
      of(housingSituations[2]),
      of(housingSituations[3]),
      of(housingSituations[4]),
      of(housingSituations[5]),
      of(housingSituations[6]),
      of(housingSituations[7]),
    ]
    return { huur_goed, sociaal, eigenaar_goed, huur_slecht, eigenaar_slecht, inwonend, opvang, dakloos }
  }
  const outside = facts.housing.filter(({ start, end }) => start === null || end === null)
  return {
    n: count(() => true),
    ...leftOut(outside.map((row) => ({ ...row, outside: 'no-pair' }))),
    moves: all,
    start: side('start'),
    end: side('end'),
    good: paired((one) => !badHousing.has(one)),
    temporary: paired((one) => temporaryHousing.has(one)),
  }
}
