import { formatDayShort, plural } from '#platform/text/format.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { DataTable } from '#platform/web/parts.tsx'
import type { BehindFigure } from '../domain/behind.ts'
import type { BehindPage as Found } from '../queries/list-behind.ts'
import { PAGE_SIZE } from '../queries/list-behind.ts'
import type { EvidenceText } from '../text.nl.ts'

export type BehindPageProps = {
  readonly ctx: PageContext
  readonly t: EvidenceText
  readonly figure: BehindFigure
  readonly found: Found
  readonly motherNames: ReadonlyMap<string, string>
  readonly programmeNames: ReadonlyMap<string, string>
  readonly back: string
  /** Address of what follows. */
  readonly next: string | null
}

export function BehindPage({ ctx, t, figure, found, motherNames, programmeNames, back, next }: BehindPageProps) {
  const columns = [
    {
      head: t.columns.name,
      cell: (row: Found['rows'][number]) => (
        <a class="ds-link" href={`/gezinnen/${row.dossierId}`}>
          {motherNames.get(row.motherId) ?? row.reference}
        </a>
      ),
    },
    { head: t.columns.dossier, cell: (row: Found['rows'][number]) => row.reference },
    { head: t.columns.programme, cell: (row: Found['rows'][number]) => programmeNames.get(row.programme) ?? row.programme },
    { head: t.columns.startedOn, cell: (row: Found['rows'][number]) => formatDayShort(row.startedOn, ctx.locale) },
    { head: t.columns.status, cell: (row: Found['rows'][number]) => t.status[row.status] },
  ]
  const title = plural(found.total, ctx.locale, t.behindTitle)
  return (
    <StaffPage ctx={ctx} title={title} lead={t.behindLead(t.figures[figure])} section="report">
      <p>
        <a class="ds-link" href={back}>
          {t.back}
        </a>
      </p>
      <DataTable
        caption={title}
        columns={columns}
        rows={found.rows}
        rowKey={(row) => row.dossierId}
        next={next === null ? undefined : { size: PAGE_SIZE, next }}
      />
    </StaffPage>
  )
}
