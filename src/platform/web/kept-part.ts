import type { VNode } from 'preact'
import { type Pen, penInHand, useLocale } from './page-context.ts'

type Word = string | number | boolean | null

type Hole<Name> = { readonly name: Name; readonly isWhole: boolean; readonly after: Uint8Array }
type Kept<Name> = { readonly first: Uint8Array; readonly rest: readonly Hole<Name>[] }

/** One step per word of `of`, so that nothing has to be put together to find what is kept. */
type Branch<Name> = { readonly next: Map<Word, Branch<Name>>; kept: Kept<Name> | null }

/** Beyond this a part is drawn each time: one that needs more has something in `of` that does not belong there. */
const mostKept = 400
const nothing = new Uint8Array()
const edge = '\u0000'
const markOf = (name: string): string => `${edge}value:${name}${edge}`

/**
 * A part of pages that is drawn once for each `of`, as bytes with holes, and filled with other values each time: what `prepared()` is for SQL.
 * The names stand for texts (ids, days, names) that are written as they are given; what the part looks like may depend on `of` and the language
 * only. `of` holds words of the program, of packs and of instruments and stays in memory: nothing of a family or of a person may be in it.
 * Make a part where its module is read, never inside another function: `draw` must not reach anything but `at` and `of`.
 *
 *     const DueLink = keptPart(['dossierId'], (at, of: { label: string }) => <a href={`/gezinnen/${at('dossierId')}/uitgerekend`}>{of.label}</a>)
 *     <DueLink of={{ label: t.addDue }} values={{ dossierId: dossier.id }} />
 */
export function keptPart<const Name extends string, Of extends { readonly [Key in keyof Of]: Word }>(
  names: readonly Name[],
  draw: (at: (name: Name) => string, of: Of) => VNode | null,
): (props: { readonly of: Required<Of>; readonly values: Readonly<Record<Name, string>> }) => VNode | null {
  const root: Branch<Name> = { next: new Map(), kept: null }
  let order: readonly (keyof Of)[] | null = null
  let count = 0
  const keep = (pen: Pen, words: readonly Word[], of: Of): Kept<Name> => {
    if (words.some((word) => typeof word === 'string' && word.includes(edge))) throw new Error('a kept part is drawn for a value')
    const made = cut(pen.drawn(draw(markOf, of)), names)
    words.reduce(branchOf, root).kept = made
    count += 1
    return made
  }
  return ({ of, values }) => {
    const locale = useLocale()
    const pen = penInHand()
    if (pen === null) return draw((name) => values[name], of)
    order ??= keysOf(of)
    let branch = root.next.get(locale)
    for (const key of order) branch = branch?.next.get(of[key])
    const kept = branch?.kept ?? null
    if (kept === null && count >= mostKept) return draw((name) => values[name], of)
    fill(pen, kept ?? keep(pen, [locale, ...order.map((key) => of[key])], of), values)
    return null
  }
}

function keysOf<Of extends object>(of: Of): (keyof Of)[] {
  const keys: (keyof Of)[] = []
  for (const key in of) keys.push(key)
  return keys
}

function branchOf<Name>(branch: Branch<Name>, word: Word): Branch<Name> {
  const made = branch.next.get(word) ?? { next: new Map(), kept: null }
  branch.next.set(word, made)
  return made
}

/** The bytes between the marks. A mark that was changed on its way is no longer one, and would stand on the page of everybody. */
function cut<Name extends string>(drawn: Buffer, names: readonly Name[]): Kept<Name> {
  const pieces = drawn.toString().split(new RegExp(`${edge}value:([^${edge}]*)${edge}`))
  const places = pieces.filter((_, index) => index % 2 === 1)
  const texts = pieces.filter((_, index) => index % 2 === 0)
  if (names.some((name) => !places.includes(name))) throw new Error('a kept part leaves out a value')
  if (texts.some((text) => text.includes(edge))) throw new Error('a kept part changes a value')
  // In a text a quote is written as a name, so these stand around a value that is all of its attribute; an empty one is written without them.
  const isWhole = places.map((_, index) => texts[index]?.endsWith('="') === true && texts[index + 1]?.startsWith('"') === true)
  const after = texts.map((text, index) => {
    const [from, to] = [isWhole[index - 1] === true ? 1 : 0, isWhole[index] === true ? -2 : undefined]
    return Buffer.from(text.slice(from, to))
  })
  const rest = places.map((place, index) => {
    const name = names.find((one) => one === place)
    if (name === undefined) throw new Error(`a kept part holds ${place}, which is no value of it`)
    return { name, isWhole: isWhole[index] === true, after: after[index + 1] ?? nothing }
  })
  return { first: after[0] ?? nothing, rest }
}

function fill<Name extends string>(pen: Pen, kept: Kept<Name>, values: Readonly<Record<Name, string>>): void {
  pen.bytes(kept.first)
  for (const { name, isWhole, after } of kept.rest) {
    if (isWhole) pen.quoted(values[name])
    else pen.text(values[name])
    pen.bytes(after)
  }
}
