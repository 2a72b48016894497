import { iconSheetHref } from './icon-address.ts'
import type { filledIcons, lineIcons, pictograms } from './icon-drawings.ts'
import { keptPart } from './kept-part.ts'

export type IconName = keyof typeof lineIcons | keyof typeof filledIcons
export type PictogramName = keyof typeof pictograms

/** A drawing beside a word. It says nothing by itself: the word does. `flip` mirrors it where text runs from right to left. */
export function Icon({ name, flip }: { name: IconName; flip?: boolean | undefined }) {
  return <KeptIcon of={{ name, flip: flip === true }} values={{}} />
}

const KeptIcon = keptPart([], (_, { name, flip }: { readonly name: IconName; readonly flip: boolean }) => (
  <svg class={flip ? 'op-i op-flip' : 'op-i'} aria-hidden="true">
    <use href={`${iconSheetHref()}#i-${name}`} />
  </svg>
))

export function Pictogram({ name }: { name: PictogramName }) {
  return (
    <svg class="op-i op-p" aria-hidden="true">
      <use href={`${iconSheetHref()}#p-${name}`} />
    </svg>
  )
}

const ownSkylines: readonly string[] = ['mechelen']

/** The roofs of the city with the sun behind them; a municipality without its own drawing gets the common one. */
export function Skyline({ theme }: { theme: string }) {
  return (
    <svg class="op-sky" aria-hidden="true">
      <use href={`${iconSheetHref()}#sky-${ownSkylines.includes(theme) ? theme : 'default'}`} />
    </svg>
  )
}
