import { formatInstant } from '#platform/text/format.ts'
import { colon, labelled } from '#platform/text/labelled.ts'
import { ActionButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DataTable, List, Quiet } from '#platform/web/parts.tsx'
import type { GlassNotice, TeamAccess } from './store.ts'
import { text } from './text.ts'

/** For the team lead: who is kept out where, which files are closed, who went in nevertheless. Numbers, no families. */
export function TeamAccessPage({ ctx, access }: { ctx: PageContext; access: TeamAccess }) {
  const t = text(ctx.locale)
  const day = (at: Date): string => formatInstant(at, ctx.locale, ctx.today)
  return (
    <StaffPage ctx={ctx} title={t.teamTitle} lead={t.teamLead} section="manage">
      <Card id="nood">
        <DataTable
          caption={t.glassTitle}
          showCaption
          rows={access.glass}
          rowKey={(row) => row.id}
          empty={t.noGlass}
          columns={[
            { head: t.number, cell: (row) => row.reference },
            { head: t.who, cell: (row) => row.name },
            { head: t.when, cell: (row) => formatInstant(row.openedAt, ctx.locale, ctx.today) },
            { head: t.reason, cell: (row) => row.reason },
            {
              head: t.seen,
              cell: (row) =>
                row.reviewedAt === null ? (
                  <a class="ds-link" href="/beheer/nazicht#nood">
                    {t.review}
                    <span class="ds-sr-only">
                      {colon(ctx.locale)}
                      {row.reference}
                    </span>
                  </a>
                ) : (
                  day(row.reviewedAt)
                ),
            },
          ]}
        />
      </Card>
      <Card id="kent">
        <DataTable
          caption={t.conflictsTitle}
          showCaption
          rows={access.conflicts}
          rowKey={(row) => row.id}
          empty={t.noConflicts}
          columns={[
            { head: t.number, cell: (row) => row.reference },
            { head: t.colleague, cell: (row) => row.name },
            { head: t.kind, cell: (row) => t.kinds[row.kind] },
            { head: t.since, cell: (row) => day(row.at) },
            {
              head: t.lift,
              cell: (row) => (
                <ActionButton
                  ctx={ctx}
                  action={`/beheer/toegang/kent/${row.id}/op`}
                  variant="tertiary"
                  label={labelled(t.lift, `${row.name}, ${row.reference}`, ctx.locale)}
                >
                  {t.lift}
                </ActionButton>
              ),
            },
          ]}
        />
      </Card>
      <Card id="besloten">
        <DataTable
          caption={t.closuresTitle}
          showCaption
          rows={access.closures}
          rowKey={(row) => row.id}
          empty={t.noClosures}
          columns={[
            { head: t.number, cell: (row) => row.reference },
            { head: t.counsellor, cell: (row) => row.counsellor ?? t.nobody },
            { head: t.since, cell: (row) => day(row.at) },
          ]}
        />
      </Card>
      <p>
        <a class="ds-link" href="/gezinnen/besloten">
          {t.needLink}
        </a>
      </p>
    </StaffPage>
  )
}

/** On the page of today: a colleague went into a closed file. Nothing when nobody did. */
export function GlassCard({ ctx, notices, isLead }: { ctx: PageContext; notices: readonly GlassNotice[]; isLead: boolean }) {
  if (notices.length === 0) return null
  const t = text(ctx.locale)
  return (
    <Card title={t.noticeTitle} id="nood" look="warm">
      <List>
        {notices.map((one) => (
          <li key={one.id}>{t.notice(one.name, one.reference, formatInstant(one.openedAt, ctx.locale, ctx.today))}</li>
        ))}
      </List>
      {isLead ? (
        <a class="ds-link" href="/beheer/toegang">
          {t.look}
        </a>
      ) : (
        <Quiet>{t.glassTitle}</Quiet>
      )}
    </Card>
  )
}
