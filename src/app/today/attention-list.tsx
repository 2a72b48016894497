import { type Attention, contactPaths, contactText, respectedRefusal } from '#modules/contacts/public.ts'
import type { PersonDetails } from '#modules/people/public.ts'
import { formatDay, relativeDay } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import { ActionButton, LinkButton } from '#platform/web/fields.tsx'
import type { IconName } from '#platform/web/icons.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Actions, AttentionCard, Card, Details, EmptyState, List, Tag, type Tone } from '#platform/web/parts.tsx'
import type { FamilyToday, Scope } from './day-facts.ts'
import { text } from './text.ts'
import { standing, waiting } from './waiting.ts'
import { clockWords, reachWords, reasonWords, safeLink } from './words.ts'

export type ListProps = {
  readonly ctx: PageContext
  readonly scope: Scope
  readonly families: readonly FamilyToday[]
  readonly people: ReadonlyMap<string, PersonDetails>
}

/** From here on somebody should be called before anything else. */
const nowUrgency = 300
const shownFirst = 12
/** More than this is no list for one day: the list of families, longest not heard first, holds them all. */
export const shownAtMost = 30

const icons: Record<Attention['act'], IconName> = {
  call: 'clock',
  'be-gentle': 'heart',
  'plan-visit': 'flag',
  'record-birth': 'baby',
  'plan-handover': 'hands',
  'close-or-extend': 'calendar',
}

/** Families not to lose sight of, most urgent first; the first ones open, the rest folded. */
export function AttentionList({ ctx, scope, families, people, total }: ListProps & { readonly total: number }) {
  const t = text(ctx.locale)
  const list = waiting(families)
  const card = (family: (typeof list)[number]) => (
    <FamilyCard key={family.dossier.id} ctx={ctx} scope={scope} family={family} person={people.get(family.dossier.motherId)} />
  )
  return (
    <section class="op-stack" aria-labelledby="oog" id="niet-uit-het-oog">
      <h2 id="oog">{scope === 'team' ? t.attentionTeam : t.attention}</h2>
      {list.length === 0 ? <AllHeard ctx={ctx} families={families} /> : null}
      {list.slice(0, shownFirst).map(card)}
      {list.length > shownFirst ? (
        <Details summary={t.more(Math.min(list.length, shownAtMost) - shownFirst)}>{list.slice(shownFirst, shownAtMost).map(card)}</Details>
      ) : null}
      {total > shownAtMost ? (
        <p>
          <a class="ds-link" href={`/gezinnen?wie=${scope === 'team' ? 'team' : 'mijn'}&volgorde=stil`}>
            {t.allOfThem(total)}
          </a>
        </p>
      ) : null}
    </section>
  )
}

function AllHeard({ ctx, families }: { ctx: PageContext; families: readonly FamilyToday[] }) {
  const t = text(ctx.locale)
  if (families.length === 0) return <EmptyState title={t.everyoneHeard}>{t.noFamilies}</EmptyState>
  const next = families
    .filter((family) => respectedRefusal(standing(family), ctx.today) === null && family.silentFrom > ctx.today)
    .sort((a, b) => a.silentFrom.localeCompare(b.silentFrom))[0]
  return (
    <EmptyState title={t.everyoneHeard}>
      {next === undefined ? null : t.nextSilent(next.dossier.motherGivenName, relativeDay(next.silentFrom, ctx.today, ctx.locale))}
    </EmptyState>
  )
}

type CardProps = {
  ctx: PageContext
  scope: Scope
  family: FamilyToday & { readonly attention: Attention }
  person: PersonDetails | undefined
}

