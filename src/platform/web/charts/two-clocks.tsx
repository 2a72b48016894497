import type { ComponentChildren, VNode } from 'preact'
import { pregnancyAge } from '../../day.ts'
import { childAge, formatDate, formatUnit, weeksAndDays } from '../../text/format.ts'
import type { PublicLocale } from '../../text/locale.ts'
import { keptPart } from '../kept-part.ts'
import { useLocale } from '../page-context.ts'
import { publicWords, staffWords } from '../text.ts'
import { type Clock, type ClockInput, clockOf, type Tick } from './clock-geometry.ts'
import { percent } from './geometry.ts'

export type TwoClocksProps = ClockInput & {
  /** What the planned end is: "eerste schooldag", "6 maanden". */
  readonly endLabel: string
  /** Beside the figures: due date, names of a twin, until when support runs. */
  readonly children?: ComponentChildren
}

/**
 * Weeks of pregnancy turning into the age of the child, on one bar; twins share it. After a loss the page leaves it out:
 * there is no clock then. Draws nothing without a due date or a birth.
 */
export function TwoClocks({ endLabel, children, ...input }: TwoClocksProps) {
  const locale = useLocale()
  const clock = clockOf(input)
  if (clock === null) return null
  const age = ageWords(input, locale)
  return (
    <div class="op-clocks">
      <div class="op-clock-now">
        <p class="op-big">
          <Figures text={age} />
        </p>
        {children === undefined ? null : <p class="op-quiet">{children}</p>}
      </div>
      <div role="img" aria-label={sentenceOf(input, clock, age, endLabel, locale)}>
        <WideClock clock={clock} endLabel={endLabel} />
        <PhoneClock clock={clock} endLabel={endLabel} />
      </div>
    </div>
  )
}

function ageWords(input: ClockInput, locale: PublicLocale): string {
  if (input.bornOn !== null && input.bornOn <= input.today) return childAge(input.bornOn, input.today, locale)
  return staffWords(locale).pregnant(weeksAndDays(pregnancyAge(input.dueOn ?? input.today, input.today), locale))
}

function sentenceOf(input: ClockInput, clock: Clock, age: string, endLabel: string, locale: PublicLocale): string {
  const words = staffWords(locale)
  const birth = input.bornOn ?? input.dueOn
  const parts = [
    words.timeline,
    clock.firstWeek === null ? '' : words.firstContactAt(formatUnit(clock.firstWeek, 'week', locale)),
    words.nowAt(age),
    birth === null ? '' : input.bornOn === null ? words.dueAt(formatDate(birth, locale)) : words.bornAt(formatDate(birth, locale)),
    input.endOn === null ? '' : words.endsAt(endLabel, formatDate(input.endOn, locale)),
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** Numbers large, words small: "31 weken en 2 dagen zwanger". */
function Figures({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/(\d+)/)
        .filter((part) => part !== '')
        .map((part) => (/^\d+$/.test(part) ? <b key={part}>{part}</b> : part))}
    </>
  )
}

/** The bar, with what is behind her filled in once guidance began. Pregnancy and childhood meet at one of two places. */
function Bar({ clock: { birthAt, nowAt, firstAt } }: { clock: Clock }) {
  const now = percent(nowAt)
  if (firstAt === null || firstAt >= nowAt) return <OpenBar of={{ birthAt }} values={{ now }} />
  return <BegunBar of={{ birthAt }} values={{ now, first: percent(firstAt), done: percent(nowAt - firstAt) }} />
}

type BarPlace = { readonly birthAt: number }

const OpenBar = keptPart(['now'], (at, { birthAt }: BarPlace) => drawBar(birthAt, at('now'), null))
const BegunBar = keptPart(['now', 'first', 'done'], (at, { birthAt }: BarPlace) => {
  return drawBar(birthAt, at('now'), <rect class="k-done" x={at('first')} y="36" width={at('done')} height="14" rx="3" />)
})

function drawBar(birthAt: number, now: string, done: VNode | null) {
  return (
    <>
      <rect class="k-preg" x="0" y="36" width={percent(birthAt)} height="14" rx="7" />
      <rect class="k-child" x={percent(birthAt - 0.5)} y="36" width={percent(100.5 - birthAt)} height="14" rx="7" />
      {done}
      <circle class="k-sun" cx={percent(birthAt)} cy="43" r="15" />
      <line class="k-now" x1={now} x2={now} y1="26" y2="60" />
    </>
  )
}

