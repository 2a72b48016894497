import type { DossierSummary } from '#modules/dossiers/public.ts'
import { said } from '#modules/programmes/public.ts'
import { formatDate } from '#platform/text/format.ts'
import { Form, HiddenFields, SubmitButton } from '#platform/web/fields.tsx'
import type { PageContext } from '#platform/web/page-context.ts'
import { Card, Details, Quiet, StateLabel } from '#platform/web/parts.tsx'
import { unscored } from '../domain/answer.ts'
import { countInOrder, type InOrderCount, type ItemNow, type StateNow } from '../domain/in-order.ts'
import type { Instrument } from '../domain/instrument-schema.ts'
import { text, type Words } from '../text.ts'
import { addresses } from './addresses.ts'
import { type Speech, signOf, stateWords } from './answer-words.ts'

export type InOrderCardProps = {
  readonly ctx: PageContext
  readonly dossier: DossierSummary
  readonly instrument: Instrument
  readonly states: readonly ItemNow[]
  readonly childIds: readonly string[]
}

/** What is in order for the baby, then papers and rights. After a loss only the papers are left. */
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
      <StateList {...props} items={shown} />
      {count.unknown === 0 ? null : <Quiet>{t.inOrderUnknown(count.unknown)}</Quiet>}
      {baby.length > 0 && papers.length > 0 ? (
        <Details summary={titleOf(rest, t.papersTitle, t.papersNone)}>
          <StateList {...props} items={papers} />
        </Details>
      ) : null}
    </Card>
  )
}

/** "0 of 8" would read as a shortfall where nobody has asked yet. */
function titleOf(count: InOrderCount, counted: (inOrder: number, total: number) => string, notAsked: string): string {
  return count.unknown === count.applicable ? notAsked : counted(count.inOrder, count.applicable)
}

/** Strength first: what is in order, then what is being done, then the rest. */
const rank: Record<StateNow, number> = { in_orde: 0, bezig: 1, niet_in_orde: 2, unknown: 3, skipped: 3, missing: 3, 'not-applicable': 4 }

function StateList(props: InOrderCardProps & { items: readonly ItemNow[] }) {
  const sorted = [...props.items].sort((a, b) => rank[a.state] - rank[b.state])
  return (
    <ul class="op-list">
      {sorted.map((one) => (
        <StateRow key={`${one.item.id}${one.childId ?? ''}`} {...props} now={one} />
      ))}
    </ul>
  )
}

/** The state is the button: it opens the other states, and one tap more sets it. Works without a script. */
function StateRow({ ctx, dossier, instrument, childIds, now }: InOrderCardProps & { now: ItemNow }) {
  const t = text(ctx.locale)
  const speech: Speech = { t, locale: ctx.locale }
  const child = now.childId === null ? '' : `, ${t.child(childIds.indexOf(now.childId) + 1)}`
  const label = `${said(now.item.label, ctx.locale)}${child}`
  const others = [...(instrument.states ?? []).map((state) => state.value), ...unscored].filter((state) => state !== now.state)
  return (
    <li>
      <details class="op-set">
        <summary>
          <span>
            {label}
            {now.since === null ? null : <span class="op-small op-quiet">{t.since(formatDate(now.since, ctx.locale))}</span>}
          </span>
          <StateLabel state={signOf(now.state)}>{stateWords(instrument, now.state, speech)}</StateLabel>
        </summary>
        <Form ctx={ctx} action={addresses.setState(dossier.id, now.item.id)} class="op-acts">
          {now.childId === null ? null : <HiddenFields values={{ kind: now.childId }} />}
          {others.map((state) => (
            <SubmitButton
              key={state}
              variant="secondary"
              name="stand"
              value={state}
              label={t.setTo(label, buttonWords(instrument, state, speech, t))}
            >
              {buttonWords(instrument, state, speech, t)}
            </SubmitButton>
          ))}
        </Form>
      </details>
    </li>
  )
}

function buttonWords(instrument: Instrument, state: StateNow, speech: Speech, t: Words): string {
  return state === 'unknown' || state === 'not-applicable' || state === 'skipped' ? t.ways[state] : stateWords(instrument, state, speech)
}
