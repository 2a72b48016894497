import { Fragment } from 'preact'
import { FamiliesAgreementCard } from '#modules/fundamental-rights/public.ts'
import { refusalReasons } from '#modules/rights/public.ts'
import { formatDay } from '#platform/text/format.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, DataTable, Details, List, ListItem, Quiet, Split, Tabs } from '#platform/web/parts.tsx'
import { otherAid, paths } from './paths.ts'
import type { Due, Missed, TeamRights, TeamScope } from './team.ts'
import { text } from './text.ts'
import { amountWords } from './words.ts'

function rightTitle(id: string, ctx: PageContext, titles: Titles): string {
  return id === otherAid ? text(ctx.locale).otherAidTitle : (titles.get(id) ?? id)
}

/** Which families miss an obvious right, what is urgent, and what is refused most and why. */
export function TeamRightsPage({ ctx, scope, found }: { ctx: PageContext; scope: TeamScope; found: TeamRights }) {
  const t = text(ctx.locale)
  const tabs = [
    { href: '/rechten-team?wie=mijn', label: t.mine, current: scope === 'mine' },
    { href: '/rechten-team?wie=team', label: t.team, current: scope === 'team' },
  ]
  const code = (
    <LinkButton href="/rechten/code" variant="secondary">
      {t.readCode}
    </LinkButton>
  )
  return (
    <StaffPage ctx={ctx} title={t.teamTitle} section="rights" lead={t.teamLead} actions={code}>
      <Tabs tabs={tabs} label={t.teamTitle} />
      <Split main={<MissedCard ctx={ctx} scope={scope} found={found} />} side={<Side ctx={ctx} found={found} />} />
    </StaffPage>
  )
}

function MissedCard({ ctx, scope, found }: { ctx: PageContext; scope: TeamScope; found: TeamRights }) {
  const t = text(ctx.locale)
  const most = found.missed.toSorted((a, b) => b.rights.length - a.rights.length || b.byItself.length - a.byItself.length)
  const [missing, others] = [most.filter(({ rights }) => rights.length > 0), most.filter(({ rights }) => rights.length === 0)]
  const lines = (families: readonly Missed[]) => (
    <List>
      {families.map((one) => (
        <MissedLine key={one.dossierId} ctx={ctx} missed={one} titles={found.titles} />
      ))}
    </List>
  )
  return (
    <Card title={t.missed} id="gemist">
      <Quiet>{t.looked(found.looked)}</Quiet>
      {missing.length === 0 ? <p>{t.missedNone}</p> : lines(missing)}
      {others.length === 0 ? null : <Details summary={t.onlyByItself(others.length)}>{lines(others)}</Details>}
      {found.next === null ? null : (
        <LinkButton href={`/rechten-team?wie=${scope === 'team' ? 'team' : 'mijn'}&na=${found.next}`} variant="secondary">
          {t.nextFamilies}
        </LinkButton>
      )}
    </Card>
  )
}

function MissedLine({ ctx, missed, titles }: { ctx: PageContext; missed: Missed; titles: Titles }) {
  const t = text(ctx.locale)
  const { dossierId, name, reference, rights, byItself } = missed
  const link = (id: string) => (
    <a class="ds-link" href={paths.right(dossierId, id)}>
      {rightTitle(id, ctx, titles)}
    </a>
  )
  const between = (at: number): string => (at === 0 ? '' : ' · ')
  return (
    <ListItem
      sub={
        <>
          {rights.length === 0 ? null : (
            <p>
              {rights.map(({ id, amount }, at) => (
                <Fragment key={id}>
                  {between(at)}
                  {link(id)}
                  {amount === null ? null : ` (${amountWords(amount, ctx.locale)})`}
                </Fragment>
              ))}
            </p>
          )}
          {byItself.length === 0 ? null : (
            <p>
              {t.byItself}
              {byItself.map((id, at) => (
                <Fragment key={id}>
                  {between(at)}
                  {link(id)}
                </Fragment>
              ))}
            </p>
          )}
        </>
      }
    >
      <a class="ds-link" href={paths.all(dossierId)}>
        {`${name}, ${reference}`}
      </a>
      {rights.length === 0 ? null : ` · ${t.missedLine(rights.length)}`}
    </ListItem>
  )
}

type Titles = ReadonlyMap<string, string>

export function DueList({ ctx, due, titles }: { ctx: PageContext; due: readonly Due[]; titles: Titles }) {
  const t = text(ctx.locale)
  return (
    <List>
      {due.map((one) => {
        const day = formatDay(one.on, ctx.locale, ctx.today)
        return (
          <ListItem
            key={`${one.dossierId}${one.rightId}${one.on}${one.kind}`}
            sub={`${one.kind === 'deadline' ? t.deadline(day) : t.reminder(day)}${one.what === null ? '' : ` · ${t.does(one.who ?? t.somebody, one.what)}`}`}
          >
            <a class="ds-link" href={one.rightId === otherAid ? paths.all(one.dossierId) : paths.right(one.dossierId, one.rightId)}>
              {t.does(one.name, rightTitle(one.rightId, ctx, titles))}
            </a>
          </ListItem>
        )
      })}
    </List>
  )
}

function Side({ ctx, found }: { ctx: PageContext; found: TeamRights }) {
  const t = text(ctx.locale)
  return (
    <>
      <Card title={t.deadlines} id="dringt">
        {found.due.length === 0 ? <Quiet>{t.deadlinesNone}</Quiet> : <DueList ctx={ctx} due={found.due} titles={found.titles} />}
      </Card>
      <Card title={t.refusedMost} id="geweigerd">
        {found.refused.length === 0 ? (
          <Quiet>{t.refusedNone}</Quiet>
        ) : (
          <DataTable
            caption={t.refusedTable}
            columns={[
              { head: t.right, cell: ({ rightId }) => rightTitle(rightId, ctx, found.titles) },
              { head: t.refusedTimes, cell: ({ times }) => String(times), numeric: true },
              {
                head: t.reasonHead,
                cell: ({ reasons }) =>
                  refusalReasons
                    .flatMap((reason) => (reasons[reason] === undefined ? [] : [`${t.reasons[reason]} (${reasons[reason]})`]))
                    .join(', '),
              },
            ]}
            rows={found.refused}
            rowKey={({ rightId }) => rightId}
          />
        )}
      </Card>
      {found.agreement === null ? null : <FamiliesAgreementCard agreement={found.agreement} locale={ctx.locale} />}
    </>
  )
}
