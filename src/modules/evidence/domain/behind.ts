/** Figures that lead to the dossiers behind them. The values each takes stand beside it; anything else is refused. */
export const behindFigures = {
  mothers: 'all or the id of a programme',
  situation: 'pregnant, born',
  'no-income': 'yes',
  single: 'yes',
  'bad-housing': 'yes',
  'temporary-housing': 'yes',
  external: 'yes',
  group: 'yes',
  source: 'id of an organisation, or herself',
  housing: 'situation at the start > situation at the end; good or bad for all of a side; one of the two may be left out',
  'in-order': 'item : yes or no at the start > yes or no at the end; one of the two may be left out',
  change: 'item : any, up, same, down, top or below-top (at the start), or level at the start > level at the end, one of the two left out',
  'mother-scores': 'item',
  screening: 'deprived, undetermined, not-deprived',
  status: 'running, completed, stopped',
} as const
export type BehindFigure = keyof typeof behindFigures

export function isBehindFigure(value: string): value is BehindFigure {
  return value in behindFigures
}
