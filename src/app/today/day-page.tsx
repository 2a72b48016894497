import type { VNode } from 'preact'
import { contactPaths, contactText, kindIcons, StepList, type StepRow } from '#modules/contacts/public.ts'
import { dossierHref, type WithoutLookBack } from '#modules/dossiers/public.ts'
import { type RunningTerm, TermNotices } from '#modules/protected/public.ts'
import { formatDay, formatHour, formatList, relativeDay } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Actions, Card, DayList, IconLine, List, ListItem, Quiet, Tabs } from '#platform/web/parts.tsx'
import type { GlassNotice } from '../access/store.ts'
import { GlassCard } from '../access/team-access-page.tsx'
import { type Came, CameCard } from '../pass-on/came.tsx'
import { passOnHref } from '../pass-on/paths.ts'
import { text as passOnText } from '../pass-on/text.ts'
import { AttentionList, LeftInPeace, type ListProps } from './attention-list.tsx'
import type { FamilyToday, GoodNews, VisitToday } from './day-facts.ts'
import type { Totals } from './team-day.ts'
import { text } from './text.ts'
import { itemName } from './words.ts'

export type DayProps = ListProps & {
  readonly hour: number
  /** Those of who looks. */
  readonly own: ListProps['families']
  readonly totals: Totals
  readonly isLead: boolean
  /** Families with a colleague whose account is closed. */
  readonly noGuide: number
  /** Families that came to who looks. */
  readonly came: readonly Came[]
  readonly notices: readonly GlassNotice[]
  readonly visits: readonly VisitToday[]
  readonly steps: readonly StepRow[]
  readonly news: readonly GoodNews[]
  /** Closed, and the look back is still to be written. */
  readonly toLookBack: readonly WithoutLookBack[]
  /** Of protected parts on which the reader is named. */
  readonly terms: readonly RunningTerm[]
  /** What parents asked on their own pages. */
  readonly asked: VNode | null
  /** What they asked about their data, with its term, and what is kept without being used. */
  readonly rights: VNode | null
  /** Due about her social rights, and what changed. */
  readonly socialRights: VNode | null
}

/** The day in words: visits by the hour, families not to lose sight of, what was promised, and what went well. */
export function DayPage(props: DayProps) {
  const { ctx, scope, families, visits, totals } = props
  const t = text(ctx.locale)
  const greet = props.hour < 12 ? t.morning : props.hour < 18 ? t.afternoon : t.evening
  const today = visits.filter((visit) => visit.plannedOn === ctx.today)
  const name = ctx.user?.name.split(' ')[0] ?? ''
  const tabs = [
    { href: '/vandaag?wie=mijn', label: t.mine, current: scope === 'mine' },
    { href: '/vandaag?wie=team', label: t.team, current: scope === 'team' },
  ]
  return (
    <StaffPage ctx={ctx} title={greet(name)} section="today" lead={t.lead(formatDay(ctx.today, ctx.locale), today.length, totals.waiting)}>
      <GlassCard ctx={ctx} notices={props.notices} isLead={props.isLead} />
      <Tabs tabs={tabs} label={t.scope} />
      <TermNotices ctx={ctx} terms={props.terms} />
      <div class="op-split op-split-day">
        <div class="op-stack">
          <Counted ctx={ctx} totals={totals} />
          <AttentionList ctx={ctx} scope={scope} families={families} people={props.people} total={totals.waiting} />
          <TodoCard ctx={ctx} families={props.own} steps={props.steps} />
          <LookBackCard ctx={ctx} closed={props.toLookBack} />
        </div>
        <div class="op-stack op-first-phone">
          {props.asked}
          {props.rights}
          {props.socialRights}
          <CameCard ctx={ctx} came={props.came} />
          <VisitsCard ctx={ctx} today={today} next={visits.find((visit) => visit.plannedOn > ctx.today)} />
        </div>
        <div class="op-stack">
          {props.isLead && scope === 'team' ? <TeamCard ctx={ctx} totals={totals} noGuide={props.noGuide} /> : null}
          <NewsCard ctx={ctx} news={props.news} />
          <LeftInPeace ctx={ctx} families={families} />
        </div>
      </div>
    </StaffPage>
  )
}

function VisitsCard({ ctx, today, next }: { ctx: PageContext; today: readonly VisitToday[]; next: VisitToday | undefined }) {
  const t = text(ctx.locale)
  const kinds = contactText(ctx.locale).kinds
  const items = today.map((visit) => ({
    id: visit.id,
    hour: visit.plannedAt === null ? t.noHour : visit.plannedAt.replace(/^0/, '').replace(':', ctx.locale === 'nl' ? '.' : ':'),
    length: visit.minutes === null ? undefined : t.minutes(visit.minutes),
    children: (
      <>
        <h3>
          <a href={contactPaths.dossier(visit.dossierId)}>{visit.motherName}</a>
        </h3>
        <IconLine icon={kindIcons[visit.kind]}>{kinds[visit.kind]}</IconLine>
        {visit.place === null && visit.kind !== 'home-visit' ? null : <Quiet>{visit.place ?? t.atHome}</Quiet>}
        <Actions>
          <LinkButton
            href={contactPaths.log(visit.dossierId)}
            variant="secondary"
            icon="plus"
            label={labelled(t.logContact, visit.motherName, ctx.locale)}
          >
            {t.logContact}
          </LinkButton>
          <LinkButton
            href={`${contactPaths.visit(visit.dossierId, visit.id, 'verzet')}?van=vandaag`}
            variant="tertiary"
            label={labelled(contactText(ctx.locale).visitMove, visit.motherName, ctx.locale)}
          >
            {contactText(ctx.locale).visitMove}
          </LinkButton>
        </Actions>
      </>
    ),
  }))
  return (
    <Card title={t.visits} id="bz">
      {items.length > 0 ? <DayList items={items} /> : <p>{t.noVisits}</p>}
      {items.length > 0 || next === undefined ? null : (
        <Quiet>
          {t.nextVisit(next.motherName, relativeDay(next.plannedOn, ctx.today, ctx.locale))}{' '}
          <a class="ds-link" href={`${contactPaths.visit(next.dossierId, next.id, 'verzet')}?van=vandaag`}>
            {contactText(ctx.locale).visitMove}
            <span class="ds-sr-only"> {next.motherName}</span>
          </a>
        </Quiet>
      )}
    </Card>
  )
}

