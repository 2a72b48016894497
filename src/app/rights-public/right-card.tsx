import {
  type Amount,
  type Answer,
  comesByNow,
  type Explanation,
  isPriced,
  papersFor,
  type Right,
  type UsedParameter,
} from '#modules/rights/in-browser/public.ts'
import { formatDate, formatEuro } from '#platform/text/format.ts'
import { Icon, type IconName } from '#platform/web/icons.tsx'
import type { Scene } from './delivery.ts'
import { fill } from './fill.ts'

export function euros({ cents, fromCents, kind, per }: Amount, { text, locale }: Scene): string {
  const most = formatEuro(cents, locale)
  const said =
    fromCents !== undefined ? fill(text.between, formatEuro(fromCents, locale), most) : kind === 'ceiling' ? fill(text.upTo, most) : most
  return `${said} ${text.per[per]}`
}

/** What she receives, or what she pays and calls a right because it is less than others pay. */
function sumIn(right: Right, amount: Amount, scene: Scene): string {
  return isPriced(right) ? fill(scene.text.price, euros(amount, scene)) : euros(amount, scene)
}

function stepsIn(step: Explanation): readonly Explanation[] {
  return [step, ...step.parts.flatMap(stepsIn)]
}

/** Since when the amount holds: the newest of the values it was made of. */
function sinceDay({ explanation }: Answer): string | null {
  const used = stepsIn(explanation).flatMap(({ id, parameters }): readonly UsedParameter[] => (id === 'amount' ? parameters : []))
  return (
    used
      .flatMap(({ from }) => from ?? [])
      .toSorted()
      .at(-1) ?? null
  )
}

/** In Dutch as long as nobody translated it, and read aloud as Dutch. */
export function languageOf(right: Right, { locale, untranslated }: Scene) {
  return locale !== 'nl' && untranslated.includes(right.id) ? { lang: 'nl', dir: 'ltr' as const } : {}
}

type CardProps = { readonly right: Right; readonly answer: Answer; readonly scene: Scene; readonly hasIt: boolean }

function standingOf(
  answer: Answer,
  hasIt: boolean,
  { text, today }: Scene,
): { readonly tone: string; readonly word: string; readonly help: string } {
  if (hasIt) return { tone: 'neutral', word: text.outcomeHas, help: '' }
  if (answer.outcome === 'ask') return { tone: 'warning', word: text.outcomeAsk, help: text.askHelp }
  if (comesByNow(answer, today)) return { tone: 'accent', word: text.outcomeAutomatic, help: text.automaticHelp }
  return { tone: 'success', word: text.outcomeYes, help: '' }
}

/** One right that is probable: what, how much, until when, how to ask for it, and why. */
export function RightCard({ right, answer, scene, hasIt }: CardProps) {
  const { tone, word, help } = standingOf(answer, hasIt, scene)
  const lang = languageOf(right, scene)
  return (
    <article class="op-card op-stack-s op-found" aria-labelledby={`r-${right.id}`}>
      <p>
        <span class="ds-tag" data-color={tone}>
          {word}
        </span>
      </p>
      <h4 id={`r-${right.id}`} {...lang}>
        {right.title}
      </h4>
      {answer.amount === null ? null : <p class="op-found-sum">{sumIn(right, answer.amount, scene)}</p>}
      <p {...lang}>{right.summary}</p>
      {help === '' ? null : <p class="op-strong">{fill(help, right.body)}</p>}
      <Days answer={answer} scene={scene} />
      <HowTo right={right} scene={scene} lang={lang} />
      <Why answer={answer} right={right} scene={scene} />
    </article>
  )
}

function Line({ icon, children }: { icon: IconName; children: string }) {
  return (
    <p class="op-small op-icon-line">
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  )
}

function Days({ answer, scene }: { answer: Answer; scene: Scene }) {
  const { text, locale, today } = scene
  const since = answer.amount === null ? null : sinceDay(answer)
  const { deadline, earliest } = answer
  return (
    <>
      {deadline === null || deadline < today ? null : <Line icon="calendar">{fill(text.deadline, formatDate(deadline, locale))}</Line>}
      {earliest === null || earliest <= today ? null : (
        <Line icon="calendar">{fill(answer.automatic ? text.comesFrom : text.earliest, formatDate(earliest, locale))}</Line>
      )}
      {since === null ? null : <p class="op-small op-quiet">{fill(text.since, formatDate(since, locale))}</p>}
      {answer.outdated && answer.amount !== null ? <p class="op-small op-quiet">{text.outdated}</p> : null}
    </>
  )
}

