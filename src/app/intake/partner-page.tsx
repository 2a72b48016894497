import { type OwnReferral, type Receipt, ReferralFields, type ReferralFieldsProps } from '#modules/referrals/public.ts'
import { formatDay } from '#platform/text/format.ts'
import { ActionButton, ErrorSummary, Form, HiddenFields, SavedNote, SubmitButton } from '#platform/web/fields.tsx'
import { fieldId, fieldValue } from '#platform/web/form-state.ts'
import { PartnerPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, CardWarm, List, ListItem, Quiet, Row, Split, type State, StateLabel, Timeline } from '#platform/web/parts.tsx'
import { text, type Words } from './text.ts'

export type OwnLine = { readonly own: OwnReferral; readonly receipt: Receipt }
export type PartnerFormPageProps = Pick<ReferralFieldsProps, 'ctx' | 'form'> & {
  readonly door: 'account' | 'link'
  readonly action: string
  readonly title: string
  readonly submit: string
  readonly stamp: string | null
  readonly saveKey: string | undefined
  readonly draft: { readonly key: string; readonly savedAt: string | undefined } | null
  readonly organisationName: string
  /** Null where one referral is changed: the others have nothing to say there. */
  readonly own: readonly OwnLine[] | null
  /** Whether she gets a mail when there is news; null where there is no account to mail to. */
  readonly wantsNews?: boolean | null | undefined
  readonly year: { readonly parents: number; readonly weeks: number | null }
}

/** One page: the questions beside what comes back. */
export function PartnerFormPage(props: PartnerFormPageProps) {
  const { ctx, form } = props
  const t = text(ctx.locale)
  return (
    <PartnerPage
      ctx={ctx}
      title={props.title}
      lead={`${props.organisationName} · ${t.partner.lead}`}
      actions={props.draft === null ? undefined : <SavedNote at={props.draft.savedAt} />}
    >
      <Split
        main={
          <>
            <ErrorSummary errors={form.errors} ctx={ctx} />
            <Form ctx={ctx} action={props.action} saveKey={props.saveKey} draftKey={props.draft?.key}>
              {props.stamp === null ? null : <HiddenFields values={{ stamp: props.stamp }} />}
              {props.stamp === null ? null : <Trap />}
              <ReferralFields ctx={ctx} form={form} door={props.door} />
              <Row between>
                <SubmitButton size="lg">{props.submit}</SubmitButton>
                <span class="op-small op-quiet">{t.partner.canAdjust}</span>
              </Row>
            </Form>
          </>
        }
        side={
          <>
            <WhatComesBack t={t} />
            <NewsCard ctx={ctx} wants={props.wantsNews ?? null} t={t} />
            <OwnReferrals {...props} t={t} />
          </>
        }
        sticky
      />
    </PartnerPage>
  )
}

function Trap() {
  const hidden = { class: 'op-trap', 'aria-hidden': 'true' } as const
  return (
    <div {...hidden}>
      <label for={fieldId('website')}>Website</label>
      <input id={fieldId('website')} name="website" type="text" tabIndex={-1} autocomplete="off" />
    </div>
  )
}

export function submitText(form: PartnerFormPageProps['form'], t: Words): string {
  const name = fieldValue(form, 'givenName').trim()
  return name === '' ? t.partner.send : t.partner.sendFor(name)
}

export function WhatComesBack({ t }: { t: Words }) {
  const { back } = t.partner
  return (
    <CardWarm title={t.partner.backTitle} id="back">
      <Timeline
        items={[
          { id: 'back-received', icon: 'inbox', tone: 'brand1', title: <b>{back.received}</b>, meta: back.receivedWhen },
          { id: 'back-contacted', icon: 'phone', tone: 'brand1', title: <b>{back.contacted}</b>, meta: back.contactedWhen },
          { id: 'back-started', icon: 'hands', tone: 'brand1', title: <b>{back.started}</b>, meta: back.startedOr },
          { id: 'back-ended', icon: 'flag', tone: 'brand1', title: <b>{back.ended}</b> },
        ]}
      />
      <p class="op-small">{t.partner.backNever}</p>
    </CardWarm>
  )
}

/** The one word that says where it stands, no more than was agreed. */
export function statusOf(receipt: Receipt, t: Words): { readonly state: State; readonly word: string } {
  const words = t.partner.statuses
  if (receipt.isWithdrawn) return { state: 'na', word: words.withdrawn }
  if (receipt.asksParentFirst) return { state: 'todo', word: words.asking }
  const { status } = receipt
  if (status === null) return { state: 'ok', word: words.received }
  if (status.endedOn !== null) return { state: 'ok', word: words.ended }
  if (status.startedOn !== null) return { state: 'ok', word: words.started }
  if (status.wentElsewhere) return { state: 'na', word: words.elsewhere }
  return status.contactedOn !== null ? { state: 'busy', word: words.contacted } : { state: 'ok', word: words.received }
}

function OwnReferrals({ ctx, own, year, door, t }: PartnerFormPageProps & { t: Words }) {
  if (own === null) return null
  return (
    <Card title={t.partner.ownTitle} id="own">
      {own.length === 0 ? <p>{t.partner.ownNone}</p> : null}
      <List>
        {own.map(({ own: one, receipt }) => {
          const { state, word } = statusOf(receipt, t)
          return (
            <ListItem
              key={one.id}
              sub={formatDay(one.receivedOn, ctx.locale, ctx.today)}
              end={<StateLabel state={state}>{word}</StateLabel>}
            >
              {door === 'account' ? <a href={`/verwijzen/aanmelding/${one.id}`}>{one.initials}</a> : <b>{one.initials}</b>}
            </ListItem>
          )
        })}
      </List>
      {year.parents === 0 ? null : (
        <Quiet>
          {t.partner.ownYear(year.parents)} {year.weeks === null ? null : t.partner.ownWeeks(year.weeks)}
        </Quiet>
      )}
    </Card>
  )
}

function NewsCard({ ctx, wants, t }: { ctx: PageContext; wants: boolean | null; t: Words }) {
  if (wants === null) return null
  const { news } = t.partner
  return (
    <Card title={news.title} id="nieuws">
      <p>{wants ? news.isOn : news.isOff}</p>
      <Quiet>{news.what}</Quiet>
      <Row>
        <ActionButton ctx={ctx} action={`/verwijzen/nieuws/${wants ? 'uit' : 'aan'}`} variant="secondary">
          {wants ? news.turnOff : news.turnOn}
        </ActionButton>
      </Row>
    </Card>
  )
}

/** A partner account that belongs to no organisation yet. */
export function NoOrganisationPage({ ctx }: { ctx: PageContext }) {
  const t = text(ctx.locale)
  return (
    <PartnerPage ctx={ctx} title={t.partner.title}>
      <Card>
        <p>{t.partner.noOrganisation}</p>
      </Card>
    </PartnerPage>
  )
}
