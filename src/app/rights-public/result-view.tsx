import { type Answer, encodeSituation, isPriced, monthlyWeight, type Right } from '#modules/rights/in-browser/public.ts'
import { formatDate } from '#platform/text/format.ts'
import { HiddenFields, SubmitButton } from '#platform/web/fields/form.tsx'
import { PrintButton } from '#platform/web/parts/blocks.tsx'
import type { Scene } from './delivery.ts'
import { fill } from './fill.ts'
import { NextQuestion, SoFar } from './next-question.tsx'
import { languageOf, RightCard, reasonsIn } from './right-card.tsx'
import { type Found, mostQuestions, type State } from './self-check.ts'
import { SelfCheckForm } from './self-check-form.tsx'
import { TakeAlong } from './take-along.tsx'

type Judged = { readonly right: Right; readonly answer: Answer; readonly hasIt: boolean }
type Props = { readonly state: State; readonly found: Found; readonly scene: Scene }

/** What follows from the answers: the next question on top, then what is probable by part of life, then what is not. */
export function ResultView({ state, found, scene }: Props) {
  const { text } = scene
  const byId = new Map(scene.rights.map((right) => [right.id, right]))
  const received = new Set(state.situation.benefits?.flatMap(({ kind, received }) => (received === false ? [] : [kind ?? ''])))
  const judged = found.answers.flatMap((answer): readonly Judged[] => {
    const right = byId.get(answer.id)
    return right === undefined ? [] : [{ right, answer, hasIt: received.has(right.interactions.benefit ?? '-') }]
  })
  const of = (outcome: Answer['outcome']) => judged.filter(({ answer }) => answer.outcome === outcome)
  const probable = [...of('yes'), ...of('ask')]
  const isDutchSomewhere = scene.locale !== 'nl' && (scene.untranslated.length > 0 || scene.areQuestionsDutch)
  return (
    <div class="op-stack">
      {found.next === null || state.hasStopped ? (
        <MayGoOn state={state} found={found} scene={scene} />
      ) : (
        <NextQuestion next={found.next} state={state} scene={scene} />
      )}
      <section class="op-stack" aria-labelledby="found">
        <h2 id="found">{text.resultTitle}</h2>
        <p role="status">{fill(text.count, of('yes').length, of('ask').length, of('unknown').length)}</p>
        <p class="op-small op-quiet">{fill(text.estimate, formatDate(scene.today, scene.locale))}</p>
        {isDutchSomewhere ? <p class="op-small">{text.dutch}</p> : null}
        {probable.length === 0 ? <p class="op-card">{text.none}</p> : null}
        <ByDomain judged={probable} scene={scene} />
      </section>
      <Unsure judged={of('unknown')} scene={scene} />
      <NotProbable judged={of('no')} scene={scene} />
      <TakeAlong code={encodeSituation({ ...state.situation, referenceDate: scene.today })} text={text} />
      <Actions state={state} scene={scene} />
    </div>
  )
}

function MayGoOn({ state, found, scene }: Props) {
  if (found.next === null) return <p class="op-card op-noprint">{scene.text.noMore}</p>
  if (state.told.length >= mostQuestions) return null
  return (
    <SelfCheckForm scene={scene} class="op-noprint">
      <SoFar state={state} scene={scene} />
      <SubmitButton name="do" value="more" variant="secondary">
        {scene.text.goOn}
      </SubmitButton>
    </SelfCheckForm>
  )
}

/** What the family has already stands last. */
function weightOf({ right, answer, hasIt }: Judged): number {
  if (hasIt) return -1
  return (isPriced(right) ? 0 : monthlyWeight(answer.amount)) + (answer.deadline === null ? 0 : 1)
}

/** The part of life with most money first, and in it the right with most money. */
function ByDomain({ judged, scene }: { judged: readonly Judged[]; scene: Scene }) {
  const domains = new Map<Right['domain'], readonly Judged[]>()
  for (const one of judged) domains.set(one.right.domain, [...(domains.get(one.right.domain) ?? []), one])
  const total = (list: readonly Judged[]) => list.reduce((sum, one) => sum + weightOf(one), 0)
  const sorted = [...domains].toSorted((a, b) => total(b[1]) - total(a[1]) || b[1].length - a[1].length)
  return (
    <>
      {sorted.map(([domain, list]) => (
        <section class="op-stack-s" key={domain} aria-labelledby={`d-${domain}`}>
          <h3 id={`d-${domain}`}>{scene.text.domains[domain]}</h3>
          {list
            .toSorted((a, b) => weightOf(b) - weightOf(a))
            .map(({ right, answer, hasIt }) => (
              <RightCard key={right.id} right={right} answer={answer} scene={scene} hasIt={hasIt} />
            ))}
        </section>
      ))}
    </>
  )
}

function Unsure({ judged, scene }: { judged: readonly Judged[]; scene: Scene }) {
  const { text } = scene
  if (judged.length === 0) return null
  return (
    <details class="op-tab op-noprint">
      <summary>{fill(text.unknownTitle, judged.length)}</summary>
      <p>{text.unknownLead}</p>
      <ul class="op-rows-plain">
        {judged.map(({ right }) => (
          <li key={right.id} {...languageOf(right, scene)}>
            <b>{right.title}</b>
            <br />
            {right.summary}
          </li>
        ))}
      </ul>
    </details>
  )
}

function NotProbable({ judged, scene }: { judged: readonly Judged[]; scene: Scene }) {
  const { text } = scene
  if (judged.length === 0) return null
  return (
    <details class="op-tab op-noprint">
      <summary>{fill(text.noTitle, judged.length)}</summary>
      <p>{text.noLead}</p>
      <ul class="op-rows-plain">
        {judged.map(({ right, answer }) => (
          <li key={right.id} {...languageOf(right, scene)}>
            <b>{right.title}</b>
            <br />
            {reasonsIn(answer.explanation).find(({ outcome }) => outcome === 'no')?.say ?? right.summary}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Actions({ state, scene }: { state: State; scene: Scene }) {
  return (
    <div class="op-row op-noprint">
      <PrintButton />
      <SelfCheckForm scene={scene} class="op-inline">
        <SoFar state={state} scene={scene} />
        {state.hasStopped ? <HiddenFields values={{ stopped: 'yes' }} /> : null}
        <SubmitButton name="do" value="change" variant="secondary">
          {scene.text.change}
        </SubmitButton>
      </SelfCheckForm>
    </div>
  )
}
