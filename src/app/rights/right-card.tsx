import {
  amountOf,
  type Claim,
  comesByNow,
  isPriced,
  nextSteps,
  type Proposal,
  proposalFor,
  type Right,
  runsSince,
  type StepKind,
  standing,
} from '#modules/rights/public.ts'
import { formatDate, formatDay, formatDayShort } from '#platform/text/format.ts'
import { labelled } from '#platform/text/labelled.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { ActionButton, LinkButton } from '#platform/web/fields.tsx'
import { Actions, Details, Quiet, Tag, Why } from '#platform/web/parts.tsx'
import type { RightNow } from './arrange.ts'
import type { FamilyRights } from './load.ts'
import { paths } from './paths.ts'
import { typedEuro } from './read-answer.ts'
import { Reasons } from './reasons.tsx'
import { text } from './text.ts'
import { amountNow, amountWords, missingWords, stepAmount } from './words.ts'

/** Amount, deadline and what else is to know before asking. */
export function RightFacts({ view, now }: { view: FamilyRights; now: RightNow }) {
  const { locale, today } = view.ctx
  const t = text(locale)
  const { answer, override } = now
  const isNo = now.outcome === 'no'
  const amount = isNo ? null : answer.amount
  const isAutomatic = comesByNow({ ...answer, outcome: now.outcome }, today)
  const deadline = isNo || answer.deadline === null || answer.deadline < today ? null : answer.deadline
  return (
    <>
      {amount === null && !isAutomatic && deadline === null ? null : (
        <p class="op-row">
          {amount === null ? null : <b>{isPriced(now.right) ? t.price(amountWords(amount, locale)) : amountWords(amount, locale)}</b>}
          {isAutomatic ? <Tag tone="accent">{t.automatic}</Tag> : null}
          {deadline === null ? null : (
            <Tag tone="brand1" icon="calendar">
              {t.deadline(formatDay(deadline, locale, today))}
            </Tag>
          )}
        </p>
      )}
      {answer.earliest === null || answer.earliest <= today || isNo ? null : (
        <Quiet>{t.earliest(formatDay(answer.earliest, locale, today))}</Quiet>
      )}
      {answer.outdated && amount !== null ? <Quiet>{t.outdated}</Quiet> : null}
      {override === null ? null : <Why>{t.overrideSaid(t.overrideSays[override.says], override.reason)}</Why>}
    </>
  )
}

function ownClaim({ claims }: RightNow): Claim | undefined {
  return claims.find(({ subject }) => subject === '')
}

/** The amount of the rules goes along with the tap, and is kept as worked out. */
function proposalFields({ cents, per, since }: Proposal, locale: PublicLocale): Readonly<Record<string, string>> {
  return { amount: typedEuro(cents, locale), per, since, proposed: `${cents} ${per}` }
}

/** What a tap notes beside the day, said before it is tapped, with the way to another amount or day. */
function ProposalLine({ view, now }: { view: FamilyRights; now: RightNow }) {
  const { ctx, dossier } = view
  const t = text(ctx.locale)
  const own = ownClaim(now)
  const found = nextSteps(own).includes('granted') ? proposalFor(own, now.right, now.answer, ctx.today) : null
  if (found === null) return null
  const amount = stepAmount({ ...found, isComputed: false }, ctx.locale) ?? ''
  return (
    <p class="op-small op-quiet">
      {found.since > ctx.today ? t.oneTapFrom(amount, formatDate(found.since, ctx.locale)) : t.oneTap(amount)}{' '}
      <a
        class="ds-link"
        href={paths.begin(dossier.id, now.right.id, 'granted')}
        aria-label={labelled(t.otherAmount, now.right.title, ctx.locale)}
      >
        {t.otherAmount}
      </a>
    </p>
  )
}

/** A right that brings euros; of the others nobody misses an amount. */
function isMoney(right: Right): boolean {
  return !isPriced(right) && right.versions.some(({ amount }) => amount !== null)
}

function ChangeLink({ view: { ctx, dossier }, now, own }: { view: FamilyRights; now: RightNow; own: Claim | undefined }) {
  const t = text(ctx.locale)
  const words = own === undefined || amountOf(own) === null ? t.fillAmount : t.stepKinds.changed
  return (
    <LinkButton
      href={paths.begin(dossier.id, now.right.id, 'changed')}
      variant={isMoney(now.right) ? 'secondary' : 'tertiary'}
      label={labelled(words, now.right.title, ctx.locale)}
    >
      {words}
    </LinkButton>
  )
}

