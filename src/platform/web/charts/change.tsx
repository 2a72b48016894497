import { formatNumber } from '../../text/format.ts'
import { labelled } from '../../text/labelled.ts'
import { useLocale } from '../page-context.ts'
import { staffWords } from '../text.ts'
import { AxisRow, ChartKey, ChartRow } from './figure.tsx'
import { dotStack, percent, place } from './geometry.ts'

export type Estimate = { readonly value: number; readonly low: number; readonly high: number }
export type DumbbellRow = {
  readonly label: string
  readonly sub?: string | undefined
  readonly start: Estimate
  readonly end: Estimate
  readonly text: string
  readonly sentence: string
}

/** Start (ring) to end (dot) with the 95% interval of each as a line below. Values are shares from 0 to 1. */
export function Dumbbell({ rows }: { rows: readonly DumbbellRow[] }) {
  const words = staffWords(useLocale())
  const at = (value: number) => percent(place(value, 0, 1, 2))
  return (
    <>
      <ul class="op-rows">
        {rows.map(({ label, sub, start, end, text, sentence }) => (
          <ChartRow key={label} label={label} sub={sub} height={34} sentence={sentence} value={<b>{text}</b>}>
            <Grid steps={[0, 0.25, 0.5, 0.75, 1]} at={at} from={0} to={34} />
            <line class={end.value < start.value ? 'move down' : 'move'} x1={at(start.value)} x2={at(end.value)} y1={17} y2={17} />
            <line class="ci" x1={at(start.low)} x2={at(start.high)} y1={28} y2={28} />
            <line class="ciE" x1={at(end.low)} x2={at(end.high)} y1={32} y2={32} />
            <circle class="start" cx={at(start.value)} cy={17} r="7" />
            <circle class="end" cx={at(end.value)} cy={17} r="8.5" />
          </ChartRow>
        ))}
        <AxisRow labels={['0%', '50%', '100%']} margin={2} />
      </ul>
      <ChartKey
        items={[
          { label: words.start, mark: 'start' },
          { label: words.end, mark: 'end' },
        ]}
      />
    </>
  )
}

function Grid({ steps, at, from, to }: { steps: readonly number[]; at: (value: number) => string; from: number; to: number }) {
  return (
    <>
      {steps.map((step) => (
        <line key={step} class="grid" x1={at(step)} x2={at(step)} y1={from} y2={to} />
      ))}
    </>
  )
}

export type ScoreRow = {
  readonly label: string
  readonly before: number
  readonly after: number
  readonly points: readonly number[]
  readonly sentence: string
}
export type ScoreDotsProps = {
  readonly rows: readonly ScoreRow[]
  readonly min?: number
  readonly max?: number
  readonly step?: number
  readonly lowLabel: string
  readonly highLabel: string
  readonly digits?: number
}

/** Paired means with every single answer as a dot below: a small group shows its people, not only its average. */
export function ScoreDots({ rows, min = 0, max = 10, step = 2, lowLabel, highLabel, digits = 1 }: ScoreDotsProps) {
  const locale = useLocale()
  const at = (value: number) => percent(place(value, min, max))
  const steps = Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, index) => min + index * step)
  return (
    <ul class="op-rows op-rows-q">
      {rows.map((row) => {
        const dots = dotStack(row.points)
        const tallest = Math.max(0, ...dots.map((dot) => dot.level))
        const height = 26 + (tallest + 1) * 6
        const value = `${formatNumber(row.before, locale, digits)} → ${formatNumber(row.after, locale, digits)}`
        return (
          <ChartRow key={row.label} label={row.label} height={height} sentence={row.sentence} value={<b>{value}</b>}>
            <Grid steps={steps} at={at} from={0} to={height} />
            {dots.map((dot) => (
              <circle key={dot.id} class="pt" cx={at(dot.value)} cy={height - 3 - dot.level * 6} r="2.4" />
            ))}
            <line class={row.after < row.before ? 'move down' : 'move'} x1={at(row.before)} x2={at(row.after)} y1={11} y2={11} />
            <circle class="start" cx={at(row.before)} cy={11} r="6.5" />
            <circle class="end" cx={at(row.after)} cy={11} r="8" />
          </ChartRow>
        )
      })}
      <AxisRow labels={[`${min} ${lowLabel}`, `${highLabel} ${max}`]} margin={2} />
    </ul>
  )
}

export type HistoryRow = {
  readonly label: string
  readonly from: number | null
  readonly to: number | null
  readonly unknown?: string | undefined
}
export type MiniHistoryProps = {
  readonly rows: readonly HistoryRow[]
  readonly min?: number
  readonly max?: number
  readonly step?: number
}

/** One family's scores: ticks, ring to dot, "2 → 4". A step down is written, not alarmed. Unknown is a word, never a low score. */
export function MiniHistory({ rows, min = 1, max = 5, step = 1 }: MiniHistoryProps) {
  const at = (value: number) => percent(place(value, min, max))
  const steps = Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, index) => min + index * step)
  return (
    <ul class="op-rows op-rows-mini">
      {rows.map((row) => (
        <HistoryLine key={row.label} row={row} steps={steps} at={at} />
      ))}
      <HistoryAxis steps={steps} at={at} />
    </ul>
  )
}

const mostNumbers = 6

/** The numbers of the scale under the last line; each line carries its values, so it is not read aloud. */
function HistoryAxis({ steps, at }: { steps: readonly number[]; at: (value: number) => string }) {
  const middle = (steps.length - 1) / 2
  const shown =
    steps.length <= mostNumbers ? steps : steps.filter((_, index) => index === 0 || index === middle || index === steps.length - 1)
  return (
    <li aria-hidden="true" class="op-axis">
      <span />
      <svg class="op-chart" height={16} aria-hidden="true">
        {shown.map((step) => (
          <text key={step} x={at(step)} y={13} text-anchor="middle">
            {step}
          </text>
        ))}
      </svg>
      <span class="op-rv" />
    </li>
  )
}

function HistoryLine({ row, steps, at }: { row: HistoryRow; steps: readonly number[]; at: (value: number) => string }) {
  const locale = useLocale()
  const words = staffWords(locale)
  const { from, to } = row
  const known = [from, to].filter((value) => value !== null)
  const first = known[0]
  const last = known[known.length - 1]
  const show = (value: number) => formatNumber(value, locale, Number.isInteger(value) ? 0 : 1)
  const moved = first !== undefined && last !== undefined && first !== last
  const value =
    first === undefined || last === undefined
      ? (row.unknown ?? '?')
      : moved
        ? `${show(first)} → ${show(last)}`
        : known.length === 2
          ? words.stays(show(first))
          : show(first)
  const sentence = moved ? words.fromTo(row.label, show(first), show(last)) : labelled(row.label, value, locale)
  return (
    <ChartRow label={row.label} height={22} sentence={sentence} value={value}>
      <Grid steps={steps} at={at} from={3} to={19} />
      {moved ? (
        <>
          <line class={last < first ? 'move down' : 'move'} x1={at(first)} x2={at(last)} y1={11} y2={11} />
          <circle class="start" cx={at(first)} cy={11} r="5.5" />
        </>
      ) : null}
      {last === undefined ? null : <circle class={to === null ? 'start' : 'end'} cx={at(last)} cy={11} r={to === null ? 5.5 : 7} />}
    </ChartRow>
  )
}