function FamilyCard({ ctx, scope, family, person }: CardProps) {
  const t = text(ctx.locale)
  const { dossier, attention, facts } = family
  const words = attention.reasons.map((reason) => reasonWords(reason, dossier, ctx))
  const isNow = attention.urgency >= nowUrgency
  const tone: Tone = isNow ? 'brand2' : 'brand1'
  const last =
    facts?.lastOn == null || facts.lastKind === null
      ? t.noContact
      : t.lastContact(formatDay(facts.lastOn, ctx.locale, ctx.today), contactText(ctx.locale).kinds[facts.lastKind].toLowerCase())
  const who = scope === 'team' ? [dossier.counsellorName === null ? t.noCounsellor : t.counsellor(dossier.counsellorName)] : []
  return (
    <AttentionCard
      title={dossier.motherName}
      href={contactPaths.dossier(dossier.id)}
      icon={icons[attention.act]}
      tone={tone}
      side={
        isNow && attention.act === 'call' ? (
          <Tag tone="brand2">{t.firstCall}</Tag>
        ) : (
          <span class="op-small op-quiet">{clockWords(dossier, ctx)}</span>
        )
      }
    >
      {words.map((sentence) => (
        <p key={sentence.strong}>
          <b>{sentence.strong}</b> {sentence.rest}
        </p>
      ))}
      <p class="op-small op-quiet">{[last, reachWords(person, ctx), ...who].join(' · ')}</p>
      <Actions even>
        <MainAct ctx={ctx} family={family} person={person} />
        <Answers ctx={ctx} scope={scope} dossierId={dossier.id} name={dossier.motherName} />
      </Actions>
    </AttentionCard>
  )
}

function MainAct({
  ctx,
  family,
  person,
}: {
  ctx: PageContext
  family: FamilyToday & { readonly attention: Attention }
  person: PersonDetails | undefined
}) {
  const t = text(ctx.locale)
  const { dossier, attention } = family
  const page = contactPaths.dossier(dossier.id)
  const name = (label: string) => labelled(label, dossier.motherName, ctx.locale)
  if (attention.act === 'record-birth')
    return (
      <LinkButton href={page} icon="baby" label={name(t.acts.recordBirth)}>
        {t.acts.recordBirth}
      </LinkButton>
    )
  if (attention.act === 'plan-handover') {
    return (
      <LinkButton href={`${page}#bezoek`} icon="hands" label={name(t.acts.planHandover)}>
        {t.acts.planHandover}
      </LinkButton>
    )
  }
  if (attention.act === 'close-or-extend')
    return (
      <LinkButton href={page} icon="calendar" label={name(t.acts.closeOrExtend)}>
        {t.acts.closeOrExtend}
      </LinkButton>
    )
  const link = safeLink(person)
  if (link !== null) {
    const label = link.kind === 'call' ? t.acts.call : t.acts.message
    return (
      <LinkButton href={link.href} icon={link.kind === 'call' ? 'phone' : 'message'} label={name(label)}>
        {label}
      </LinkButton>
    )
  }
  if (attention.act === 'plan-visit')
    return (
      <LinkButton href={`${page}#bezoek`} icon="calendar" label={name(t.acts.planVisit)}>
        {t.acts.planVisit}
      </LinkButton>
    )
  return (
    <LinkButton href={page} icon="open" label={name(t.acts.open)}>
      {t.acts.open}
    </LinkButton>
  )
}

function Answers({ ctx, scope, dossierId, name }: { ctx: PageContext; scope: Scope; dossierId: string; name: string }) {
  const t = text(ctx.locale)
  const button = (act: string, label: string, isDone = false) => (
    <ActionButton
      ctx={ctx}
      action={`/vandaag/${dossierId}/${act}`}
      variant={isDone ? 'secondary' : 'tertiary'}
      icon={isDone ? 'check' : undefined}
      label={labelled(label, name, ctx.locale)}
      fields={{ wie: scope }}
    >
      {label}
    </ActionButton>
  )
  return (
    <>
      {button('gedaan', t.done, true)}
      {button('morgen', t.tomorrow)}
      {button('niet-nodig', t.notNeeded)}
    </>
  )
}

/** Who asked to be left in peace: recorded, said, and never reminded. */
export function LeftInPeace({ ctx, families }: { ctx: PageContext; families: readonly FamilyToday[] }) {
  const t = text(ctx.locale)
  const resting = families.flatMap((family) => {
    const refusal = respectedRefusal(standing(family), ctx.today)
    return refusal === null ? [] : [{ family, refusal }]
  })
  if (resting.length === 0) return null
  return (
    <Card title={t.restTitle} id="rust">
      <List>
        {resting.slice(0, 10).map(({ family, refusal }) => {
          const until = refusal.untilOn === null ? null : formatDay(refusal.untilOn, ctx.locale, ctx.today)
          const words = refusal.what === 'contact' ? t.restContact : t.restGuidance
          return (
            <li key={family.dossier.id}>
              <a class="ds-link" href={contactPaths.dossier(family.dossier.id)}>
                {family.dossier.motherName}
              </a>
              <p class="op-small op-quiet">{words(family.dossier.motherGivenName, until)}</p>
            </li>
          )
        })}
      </List>
    </Card>
  )
}