function TodoCard({ ctx, families, steps }: { ctx: PageContext; families: readonly FamilyToday[]; steps: readonly StepRow[] }) {
  const t = text(ctx.locale)
  const byFamily = Map.groupBy(steps, (step) => step.dossierId)
  const names = new Map(families.map((family) => [family.dossier.id, family.dossier.motherName]))
  return (
    <Card title={t.todo} id="taak">
      {byFamily.size === 0 ? <Quiet>{t.noTodo}</Quiet> : null}
      {[...byFamily].slice(0, 20).map(([dossierId, own]) => (
        <div class="op-stack-s" key={dossierId}>
          <h3>
            <a href={`${contactPaths.dossier(dossierId)}#stappen`}>{names.get(dossierId)}</a>
          </h3>
          <StepList ctx={ctx} steps={own} back="vandaag" />
        </div>
      ))}
    </Card>
  )
}

function LookBackCard({ ctx, closed }: { ctx: PageContext; closed: readonly WithoutLookBack[] }) {
  const t = text(ctx.locale)
  if (closed.length === 0) return null
  return (
    <Card title={t.toLookBack} id="terugblik">
      <Quiet>{t.toLookBackWhy}</Quiet>
      <List>
        {closed.map(({ dossierId, motherName, endedOn }) => (
          <ListItem
            key={dossierId}
            sub={t.closedOn(formatDay(endedOn, ctx.locale, ctx.today))}
            end={
              <a class="ds-link" href={dossierHref(dossierId, 'terugblik')} aria-label={labelled(t.writeLookBack, motherName, ctx.locale)}>
                {t.writeLookBack}
              </a>
            }
          >
            <a class="ds-link" href={dossierHref(dossierId)}>
              {motherName}
            </a>
          </ListItem>
        ))}
      </List>
    </Card>
  )
}

/** Of a large team: how old the numbers are. */
function Counted({ ctx, totals }: { ctx: PageContext; totals: Totals }) {
  const t = text(ctx.locale)
  if (totals.isCounting) return <Quiet>{t.counting}</Quiet>
  return totals.countedAt === null ? null : <Quiet>{t.countedAt(formatHour(totals.countedAt, ctx.locale))}</Quiet>
}

function TeamCard({ ctx, totals, noGuide }: { ctx: PageContext; totals: Totals; noGuide: number }) {
  const t = text(ctx.locale)
  const { withoutCounsellor: without, leftOver, silent } = totals
  return (
    <Card title={t.teamTitle} id="team">
      <List>
        <li>
          <a class="ds-link" href="/gezinnen?begeleider=geen">
            {t.withoutCounsellor(without)}
          </a>
        </li>
        <li>
          <a class="ds-link" href="/gezinnen?volgorde=stil">
            {t.silentFamilies(silent)}
          </a>
        </li>
        {leftOver === 0 ? null : (
          <li>
            <a class="ds-link" href="/gezinnen?begeleider=geen">
              {t.leftOver(leftOver)}
            </a>
          </li>
        )}
        {noGuide === 0 ? null : (
          <li>
            <a class="ds-link" href={passOnHref()}>
              {passOnText(ctx.locale).noGuide(noGuide)}
            </a>
          </li>
        )}
        <li>
          <a class="ds-link" href={passOnHref()}>
            {passOnText(ctx.locale).chooseTitle}
          </a>
        </li>
      </List>
    </Card>
  )
}

function NewsCard({ ctx, news }: { ctx: PageContext; news: readonly GoodNews[] }) {
  if (news.length === 0) return null
  const t = text(ctx.locale)
  const words = (item: GoodNews): string => {
    if (item.kind === 'in-order')
      return t.newsInOrder(
        item.givenName,
        formatList(
          item.items.flatMap((id) => itemName(id, ctx)),
          ctx.locale,
        ),
      )
    if (item.kind === 'born') return t.newsBorn(item.givenName, formatDay(item.on, ctx.locale, ctx.today))
    return item.kind === 'goals' ? t.newsGoals(item.givenName) : t.newsFinished(item.givenName)
  }
  return (
    <Card title={t.news} id="nieuws" look="tint">
      {news.map((item) => (
        <p key={item.kind + item.dossierId}>
          <a class="ds-link" href={contactPaths.dossier(item.dossierId)}>
            {words(item)}
          </a>
        </p>
      ))}
    </Card>
  )
}
