import type { ComponentChildren } from 'preact'
import type { Respondent } from '#modules/indicators/public.ts'
import { formatDayShort } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import type { RightHistory, RightPoint } from '../domain/history.ts'
import { shortAnswer, type Words } from '../text.ts'

const height = 108
const top = 22
const floor = 96
/** Beside each other, in pixels: one view never hides another. */
const aside = 13
const y = (value: number): number => floor - ((floor - top) * value) / 10
const views: readonly Respondent[] = ['family', 'worker', 'joint']

/** The talks of one right from left to right: hers first as a ring, the worker's as a bar, what they said together as a dot with its number. */
export function RightChart({
  history,
  label,
  name,
  t,
  locale,
}: {
  history: RightHistory
  label: string
  name: string
  t: Words
  locale: PublicLocale
}) {
  const { points } = history
  const x = (index: number): string => `${points.length === 1 ? 50 : 12 + (76 * index) / (points.length - 1)}%`
  const standing = points.map((point) => level(point, 'joint') ?? level(point, 'family'))
  return (
    <svg class="op-chart op-rightchart" height={height} role="img" aria-label={sentence(points, label, name, t, locale)}>
      {[0, 5, 10].map((step) => (
        <g key={step}>
          <line class="grid" x1="7%" x2="100%" y1={y(step)} y2={y(step)} />
          <text class="scale" x="0" y={y(step) + 4}>
            {step}
          </text>
        </g>
      ))}
      {standing.slice(1).map((value, index) => {
        const before = standing[index]
        if (value === null || before === null || before === undefined) return null
        return <line key={points[index]?.talkId} class="path" x1={x(index)} x2={x(index + 1)} y1={y(before)} y2={y(value)} />
      })}
      {points.map((point, index) => (
        <Marks key={point.talkId} point={point} x={x(index)} />
      ))}
    </svg>
  )
}

function Marks({ point, x }: { point: RightPoint; x: string }) {
  const [hers, theirs, together] = views.map((view) => level(point, view))
  const shown = together ?? hers ?? null
  return (
    <g>
      {point.isChosen ? <line class="chosen" x1={x} x2={x} y1={top - 4} y2={floor + 6} /> : null}
      {hers == null ? null : (
        <circle class="start" cx={x} cy={y(hers)} r="6" transform={together == null ? undefined : `translate(${-aside})`} />
      )}
      {theirs == null ? null : (
        <line class="worker" x1={x} x2={x} y1={y(theirs) - 3.5} y2={y(theirs) + 3.5} transform={`translate(${aside})`} />
      )}
      {together == null ? null : <circle class="end" cx={x} cy={y(together)} r="6.5" />}
      {shown === null ? null : (
        <text class="val" x={x} y={y(shown) - 10} text-anchor="middle">
          {shown}
        </text>
      )}
    </g>
  )
}

function level(point: RightPoint, respondent: Respondent): number | null {
  return point.answers[respondent]?.level ?? null
}

function sentence(points: readonly RightPoint[], label: string, name: string, t: Words, locale: PublicLocale): string {
  const parts = points.map((point) => {
    const said = views.flatMap((view) => {
      const answer = point.answers[view]
      if (answer === undefined) return []
      return [`${view === 'family' ? t.views.family(name) : t.views[view]} ${shortAnswer(t, answer)}`]
    })
    return t.chartPoint(formatDayShort(point.heldOn, locale), [...said, ...(point.isChosen ? [t.chosenBefore] : [])].join(', '))
  })
  return t.chartSentence(label, parts.join('; '))
}

/** What the marks of the small charts mean. */
export function RightChartKey({ name, t, hasWorker, hasChoice }: { name: string; t: Words; hasWorker: boolean; hasChoice: boolean }) {
  return (
    <ul class="op-key">
      <li>
        <KeyMark>
          <circle class="start" cx="9" cy="9" r="6" />
        </KeyMark>
        {t.keyFamily(name)}
      </li>
      {hasWorker ? (
        <li>
          <KeyMark>
            <line class="worker" x1="9" x2="9" y1="5.5" y2="12.5" />
          </KeyMark>
          {t.keyWorker}
        </li>
      ) : null}
      <li>
        <KeyMark>
          <circle class="end" cx="9" cy="9" r="6.5" />
        </KeyMark>
        {t.keyJoint}
      </li>
      {hasChoice ? (
        <li>
          <KeyMark>
            <line class="chosen" x1="9" x2="9" y1="0" y2="18" />
          </KeyMark>
          {t.keyChosen}
        </li>
      ) : null}
    </ul>
  )
}

function KeyMark({ children }: { children: ComponentChildren }) {
  return (
    <svg class="op-chart op-rightchart" viewBox="0 0 18 18" aria-hidden="true">
      {children}
    </svg>
  )
}
