import { useLocale } from '../page-context.ts'
import { staffWords } from '../text.ts'
import { ChartRow } from './figure.tsx'
import { percent, type TreeCell, type TreeItem, treemapCells } from './geometry.ts'

const mapHeight = 440

/** Area = families that progressed, out of those that were measured. On a phone the same becomes a sorted list. */
export function Treemap({ items, sentence }: { items: readonly TreeItem[]; sentence: string }) {
  const words = staffWords(useLocale())
  const sorted = [...items].sort((a, b) => b.count - a.count)
  const longest = Math.max(1, ...items.map((item) => item.n))
  return (
    <>
      <svg class="op-chart op-tree op-show-wide" height={mapHeight} role="img" aria-label={sentence}>
        {treemapCells(items, mapHeight).map((cell) => (
          <TreeBox key={cell.label} cell={cell} value={words.of(String(cell.count), String(cell.n))} />
        ))}
      </svg>
      <ul class="op-rows op-rows-mini op-show-phone">
        {sorted.map((item) => (
          <ChartRow
            key={item.label}
            label={item.label}
            height={16}
            sentence={words.progressed(item.label, item.count, item.n)}
            value={words.of(String(item.count), String(item.n))}
          >
            <rect class="op-c0t" width="100%" height={16} rx="4" />
            <rect class="op-c1" width={percent((item.count / longest) * 100)} height={16} rx="4" />
          </ChartRow>
        ))}
      </ul>
    </>
  )
}

function TreeBox({ cell, value }: { cell: TreeCell; value: string }) {
  const tint = `t${cell.tint}`
  return (
    <svg x={percent(cell.x)} y={percent(cell.y)} width={percent(cell.width)} height={percent(cell.height)} aria-hidden="true">
      <rect class={tint} x="1" y="1" width="100%" height="100%" rx="5" />
      {cell.room ? (
        <>
          {cell.lines.map((line, index) => (
            <text key={line} class={`${tint}t`} x="9" y={20 + index * 16}>
              {line}
            </text>
          ))}
          <text class={`${tint}t val`} x="9" y={23 + cell.lines.length * 16}>
            {value}
          </text>
        </>
      ) : (
        <text class={`${tint}t val`} x="7" y="18">
          {cell.count}
        </text>
      )}
    </svg>
  )
}

const block = { size: 15, pitch: 20, most: 10 }

/** Where it became harder: one block is one family. Stands beside the treemap, at equal rank. */
export function DeclineBlocks({ rows }: { rows: readonly TreeItem[] }) {
  const words = staffWords(useLocale())
  return (
    <ul class="op-rows op-rows-mini">
      {rows.map((row) => (
        <ChartRow
          key={row.label}
          label={row.label}
          height={18}
          sentence={words.declined(row.label, row.count)}
          value={words.of(String(row.count), String(row.n))}
        >
          {Array.from({ length: row.count }, (_, index) => index).map((index) =>
            row.count <= block.most ? (
              <rect key={index} class="op-c2" x={2 + index * block.pitch} y={2} width={block.size} height={14} rx="3" />
            ) : (
              <rect
                key={index}
                class="op-c2"
                x={percent((index / row.count) * 100)}
                y={2}
                width={percent(75 / row.count)}
                height={14}
                rx="2"
              />
            ),
          )}
        </ChartRow>
      ))}
    </ul>
  )
}
