import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '../icons.tsx'
import type { Tone } from './people.tsx'

/** A list inside a card, with a line between the rows. */
export function List({ children, ordered }: { children: ComponentChildren; ordered?: boolean | undefined }) {
  return ordered ? <ol class="op-list">{children}</ol> : <ul class="op-list">{children}</ul>
}

/** `lead` stands before (avatar, sign), `end` after (state, link). */
export function ListItem({
  children,
  sub,
  lead,
  end,
}: {
  children: ComponentChildren
  sub?: ComponentChildren
  lead?: ComponentChildren
  end?: ComponentChildren
}) {
  const text = (
    <div>
      {children}
      {sub === undefined ? null : <div class="op-small op-quiet">{sub}</div>}
    </div>
  )
  if (lead === undefined && end === undefined) return <li>{text}</li>
  if (lead === undefined) {
    return (
      <li class="op-item-end">
        {text}
        <div>{end}</div>
      </li>
    )
  }
  return (
    <li class={end === undefined ? 'op-item' : 'op-item op-item-both'}>
      <div>{lead}</div>
      {text}
      {end === undefined ? null : <div>{end}</div>}
    </li>
  )
}

export type ListCardProps = {
  readonly href: string
  readonly title: string
  readonly lead?: ComponentChildren
  /** The clock line: strong, under the name. */
  readonly clock?: ComponentChildren
  readonly source?: ComponentChildren
  readonly current?: boolean | undefined
  readonly children?: ComponentChildren
  readonly level?: 2 | 3 | undefined
}

/** The whole card is one link and one focus stop: name, then clock, then source. */
export function ListCard({ href, title, lead, clock, source, current, children, level = 3 }: ListCardProps) {
  const link = <a href={href}>{title}</a>
  const text = (
    <div>
      {level === 2 ? <h2>{link}</h2> : <h3>{link}</h3>}
      {clock === undefined ? null : <p>{clock}</p>}
      {source === undefined ? null : <p class="op-small op-quiet">{source}</p>}
    </div>
  )
  return (
    <article class="op-card op-ref" aria-current={current ? 'true' : undefined}>
      {lead === undefined ? (
        text
      ) : (
        <div class="op-item">
          {lead}
          {text}
        </div>
      )}
      {children}
    </article>
  )
}

export type AttentionCardProps = {
  readonly title: string
  readonly href: string
  readonly icon: IconName
  readonly tone?: Tone | undefined
  readonly side?: ComponentChildren
  readonly children: ComponentChildren
}

/** A family not to lose sight of: who, why in words, and the acts. */
export function AttentionCard({ title, href, icon, tone = 'brand1', side, children }: AttentionCardProps) {
  return (
    <article class="op-card op-lost">
      <span class="op-dot" data-color={tone}>
        <Icon name={icon} />
      </span>
      <div>
        <div class="op-row-between">
          <h3>
            <a href={href}>{title}</a>
          </h3>
          {side}
        </div>
        {children}
      </div>
    </article>
  )
}

export type TimelineItem = {
  readonly id: string
  readonly icon: IconName
  readonly tone?: Tone | undefined
  readonly title: ComponentChildren
  readonly children?: ComponentChildren
  readonly meta?: ComponentChildren
}

export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol class="op-time">
      {items.map((item) => (
        <li key={item.id} id={item.id}>
          <span class="op-dot" data-color={item.tone ?? 'accent'}>
            <Icon name={item.icon} />
          </span>
          <div>
            <p>{item.title}</p>
            {item.children === undefined ? null : <div>{item.children}</div>}
            {item.meta === undefined ? null : <p class="op-row op-small op-quiet">{item.meta}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** The appointments of a day: the hour large, what it is beside it. */
export function DayList({
  items,
}: {
  items: readonly {
    readonly id: string
    readonly hour: string
    readonly length?: string | undefined
    readonly children: ComponentChildren
  }[]
}) {
  return (
    <ol class="op-day">
      {items.map((item) => (
        <li key={item.id}>
          <p class="op-hour">
            {item.hour}
            {item.length === undefined ? null : <span>{item.length}</span>}
          </p>
          <div>{item.children}</div>
        </li>
      ))}
    </ol>
  )
}

export function DefinitionList({ items }: { items: readonly { readonly term: string; readonly value: ComponentChildren }[] }) {
  return (
    <dl class="op-dl">
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Numbered promises: what happens now, and when. */
export function NextSteps({ items }: { items: readonly { readonly id: string; readonly text: ComponentChildren }[] }) {
  return (
    <ol class="op-next">
      {items.map((item) => (
        <li key={item.id}>
          <span>{item.text}</span>
        </li>
      ))}
    </ol>
  )
}
