import type { VNode } from 'preact'
import { penInHand, useLocale } from './page-context.ts'

type Word = string | number | boolean | null

/** Beyond this a part is drawn each time: one that needs more has something in `of` that does not belong there. */
const mostKept = 100

/**
 * A part of pages that is drawn once for each list and each `of`, and is forgotten with that list: for what a `keptPart` may not hold, such as
 * the names of colleagues. The list never changes and is the same object for many pages; `of` chooses among its items and words of the program.
 * Make it where its module is read, as a `keptPart`: what is drawn may hang on the list, on `of` and on the language only.
 *
 *     const TeamOptions = keptWith((team: Team, of: { chosen: string }) => <Options options={team.map(optionOf)} chosen={of.chosen} />)
 *     <TeamOptions list={team} of={{ chosen: counsellorId }} />
 */
export function keptWith<List extends object, Of extends { readonly [Key in keyof Of]: Word }>(
  draw: (list: List, of: Of) => VNode | null,
): (props: { readonly list: List; readonly of: Required<Of> }) => VNode | null {
  const kept = new WeakMap<List, Map<string, Uint8Array>>()
  return ({ list, of }) => {
    const locale = useLocale()
    const pen = penInHand()
    const ofList = kept.get(list) ?? new Map<string, Uint8Array>()
    const key = JSON.stringify([locale, ...Object.values(of)])
    const known = ofList.get(key)
    if (pen === null || (known === undefined && ofList.size >= mostKept)) return draw(list, of)
    const bytes = known ?? pen.drawn(draw(list, of))
    if (ofList.size === 0) kept.set(list, ofList)
    if (known === undefined) ofList.set(key, bytes)
    pen.bytes(bytes)
    return null
  }
}
