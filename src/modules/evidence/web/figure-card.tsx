import { labelled } from '#platform/text/labelled.ts'
import type { StaffLocale } from '#platform/text/locale.ts'
import { ChartFigure } from '#platform/web/charts.tsx'
import { Details, ScrollRegion } from '#platform/web/parts.tsx'
import { showCell } from '../present/cell.ts'
import type { PresentedFigure, PresentedTable, TableRow } from '../present/figure.ts'
import type { EvidenceText } from '../text.nl.ts'
import { ChartOf, type LinkTo } from './chart-of.tsx'

type Props = {
  readonly figure: PresentedFigure
  readonly t: EvidenceText
  readonly locale: StaffLocale
  readonly link: LinkTo | null
  readonly level?: 2 | 3 | undefined
}

/** Finding, measure with everyone who is left out, chart, how to read it, table, definition, and the way to the dossiers. */
export function FigureCard(props: Props) {
  return props.figure.chart.kind === 'none' ? <TableCard {...props} /> : <ChartCard {...props} />
}

/** A figure that is a table shows it at once. */
function TableCard({ figure, t, locale, link, level }: Props) {
  return (
    <figure class="op-card op-fig">
      {level === 2 ? <h2>{figure.title}</h2> : <h3>{figure.title}</h3>}
      <p class="op-n">{measured(figure)}</p>
      <FigureTable table={figure.table} locale={locale} link={link} />
      {figure.howToRead === undefined ? null : <p class="op-read">{figure.howToRead}</p>}
      <After figure={figure} t={t} locale={locale} link={link} />
    </figure>
  )
}

const measured = ({ measure, counts }: PresentedFigure): string => [measure, counts].filter((part) => part !== '').join(' · ')

function ChartCard({ figure, t, locale, link, level }: Props) {
  const { title, chart, table, howToRead, valuesInChart } = figure
  return (
    <ChartFigure
      level={level}
      title={title}
      measure={measured(figure)}
      howToRead={howToRead}
      valuesInChart={valuesInChart}
      table={{
        caption: table.caption,
        head: table.head,
        rows: table.rows.map((row) => ({ label: row.label, cells: row.cells.map((cell) => showCell(cell, locale)) })),
      }}
      after={<After figure={figure} t={t} locale={locale} link={link} />}
    >
      <ChartOf chart={chart} link={link} />
    </ChartFigure>
  )
}

type TableProps = { readonly table: PresentedTable; readonly locale: StaffLocale; readonly link: LinkTo | null; readonly shown?: boolean }

/** A table whose counts lead to the families behind them, for who may see those. */
export function FigureTable({ table, locale, link, shown = false }: TableProps) {
  const { caption, head, rows } = table
  if (rows.length === 0) return null
  return (
    <ScrollRegion label={caption}>
      <table class="ds-table op-table" data-rows={head.length > 2 ? 'blocks' : undefined}>
        <caption class={shown ? undefined : 'ds-sr-only'}>{caption}</caption>
        <thead>
          <tr>
            {head.map((name, index) => (
              <th key={name} scope="col" class={index === 0 ? undefined : 'op-end'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              {head.slice(1).map((name, index) => (
                <td key={name} class="op-end" data-head={name}>
                  <CellLink row={row} at={index} head={name} locale={locale} link={link} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

type CellProps = {
  readonly row: TableRow
  readonly at: number
  readonly head: string
  readonly locale: StaffLocale
  readonly link: LinkTo | null
}

/** A number that says aloud what it counts. Nobody is no link: there is nobody to go to. */
function CellLink({ row, at, head, locale, link }: CellProps) {
  const cell = row.cells[at] ?? null
  const behind = row.links?.[at]
  const text = showCell(cell, locale)
  if (link === null || behind === undefined || cell === null || cell === 0) return <>{text}</>
  return (
    <a class="ds-link" href={link(behind)} aria-label={labelled(text, `${row.label}, ${head}`, locale)}>
      {text}
    </a>
  )
}

/** Only the columns that lead somewhere: the rest of the table stands with the chart. */
function linkedPart(table: PresentedTable): PresentedTable | null {
  const places = table.head.slice(1).flatMap((_, at) => (table.rows.some(({ links }) => links?.[at] !== undefined) ? [at] : []))
  if (places.length === 0) return null
  return {
    caption: table.caption,
    head: [table.head[0] ?? '', ...places.map((at) => table.head[at + 1] ?? '')],
    rows: table.rows
      .filter(({ links }) => links !== undefined)
      .map(({ label, cells, links }) => ({
        label,
        cells: places.map((at) => cells[at] ?? null),
        links: places.map((at) => links?.[at]),
      })),
  }
}

export function After({ figure, t, locale, link }: Props) {
  const leading = link === null || figure.chart.kind === 'none' ? null : linkedPart(figure.table)
  const more = figure.more ?? []
  return (
    <>
      {leading === null ? null : (
        <div class="op-noprint">
          <Details summary={t.behind}>
            <p class="op-small op-quiet">{t.behindHow}</p>
            <FigureTable table={leading} locale={locale} link={link} />
          </Details>
        </div>
      )}
      {more.map((table) => (
        <Details key={table.caption} summary={table.caption}>
          <FigureTable table={table} locale={locale} link={link} />
        </Details>
      ))}
      <p class="op-small op-quiet">
        <b>{t.definition}:</b> {figure.definition}
      </p>
    </>
  )
}
