import type { Proposal, RightsRequest } from '#modules/lifecycle/public.ts'
import type { Actor } from '#platform/actor.ts'
import { formatNumber } from '#platform/text/format.ts'
import { ActionButton, ErrorSummary, Form, type FormState, LinkButton, SubmitButton, TextField } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DataTable, Quiet, Row } from '#platform/web/parts.tsx'
import { type Kind, kindNamed } from '../matrix/kinds.ts'
import { matrixText } from '../matrix/text.ts'
import { archiveHref, archiveState, waitsForArchive } from './archive-state.ts'
import { keepHref } from './hrefs.ts'
import { text } from './text.ts'

type PreviewProps = {
  readonly ctx: PageContext
  readonly actor: Actor
  readonly proposal: Proposal
  readonly counts: Readonly<Record<string, number>>
}

/** Rows by the kind of data they hold, the most first: names of tables say nothing to who has to agree. */
function byKind(counts: PreviewProps['counts']): ReadonlyMap<Kind | null, number> {
  const found = new Map<Kind | null, number>()
  for (const [table, n] of Object.entries(counts)) {
    const kind = kindNamed(table.replaceAll('"', ''))
    found.set(kind, (found.get(kind) ?? 0) + n)
  }
  return new Map([...found].toSorted(([, a], [, b]) => b - a))
}

/** What would go, per kind of data, before the second person agrees. */
export function PreviewPage({ ctx, actor, proposal, counts }: PreviewProps) {
  const t = text(ctx.locale).keep
  const { kinds } = matrixText(ctx.locale)
  const rows = [...byKind(counts)].map(([kind, n]): [string, number] => [kind === null ? t.otherKind : kinds[kind], n])
  const total = rows.reduce((sum, [, n]) => sum + n, 0)
  const isOwn = proposal.proposedBy === actor.accountId
  const isAgreed = proposal.approvedBy !== null && proposal.jobState !== 'failed'
  return (
    <StaffPage ctx={ctx} title={t.previewTitle(proposal.reference)} lead={t.previewLead} section="manage" width="narrow">
      <Card title={t.total(formatNumber(total, ctx.locale))} id="samen">
        <DataTable
          caption={t.previewTitle(proposal.reference)}
          rows={rows}
          rowKey={([name]) => name}
          columns={[
            { head: t.table, cell: ([name]) => name },
            { head: t.rows, cell: ([, n]) => formatNumber(n, ctx.locale), numeric: true },
          ]}
        />
        {isOwn && !isAgreed ? <Quiet>{t.own}</Quiet> : null}
        {proposal.toArchive ? <p>{isAgreed ? t.archive.states[archiveState(proposal)] : t.archive.toArchive}</p> : null}
        {isAgreed && !proposal.toArchive ? <p>{t.running}</p> : null}
        <Row>
          {isOwn || isAgreed ? null : (
            <ActionButton ctx={ctx} action={keepHref(`voorstel/${proposal.id}/akkoord`)} danger>
              {proposal.toArchive ? t.archive.approveHere : t.approve}
            </ActionButton>
          )}
          {waitsForArchive(proposal) ? <LinkButton href={archiveHref(proposal.id)}>{t.archive.look}</LinkButton> : null}
          <ActionButton ctx={ctx} action={keepHref(`voorstel/${proposal.id}/terug`)} variant="secondary">
            {t.drop}
          </ActionButton>
        </Row>
      </Card>
      <p>
        <a class="ds-link" href={keepHref()}>
          {t.title}
        </a>
      </p>
    </StaffPage>
  )
}

/** A family asked to erase, it was granted, and now it needs the reference of the archive. */
export function AskedPage({
  ctx,
  request,
  form,
}: {
  readonly ctx: PageContext
  readonly request: RightsRequest
  readonly form: FormState
}) {
  const t = text(ctx.locale)
  return (
    <StaffPage ctx={ctx} title={t.keep.propose} lead={t.keep.askedErasure} section="manage" width="narrow">
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <Card title={t.rights.kinds.erasure} id="gevraagd">
        <Form ctx={ctx} action={keepHref(`gevraagd/${request.id}`)}>
          <TextField
            form={form}
            name="permission"
            label={t.keep.permission}
            help={t.keep.permissionHelp}
            maxlength={200}
            autocomplete="off"
          />
          <span>
            <SubmitButton>{t.keep.propose}</SubmitButton>
          </span>
        </Form>
      </Card>
    </StaffPage>
  )
}
