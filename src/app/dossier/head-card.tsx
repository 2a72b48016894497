import { contactPaths } from '#modules/contacts/public.ts'
import { type DossierSummary, dossierHref, dossierText, EndNow } from '#modules/dossiers/public.ts'
import { LanguageStrip, SafeAddressStrip, SafeContactStrip } from '#modules/people/public.ts'
import { ageInYears, daysBetween } from '#platform/day.ts'
import { formatDay } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { ActionButton, LinkButton } from '#platform/web/fields.tsx'
import { keptPart } from '#platform/web/kept-part.ts'
import { Details, PersonHead, ProgrammeTag, Why } from '#platform/web/parts.tsx'
import { text as accessText } from '../access/text.ts'
import { ClockPart } from './clock-part.tsx'
import { text } from './text.ts'
import { type DossierView, initialsOf, motherOf } from './view.ts'

/** Who, how to reach her safely, how far they are, and what asks for attention. */
export function HeadCard({ view }: { view: DossierView }) {
  const { t } = view
  return (
    <section class="op-card op-stack" aria-label={t.where}>
      <div class="op-row-between">
        <Head view={view} />
        {view.dossier.isOpen ? <MainActs of={{ locale: view.ctx.locale }} values={{ dossierId: view.dossier.id }} /> : null}
      </div>
      <Strips view={view} />
      <ClockPart view={view} />
      <Notices view={view} />
      <MoreActs view={view} />
      {view.dossier.isOpen ? (
        <div class="op-noprint">
          <EndNow ctx={view.ctx} dossierId={view.dossier.id} />
        </div>
      ) : null}
    </section>
  )
}

function Head({ view }: { view: DossierView }) {
  const { dossier, ctx, t } = view
  const counsellor = dossier.counsellorName ?? t.noCounsellor
  return (
    <PersonHead initials={initialsOf(dossier.motherName)} name={dossier.motherName}>
      <ProgrammeTag plus={dossier.isIntensive}>{dossier.programmeName}</ProgrammeTag>
      {dossier.birthDate === null ? null : <span>{t.age(ageInYears(dossier.birthDate, ctx.today))}</span>}
      <span class="op-num">{dossier.reference}</span>
      <span>
        {t.counsellor}{' '}
        {dossier.isOpen ? (
          <a class="ds-link op-strong" href={dossierHref(dossier.id, 'begeleider')} aria-label={t.changeCounsellor(counsellor)}>
            {counsellor}
          </a>
        ) : (
          <b>{counsellor}</b>
        )}
      </span>
    </PersonHead>
  )
}

const MainActs = keptPart(['dossierId'], (at, { locale }: { readonly locale: PublicLocale }) => (
  <div class="op-only-wide op-noprint">
    <div class="op-row">
      <LinkButton href={contactPaths.log(at('dossierId'))} icon="plus">
        {text(locale).log}
      </LinkButton>
      <LinkButton href="#bezoek" icon="calendar" variant="secondary">
        {text(locale).visit}
      </LinkButton>
    </div>
  </div>
))

function Strips({ view }: { view: DossierView }) {
  const { dossier, file, ctx, t } = view
  const mother = motherOf(view)
  if (mother === null) return null
  const safe = { channel: mother.channel, times: mother.times, mayLeaveMessage: mother.mayLeaveMessage, note: mother.contactNote }
  return (
    <>
      {file.members.some(({ hasSafeAddress }) => hasSafeAddress) ? <SafeAddressStrip locale={ctx.locale} /> : null}
      <div class="op-two">
        <SafeContactStrip safe={safe} phone={mother.phone} locale={ctx.locale} />
        <LanguageStrip language={mother.language} needsInterpreter={mother.needsInterpreter} locale={ctx.locale} />
      </div>
      {file.refusals.map((refusal) => (
        <div key={refusal.id} class="op-read op-row-between">
          <p>
            {t.refusal[refusal.what](dossier.motherGivenName)}
            {refusal.untilOn === null ? '' : ` ${t.refusal.until(formatDay(refusal.untilOn, ctx.locale, ctx.today))}`}
            {refusal.note === null ? null : <span class="op-quiet"> “{refusal.note}”</span>}
          </p>
          <span class="op-noprint">
            <ActionButton ctx={ctx} action={dossierHref(dossier.id, `weigering/${refusal.id}/terug`)} variant="tertiary" icon="undo">
              {dossierText(ctx.locale).refusal.withdraw}
            </ActionButton>
          </span>
        </div>
      ))}
    </>
  )
}

