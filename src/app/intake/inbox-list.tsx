import { fullName } from '#modules/people/public.ts'
import {
  type Decided,
  inboxLimit,
  languageName,
  type PriorityReason,
  priorityReasons,
  promisedWorkingDays,
  waitingOf,
} from '#modules/referrals/public.ts'
import { pregnancyAge, workingDaysBetween } from '#platform/day.ts'
import { formatDay } from '#platform/text/format.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import {
  AgeRing,
  Avatar,
  Card,
  EmptyState,
  List,
  ListCard,
  ListItem,
  ProgrammeTag,
  Quiet,
  Row,
  StateLabel,
  Tag,
  Why,
} from '#platform/web/parts.tsx'
import { ageWords, clockWords, initialsOf, reasonWords, sourceWords } from './family-words.ts'
import type { Inbox, InboxItem } from './read-inbox.ts'
import { text, type Words } from './text.ts'

export type ListProps = { readonly ctx: PageContext; readonly inbox: Inbox; readonly currentId: string | null }

type Group = { readonly id: string; readonly title: string; readonly why?: string; readonly items: readonly InboxItem[] }

function groupsOf(items: readonly InboxItem[], t: Words): readonly Group[] {
  const waiting = items.filter(({ row }) => row.state === 'waiting')
  const asking = items.filter(({ row }) => row.state !== 'waiting' && !row.mayCall)
  const rest = items.filter(({ row }) => row.state !== 'waiting' && row.mayCall)
  const groups: readonly Group[] = [
    { id: 'call', title: t.inbox.callTitle, items: rest.filter(({ row }) => row.state === 'new') },
    { id: 'contacted', title: t.inbox.contactedTitle, items: rest.filter(({ row }) => row.state === 'contacted') },
    { id: 'waiting', title: t.inbox.waitingTitle, items: waiting },
    { id: 'asking', title: t.inbox.askTitle, why: t.inbox.askWhy, items: asking },
  ]
  return groups.filter((group) => group.items.length > 0)
}

/** The list of the inbox in the order of calling, in groups by what is needed. */
export function InboxList({ ctx, inbox, currentId }: ListProps) {
  const t = text(ctx.locale)
  const groups = groupsOf(inbox.items, t)
  return (
    <>
      {groups.length === 0 ? (
        <EmptyState title={t.inbox.emptyTitle} id="none">
          {t.inbox.emptyBody}
        </EmptyState>
      ) : null}
      {inbox.items.length >= inboxLimit ? <Quiet>{t.inbox.tooMany(inboxLimit)}</Quiet> : null}
      {groups.map((group) => (
        <section key={group.id} class="op-stack" aria-labelledby={`group-${group.id}`}>
          <h2 id={`group-${group.id}`}>{group.title}</h2>
          {group.why === undefined ? null : <Quiet>{group.why}</Quiet>}
          {group.items.map((item) => (
            <InboxCard key={item.row.id} ctx={ctx} item={item} t={t} current={item.row.id === currentId} />
          ))}
        </section>
      ))}
    </>
  )
}

function InboxCard({ ctx, item, t, current }: { ctx: PageContext; item: InboxItem; t: Words; current: boolean }) {
  const { row } = item
  const { strong, rest } = clockWords(row, ctx.today, ctx.locale, t)
  const language = row.language === null ? [] : [languageName(row.language, ctx.locale)]
  const interpreter = row.needsInterpreter ? [t.card.withInterpreter] : []
  const source = [
    sourceWords(row.channel, row.organisationName, t),
    ...ageWords(row.birthDate, ctx.today, t),
    [...language, ...interpreter].join(', '),
  ]
  const reasons = row.state === 'new' ? priorityReasons(row, ctx.today).filter((reason) => reason.kind !== 'waits-too-long') : []
  return (
    <ListCard
      href={`/nieuw/${row.id}`}
      title={fullName(row)}
      lead={<CardLead item={item} ctx={ctx} />}
      clock={
        <>
          <b>{strong}</b>
          {rest === '' ? null : ` · ${rest}`}
        </>
      }
      source={source.filter((part) => part !== '').join(' · ')}
      current={current}
    >
      {reasons.length === 0 ? null : (
        <Why>
          <b>{t.card.first}</b> {reasons.map((reason: PriorityReason) => reasonWords(reason, t)).join(', ')}.
        </Why>
      )}
      <CardTags item={item} ctx={ctx} t={t} />
    </ListCard>
  )
}

