import type { VNode } from 'preact'
import type { DossierSummary } from '#modules/dossiers/public.ts'
import { said } from '#modules/programmes/public.ts'
import { formatDate } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { HiddenFields, SubmitButton } from '#platform/web/fields.tsx'
import { keptPart } from '#platform/web/kept-part.ts'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, Quiet, StateLabel } from '#platform/web/parts.tsx'
import { requiredInstrument } from '../catalogue.ts'
import { unscored } from '../domain/answer.ts'
import { countInOrder, type InOrderCount, type ItemNow, type StateNow } from '../domain/in-order.ts'
import { findItem } from '../domain/instrument.ts'
import type { Instrument } from '../domain/instrument-schema.ts'
import { text, type Words } from '../text.ts'
import { addresses } from './addresses.ts'
import { type Speech, signOf, stateWords } from './answer-words.ts'

export type InOrderCardProps = {
  readonly ctx: PageContext
  readonly dossier: DossierSummary
  readonly states: readonly ItemNow[]
  readonly childIds: readonly string[]
}

/** What is in order for the baby, then papers and rights. After a loss only the papers are left. One form: its buttons say which item. */
export function InOrderCard(props: InOrderCardProps) {
  const { ctx, dossier, states } = props
  const t = text(ctx.locale)
  const living = dossier.hasLoss ? states.filter(({ item }) => !item.aboutBaby) : states
  const baby = dossier.hasLoss ? [] : living.filter(({ item }) => item.readyForBaby)
  const papers = living.filter((one) => !baby.includes(one))
  const shown = baby.length > 0 ? baby : papers
  const count = countInOrder(shown.map(({ state }) => state))
  const title = baby.length > 0 ? titleOf(count, t.inOrderTitle, t.inOrderNone) : titleOf(count, t.papersTitle, t.papersNone)
  const rest = countInOrder(papers.map(({ state }) => state))
  return (
    <Card title={title} id="in-orde">
      <form method="post" action={addresses.setState(dossier.id)} class="op-stack">
        <HiddenFields values={{ _csrf: ctx.csrfToken }} />
        <StateList {...props} items={shown} />
        {count.unknown === 0 ? null : <Quiet>{t.inOrderUnknown(count.unknown)}</Quiet>}
        {baby.length > 0 && papers.length > 0 ? (
          <Details summary={titleOf(rest, t.papersTitle, t.papersNone)}>
            <StateList {...props} items={papers} />
          </Details>
        ) : null}
      </form>
    </Card>
  )
}

/** "0 of 8" would read as a shortfall where nobody has asked yet. */
function titleOf(count: InOrderCount, counted: (inOrder: number, total: number) => string, notAsked: string): string {
  return count.unknown === count.applicable ? notAsked : counted(count.inOrder, count.applicable)
}

/** Strength first: what is in order, then what is being done, then the rest. */
const rank: Record<StateNow, number> = { in_orde: 0, bezig: 1, niet_in_orde: 2, unknown: 3, skipped: 3, missing: 3, 'not-applicable': 4 }

function StateList({ ctx, items, childIds }: InOrderCardProps & { items: readonly ItemNow[] }) {
  const sorted = [...items].sort((a, b) => rank[a.state] - rank[b.state])
  return (
    <ul class="op-list">
      {sorted.map(({ item, childId, state, since }) => {
        const of = { locale: ctx.locale, item: item.id, state, child: childId === null ? 0 : childIds.indexOf(childId) + 1 }
        const about = childId === null ? '' : `/${childId}`
        return since === null ? (
          <StateRow key={`${item.id}${about}`} of={of} values={{ about }} />
        ) : (
          <StateRowSince key={`${item.id}${about}`} of={of} values={{ about, since: formatDate(since, ctx.locale) }} />
        )
      })}
    </ul>
  )
}

type RowWords = { readonly locale: PublicLocale; readonly item: string; readonly state: StateNow; readonly child: number }

const StateRow = keptPart(['about'], (at, of: RowWords) => drawRow(of, at('about'), null))
const StateRowSince = keptPart(['about', 'since'], (at, of: RowWords) => drawRow(of, at('about'), at('since')))

/** The state is the button: it opens the other states, and one tap more sets it. Works without a script. */
function drawRow(of: RowWords, about: string, since: string | null): VNode {
  const t = text(of.locale)
  const speech: Speech = { t, locale: of.locale }
  const instrument = requiredInstrument('opkomst-dossier')
  const label = labelOf(instrument, of, t)
  const others = [...(instrument.states ?? []).map(({ value }) => value), ...unscored].filter((state) => state !== of.state)
  return (
    <li>
      <details class="op-set">
        <summary>
          <span>
            {label}
            {since === null ? null : <span class="op-small op-quiet">{t.since(since)}</span>}
          </span>
          <StateLabel state={signOf(of.state)}>{stateWords(instrument, of.state, speech)}</StateLabel>
        </summary>
        <div class="op-acts">
          {others.map((state) => (
            <SubmitButton
              key={state}
              variant="secondary"
              name="stand"
              value={`${of.item}/${state}${about}`}
              label={t.setTo(label, buttonWords(instrument, state, speech, t))}
            >
              {buttonWords(instrument, state, speech, t)}
            </SubmitButton>
          ))}
        </div>
      </details>
    </li>
  )
}

function labelOf(instrument: Instrument, { item, child, locale }: RowWords, t: Words): string {
  const known = findItem(instrument, item)
  const label = known === undefined ? item : said(known.label, locale)
  return child === 0 ? label : `${label}, ${t.child(child)}`
}

function buttonWords(instrument: Instrument, state: StateNow, speech: Speech, t: Words): string {
  return state === 'unknown' || state === 'not-applicable' || state === 'skipped' ? t.ways[state] : stateWords(instrument, state, speech)
}
