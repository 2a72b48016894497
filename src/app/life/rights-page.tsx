import type { CopyRow, Hold, Limit, LimitUse, RightsRequest } from '#modules/lifecycle/public.ts'
import {
  lifecyclePolicy,
  limitGrounds,
  limitOf,
  objectionScopes,
  requestKinds,
  requestOutcomes,
  termState,
} from '#modules/lifecycle/public.ts'
import type { Actor } from '#platform/actor.ts'
import { addDays } from '#platform/day.ts'
import { formatDay, formatInstant } from '#platform/text/format.ts'
import {
  ActionButton,
  DateField,
  ErrorSummary,
  Form,
  type FormState,
  LinkButton,
  RadioPills,
  SubmitButton,
  TextArea,
} from '#platform/web/fields.tsx'
import { emptyForm } from '#platform/web/form-state.ts'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, JobProgress, List, ListItem, Quiet, ReadThis, Row, StateLabel } from '#platform/web/parts.tsx'
import { askerText } from './asker-words.ts'
import { rightsHref } from './hrefs.ts'
import { LimitCard } from './limit-card.tsx'
import { type Text, text } from './text.ts'

export type RightsFacts = {
  readonly dossierId: string
  readonly copies: readonly CopyRow[]
  readonly requests: readonly RightsRequest[]
  readonly hold: Hold | null
  readonly limits: readonly Limit[]
  readonly uses: readonly LimitUse[]
  readonly names: ReadonlyMap<string, string>
  /** Who asked something and is not the mother, by person. */
  readonly others: ReadonlyMap<string, string>
}
/** The form that was refused, with what was typed. */
export type Refused = { readonly place: string; readonly form: FormState }
type Props = { readonly ctx: PageContext; readonly actor: Actor; readonly facts: RightsFacts; readonly refused: Refused | null }

const formOf = ({ refused }: Pick<Props, 'refused'>, place: string): FormState => (refused?.place === place ? refused.form : emptyForm)

export function RightsPage(props: Props) {
  const { ctx, facts, refused } = props
  const t = text(ctx.locale)
  const isMaking = facts.copies.some(({ state }) => state === 'waiting' || state === 'running')
  return (
    <StaffPage
      ctx={ctx}
      title={t.rights.title}
      lead={t.rights.lead}
      section="families"
      width="narrow"
      {...(isMaking ? { refresh: 5 } : {})}
    >
      <ErrorSummary errors={refused?.form.errors ?? {}} ctx={ctx} />
      {lifecyclePolicy.allows(props.actor, 'lifecycle.copy.make') ? <CopyCard {...props} t={t} /> : null}
      <RequestsCard {...props} t={t} />
      <LimitCard ctx={ctx} actor={props.actor} {...facts} />
      <HoldCard {...props} t={t} />
      <p class="op-noprint">
        <a class="ds-link" href={`/gezinnen/${facts.dossierId}`}>
          {t.back}
        </a>
      </p>
    </StaffPage>
  )
}

type CardProps = Props & { readonly t: Text }

function CopyCard({ ctx, facts, t }: CardProps) {
  const words = t.rights
  return (
    <Card title={words.copy} id="afschrift">
      <p>{words.copyWhy}</p>
      <List>
        {facts.copies.map((copy) => (
          <ListItem
            key={copy.id}
            sub={
              copy.madeAt === null
                ? undefined
                : `${words.until(formatInstant(copy.expiresAt, ctx.locale, ctx.today))} · ${words.fetched(copy.downloads)}`
            }
          >
            <b>{words.madeOn(formatInstant(copy.askedAt, ctx.locale, ctx.today))}</b>
            <CopyState copy={copy} dossierId={facts.dossierId} t={t} />
          </ListItem>
        ))}
      </List>
      <span>
        <ActionButton
          ctx={ctx}
          action={rightsHref(facts.dossierId, 'afschrift')}
          variant={facts.copies.length === 0 ? 'primary' : 'secondary'}
        >
          {words.make}
        </ActionButton>
      </span>
    </Card>
  )
}

