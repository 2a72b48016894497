import type { OwnReferral, Receipt } from '#modules/referrals/public.ts'
import { isOpen } from '#modules/referrals/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { formatDay } from '#platform/text/format.ts'
import { ActionButton, ErrorSummary, Form, LinkButton, SubmitButton, TextArea, TextField } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import { PartnerPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, CardWarm, Details, ReadThis, StateLabel, Timeline, type TimelineItem } from '#platform/web/parts.tsx'
import { statusOf } from './partner-page.tsx'
import { text, type Words } from './text.ts'

export type ReceiptPageProps = {
  readonly ctx: PageContext
  readonly own: OwnReferral
  readonly receipt: Receipt
  /** Address of this page; the acts hang under it. */
  readonly base: string
  /** By account the whole referral can be adjusted; by token a line can be added. */
  readonly by: 'account' | 'receipt'
  readonly form: FormState
}

/** What the parent agreed to share, with dates; never the dossier. */
export function ReceiptPage({ ctx, own, receipt, base, by, form }: ReceiptPageProps) {
  const t = text(ctx.locale)
  const { state, word } = statusOf(receipt, t)
  const open = isOpen(own.state)
  return (
    <PartnerPage ctx={ctx} title={t.partner.receiptTitle} lead={`${own.initials} · ${t.partner.receiptNumber(own.reference)}`}>
      <ErrorSummary errors={form.errors} ctx={ctx} />
      <div class="op-two">
        <CardWarm title={t.partner.receiptThanks} id="status" side={<StateLabel state={state}>{word}</StateLabel>}>
          <Timeline items={moments(ctx, receipt, t)} />
          {receipt.asksParentFirst ? <ReadThis>{t.partner.receiptAsk}</ReadThis> : null}
          {receipt.status === null && !receipt.asksParentFirst ? <p>{t.partner.receiptPrivate}</p> : null}
          {receipt.status?.wentElsewhere ? <p>{t.partner.elsewhereWhy}</p> : null}
          {receipt.counsellorName === null ? null : <p>{t.partner.counsellor(receipt.counsellorName)}</p>}
          <p class="op-small">{t.partner.backNever}</p>
          {by === 'receipt' ? <p class="op-small">{t.partner.receiptKeep}</p> : null}
        </CardWarm>
        <div class="op-stack">
          {open && by === 'receipt' ? <AddSomething ctx={ctx} base={base} form={form} t={t} /> : null}
          {open && by === 'account' ? <LinkButton href={`${base}/aanpassen`}>{t.partner.adjust}</LinkButton> : null}
          {open ? <Withdraw ctx={ctx} base={base} form={form} t={t} /> : null}
          {own.state === 'withdrawn' ? (
            <ActionButton ctx={ctx} action={`${base}/terugzetten`} variant="secondary" icon="undo">
              {t.partner.reinstate}
            </ActionButton>
          ) : null}
          {by === 'account' ? (
            <p>
              <a class="ds-link" href="/verwijzen">
                {t.partner.another}
              </a>
            </p>
          ) : null}
        </div>
      </div>
    </PartnerPage>
  )
}

function moments(ctx: PageContext, receipt: Receipt, t: Words): readonly TimelineItem[] {
  const words = t.partner.statuses
  const when = (day: IsoDay | null): string => (day === null ? t.partner.notYet : formatDay(day, ctx.locale, ctx.today))
  const received: TimelineItem = {
    id: 'received',
    icon: 'inbox',
    tone: 'brand1',
    title: <b>{words.received}</b>,
    meta: when(receipt.receivedOn),
  }
  if (receipt.isWithdrawn) return [received, { id: 'withdrawn', icon: 'undo', tone: 'neutral', title: <b>{words.withdrawn}</b> }]
  const { status } = receipt
  if (status === null) return [received]
  const tone = (day: IsoDay | null) => (day === null ? 'neutral' : 'brand1')
  const contacted: TimelineItem = {
    id: 'contacted',
    icon: 'phone',
    tone: tone(status.contactedOn),
    title: <b>{words.contacted}</b>,
    meta: when(status.contactedOn),
  }
  if (status.wentElsewhere) return [received, contacted, { id: 'elsewhere', icon: 'next', tone: 'brand1', title: <b>{words.elsewhere}</b> }]
  return [
    received,
    contacted,
    { id: 'started', icon: 'hands', tone: tone(status.startedOn), title: <b>{words.started}</b>, meta: when(status.startedOn) },
    { id: 'ended', icon: 'flag', tone: tone(status.endedOn), title: <b>{words.ended}</b>, meta: when(status.endedOn) },
  ]
}

type Part = { readonly ctx: PageContext; readonly base: string; readonly form: FormState; readonly t: Words }

function AddSomething({ ctx, base, form, t }: Part) {
  return (
    <Card title={t.partner.addTitle} id="add">
      <Form ctx={ctx} action={`${base}/aanvulling`}>
        <TextArea form={form} name="text" label={t.partner.addText} rows={3} maxlength={2000} />
        <SubmitButton variant="secondary">{t.partner.addButton}</SubmitButton>
      </Form>
    </Card>
  )
}

function Withdraw({ ctx, base, form, t }: Part) {
  return (
    <Details summary={t.partner.withdrawTitle}>
      <Form ctx={ctx} action={`${base}/intrekken`}>
        <TextField
          form={form}
          name="reason"
          label={t.partner.withdrawWhy}
          help={t.partner.withdrawHelp}
          maxlength={300}
          autocomplete="off"
        />
        <SubmitButton variant="secondary">{t.partner.withdraw}</SubmitButton>
      </Form>
    </Details>
  )
}
