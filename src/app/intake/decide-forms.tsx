import { languageName, outlooks, relationships } from '#modules/referrals/public.ts'
import { formatNumber } from '#platform/text/format.ts'
import { Form, RadioCards, RadioPills, SelectField, SubmitButton, TextField } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, CaseloadBar, Details, ReadThis } from '#platform/web/parts.tsx'
import type { Counsellor, Detail } from './read-inbox.ts'
import { text, type Words } from './text.ts'

export type DecideProps = {
  readonly ctx: PageContext
  readonly detail: Detail
  readonly form: FormState
  /** The form that came back with errors stands open. */
  readonly opened: 'accept' | 'contact' | 'wait' | 'forward' | 'decline' | null
  readonly saveKey: string | undefined
}
type Part = DecideProps & { readonly t: Words; readonly base: string }

/** Everything that can be decided about an open referral, the likeliest first. */
export function DecideForms(props: DecideProps) {
  const t = text(props.ctx.locale)
  const part = { ...props, t, base: `/nieuw/${props.detail.referral.id}` }
  return (
    <>
      <AcceptForm {...part} />
      <ContactForm {...part} />
      <WaitForm {...part} />
      <ForwardForm {...part} />
      <DeclineForm {...part} />
    </>
  )
}

function AcceptForm({ ctx, detail, form, t, base, saveKey, opened }: Part) {
  const { referral, running } = detail
  const may = referral.agreement !== 'not-asked'
  return (
    <Card title={t.decide.title} id="decide">
      <Form ctx={ctx} action={`${base}/aannemen`} saveKey={opened === 'accept' ? saveKey : undefined}>
        <RadioPills
          form={form}
          name="relationship"
          label={t.decide.relationship}
          look="chip"
          options={relationships.map((value) => ({ value, label: t.decide.relationships[value] }))}
        />
        <RadioPills
          form={form}
          name="outlook"
          label={t.decide.outlook}
          look="chip"
          options={outlooks.map((value) => ({ value, label: t.decide.outlooks[value] }))}
        />
        {may && running === null ? <Assignment ctx={ctx} detail={detail} form={form} t={t} /> : null}
        {may && running !== null ? <ReadThis>{t.decide.joinWhy(running.reference)}</ReadThis> : null}
        {may ? (
          <SubmitButton size="lg" block name="act" value="accept">
            {running === null ? t.decide.accept : t.decide.join}
          </SubmitButton>
        ) : (
          <ReadThis>{t.decide.notAsked}</ReadThis>
        )}
        <SubmitButton variant="tertiary" name="act" value="assess">
          {t.decide.saveImpression}
        </SubmitButton>
      </Form>
    </Card>
  )
}

function Assignment({ ctx, detail, form, t }: Pick<Part, 'ctx' | 'detail' | 'form' | 't'>) {
  return (
    <>
      <RadioPills
        form={form}
        name="programme"
        label={t.decide.programme}
        look="chip"
        options={detail.suggestions.map((one) => ({ value: one.programme, label: one.name }))}
      />
      <RadioCards
        form={form}
        name="counsellorId"
        label={t.decide.counsellor}
        options={detail.counsellors.map((one) => ({
          value: one.member.id,
          title: one.member.name,
          side: t.decide.points(one.load.points, one.load.ceiling),
          children: <Load ctx={ctx} one={one} detail={detail} t={t} />,
        }))}
      />
    </>
  )
}

function Load({ ctx, one, detail, t }: { ctx: PageContext; one: Counsellor; detail: Detail; t: Words }) {
  const { points, ceiling, families } = one.load
  const { language, givenName } = detail.referral.person
  const words = [
    ...(one.speaks && language !== null ? [t.decide.speaks(languageName(language, ctx.locale))] : []),
    ...(points >= ceiling ? [t.decide.full] : [t.decide.withHer(givenName, Number(formatNumber(points + detail.extra, 'en', 0)), ceiling)]),
    t.decide.families(families),
  ]
  return (
    <>
      <CaseloadBar used={points} ceiling={ceiling} extra={detail.extra} />
      <span class="op-small op-quiet">{words.join(' · ')}</span>
    </>
  )
}