const nearEndDays = 42

/** What asks for an act now, each with the way to do it. */
function Notices({ view }: { view: DossierView }) {
  const { dossier, ctx, t } = view
  if (!dossier.isOpen) return null
  const left = dossier.plannedEndOn === null ? null : daysBetween(ctx.today, dossier.plannedEndOn)
  const notices = [
    dossier.counsellorId === null ? [{ why: t.nobody, act: t.doAssign, path: 'begeleider' }] : [],
    dossier.startedOn === null ? [{ why: t.start, act: t.doStart, path: 'start' }] : [],
    dossier.clock.kind === 'pregnant' && dossier.clock.dueOn < ctx.today ? [{ why: t.overdue, act: t.doBirth, path: 'geboorte' }] : [],
    left !== null && left < 0 ? [{ why: t.pastEnd, act: t.acts.end, path: 'afsluiten' }] : [],
    left !== null && left >= 0 && left <= nearEndDays ? [{ why: t.nearEnd(left), act: t.acts.end, path: 'afsluiten' }] : [],
  ].flat()
  return (
    <>
      {notices.map(({ why, act, path }) => (
        <Why key={path}>
          {why}{' '}
          <a class="ds-link op-noprint" href={dossierHref(dossier.id, path)}>
            {act}
          </a>
        </Why>
      ))}
    </>
  )
}

function MoreActs({ view: { dossier, file, ctx } }: { view: DossierView }) {
  const state = {
    locale: ctx.locale,
    clock: dossier.clock.kind,
    hasLoss: dossier.hasLoss,
    isOpen: dossier.isOpen,
    hasChild: file.members.some(({ role, diedOn }) => role === 'child' && diedOn === null),
  }
  return <KeptMoreActs of={state} values={{ dossierId: dossier.id }} />
}

type ActState = {
  readonly locale: PublicLocale
  readonly clock: DossierSummary['clock']['kind']
  readonly hasLoss: boolean
  readonly isOpen: boolean
  readonly hasChild: boolean
}

function actsFor({ locale, clock, hasLoss, isOpen, hasChild }: ActState) {
  const t = text(locale)
  return [
    clock === 'pregnant' || (clock === 'none' && !hasLoss)
      ? [
          ['geboorte', t.acts.birth],
          ['uitgerekend', t.acts.due],
        ]
      : [],
    hasLoss ? [['uitgerekend', t.acts.pregnantAgain]] : [],
    isOpen
      ? [
          ['begeleider', t.acts.counsellor],
          ['programma', t.acts.programme],
          ['start', t.acts.start],
          ['weigering', t.acts.refusal],
        ]
      : [],
    clock === 'pregnant' || hasChild ? [['verlies', t.acts.loss]] : [],
    // On every dossier and for everybody of the team, so that its place says nothing.
    [['zorg', t.acts.concern]],
    [['wie-ziet', accessText(locale).title]],
  ].flat()
}

const KeptMoreActs = keptPart(['dossierId'], (at, state: ActState) => (
  <div class="op-noprint">
    <Details summary={text(state.locale).more}>
      <ul class="op-row op-plain">
        {actsFor(state).map(([path, label]) => (
          <li key={path}>
            <LinkButton href={dossierHref(at('dossierId'), path)} variant="secondary">
              {label}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Details>
  </div>
))