function CopyState({ copy, dossierId, t }: { copy: CopyRow; dossierId: string; t: Text }) {
  if (copy.state === 'failed') return <StateLabel state="todo">{t.rights.failed}</StateLabel>
  if (copy.madeAt === null) {
    return <JobProgress what={t.rights.making} done={copy.done} total={copy.total ?? 2} poll={`/werk/${copy.jobId}`} />
  }
  return (
    <Row>
      <LinkButton href={rightsHref(dossierId, `afschrift/${copy.id}/papier`)} download>
        {t.rights.paper}
      </LinkButton>
      <LinkButton href={rightsHref(dossierId, `afschrift/${copy.id}/bestand`)} variant="secondary" download>
        {t.rights.package}
      </LinkButton>
    </Row>
  )
}

function RequestsCard(props: CardProps) {
  const { ctx, facts, t } = props
  const form = formOf(props, 'new')
  const words = t.rights
  return (
    <Card title={words.requests} id="vragen">
      {facts.requests.length === 0 ? <Quiet>{words.none}</Quiet> : null}
      {facts.requests.map((request) => (
        <RequestPart key={request.id} {...props} request={request} />
      ))}
      <Details summary={words.newRequest} open={props.refused?.place === 'new'}>
        <Form ctx={ctx} action={rightsHref(facts.dossierId, 'vragen')}>
          <RadioPills
            form={form}
            name="kind"
            label={words.kind}
            options={requestKinds.map((value) => ({ value, label: words.kinds[value] }))}
          />
          <RadioPills
            form={form}
            name="scope"
            label={words.scope}
            optional
            options={objectionScopes.map((value) => ({ value, label: words.scopes[value] }))}
          />
          <RadioPills
            form={form}
            name="channel"
            label={words.channel}
            options={(['spoken', 'written'] as const).map((value) => ({ value, label: words.channels[value] }))}
          />
          <TextArea form={form} name="words" label={words.words} rows={3} maxlength={2000} />
          <DateField form={form} name="askedOn" label={words.askedOn} max={ctx.today} />
          <span>
            <SubmitButton>{words.add}</SubmitButton>
          </span>
        </Form>
      </Details>
    </Card>
  )
}

const signOf = { answered: 'ok', open: 'busy', soon: 'todo', late: 'todo' } as const

function RequestPart(props: CardProps & { readonly request: RightsRequest }) {
  const { ctx, actor, request, t } = props
  const words = t.rights
  const day = (value: string) => formatDay(value, ctx.locale, ctx.today)
  const state = termState(request.dueOn, request.decidedOn, ctx.today, addDays(request.dueOn, -7))
  const isOpen = request.outcome === null
  const other = request.personId === null ? undefined : props.facts.others.get(request.personId)
  const isRefused = request.outcome === 'refused' || request.outcome === 'withdrawn'
  const erasureGoesOn = other === undefined && request.kind === 'erasure' && !isRefused
  return (
    <Card title={words.kinds[request.kind]} id={`v-${request.id}`} level={3} look="tint">
      <p>
        <StateLabel state={signOf[state]}>{words.states[state]}</StateLabel> {isOpen ? words.answerBy(day(request.dueOn)) : null}
      </p>
      {other === undefined ? null : (
        <ReadThis>
          <p>{askerText(ctx.locale).other(other)}</p>
        </ReadThis>
      )}
      {request.scope === null ? null : <p>{words.scopes[request.scope]}</p>}
      <p class="op-pre">{request.words}</p>
      <Quiet>{words.askedLine(day(request.askedOn), words.channels[request.channel])}</Quiet>
      {request.extendedOn === null ? null : <p>{words.extended(day(request.extendedOn), request.extendedReason ?? '')}</p>}
      {request.outcome === null || request.decidedOn === null ? null : (
        <p>
          <b>{words.decided(words.outcomes[request.outcome], day(request.decidedOn))}</b>
          {request.decision === null ? null : `: ${request.decision}`}
        </p>
      )}
      {erasureGoesOn ? <Quiet>{words.erasurePath}</Quiet> : null}
      {isOpen && lifecyclePolicy.allows(actor, 'lifecycle.request.decide') ? <DecideForms {...props} /> : null}
      {isOpen && !lifecyclePolicy.allows(actor, 'lifecycle.request.decide') ? <Quiet>{words.onlyLead}</Quiet> : null}
      {erasureGoesOn && !isOpen && lifecyclePolicy.allows(actor, 'lifecycle.destroy') ? (
        <a class="ds-link" href={`/beheer/bewaren/gevraagd/${request.id}`}>
          {words.propose}
        </a>
      ) : null}
    </Card>
  )
}