/** One tap for what happened today; what needs more stands on the page of the right. */
export function StepButtons({ view, now, kinds }: { view: FamilyRights; now: RightNow; kinds: readonly StepKind[] }) {
  const { ctx, dossier } = view
  const t = text(ctx.locale)
  const own = ownClaim(now)
  const found = proposalFor(own, now.right, now.answer, ctx.today)
  // A refusal asks why and a change how much, so they lead to the form.
  const shown = kinds.filter((kind) => nextSteps(own).includes(kind) && kind !== 'refused' && kind !== 'changed')
  return (
    <>
      {kinds.includes('changed') && nextSteps(own).includes('changed') ? <ChangeLink view={view} now={now} own={own} /> : null}
      {shown.map((kind, at) => (
        <ActionButton
          key={kind}
          ctx={ctx}
          action={paths.take(dossier.id, now.right.id)}
          fields={{ kind, onDay: ctx.today, ...(found === null ? {} : proposalFields(found, ctx.locale)) }}
          variant={at === 0 && runsSince(own) === null ? 'secondary' : 'tertiary'}
          label={labelled(t.stepKinds[kind], now.right.title, ctx.locale)}
        >
          {t.stepKinds[kind]}
        </ActionButton>
      ))}
      {kinds.includes('refused') && runsSince(own) === null && nextSteps(own).includes('refused') ? (
        <LinkButton
          href={paths.begin(dossier.id, now.right.id, 'refused')}
          variant="tertiary"
          label={labelled(t.stepKinds.refused, now.right.title, ctx.locale)}
        >
          {t.stepKinds.refused}
        </LinkButton>
      ) : null}
    </>
  )
}

/** A right she probably has, or that is under way. */
export function RightCard({ view, now }: { view: FamilyRights; now: RightNow }) {
  const { ctx, dossier } = view
  const t = text(ctx.locale)
  const { right, answer } = now
  const own = ownClaim(now)
  const last = standing(own)
  const amount = last === null ? null : amountNow(last, ctx.locale, ctx.today)
  const isUnknown = own !== undefined && runsSince(own) !== null && amountOf(own) === null && isMoney(right)
  return (
    <article class="op-card op-stack-s" id={`r-${right.id}`}>
      <div class="op-row-between">
        <h3>
          <a href={paths.right(dossier.id, right.id)}>{right.title}</a>
        </h3>
        <Tag>{t.domains[right.domain]}</Tag>
      </div>
      <p class="op-small">{right.summary}</p>
      <RightFacts view={view} now={now} />
      {last === null ? null : (
        <p class="op-icon-line">
          <b>{t.stepKinds[last.kind]}</b>
          {` · ${formatDayShort(last.onDay, ctx.locale)}${amount === null ? (isUnknown ? ` · ${t.noAmount}` : '') : ` · ${amount}`}`}
        </p>
      )}
      {last?.nextWhat == null ? null : <Why>{t.does(last.nextWho ?? t.somebody, last.nextWhat)}</Why>}
      {dossier.isOpen ? (
        <Actions>
          <StepButtons
            view={view}
            now={now}
            kinds={last === null ? ['found', 'asked', 'granted'] : ['asked', 'granted', 'changed', 'refused', 'appealed', 'stopped']}
          />
        </Actions>
      ) : null}
      {dossier.isOpen ? <ProposalLine view={view} now={now} /> : null}
      <Details summary={`${t.why} ${t.outcomes[answer.outcome]}`}>
        <Reasons parts={answer.explanation.parts} view={view} />
      </Details>
    </article>
  )
}

/** A right in one line, with the reason that decides or what is missing. */
export function RightLine({ view, now }: { view: FamilyRights; now: RightNow }) {
  const { ctx, dossier, family } = view
  const t = text(ctx.locale)
  const { right, answer, override } = now
  const missing = [
    ...new Set(
      answer.missing.flatMap((path) =>
        path.startsWith('parameter:') || path === 'rules' ? [] : (missingWords(path, family, ctx.locale) ?? []),
      ),
    ),
  ]
  const against = decides(answer.explanation.parts)
  const why =
    override !== null
      ? t.overrideSaid(t.overrideSays[override.says], override.reason)
      : now.outcome === 'unknown'
        ? missing.slice(0, 2).join(' ')
        : now.outcome === 'no'
          ? against
          : right.summary
  return (
    <li>
      <a class="ds-link" href={paths.right(dossier.id, right.id)}>
        {right.title}
      </a>
      {why === '' ? null : <div class="op-small op-quiet">{why}</div>}
    </li>
  )
}

type Parts = RightNow['answer']['explanation']['parts']

/** The first condition that does not hold, as deep as it goes: "probably not, because …". */
function decides(parts: Parts): string {
  const part = parts.find(({ outcome }) => outcome === 'no')
  if (part === undefined) return ''
  const deeper = decides(part.parts)
  return deeper === '' || part.parts.length > 1 ? (/^(adults|children)\[|^family$/.test(part.id) ? deeper : part.say) : deeper
}