function CardLead({ item: { row }, ctx }: { item: InboxItem; ctx: PageContext }) {
  const waiting = waitingOf(row, ctx.today)
  if (waiting.kind === 'running' && row.state !== 'waiting') return <AgeRing workingDays={waiting.days} limit={promisedWorkingDays} />
  return <Avatar initials={initialsOf(row)} />
}

/** At most two: the suggestion, and the most pressing other thing. */
function CardTags({ item: { row, suggestion, isIntensive, mayBeKnown }, ctx, t }: { item: InboxItem; ctx: PageContext; t: Words }) {
  const waiting = waitingOf(row, ctx.today)
  const late = waiting.kind === 'running' && row.state === 'new' ? waiting.late : 0
  return (
    <Row>
      {suggestion === null || suggestion.points === 'no' ? null : (
        <ProgrammeTag plus={isIntensive}>
          {suggestion.points === 'yes' ? t.card.suggestion(suggestion.name) : t.card.perhaps(suggestion.name)}
        </ProgrammeTag>
      )}
      {late > 0 ? (
        <Tag tone="brand2" icon="clock">
          {t.card.lateTag(late)}
        </Tag>
      ) : mayBeKnown ? (
        <Tag tone="warning" icon="users">
          {t.card.knownTag}
        </Tag>
      ) : row.mayLeaveMessage === false ? (
        <Tag icon="lock">{t.card.noMessageTag}</Tag>
      ) : null}
      {row.contactedOn === null || row.state === 'new' ? null : (
        <StateLabel state="busy">{t.inbox.contactedOn(formatDay(row.contactedOn, ctx.locale, ctx.today))}</StateLabel>
      )}
    </Row>
  )
}

/** Mean weeks of the pregnancies with a due date; null when there is none. */
export function meanWeeks(items: readonly InboxItem[], ctx: PageContext): number | null {
  const weeks = items.flatMap(({ row }) =>
    row.situation === 'pregnant' && row.dueOn !== null ? [pregnancyAge(row.dueOn, ctx.today).weeks] : [],
  )
  return weeks.length === 0 ? null : Math.round(weeks.reduce((sum, one) => sum + one, 0) / weeks.length)
}

/** Why the list stands in this order, and what the team decided lately. */
export function InboxSide({ ctx, inbox }: { ctx: PageContext; inbox: Inbox }) {
  const t = text(ctx.locale)
  return (
    <>
      <Card title={t.inbox.orderTitle} id="order">
        <ol class="op-stack-s">
          {t.inbox.order.split('\n').map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </Card>
      <Card title={t.inbox.decidedTitle} id="decided">
        {inbox.decided.length === 0 ? <p>{t.inbox.decidedNone}</p> : null}
        <List>
          {inbox.decided.map((one) => (
            <ListItem key={one.id} sub={decidedWords(one, t)} end={<span class="op-small">{endWords(one, inbox, t)}</span>}>
              <a href={`/nieuw/${one.id}`}>{fullName(one)}</a>
            </ListItem>
          ))}
        </List>
      </Card>
    </>
  )
}

function decidedWords(one: Decided, t: Words): string {
  if (one.contactedOn === null) return t.inbox.decided[one.kind]
  return `${t.inbox.decided[one.kind]} · ${t.inbox.calledAfter(workingDaysBetween(one.receivedOn, one.contactedOn))}`
}

function endWords(one: Decided, inbox: Inbox, t: Words): string {
  const name = one.accountId === null ? undefined : inbox.names.get(one.accountId)
  return name === undefined ? '' : t.inbox.withWhom(name.split(' ')[0] ?? name)
}
