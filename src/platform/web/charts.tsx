export { DeclineBlocks, Treemap } from './charts/areas.tsx'
export { type BarGroup, BarList, type BarRow, StackedBars, type StackPartProps, type StackRow } from './charts/bars.tsx'
export {
  Dumbbell,
  type DumbbellRow,
  type Estimate,
  type HistoryRow,
  MiniHistory,
  type MiniHistoryProps,
  ScoreDots,
  type ScoreDotsProps,
  type ScoreRow,
} from './charts/change.tsx'
export { ChartFigure, type ChartFigureProps, ChartKey, type ChartTable, type KeyItem } from './charts/figure.tsx'
export { KeyFigure, type KeyFigureProps, KeyFigures, PeopleIcons } from './charts/figures.tsx'
export type { TreeItem } from './charts/geometry.ts'
export { Radar, type RadarDomain, type RadarProps } from './charts/radar.tsx'
export { TwoClocks, type TwoClocksProps } from './charts/two-clocks.tsx'
