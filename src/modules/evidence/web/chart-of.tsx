import { BarList, DeclineBlocks, Dumbbell, KeyFigure, KeyFigures, ScoreDots, StackedBars, Treemap } from '#platform/web/charts.tsx'
import type { Behind, Chart } from '../present/figure.ts'

export type LinkTo = (behind: Behind) => string

/** A figure's chart as the page draws it. */
export function ChartOf({ chart, link }: { chart: Chart; link: LinkTo | null }) {
  switch (chart.kind) {
    case 'tiles':
      return (
        <KeyFigures>
          {chart.tiles.map(({ figure, unit, people, text, n, behind }, index) => (
            <KeyFigure
              key={text}
              figure={figure}
              unit={unit}
              people={people}
              n={n}
              warm={index === 0}
              href={link === null || behind === undefined ? undefined : link(behind)}
            >
              {text}
            </KeyFigure>
          ))}
        </KeyFigures>
      )
    case 'bars':
      return <BarList groups={chart.groups} />
    case 'stacked':
      return <StackedBars parts={chart.parts} rows={chart.rows.map(({ value, ...row }) => ({ ...row, value: <b>{value}</b> }))} />
    case 'dumbbell':
      return <Dumbbell rows={chart.rows} />
    case 'dots':
      return <ScoreDots rows={chart.rows} lowLabel={chart.low} highLabel={chart.high} />
    case 'treemap':
      return <Treemap items={chart.items} sentence={chart.sentence} />
    case 'blocks':
      return <DeclineBlocks rows={chart.items} />
    case 'none':
      return null
  }
}
