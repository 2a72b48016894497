import type { ComponentChildren } from 'preact'

/** "1 op 3" as people: `count` filled out of `of`. The words beside it say the same. */
export function PeopleIcons({ count, of }: { count: number; of: number }) {
  return (
    <svg class="op-people" viewBox={`0 0 ${of * 18} 24`} preserveAspectRatio="xMinYMid meet" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => index).map((index) => (
        <g key={index} class={index < count ? 'op-c1' : 'op-c0'}>
          <circle cx={8 + index * 18} cy="6" r="4.2" />
          <path d={`M${1 + index * 18} 23a7 8 0 0 1 14 0z`} />
        </g>
      ))}
    </svg>
  )
}

export type KeyFigureProps = {
  readonly figure: string
  readonly unit?: string | undefined
  readonly people?: { readonly count: number; readonly of: number } | undefined
  readonly n: string
  readonly warm?: boolean | undefined
  /** The figure leads to the list behind it. */
  readonly href?: string | undefined
  readonly children: ComponentChildren
}

/** One number, what it means in a sentence, and over how many. */
export function KeyFigure({ figure, unit, people, n, warm, href, children }: KeyFigureProps) {
  const big = (
    <>
      {figure} {unit === undefined ? null : <small>{unit}</small>}
    </>
  )
  return (
    <div class={warm ? 'op-tile op-card-warm' : 'op-tile'}>
      <p class="fig">{href === undefined ? big : <a href={href}>{big}</a>}</p>
      {people === undefined ? null : <PeopleIcons {...people} />}
      <p>{children}</p>
      <p class="op-n">{n}</p>
    </div>
  )
}

export function KeyFigures({ children }: { children: ComponentChildren }) {
  return <div class="op-tiles">{children}</div>
}
