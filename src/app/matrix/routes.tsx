import type { FastifyInstance } from 'fastify'
import { lifecyclePolicy } from '#modules/lifecycle/public.ts'
import { sendPage } from '#platform/http/reply.tsx'
import { pageOf } from '#platform/http/request.ts'
import type { Who } from '#platform/policy.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { DataTable, PrintButton, Quiet } from '#platform/web/parts.tsx'
import { type Kind, kinds } from './kinds.ts'
import { everyone, matrixRows, type Row, whileRestricted } from './matrix.ts'
import { matrixText } from './text.ts'

type Role = (typeof everyone)[number]

type Held = { readonly does: 'read' | 'write'; readonly who: readonly Who[] }

/** What the rules let this role do, in words; a dash when nothing. */
function may(rules: readonly Held[], role: Role, { reads, writes }: { readonly reads: string; readonly writes: string }): string {
  const own = rules.filter(({ who }) => who.includes(role))
  const ways = [own.length > 0 ? reads : '', own.some(({ does }) => does === 'write') ? writes : '']
  return ways.filter((word) => word !== '').join(', ') || '–'
}

type Shown = { readonly caption: string; readonly rules: readonly Row[]; readonly whoOf: (row: Row) => readonly Who[] }

function KindsTable({ ctx, caption, rules, whoOf }: Shown & { readonly ctx: PageContext }) {
  const t = matrixText(ctx.locale)
  const about = (kind: Kind) => rules.filter((row) => row.kinds.includes(kind) && whoOf(row).length > 0)
  const why = (kind: Kind): string =>
    [...new Set(about(kind).flatMap(({ purposes }) => purposes))].map((purpose) => t.purposes[purpose]).join(', ')
  const held = (kind: Kind): readonly Held[] => about(kind).map((row) => ({ does: row.does, who: whoOf(row) }))
  return (
    <DataTable
      caption={caption}
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
        ...everyone.map((role) => ({ head: t.roles[role], cell: (kind: Kind) => may(held(kind), role, t) })),
      ]}
    />
  )
}

function MatrixPage({ ctx }: { ctx: PageContext }) {
  const t = matrixText(ctx.locale)
  const rows = matrixRows()
  return (
    <StaffPage ctx={ctx} title={t.title} lead={t.lead} section="manage">
      <PrintButton />
      <Quiet>{t.note}</Quiet>
      <KindsTable ctx={ctx} caption={t.title} rules={rows} whoOf={({ who }) => who} />
      <h2>{t.restricted}</h2>
      <p>{t.restrictedNote}</p>
      <KindsTable ctx={ctx} caption={t.restricted} rules={rows} whoOf={(row) => whileRestricted(row) ?? []} />
    </StaffPage>
  )
}

/** The list of who has access to which categories of data, ready for the authority: from the live policy, on paper too. */
export function matrixRoutes(app: FastifyInstance): void {
  const config = { access: lifecyclePolicy.who('lifecycle.records.read'), purpose: 'data-subject' } as const
  app.get('/beheer/wie-mag-wat', { config }, async (request, reply) => sendPage(reply, 200, <MatrixPage ctx={pageOf(request)} />))
}
