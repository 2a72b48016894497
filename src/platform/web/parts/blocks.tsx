import type { ComponentChildren } from 'preact'
import { Icon, type IconName, Pictogram, type PictogramName } from '../icons.tsx'
import { useLocale } from '../page-context.ts'
import { publicWords } from '../text.ts'

type Children = { readonly children: ComponentChildren }

export type CardProps = Children & {
  readonly title?: ComponentChildren
  /** Needed with a title: names the region for who listens. */
  readonly id?: string | undefined
  readonly look?: 'plain' | 'warm' | 'tint' | undefined
  /** Beside the title: a link or a state. */
  readonly side?: ComponentChildren
  readonly level?: 2 | 3 | undefined
}

const looks = { plain: 'op-card op-stack', warm: 'op-card op-stack op-card-warm', tint: 'op-card op-stack op-card-tint' } as const

export function Card({ title, id, look = 'plain', side, level = 2, children }: CardProps) {
  if (title === undefined)
    return (
      <div class={looks[look]} id={id}>
        {children}
      </div>
    )
  const headingId = id === undefined ? undefined : `${id}-title`
  const heading = level === 2 ? <h2 id={headingId}>{title}</h2> : <h3 id={headingId}>{title}</h3>
  return (
    <section class={looks[look]} id={id} aria-labelledby={headingId}>
      {side === undefined ? (
        heading
      ) : (
        <div class="op-row-between">
          {heading}
          {side}
        </div>
      )}
      {children}
    </section>
  )
}

/** "Read this": what counts for the family, what happens next. */
export function CardWarm(props: CardProps) {
  return <Card {...props} look="warm" />
}

export function Stack({ children, tight }: Children & { tight?: boolean | undefined }) {
  return <div class={tight ? 'op-stack-s' : 'op-stack'}>{children}</div>
}

export function Row({ children, between }: Children & { between?: boolean | undefined }) {
  return <div class={between ? 'op-row-between' : 'op-row'}>{children}</div>
}

/** Buttons of one thing: do it, done, later, not needed. `even` makes two columns on a phone. */
export function Actions({ children, even }: Children & { even?: boolean | undefined }) {
  return <div class={even ? 'op-acts op-acts-even op-noprint' : 'op-acts op-noprint'}>{children}</div>
}

/** Main beside side from 64 rem, under each other below. `even` gives list and detail; `sideFirst` puts the side on top on a phone. */
export function Split(props: {
  main: ComponentChildren
  side: ComponentChildren
  even?: boolean | undefined
  /** Goes on under the main part; on a phone it comes after the side. */
  more?: ComponentChildren
  sideFirst?: boolean | undefined
  sticky?: boolean | undefined
}) {
  const look = ['op-split', props.even ? 'op-split-even' : '', props.more === undefined ? '' : 'op-split-more'].filter(
    (part) => part !== '',
  )
  const side = ['op-stack', props.sideFirst ? 'op-first-phone' : '', props.sticky ? 'op-sticky' : '']
    .filter((part) => part !== '')
    .join(' ')
  return (
    <div class={look.join(' ')}>
      <div class="op-stack">{props.main}</div>
      <div class={side}>{props.side}</div>
      {props.more === undefined ? null : <div class="op-stack">{props.more}</div>}
    </div>
  )
}

export function Two({ children }: Children) {
  return <div class="op-two">{children}</div>
}

export function Three({ children }: Children) {
  return <div class="op-three">{children}</div>
}

/** Small and grey, never for what must be read. */
export function Quiet({ children }: Children) {
  return <p class="op-small op-quiet">{children}</p>
}

/** An explanation that belongs beside a figure or a question. */
export function ReadThis({ children }: Children) {
  return <div class="op-read">{children}</div>
}

export function Quote({ children, source }: Children & { source?: string | undefined }) {
  return (
    <blockquote class="op-quote">
      {children}
      {source === undefined ? null : (
        <>
          <br />
          <span class="op-small op-quiet">{source}</span>
        </>
      )}
    </blockquote>
  )
}

/** Why this is on the list, in words. */
export function Why({ children }: Children) {
  return <p class="op-why op-small">{children}</p>
}

/** Says what is good and what comes next, never "no results". */
export function EmptyState(props: {
  title: string
  children?: ComponentChildren
  pictogram?: PictogramName | undefined
  action?: ComponentChildren
  id?: string | undefined
}) {
  const id = `${props.id ?? 'empty'}-title`
  return (
    <section class="op-card op-empty" aria-labelledby={id}>
      <Pictogram name={props.pictogram ?? 'feelings'} />
      <h2 id={id}>{props.title}</h2>
      {props.children === undefined ? null : <p>{props.children}</p>}
      {props.action}
    </section>
  )
}

export function Details({ summary, children, open }: Children & { summary: ComponentChildren; open?: boolean | undefined }) {
  return (
    <details class="op-tab" open={open}>
      <summary>{summary}</summary>
      <div class="op-stack">{children}</div>
    </details>
  )
}

/** Prints with the script; without one the browser's own menu does. */
export function PrintButton() {
  const words = publicWords(useLocale())
  return (
    <button class="ds-button op-noprint op-needs-script" type="button" data-variant="secondary" data-print>
      <Icon name="print" />
      {words.print}
    </button>
  )
}

export function IconLine({ icon, children }: Children & { icon: IconName }) {
  return (
    <p class="op-small op-icon-line">
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  )
}
