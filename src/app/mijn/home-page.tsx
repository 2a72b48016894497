import { type FamilyText, familyText, HideButton, MyPage, OwnCard, type OwnView, stepItem } from '#modules/family/public.ts'
import { languageName } from '#modules/people/public.ts'
import { childAge, formatDay, formatList, formatUnit } from '#platform/text/format.ts'
import { colon, labelled } from '#platform/text/labelled.ts'
import { LinkButton } from '#platform/web/fields.tsx'
import { Icon, type IconName } from '#platform/web/icons.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Avatar, Card, List, ListItem, Quiet, StateSign } from '#platform/web/parts.tsx'
import { schemeWords } from '../rights/scheme-words.ts'
import { rightsText } from '../rights-public/text.ts'
import type { nextAppointment, OwnStep } from './own-plans.ts'
import { clockWords, hourWords } from './words.ts'

export type Home = {
  readonly appointment: Awaited<ReturnType<typeof nextAppointment>>
  readonly steps: readonly OwnStep[]
  /** Names of the team, to say who comes. */
  readonly names: ReadonlyMap<string, string>
  readonly languages: readonly string[]
}

type Props = { readonly ctx: PageContext; readonly view: OwnView; readonly home: Home; readonly t: FamilyText }

/** First the day that comes, then the person, then what was agreed; everything else is one tap away. */
export function HomePage({ ctx, view, home }: Omit<Props, 't'>) {
  const t = familyText(ctx.locale)
  const props = { ctx, view, home, t }
  return (
    <MyPage ctx={ctx} title={t.home.hello(view.me.givenName)} lead={clockWords(view, ctx)} skyline={view.dossier !== null}>
      {view.dossier === null ? <OtherParent {...props} /> : <Mother {...props} />}
      <Links {...props} />
    </MyPage>
  )
}

function Mother(props: Props) {
  const { view } = props
  return (
    <>
      {view.shows('appointment') ? <Appointment {...props} /> : null}
      {view.shows('person') ? <Person {...props} /> : null}
      {view.shows('agreed') ? <Agreed {...props} /> : null}
    </>
  )
}

