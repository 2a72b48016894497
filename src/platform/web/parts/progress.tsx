import type { ComponentChildren } from 'preact'
import { formatNumber } from '../../text/format.ts'
import { Icon } from '../icons.tsx'
import { useLocale } from '../page-context.ts'
import { staffWords } from '../text.ts'
import { ageRing, caseload } from './measures.ts'

export type AgeRingProps = { readonly workingDays: number; readonly limit?: number | undefined }

/** How long a referral waits, out of the working days that were promised. */
export function AgeRing({ workingDays, limit = 3 }: AgeRingProps) {
  const words = staffWords(useLocale())
  const { share, tone } = ageRing(workingDays, limit)
  return (
    <svg class="op-age" viewBox="0 0 52 52" role="img" aria-label={workingDays === 0 ? words.waitsToday : words.waits(workingDays, limit)}>
      <circle cx="26" cy="26" r="22" />
      <circle class={`f ${tone}`} cx="26" cy="26" r="22" pathLength={100} stroke-dasharray={`${share} 100`} transform="rotate(-90 26 26)" />
      <text x="26" y="31">
        {words.ringDays(workingDays)}
      </text>
    </svg>
  )
}

export type CaseloadBarProps = {
  readonly used: number
  readonly ceiling: number
  readonly extra?: number | undefined
  readonly showText?: boolean | undefined
}

/** Points in use out of the ceiling, and the part that one more family would take. */
export function CaseloadBar({ used, ceiling, extra = 0, showText = false }: CaseloadBarProps) {
  const words = staffWords(useLocale())
  const bar = caseload(used, ceiling, extra)
  return (
    <>
      <svg class="op-gauge" role="img" aria-label={words.points(used, ceiling)}>
        <rect class={bar.over ? 'c' : 'a'} width={`${bar.used}%`} height="100%" />
        {bar.extra > 0 ? <rect class="b" x={`${bar.used}%`} width={`${bar.extra}%`} height="100%" /> : null}
      </svg>
      {showText ? (
        <span class="op-small op-num" aria-hidden="true">
          {words.points(used, ceiling)}
        </span>
      ) : null}
    </>
  )
}

export type JobProgressProps = {
  readonly what: string
  readonly done: number
  readonly total: number
  /** Where the script asks how far it is: answers `{ done, total, href? }`. */
  readonly poll?: string | undefined
  readonly href?: string | undefined
}

/** Long work: what, how many of how many, and that you may leave. Give the page `refresh` for browsers without a script. */
export function JobProgress({ what, done, total, poll, href }: JobProgressProps) {
  const locale = useLocale()
  const words = staffWords(locale)
  const text = words.jobOf(formatNumber(done, locale), formatNumber(total, locale))
  return (
    <div class="op-stack-s" data-poll={poll}>
      <p id="job-label" role="status">
        {what}: <span data-job-text>{text}</span>
      </p>
      <progress class="op-job" value={done} max={Math.max(total, 1)} aria-labelledby="job-label">
        {text}
      </progress>
      {href === undefined ? (
        <p class="op-small op-quiet">{words.jobLeave}</p>
      ) : (
        <p>
          <a class="ds-button" href={href}>
            {words.jobReady}
          </a>
        </p>
      )}
    </div>
  )
}

export type Phase = { readonly id: string; readonly label: string; readonly state: 'done' | 'current' | 'ahead' }

export function PhasePath({ phases }: { phases: readonly Phase[] }) {
  const words = staffWords(useLocale())
  return (
    <ol class="op-path" aria-label={words.phases}>
      {phases.map((phase) => (
        <li
          key={phase.id}
          data-s={phase.state === 'done' ? 'done' : undefined}
          aria-current={phase.state === 'current' ? 'step' : undefined}
        >
          <Icon name={phase.state === 'done' ? 'ok' : phase.state === 'current' ? 'target' : 'todo'} />
          <span>
            {phase.label}
            {phase.state === 'done' ? <span class="ds-sr-only">{words.phaseDone}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Where one is in a row of questions. The sentence under it says the same. */
export function Steps({ now, total, children }: { now: number; total: number; children: ComponentChildren }) {
  return (
    <div class="op-stack-s">
      <ol class="op-steps" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => index + 1).map((step) => (
          <li key={step} data-s={step < now ? 'done' : step === now ? 'now' : undefined} />
        ))}
      </ol>
      <p class="op-small op-quiet">{children}</p>
    </div>
  )
}
