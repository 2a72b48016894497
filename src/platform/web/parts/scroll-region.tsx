import type { ComponentChildren } from 'preact'

/** Scrolls by itself when the screen is narrow, so that the page never does; reachable with the keyboard, so it has a name. */
export function ScrollRegion({ label, children }: { label: string; children: ComponentChildren }) {
  const region = { class: 'op-scroll', tabIndex: 0, role: 'region', 'aria-label': label } as const
  return <div {...region}>{children}</div>
}
