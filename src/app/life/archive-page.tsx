import { lifecyclePolicy, type Proposal } from '#modules/lifecycle/public.ts'
import type { Actor } from '#platform/actor.ts'
import { colon } from '#platform/text/labelled.ts'
import { ActionButton, ErrorSummary, Form, type FormState, SubmitButton, TextField } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, StateLabel } from '#platform/web/parts.tsx'
import { archiveHref, archiveState } from './archive-state.ts'
import { keepHref } from './hrefs.ts'
import { text } from './text.ts'

type Props = {
  readonly ctx: PageContext
  readonly actor: Actor
  readonly proposal: Proposal
  readonly packedBy: string | null
  readonly form: FormState
}

/** The two steps between the agreement and the erasing: the package for the archive, and its receipt written down by somebody else. */
export function ArchivePage(props: Props) {
  const { ctx, proposal, form } = props
  const t = text(ctx.locale).keep
  return (
    <StaffPage ctx={ctx} title={t.archive.title(proposal.reference)} lead={t.archive.lead} section="manage" width="narrow">
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <p>
        <StateLabel state="todo">{t.archive.states[archiveState(proposal)]}</StateLabel>
      </p>
      <PackCard {...props} />
      <ReceiptCard {...props} />
      <p>
        <a class="ds-link" href={keepHref()}>
          {t.title}
        </a>
      </p>
    </StaffPage>
  )
}

function PackCard(props: Props) {
  const { ctx, actor, proposal } = props
  const t = text(ctx.locale).keep.archive
  const isPacked = proposal.handedManifest !== null
  const mayOpen = lifecyclePolicy.allows(actor, 'lifecycle.archive.open')
  return (
    <Card title={t.pack} id="pakket">
      {proposal.isHeld ? (
        <p>{t.refusals.held}</p>
      ) : isPacked ? (
        <Packed {...props} />
      ) : mayOpen ? (
        <>
          <p>{t.packWhy}</p>
          <span>
            <ActionButton ctx={ctx} action={archiveHref(proposal.id, 'pakket')}>
              {t.packAct}
            </ActionButton>
          </span>
        </>
      ) : (
        <p>{t.packLead}</p>
      )}
    </Card>
  )
}

/** Who made it fetches it; a colleague who takes over makes it anew. */
function Packed({ ctx, actor, proposal, packedBy }: Props) {
  const t = text(ctx.locale).keep.archive
  const mayOpen = lifecyclePolicy.allows(actor, 'lifecycle.archive.open')
  const isCarrier = mayOpen && proposal.handedBy === actor.accountId
  return (
    <>
      <p>{t.packedBy(packedBy ?? '')}</p>
      <p>
        {t.manifest}
        {colon(ctx.locale)}
        <span class="op-token">{proposal.handedManifest}</span>
      </p>
      {!proposal.isKept && mayOpen && <p>{t.packedBefore}</p>}
      {proposal.isKept && isCarrier && (
        <>
          <p>{t.fetchWhy}</p>
          <span>
            <ActionButton ctx={ctx} action={archiveHref(proposal.id, 'pakket/ophalen')}>
              {t.fetch}
            </ActionButton>
          </span>
        </>
      )}
      {proposal.isKept && mayOpen && !isCarrier && <p>{t.fetchOther}</p>}
      {mayOpen && (
        <Details summary={t.packAgain}>
          <p>{t.packAgainWhy}</p>
          <span>
            <ActionButton ctx={ctx} action={archiveHref(proposal.id, 'pakket')} variant="secondary">
              {t.packAgain}
            </ActionButton>
          </span>
        </Details>
      )}
    </>
  )
}

function ReceiptCard({ ctx, actor, proposal, form }: Props) {
  const t = text(ctx.locale).keep.archive
  const why = proposal.handedManifest === null ? t.receiptFirst : proposal.handedBy === actor.accountId ? t.receiptOther : null
  return (
    <Card title={t.receipt} id="ontvangst">
      {why === null ? (
        <>
          <p>{t.receiptWhy}</p>
          <Form ctx={ctx} action={archiveHref(proposal.id, 'ontvangst')}>
            <TextField form={form} name="manifest" label={t.manifestTyped} maxlength={80} autocomplete="off" />
            <TextField form={form} name="receipt" label={t.reference} maxlength={200} autocomplete="off" />
            <span>
              <SubmitButton>{t.receiptAct}</SubmitButton>
            </span>
          </Form>
        </>
      ) : (
        <p>{why}</p>
      )}
    </Card>
  )
}