function HowTo({ right, scene, lang }: { right: Right; scene: Scene; lang: ReturnType<typeof languageOf> }) {
  const { text } = scene
  const { where, how, when } = right.apply
  const documents = papersFor(right, false)
  const lines = [
    [text.where, where],
    [text.how, how],
    [text.when, when],
  ].filter(([, said]) => said !== '')
  return (
    <details class="op-tab">
      <summary>{text.howTitle}</summary>
      <dl class="op-dl">
        {lines.map(([term, said]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd {...lang}>{said}</dd>
          </div>
        ))}
        {documents.length === 0 ? null : (
          <div>
            <dt>{text.papers}</dt>
            <dd {...lang}>
              <ul class="ds-list">
                {documents.map((paper) => (
                  <li key={paper.at}>{paper.text}</li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </details>
  )
}

const signs: Readonly<Record<Explanation['outcome'], { readonly icon: IconName; readonly tone: string }>> = {
  yes: { icon: 'ok', tone: 'ok' },
  ask: { icon: 'ok', tone: 'ok' },
  no: { icon: 'todo', tone: 'no' },
  unknown: { icon: 'question', tone: 'na' },
  check: { icon: 'eye', tone: 'na' },
}

function saidOf(outcome: Explanation['outcome'], { text }: Scene): string {
  const said = { yes: text.saidYes, ask: text.saidYes, no: text.saidNo, unknown: text.saidUnknown, check: text.saidCheck }
  return said[outcome]
}

/** The sentences that decided, without the headings of the tree: whom it was judged for says nothing to a family. */
export function reasonsIn(explanation: Explanation): readonly Explanation[] {
  return explanation.parts.flatMap((part) => (part.parts.length > 0 && isPerson(part.id) ? reasonsIn(part) : [part]))
}

function isPerson(id: string): boolean {
  return id === 'family' || /^(children|adults)\[\d+\]$/.test(id)
}

/** Where the rule on a child born without life changes nothing, a family that expects a child does not read it. */
function isUnneeded(id: string, outcome: Explanation['outcome']): boolean {
  return id === 'stillbirth' && outcome === 'yes'
}

function Why({ answer, right, scene }: { answer: Answer; right: Right; scene: Scene }) {
  const seen = new Set<string>()
  const reasons = reasonsIn(answer.explanation).filter(
    ({ id, say, outcome }) => !seen.has(say + outcome) && seen.add(say + outcome) && !isUnneeded(id, outcome),
  )
  const lang = languageOf(right, scene)
  return (
    <details class="op-tab op-noprint">
      <summary>{scene.text.whyTitle}</summary>
      <ul class="op-reasons">
        {reasons.map((reason) => (
          <Reason key={reason.id + reason.say} reason={reason} scene={scene} lang={lang} />
        ))}
      </ul>
      <p class="op-small">
        {right.sources.slice(0, 1).map((source) =>
          source.startsWith('https://') ? (
            <a key={source} class="ds-link op-source" href={source} rel="noreferrer">
              {scene.text.source}: {new URL(source).hostname}
            </a>
          ) : null,
        )}
      </p>
    </details>
  )
}

function Reason({ reason, scene, lang }: { reason: Explanation; scene: Scene; lang: ReturnType<typeof languageOf> }) {
  const holds = reason.outcome === 'yes' || reason.outcome === 'ask'
  // How an amount is found is no condition that holds or not.
  const { icon, tone } = reason.id === 'amount' && holds ? { icon: 'euro' as const, tone: 'na' } : signs[reason.outcome]
  const said = saidOf(reason.outcome, scene)
  return (
    <li class="op-state" data-s={tone}>
      <Icon name={icon} />
      <span>
        <span {...lang}>{reason.say}</span>{' '}
        {reason.id === 'amount' && holds ? null : <span class={holds ? 'ds-sr-only' : 'op-quiet'}>({said})</span>}
      </span>
    </li>
  )
}
