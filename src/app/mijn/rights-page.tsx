import { type FamilyText, familyText, MyPage, type OwnView } from '#modules/family/public.ts'
import type { Limit, RightsRequest } from '#modules/lifecycle/public.ts'
import { formatDay } from '#platform/text/format.ts'
import { ActionButton, ErrorSummary, Form, RadioPills, SubmitButton, TextArea } from '#platform/web/fields.tsx'
import type { FormState } from '#platform/web/form-state.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, List, ListItem, Quiet, Quote, ReadThis, StateLabel } from '#platform/web/parts.tsx'

export const ownWishes = ['figures', 'object', 'restrict', 'erase'] as const
export type OwnWish = (typeof ownWishes)[number]

/** What a parent may ask here: only a mother has a dossier that is counted or kept. */
export function wishesOf(view: OwnView): readonly OwnWish[] {
  return view.dossier === null ? ['object', 'erase'] : ownWishes
}

type Props = {
  readonly ctx: PageContext
  readonly view: OwnView
  readonly requests: readonly RightsRequest[]
  readonly limits: readonly Limit[]
  readonly form: FormState
  readonly saveKey: string | undefined
}

/** To object, to stop the use, to erase; and what became of everything she asked. */
export function OwnRightsPage({ ctx, view, requests, limits, form, saveKey }: Props) {
  const all = familyText(ctx.locale)
  const t = all.rights
  const options = wishesOf(view).map((value) => ({ value, label: t.kinds[value] }))
  return (
    <MyPage ctx={ctx} title={t.title} lead={t.lead} back="/mijn/gegevens">
      <ErrorSummary errors={form.errors} ctx={ctx} />
      {limits.map((limit) => (
        <ReadThis key={limit.id}>{limit.kind === 'restriction' ? t.still : t.uncounted}</ReadThis>
      ))}
      <Card>
        <Form ctx={ctx} action="/mijn/rechten" saveKey={saveKey}>
          <RadioPills form={form} name="wish" label={t.what} options={options} />
          <TextArea form={form} name="words" label={t.words} rows={4} maxlength={2000} optional />
          <SubmitButton block>{all.save}</SubmitButton>
        </Form>
      </Card>
      {view.shows('questions') ? <Asked ctx={ctx} requests={requests} all={all} /> : null}
    </MyPage>
  )
}

type AskedProps = { readonly ctx: PageContext; readonly requests: readonly RightsRequest[]; readonly all: FamilyText }

function Asked({ ctx, requests, all }: AskedProps) {
  const t = all.rights
  return (
    <Card title={all.ask.mine} id="questions">
      {requests.length === 0 ? <Quiet>{all.ask.none}</Quiet> : null}
      <List>
        {requests.map((request) => (
          <ListItem key={request.id} sub={formatDay(request.askedOn, ctx.locale, ctx.today)}>
            <b>{wishWords(request, all)}</b>
            {request.words === '' ? null : <p dir="auto">{request.words}</p>}
            <State ctx={ctx} request={request} all={all} />
          </ListItem>
        ))}
      </List>
      <Quiet>{t.complaint}</Quiet>
    </Card>
  )
}

function wishWords({ kind, scope }: RightsRequest, { rights: { kinds } }: FamilyText): string {
  if (kind === 'objection') return scope === 'figures' ? kinds.figures : kinds.object
  return { access: kinds.copy, rectification: kinds.correct, restriction: kinds.restrict, erasure: kinds.erase }[kind]
}

function State({ ctx, request, all }: Omit<AskedProps, 'requests'> & { readonly request: RightsRequest }) {
  const t = all.rights
  const day = (value: string) => formatDay(value, ctx.locale, ctx.today)
  if (request.outcome !== null) {
    return (
      <>
        <StateLabel state="ok">{t.outcomes[request.outcome]}</StateLabel>
        {request.decision === null ? null : (
          <Quote source={all.ask.answer}>
            <span dir="auto">{request.decision}</span>
          </Quote>
        )}
      </>
    )
  }
  return (
    <>
      <p>
        <StateLabel state="busy">{all.ask.waits}</StateLabel> {t.answerBy(day(request.dueOn))}
      </p>
      {request.extendedReason === null ? null : <p dir="auto">{t.moreTime(request.extendedReason)}</p>}
      {request.portalRequestId === null && request.kind !== 'access' ? (
        <ActionButton ctx={ctx} action={`/mijn/rechten/${request.id}/terug`} variant="tertiary">
          {all.ask.takeBack}
        </ActionButton>
      ) : null}
    </>
  )
}
