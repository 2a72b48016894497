import { fullName } from '#modules/people/public.ts'
import { suggestionText } from '#modules/programmes/public.ts'
import { isOpen, standingSteps } from '#modules/referrals/public.ts'
import { formatDay } from '#platform/text/format.ts'
import { ErrorSummary, LinkButton } from '#platform/web/fields.tsx'
import { StaffPage } from '#platform/web/layout.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, PersonHead, Quiet, Quote, SafeStrip, Split, StateLabel } from '#platform/web/parts.tsx'
import { DecideForms, type DecideProps } from './decide-forms.tsx'
import { ageWords, clockWords, initialsOf, safeWords } from './family-words.ts'
import { HistoryCard } from './history-card.tsx'
import { InboxList } from './inbox-list.tsx'
import { KnownCard } from './known-card.tsx'
import type { Detail, Inbox } from './read-inbox.ts'
import { text, type Words } from './text.ts'
import { ToldCard } from './told-card.tsx'

/** One referral: first the person, then how to reach her, what was told, what fits, and what to decide. The list stands beside it on a wide screen. */
export function DetailPage(props: DecideProps & { readonly inbox: Inbox }) {
  const { ctx, detail, inbox, form } = props
  const t = text(ctx.locale)
  const open = isOpen(detail.referral.state)
  const openKnown = detail.known.filter((one) => one.verdict === null)
  const judged = detail.known.filter((one) => one.verdict !== null)
  return (
    <StaffPage ctx={ctx} title={fullName(detail.referral.person)} section="inbox" ownHeading>
      <p class="op-only-phone">
        <a class="ds-link" href="/nieuw">
          {t.inbox.backToList}
        </a>
      </p>
      <Split
        even
        main={
          <div class="op-only-wide">
            <div class="op-stack">
              <p>
                <a class="ds-link" href="/nieuw">
                  {t.inbox.backToList}
                </a>
              </p>
              <InboxList ctx={ctx} inbox={inbox} currentId={detail.referral.id} />
            </div>
          </div>
        }
        side={
          <>
            <ErrorSummary errors={form.errors} ctx={ctx} />
            <Head ctx={ctx} detail={detail} t={t} />
            {open ? null : <Decided detail={detail} t={t} />}
            {open ? <Suggestion ctx={ctx} detail={detail} t={t} /> : null}
            {openKnown.map((known) => (
              <KnownCard key={known.personId} ctx={ctx} detail={detail} known={known} />
            ))}
            {open ? <DecideForms {...props} /> : null}
            {judged.map((known) => (
              <KnownCard key={known.personId} ctx={ctx} detail={detail} known={known} />
            ))}
            <ToldCard ctx={ctx} detail={detail} />
            <HistoryCard ctx={ctx} detail={detail} />
          </>
        }
      />
    </StaffPage>
  )
}

function Head({ ctx, detail, t }: { ctx: PageContext; detail: Detail; t: Words }) {
  const { referral, organisationName } = detail
  const { person } = referral
  const facts = [
    ...ageWords(person.birthDate, ctx.today, t),
    person.postcode ?? '',
    t.detail.referredOn(formatDay(referral.receivedOn, ctx.locale, ctx.today)),
  ]
  const safe = safeWords(person.safeContact, ctx.locale, t)
  const source = [
    organisationName ?? (referral.channel === 'parent' ? t.detail.ownWords : ''),
    referral.warmHandover ? t.detail.asksHandover : '',
  ]
  return (
    <Card>
      <PersonHead initials={initialsOf(person)} name={fullName(person)}>
        <span class="op-quiet">{facts.filter((part) => part !== '').join(' · ')}</span>
      </PersonHead>
      <Clock ctx={ctx} detail={detail} t={t} />
      {referral.agreement === 'not-asked' ? (
        <SafeStrip lead={t.safe.waitLead}>{t.safe.wait}</SafeStrip>
      ) : (
        <SafeStrip lead={safe.lead}>{safe.rest}</SafeStrip>
      )}
      {referral.message === null ? null : <Quote source={source.filter((part) => part !== '').join(' · ')}>“{referral.message}”</Quote>}
      {referral.message === null && referral.warmHandover ? <Quiet>{t.detail.asksHandover}</Quiet> : null}
    </Card>
  )
}

/** Once it was decided, the clock that runs is that of the dossier; here stands how far she was when she was referred. */
function Clock({ ctx, detail, t }: { ctx: PageContext; detail: Detail; t: Words }) {
  const { referral, became } = detail
  if (became?.hasLoss) return <Quiet>{t.detail.beforeLoss}</Quiet>
  const open = isOpen(referral.state)
  const { strong, rest } = clockWords(referral, open ? ctx.today : referral.receivedOn, ctx.locale, t)
  return (
    <p>
      {open ? null : `${t.detail.atReferral} `}
      <b>{strong}</b>
      {rest === '' ? null : ` · ${rest}`}
    </p>
  )
}

function Decided({ detail, t }: { detail: Detail; t: Words }) {
  const { state, steps } = detail.referral
  if (state === 'new' || state === 'contacted' || state === 'waiting') return null
  const dossierId = standingSteps(steps).findLast((step) => step.kind === 'accepted')?.dossierId ?? null
  return (
    <Card look="tint">
      <p>
        <StateLabel state={state === 'accepted' ? 'ok' : 'na'}>{t.decide.decidedTitle[state]}</StateLabel>
      </p>
      {dossierId === null ? null : <LinkButton href={`/gezinnen/${dossierId}`}>{t.decide.toDossier}</LinkButton>}
    </Card>
  )
}

function Suggestion({ ctx, detail, t }: { ctx: PageContext; detail: Detail; t: Words }) {
  const worded = detail.suggestions.map((one) => ({ id: one.programme, points: one.points, words: suggestionText(one, ctx.locale) }))
  const [first, ...rest] = worded
  const also = rest.filter((one) => one.points !== 'no')
  const others = rest.filter((one) => one.points === 'no')
  if (first === undefined)
    return (
      <Card>
        <p>{t.detail.noSuggestion}</p>
      </Card>
    )
  return (
    <Card title={first.words.title} id="suggestion">
      <Reasons words={first.words} />
      <Quiet>
        {first.words.unknown.length > 0 ? `${t.detail.askFirst} ` : ''}
        {first.words.decide}
      </Quiet>
      {also.map(({ id, words }) => (
        <div key={id} class="op-stack-s">
          <h3>{words.title}</h3>
          <Reasons words={words} />
        </div>
      ))}
      {others.length === 0 ? null : (
        <Details summary={t.detail.otherSuggestions}>
          {others.map(({ id, words }) => (
            <div key={id} class="op-stack-s">
              <p>
                <b>{words.title}</b>
              </p>
              <Reasons words={words} />
            </div>
          ))}
        </Details>
      )}
    </Card>
  )
}

function Reasons({ words }: { words: ReturnType<typeof suggestionText> }) {
  const lines = [
    ...words.reasons.map((line) => ({ line, state: 'ok' as const })),
    ...words.unknown.map((line) => ({ line, state: 'unknown' as const })),
    ...words.against.map((line) => ({ line, state: 'na' as const })),
  ]
  return (
    <ul class="op-stack-s op-reasons">
      {lines.map(({ line, state }) => (
        <li key={line}>
          <StateLabel state={state}>{line}</StateLabel>
        </li>
      ))}
    </ul>
  )
}