type Anchor = 'start' | 'middle' | 'end'

/** Words within `margin` of an end of the bar stand to its inside. */
function edge(at: number, margin: number): Anchor {
  return at < margin ? 'start' : at > 100 - margin ? 'end' : 'middle'
}

function WideClock({ clock, endLabel }: { clock: Clock; endLabel: string }) {
  const locale = useLocale()
  const words = publicWords(locale)
  const staff = staffWords(locale)
  const { birthAt, nowAt, firstAt, firstWeek, firstLabel } = clock
  return (
    <svg class="op-clock op-show-wide" aria-hidden="true">
      <Bar clock={clock} />
      {clock.ticks.map((tick) => (
        <TickMark key={tick.at} tick={tick} />
      ))}
      {firstAt === null ? null : <line class="k-tick" x1={percent(firstAt)} x2={percent(firstAt)} y1="28" y2="58" />}
      {firstAt === null || firstLabel === 'none' ? null : (
        <text x={percent(firstAt)} y="18" text-anchor={firstLabel}>
          {firstWeek === null ? staff.firstContact : `${staff.firstContact}, ${words.clockWeek(String(firstWeek))}`}
        </text>
      )}
      <WideWords
        of={{ locale, anchor: edge(nowAt, 4), birthAt, hasBirth: clock.birthLabelled, endLabel }}
        values={{ now: percent(nowAt) }}
      />
    </svg>
  )
}

type BarWords = BarPlace & { readonly locale: PublicLocale; readonly anchor: Anchor; readonly endLabel: string }

const WideWords = keptPart(['now'], (at, { locale, anchor, birthAt, hasBirth, endLabel }: BarWords & { readonly hasBirth: boolean }) => {
  const words = publicWords(locale)
  return (
    <>
      <text class="k-nowt" x={at('now')} y="18" text-anchor={anchor}>
        {words.clockToday}
      </text>
      {hasBirth ? (
        <text x={percent(birthAt)} y="18" text-anchor="middle">
          {words.clockBirth}
        </text>
      ) : null}
      <text x="0" y="78">
        {words.clockWeek('0')}
      </text>
      <text x="100%" y="78" text-anchor="end">
        {endLabel}
      </text>
    </>
  )
})

function TickMark({ tick }: { tick: Tick }) {
  const locale = useLocale()
  const label =
    tick.weeks !== undefined
      ? String(tick.weeks)
      : (tick.months ?? 0) % 12 === 0
        ? formatUnit((tick.months ?? 0) / 12, 'year', locale)
        : formatUnit(tick.months ?? 0, 'month', locale)
  return <KeptTick of={{ label: tick.labelled ? label : null }} values={{ place: percent(tick.at) }} />
}

const KeptTick = keptPart(['place'], (at, { label }: { readonly label: string | null }) => (
  <>
    <line class="k-tick" x1={at('place')} x2={at('place')} y1="52" y2="58" />
    {label === null ? null : (
      <text x={at('place')} y="78" text-anchor="middle">
        {label}
      </text>
    )}
  </>
))

/** The same bar with fewer words. */
function PhoneClock({ clock, endLabel }: { clock: Clock; endLabel: string }) {
  const { birthAt, nowAt } = clock
  return (
    <svg class="op-clock op-show-phone" aria-hidden="true">
      <Bar clock={clock} />
      <PhoneWords of={{ locale: useLocale(), anchor: edge(nowAt, 10), birthAt, endLabel }} values={{ now: percent(nowAt) }} />
    </svg>
  )
}

const PhoneWords = keptPart(['now'], (at, { locale, anchor, birthAt, endLabel }: BarWords) => {
  const words = publicWords(locale)
  return (
    <>
      <text class="k-nowt" x={at('now')} y="18" text-anchor={anchor}>
        {words.clockToday}
      </text>
      <text x="0" y="78">
        {words.clockWeek('0')}
      </text>
      <text x={percent(birthAt)} y="78" text-anchor="middle">
        {words.clockBirth}
      </text>
      <text x="100%" y="78" text-anchor="end">
        {endLabel}
      </text>
    </>
  )
})