function DecideForms(props: CardProps & { readonly request: RightsRequest }) {
  const { ctx, facts, request, t, refused } = props
  const words = t.rights
  const decide = formOf(props, `decide-${request.id}`)
  const extend = formOf(props, `extend-${request.id}`)
  const at = (path: string) => rightsHref(facts.dossierId, `vragen/${request.id}/${path}`)
  return (
    <>
      <Details summary={words.decide} open={refused?.place === `decide-${request.id}`}>
        <Form ctx={ctx} action={at('beslissen')} id={`b-${request.id}`}>
          <RadioPills
            form={decide}
            name="outcome"
            label={words.outcome}
            options={requestOutcomes.map((value) => ({ value, label: words.outcomes[value] }))}
          />
          {limitOf(request) === 'restriction' && (request.personId === null || !facts.others.has(request.personId)) ? (
            <RadioPills
              form={decide}
              name="ground"
              label={t.limit.restsOn}
              optional
              options={limitGrounds.map((value) => ({ value, label: t.limit.grounds[value] }))}
            />
          ) : null}
          <TextArea form={decide} name="decision" label={words.decision} rows={3} maxlength={2000} />
          <span>
            <SubmitButton>{words.decideAct}</SubmitButton>
          </span>
        </Form>
      </Details>
      {request.extendedOn === null && request.dueOn >= ctx.today ? (
        <Details summary={words.extend} open={refused?.place === `extend-${request.id}`}>
          <Form ctx={ctx} action={at('uitstel')} id={`u-${request.id}`}>
            <TextArea form={extend} name="reason" label={words.extendWhy} rows={2} maxlength={500} />
            <span>
              <SubmitButton variant="secondary">{words.extendAct}</SubmitButton>
            </span>
          </Form>
        </Details>
      ) : null}
    </>
  )
}

function HoldCard(props: CardProps) {
  const { ctx, actor, facts, t } = props
  const words = t.rights
  const form = formOf(props, 'hold')
  const maySet = lifecyclePolicy.allows(actor, 'lifecycle.hold.set')
  return (
    <Card title={words.hold} id="bijhouden">
      {facts.hold === null ? (
        <p>{words.noHold}</p>
      ) : (
        <>
          <p>
            <b>{words.held}</b>.{' '}
            {facts.hold.untilOn === null ? words.heldOpen : words.heldUntil(formatDay(facts.hold.untilOn, ctx.locale, ctx.today))}.
          </p>
          <p class="op-pre">{facts.hold.reason}</p>
        </>
      )}
      {maySet && facts.hold !== null ? (
        <span>
          <ActionButton ctx={ctx} action={rightsHref(facts.dossierId, 'bijhouden/opheffen')} variant="secondary">
            {words.holdLift}
          </ActionButton>
        </span>
      ) : null}
      {maySet && facts.hold === null ? (
        <Details summary={words.holdSet} open={props.refused?.place === 'hold'}>
          <Form ctx={ctx} action={rightsHref(facts.dossierId, 'bijhouden')}>
            <Quiet>{words.holdWhy}</Quiet>
            <TextArea form={form} name="holdReason" label={words.holdReason} rows={2} maxlength={500} />
            <DateField form={form} name="holdUntil" label={words.holdUntil} min={ctx.today} />
            <span>
              <SubmitButton>{words.holdSet}</SubmitButton>
            </span>
          </Form>
        </Details>
      ) : null}
    </Card>
  )
}
