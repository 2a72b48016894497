import type { ComponentChildren } from 'preact'
import { formatNumber } from '../../text/format.ts'
import { labelled } from '../../text/labelled.ts'
import { useLocale } from '../page-context.ts'
import { ChartKey, ChartRow } from './figure.tsx'
import { barLengths, percent, type Side, stackParts } from './geometry.ts'

export type BarRow = {
  readonly label: string
  readonly value: number
  readonly text?: string | undefined
  readonly side?: string | undefined
}
export type BarGroup = { readonly title?: string | undefined; readonly tone?: 'full' | 'mid' | undefined; readonly rows: readonly BarRow[] }

/** Horizontal bars on one scale over all groups; one colour per meaning. `text` replaces the printed value, `side` stands behind it. */
export function BarList({ groups, max, mini }: { groups: readonly BarGroup[]; max?: number | undefined; mini?: boolean | undefined }) {
  const longest = max ?? Math.max(0, ...groups.flatMap((group) => group.rows.map((row) => row.value)))
  return (
    <>
      {groups.map((group, index) => (
        <BarRows key={group.title ?? String(index)} group={group} longest={longest} mini={mini} />
      ))}
    </>
  )
}

function BarRows({ group, longest, mini }: { group: BarGroup; longest: number; mini: boolean | undefined }) {
  const locale = useLocale()
  const height = mini ? 16 : 22
  const lengths = barLengths(
    group.rows.map((row) => row.value),
    longest,
  )
  return (
    <>
      {/* Part of one picture: a heading here would break the order of the page, whatever the level of the picture. */}
      {group.title === undefined ? null : <p class="op-strong">{group.title}</p>}
      <ul class={mini ? 'op-rows op-rows-mini' : 'op-rows'}>
        {group.rows.map((row, index) => {
          const text = row.text ?? formatNumber(row.value, locale)
          return (
            <ChartRow
              key={row.label}
              label={row.label}
              height={height}
              sentence={labelled(row.label, text, locale)}
              value={<BarValue text={text} side={row.side} />}
            >
              <rect class="op-c0t" width="100%" height={height} rx="4" />
              <rect class={group.tone === 'mid' ? 'op-c1l' : 'op-c1'} width={percent(lengths[index] ?? 0)} height={height} rx="4" />
            </ChartRow>
          )
        })}
      </ul>
    </>
  )
}

function BarValue({ text, side }: { text: string; side: string | undefined }) {
  return (
    <>
      <b>{text}</b> {side === undefined ? null : <span class="op-n">{side}</span>}
    </>
  )
}

export type StackPartProps = { readonly id: string; readonly label: string; readonly side: Side }
export type StackRow = {
  readonly label: string
  readonly counts: Readonly<Record<string, number>>
  readonly sentence: string
  readonly value: ComponentChildren
}

const good = ['op-c1', 'op-c1s', 'op-c1t'] as const
const other = ['op-c3', 'op-c3s', 'op-c2s', 'op-c2'] as const
const dark: readonly string[] = ['op-c1', 'op-c2']

function fills(parts: readonly StackPartProps[]): readonly string[] {
  const used = { good: 0, other: 0 }
  return parts.map(({ side }) => {
    const shades = side === 'good' ? good : other
    const fill = shades[used[side] % shades.length] ?? shades[0]
    used[side] += 1
    return fill
  })
}

/** Start and end as two whole bars: the good side green, the other gold and madder, a gap between them, counts inside. */
export function StackedBars({ parts, rows }: { parts: readonly StackPartProps[]; rows: readonly StackRow[] }) {
  const shades = fills(parts)
  return (
    <>
      <ul class="op-rows op-rows-tall">
        {rows.map((row) => {
          const boxes = stackParts(parts.map((part) => ({ count: row.counts[part.id] ?? 0, side: part.side })))
          return (
            <ChartRow key={row.label} label={row.label} height={40} sentence={row.sentence} value={row.value}>
              {parts.map((part, index) => {
                const box = boxes[index]
                const fill = shades[index] ?? 'op-c0'
                if (box === undefined || box.width === 0) return null
                return (
                  <g key={part.id}>
                    <rect class={fill} x={percent(box.x)} width={percent(box.width)} height={40} rx="3" />
                    {box.showCount ? (
                      <text class={dark.includes(fill) ? 'val on' : 'val'} x={percent(box.x + box.width / 2)} y={25} text-anchor="middle">
                        {row.counts[part.id]}
                      </text>
                    ) : null}
                  </g>
                )
              })}
            </ChartRow>
          )
        })}
      </ul>
      <ChartKey items={parts.map((part, index) => ({ label: part.label, fill: shades[index] ?? 'op-c0' }))} />
    </>
  )
}
