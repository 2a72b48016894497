import type { ComponentChildren } from 'preact'
import { useLocale } from '../page-context.ts'
import { staffWords } from '../text.ts'
import { ScrollRegion } from './scroll-region.tsx'

export type Column<Row> = { readonly head: string; readonly cell: (row: Row) => ComponentChildren; readonly numeric?: boolean | undefined }

export type DataTableProps<Row> = {
  readonly caption: string
  readonly showCaption?: boolean | undefined
  /** The first column heads its row. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly empty?: string | undefined
  readonly next?: NextRows | undefined
}

/** On a phone every row becomes a block: its name, then each cell with the name of its column. Never wider than the page. */
export function DataTable<Row>({ caption, showCaption, columns, rows, rowKey, empty, next }: DataTableProps<Row>) {
  const words = staffWords(useLocale())
  return (
    <div class="op-stack">
      <ScrollRegion label={caption}>
        <table
          class="ds-table op-table"
          data-rows={columns.length > 2 ? 'blocks' : undefined}
          data-dense={columns.length > 7 ? '' : undefined}
        >
          <caption class={showCaption ? undefined : 'ds-sr-only'}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.head} scope="col" class={column.numeric ? 'op-end' : undefined}>
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <TableRow key={rowKey(row)} row={row} columns={columns} />
            ))}
            {rows.length > 0 ? null : (
              <tr>
                <td colSpan={columns.length}>{empty ?? words.nothing}</td>
              </tr>
            )}
          </tbody>
        </table>
      </ScrollRegion>
      {next === undefined ? null : <Pagination {...next} />}
    </div>
  )
}

function TableRow<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  const [first, ...rest] = columns
  return (
    <tr>
      {first === undefined ? null : <th scope="row">{first.cell(row)}</th>}
      {rest.map((column) => (
        <Cell key={column.head} column={column} row={row} />
      ))}
    </tr>
  )
}

function Cell<Row>({ row, column }: { row: Row; column: Column<Row> }) {
  const content = column.cell(row)
  return (
    <td
      class={column.numeric ? 'op-end' : undefined}
      data-head={column.head}
      data-none={content === '–' || content === '' ? '' : undefined}
    >
      {content}
    </td>
  )
}

/** `next` is the address after the last row; absent on the last page. `first` leads back. */
export type NextRows = { readonly size: number; readonly next?: string | undefined; readonly first?: string | undefined }

/** Keyset paging: a link to what follows, no page numbers that shift while people work. */
export function Pagination({ size, next, first }: NextRows) {
  const words = staffWords(useLocale())
  if (next === undefined && first === undefined) return null
  return (
    <div class="op-row op-noprint">
      {next === undefined ? null : (
        <a class="ds-button" data-variant="secondary" href={next} rel="next">
          {words.nextRows(size)}
        </a>
      )}
      {first === undefined ? null : (
        <a class="ds-button" data-variant="tertiary" href={first}>
          {words.firstRows}
        </a>
      )}
    </div>
  )
}

export type Tab = {
  readonly href: string
  readonly label: string
  readonly current?: boolean | undefined
  readonly count?: number | undefined
}

/** Tabs are links: each has its own address. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav class="op-tabs op-noprint" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
          {tab.count === undefined ? null : <span class="op-quiet op-num"> {tab.count}</span>}
        </a>
      ))}
    </nav>
  )
}
