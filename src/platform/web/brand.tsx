import { keptPart } from './kept-part.ts'
import type { PageContext } from './page-context.ts'

const ray = 'M18 4v4M7 9l2.8 2.8M29 9l-2.8 2.8'
const sun = 'M8 25a10 10 0 0 1 20 0z'
const land = 'M3 25h30M9 30.5h18'

function stroke(path: string, colour: string): string {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-linecap="round"/>`
}

/** The mark in a browser's tab, where no theme reaches. */
export const markDrawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36">${stroke(ray, '#f0b23e')}<path fill="#f0b23e" d="${sun}"/>${stroke(land, '#12635c')}</svg>`

const Mark = keptPart([], () => (
  <svg class="op-mark" viewBox="0 0 36 36" aria-hidden="true">
    <path class="ray" d={ray} fill="none" stroke-width="2.5" stroke-linecap="round" />
    <path class="sun" d={sun} />
    <path class="land" d={land} fill="none" stroke-width="2.5" stroke-linecap="round" />
  </svg>
))

/** The sun over the land: the mark of Opkomst, in the colours of the municipality. */
export function Brand({ href, sub }: { href: string; sub?: string | undefined }) {
  return (
    <a class="op-brand" href={href}>
      <Mark of={{}} values={{}} />
      <span>
        Opkomst
        {sub === undefined ? null : <span>{sub}</span>}
      </span>
    </a>
  )
}

/** The account of who works here. */
export function AccountLink({ user, label }: { user: NonNullable<PageContext['user']>; label: string }) {
  return (
    <a class="op-me" href="/account" aria-label={label}>
      {user.initials}
    </a>
  )
}