function Appointment({ ctx, home, t }: Props) {
  const visit = home.appointment
  if (visit === null) {
    return (
      <OwnCard ctx={ctx} id="appointment" title={t.appointment.title}>
        <p>{t.appointment.none}</p>
      </OwnCard>
    )
  }
  const day = formatDay(visit.plannedOn, ctx.locale, ctx.today)
  const with_ = home.names.get(visit.accountId)?.split(' ')[0]
  const lasts = visit.minutes === null ? null : t.appointment.lasts(formatUnit(visit.minutes, 'minute', ctx.locale))
  const about = [with_ === undefined ? null : t.appointment.with(with_), lasts].filter((part) => part !== null)
  return (
    <OwnCard ctx={ctx} id="appointment" title={t.appointment.title} look="tint">
      <p class="op-big">
        <b>{capital(visit.plannedAt === null ? day : t.appointment.at(day, hourWords(visit.plannedAt, ctx.locale)))}</b>
      </p>
      <p>
        {t.appointment.kinds[visit.kind]}
        {about.length === 0 ? null : (
          <>
            <br />
            {about.join(' · ')}
          </>
        )}
      </p>
      <LinkButton href="/mijn/vraag?over=appointment" variant="secondary" icon="calendar">
        {t.appointment.other}
      </LinkButton>
    </OwnCard>
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function Person({ ctx, view, home, t }: Props) {
  const name = view.dossier?.counsellorName ?? null
  const phone = ctx.municipality.phone
  const languages = home.languages.map((code) => languageName(code, ctx.locale))
  return (
    <OwnCard ctx={ctx} id="person" title={t.person.title}>
      {name === null ? (
        <p>{t.person.none}</p>
      ) : (
        <div class="op-who">
          <Avatar icon="account" tone="accent" big />
          <div>
            <p class="op-strong">{name}</p>
            {languages.length === 0 ? null : <Quiet>{t.person.speaks(formatList(languages, ctx.locale))}</Quiet>}
          </div>
        </div>
      )}
      {phone === null ? null : <CallButton t={t} phone={phone} />}
    </OwnCard>
  )
}

function CallButton({ t, phone }: { t: FamilyText; phone: string }) {
  const [before = '', after = ''] = t.person.call('\u0000').split('\u0000')
  return (
    <LinkButton href={`tel:${phone.replace(/[^\d+]/g, '')}`} icon="phone">
      {before}
      <span class="op-num" dir="ltr">
        {phone}
      </span>
      {after}
    </LinkButton>
  )
}

function Agreed({ ctx, view, home, t }: Props) {
  const first = view.dossier?.counsellorName?.split(' ')[0] ?? t.person.team
  return (
    <OwnCard ctx={ctx} id="agreed" title={t.agreed.title} ofMany={home.steps.length > 0}>
      {home.steps.length === 0 ? <p>{t.agreed.none}</p> : null}
      <List>
        {home.steps.map((step) => (
          <ListItem
            key={step.id}
            lead={<StateSign state={step.doneOn === null ? 'todo' : 'ok'} word={step.doneOn === null ? t.agreed.todo : t.agreed.done} />}
            sub={
              <>
                {subOf(step, ctx, t)}
                <HideButton ctx={ctx} item={stepItem(step.id)} what={step.what} />
              </>
            }
          >
            <b>{whoOf(step, view, t) ?? first}</b>
            {colon(ctx.locale)}
            <span lang="nl">{step.what}</span>
          </ListItem>
        ))}
      </List>
      {ctx.locale === 'nl' || home.steps.length === 0 ? null : <Quiet>{t.agreed.inDutch}</Quiet>}
    </OwnCard>
  )
}

function subOf(step: OwnStep, ctx: PageContext, t: FamilyText): string | undefined {
  const day = step.doneOn ?? step.dueOn
  if (day === null) return undefined
  const words = formatDay(day, ctx.locale, ctx.today)
  return step.doneOn === null ? t.agreed.by(words) : labelled(t.agreed.done, words, ctx.locale)
}

/** Her own name becomes "you"; nobody named is the worker. */
function whoOf(step: OwnStep, view: OwnView, t: FamilyText): string | null {
  if (step.who === null) return null
  return step.who.trim().toLowerCase() === view.me.givenName.trim().toLowerCase() ? t.agreed.you : step.who
}

/** The other parent: himself, his children, the number of the team. Nothing of her. */
function OtherParent({ ctx, view, t }: Props) {
  const phone = ctx.municipality.phone
  return (
    <>
      <Card title={t.home.children} id="kinderen">
        {view.children.length === 0 ? <p>{t.home.noChildren}</p> : null}
        <List>
          {view.children.map((child) => (
            <ListItem key={child.givenName}>
              <b>{child.givenName}</b>
              {child.birthDate === null || child.birthDate > ctx.today ? null : `, ${childAge(child.birthDate, ctx.today, ctx.locale)}`}
            </ListItem>
          ))}
        </List>
      </Card>
      {phone === null ? null : (
        <Card title={t.person.team} id="team">
          <CallButton t={t} phone={phone} />
        </Card>
      )}
    </>
  )
}

function Links({ ctx, view, t }: Props) {
  const mother = view.dossier !== null
  const all: { href: string; icon: IconName; title: string; shown: boolean }[] = [
    { href: '/mijn/scores', icon: 'chart', title: t.scores.title, shown: mother && view.shows('scores') },
    { href: '/mijn/sociale-rechten', icon: 'check', title: schemeWords(ctx.locale).title, shown: mother },
    { href: '/mijn/delen', icon: 'share', title: t.sharing.title, shown: mother && view.shows('sharing') },
    { href: '/mijn/keek', icon: 'eye', title: t.looked.title, shown: view.shows('looked') },
    { href: `/rechten?taal=${ctx.locale}`, icon: 'euro', title: rightsText(ctx.locale).title, shown: true },
    { href: '/mijn/gegevens', icon: 'file', title: t.data.title, shown: true },
    { href: '/mijn/vraag', icon: 'message', title: t.ask.title, shown: true },
    { href: '/mijn/instellingen', icon: 'settings', title: t.settings.title, shown: true },
  ]
  return (
    <nav class="op-card op-doors" aria-label={t.home.more}>
      <ul class="op-list">
        {all
          .filter(({ shown }) => shown)
          .map(({ href, icon, title }) => (
            <li key={href}>
              <a href={href}>
                <Icon name={icon} />
                <span>{title}</span>
                <Icon name="next" flip />
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