function NoteField({ form, t }: Pick<Part, 'form' | 't'>) {
  return <TextField form={form} name="note" label={t.decide.note} maxlength={1000} autocomplete="off" />
}

/** A form that is not the one with errors starts empty: the names of their fields are shared. */
function own(props: Part, which: DecideProps['opened']): FormState {
  return props.opened === which ? props.form : { values: {}, errors: {} }
}

function ContactForm(props: Part) {
  const { ctx, t, base, opened, saveKey } = props
  const form = own(props, 'contact')
  const hows = ['phone', 'message', 'met'] as const
  return (
    <Details summary={t.decide.contact} open={opened === 'contact'}>
      <Form ctx={ctx} action={`${base}/contact`} saveKey={opened === 'contact' ? saveKey : undefined}>
        <RadioPills
          form={form}
          name="how"
          label={t.decide.contactHow}
          look="chip"
          options={hows.map((value) => ({ value, label: t.decide.contactHows[value] }))}
        />
        <NoteField form={form} t={t} />
        <SubmitButton variant="secondary">{t.decide.contactButton}</SubmitButton>
      </Form>
    </Details>
  )
}

function WaitForm(props: Part) {
  const { ctx, t, base, detail, opened, saveKey } = props
  const form = own(props, 'wait')
  const reasons = ['no-room', 'too-early', 'parent-wants', 'other'] as const
  if (detail.referral.state === 'waiting') return null
  return (
    <Details summary={t.decide.wait} open={opened === 'wait'}>
      <Form ctx={ctx} action={`${base}/wachtlijst`} saveKey={opened === 'wait' ? saveKey : undefined}>
        <RadioPills
          form={form}
          name="waitReason"
          label={t.decide.waitWhy}
          look="chip"
          options={reasons.map((value) => ({ value, label: t.decide.waitReasons[value] }))}
        />
        <NoteField form={form} t={t} />
        <SubmitButton variant="secondary">{t.decide.waitButton}</SubmitButton>
      </Form>
    </Details>
  )
}

function ForwardForm(props: Part) {
  const { ctx, t, base, detail, opened, saveKey } = props
  const form = own(props, 'forward')
  return (
    <Details summary={t.decide.forward} open={opened === 'forward'}>
      <Form ctx={ctx} action={`${base}/doorsturen`} saveKey={opened === 'forward' ? saveKey : undefined}>
        <SelectField
          form={form}
          name="forwardTo"
          label={t.decide.forwardTo}
          options={detail.organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField form={form} name="forwardElse" label={t.decide.forwardElse} maxlength={120} autocomplete="off" />
        <NoteField form={form} t={t} />
        <SubmitButton variant="secondary">{t.decide.forwardButton}</SubmitButton>
      </Form>
    </Details>
  )
}

function DeclineForm(props: Part) {
  const { ctx, t, base, opened, saveKey } = props
  const form = own(props, 'decline')
  const reasons = ['own-choice', 'helped-elsewhere', 'not-our-offer', 'unreachable', 'moved', 'other'] as const
  return (
    <Details summary={t.decide.decline} open={opened === 'decline'}>
      <Form ctx={ctx} action={`${base}/niet-starten`} saveKey={opened === 'decline' ? saveKey : undefined}>
        <RadioPills
          form={form}
          name="declineReason"
          label={t.decide.declineWhy}
          look="chip"
          options={reasons.map((value) => ({ value, label: t.decide.declineReasons[value] }))}
        />
        <NoteField form={form} t={t} />
        <SubmitButton variant="secondary">{t.decide.declineButton}</SubmitButton>
      </Form>
    </Details>
  )
}
