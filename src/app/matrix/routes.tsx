import type { FastifyInstance } from 'fastify'
import { lifecyclePolicy } from '#modules/lifecycle/public.ts'
import { sendPage } from '#platform/http/reply.tsx'
import { pageOf } from '#platform/http/request.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { DataTable, PrintButton, Quiet } from '#platform/web/parts.tsx'
import { type Kind, kinds } from './kinds.ts'
import { everyone, matrixRows } from './matrix.ts'
import { matrixText } from './text.ts'

type Role = (typeof everyone)[number]

function MatrixPage({ ctx }: { ctx: PageContext }) {
  const t = matrixText(ctx.locale)
  const rows = matrixRows()
  const about = (kind: Kind) => rows.filter((row) => row.kinds.includes(kind))
  const may = (kind: Kind, role: Role): string => {
    const own = about(kind).filter(({ who }) => who.includes(role))
    const ways = [own.length > 0 ? t.reads : '', own.some(({ does }) => does === 'write') ? t.writes : '']
    return ways.filter((word) => word !== '').join(', ') || '–'
  }
  const why = (kind: Kind): string =>
    [...new Set(about(kind).flatMap(({ purposes }) => purposes))].map((purpose) => t.purposes[purpose]).join(', ')
  return (
    <StaffPage ctx={ctx} title={t.title} lead={t.lead} section="manage">
      <PrintButton />
      <Quiet>{t.note}</Quiet>
      <DataTable
        caption={t.title}
        rows={kinds.filter((kind) => about(kind).length > 0)}
        rowKey={(kind) => kind}
        columns={[
          {
            head: t.kind,
            cell: (kind) => (
              <>
                {t.kinds[kind]}
                <div class="op-small op-quiet">{why(kind)}</div>
              </>
            ),
          },
          ...everyone.map((role) => ({ head: t.roles[role], cell: (kind: Kind) => may(kind, role) })),
        ]}
      />
    </StaffPage>
  )
}

/** The list of who has access to which categories of data, ready for the authority: from the live policy, on paper too. */
export function matrixRoutes(app: FastifyInstance): void {
  const config = { access: lifecyclePolicy.who('lifecycle.records.read'), purpose: 'data-subject' } as const
  app.get('/beheer/wie-mag-wat', { config }, async (request, reply) => sendPage(reply, 200, <MatrixPage ctx={pageOf(request)} />))
}
