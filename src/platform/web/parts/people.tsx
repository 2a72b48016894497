import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../icons.tsx'
import { useLocale } from '../page-context.ts'
import { publicWords, staffWords } from '../text.ts'

export type Tone = 'accent' | 'brand1' | 'brand2' | 'neutral' | 'success' | 'warning'

/** Words, not codes; at most two per row; never clickable. */
export function Tag({
  children,
  tone = 'neutral',
  icon,
}: {
  children: ComponentChildren
  tone?: Tone | undefined
  icon?: IconName | undefined
}) {
  return (
    <span class="ds-tag" data-color={tone}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </span>
  )
}

/** A programme is a word, tinted or filled, never a colour alone. */
export function ProgrammeTag({ children, plus }: { children: ComponentChildren; plus?: boolean | undefined }) {
  return (
    <span class="ds-tag op-prog" data-plus={plus ? '' : undefined}>
      {children}
    </span>
  )
}

export type State = 'ok' | 'busy' | 'todo' | 'unknown' | 'na'

const signs: Record<State, { readonly icon: IconName; readonly tone: string }> = {
  ok: { icon: 'ok', tone: 'ok' },
  busy: { icon: 'busy', tone: 'busy' },
  todo: { icon: 'todo', tone: 'no' },
  unknown: { icon: 'question', tone: 'na' },
  na: { icon: 'not-applicable', tone: 'na' },
}

/** Sign, word and colour, always three. The word is the state's own unless `children` says it more precisely. */
export function StateLabel({ state, children, live }: { state: State; children?: ComponentChildren; live?: boolean | undefined }) {
  const words = publicWords(useLocale())
  const own: Record<State, string> = {
    ok: words.stateOk,
    busy: words.stateBusy,
    todo: words.stateTodo,
    unknown: words.stateUnknown,
    na: words.stateNa,
  }
  const { icon, tone } = signs[state]
  return (
    <span class="op-state" data-s={tone} role={live ? 'status' : undefined}>
      <Icon name={icon} />
      <span>{children ?? own[state]}</span>
    </span>
  )
}

/** The sign alone, beside a text that carries the rest; the word is read aloud. */
export function StateSign({ state, word }: { state: State; word: string }) {
  return (
    <span class="op-state" data-s={signs[state].tone}>
      <Icon name={signs[state].icon} />
      <span class="ds-sr-only">{word}: </span>
    </span>
  )
}

export function Avatar({
  initials,
  icon,
  tone = 'brand1',
  big,
}: {
  initials?: string | undefined
  icon?: IconName | undefined
  tone?: Tone | undefined
  big?: boolean | undefined
}) {
  return (
    <span class="op-ava" data-color={tone} data-big={big ? '' : undefined} aria-hidden="true">
      {icon === undefined ? initials : <Icon name={icon} />}
    </span>
  )
}

export type PersonHeadProps = {
  readonly initials: string
  readonly name: string
  readonly level?: 1 | 2 | 3 | undefined
  readonly children?: ComponentChildren
  readonly tone?: Tone | undefined
  readonly id?: string | undefined
}

/** First the person, then the file: name large, facts small under it. */
export function PersonHead({ initials, name, level = 1, children, tone, id }: PersonHeadProps) {
  const heading = level === 1 ? <h1 id={id}>{name}</h1> : level === 2 ? <h2 id={id}>{name}</h2> : <h3 id={id}>{name}</h3>
  return (
    <div class="op-who">
      <Avatar initials={initials} tone={tone} big={level === 1} />
      <div>
        {heading}
        {children === undefined ? null : <div class="op-row op-small">{children}</div>}
      </div>
    </div>
  )
}

/** How to reach someone without harm. Stands above everything else on each page with a phone number. */
export function SafeStrip({ children, lead }: { children: ComponentChildren; lead?: string | undefined }) {
  const words = staffWords(useLocale())
  return (
    <p class="op-safe">
      <Icon name="lock" />
      <span>
        <b>{lead ?? words.safely}</b> {children}
      </span>
    </p>
  )
}

/** A quiet strip of the same shape: language, interpreter. */
export function NoteStrip({ children, icon = 'globe' }: { children: ComponentChildren; icon?: IconName | undefined }) {
  return (
    <p class="op-safe" data-plain="">
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  )
}

/** A phone number that dials and never mirrors. `sms` writes instead of calling. */
export function PhoneLink({ number, sms }: { number: string; sms?: boolean | undefined }) {
  return (
    <a class="op-num" dir="ltr" href={`${sms ? 'sms' : 'tel'}:${number.replace(/[^+\d]/g, '')}`}>
      {number}
    </a>
  )
}
