import type { ComponentChildren } from 'preact'
import { useLocale } from '../page-context.ts'
import { ScrollRegion } from '../parts/scroll-region.tsx'
import { publicWords } from '../text.ts'

export type ChartTable = {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly (string | number)[] }[]
}

export type ChartFigureProps = {
  /** States the finding, and not more than the data says. */
  readonly title: string
  /** What is measured, in which unit, over whom. */
  readonly measure: string
  readonly n?: number | string | undefined
  readonly howToRead?: ComponentChildren
  readonly table: ChartTable
  /** The chart prints every value itself, so paper does not need the table as well. */
  readonly valuesInChart?: boolean | undefined
  readonly level?: 2 | 3 | undefined
  readonly children: ComponentChildren
  readonly after?: ComponentChildren
}

/** Title, measure and n, chart, how to read it, table: the order is fixed. */
export function ChartFigure(props: ChartFigureProps) {
  const words = publicWords(useLocale())
  return (
    <figure class="op-card op-fig">
      {props.level === 2 ? <h2>{props.title}</h2> : <h3>{props.title}</h3>}
      <p class="op-n">
        {props.measure}
        {props.n === undefined ? null : ` · n\u00a0=\u00a0${props.n}`}
      </p>
      {props.children}
      {props.howToRead === undefined ? null : (
        <p class="op-read">
          <b>{words.howToRead}</b> {props.howToRead}
        </p>
      )}
      <details class={props.valuesInChart ? 'op-tab op-tab-dup' : 'op-tab'}>
        <summary>{words.asTable}</summary>
        <TableOfChart table={props.table} />
      </details>
      {props.after}
    </figure>
  )
}

function TableOfChart({ table }: { table: ChartTable }) {
  return (
    <ScrollRegion label={table.caption}>
      <table class="ds-table op-table" data-rows={table.head.length > 2 ? 'blocks' : undefined}>
        <caption class="ds-sr-only">{table.caption}</caption>
        <thead>
          <tr>
            {table.head.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              {table.head.slice(1).map((head, index) => (
                <td key={head} data-head={head}>
                  {row.cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** One line of a chart: label, drawing, value in words. */
export function ChartRow({
  label,
  sub,
  value,
  height,
  sentence,
  children,
}: {
  label: string
  sub?: string | undefined
  value: ComponentChildren
  height: number
  sentence: string
  children: ComponentChildren
}) {
  return (
    <li>
      <span>
        {label}
        {sub === undefined ? null : (
          <>
            <br />
            <span class="op-n">{sub}</span>
          </>
        )}
      </span>
      <svg class="op-chart" height={height} role="img" aria-label={sentence}>
        {children}
      </svg>
      <span class="op-rv op-num">{value}</span>
    </li>
  )
}

/** The scale at the foot; the rows carry their values, so it is not read aloud. */
export function AxisRow({ labels, margin }: { labels: readonly string[]; margin: number }) {
  const last = labels.length - 1
  return (
    <li aria-hidden="true" class="op-axis">
      <span />
      <svg class="op-chart" height={18} aria-hidden="true">
        {labels.map((label, index) => (
          <text
            key={label}
            x={`${margin + (index / Math.max(1, last)) * (100 - 2 * margin)}%`}
            y={13}
            text-anchor={index === 0 ? 'start' : index === last ? 'end' : 'middle'}
          >
            {label}
          </text>
        ))}
      </svg>
      <span class="op-rv" />
    </li>
  )
}

export type KeyItem =
  | { readonly label: string; readonly mark: 'start' | 'end' | 'point' }
  | { readonly label: string; readonly fill: string }

export function ChartKey({ items }: { items: readonly KeyItem[] }) {
  return (
    <ul class="op-key">
      {items.map((item) => (
        <li key={item.label}>
          <svg class="op-chart" viewBox="0 0 18 18" aria-hidden="true">
            {'fill' in item ? <rect class={item.fill} width="18" height="18" rx="4" /> : <KeyMark mark={item.mark} />}
          </svg>
          {item.label}
        </li>
      ))}
    </ul>
  )
}

function KeyMark({ mark }: { mark: 'start' | 'end' | 'point' }) {
  if (mark === 'point') return <circle class="pt" cx="9" cy="9" r="3" />
  return <circle class={mark} cx="9" cy="9" r={mark === 'start' ? 6 : 8} />
}
