import { guessMatching, linesOf, type Matching, type Situation, type ToldLine } from '#modules/rights/public.ts'
import { formatDate } from '#platform/text/format.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { type FormValues, fieldValue } from '#platform/web/form-state.ts'
import { askIn } from '../catalogue.ts'
import type { FamilyRights } from '../load.ts'
import { text } from './text.ts'

/** Somebody of the code: how the page calls them, and the field that says who it is in the dossier. */
export type Somebody = { readonly place: string; readonly field: string; readonly title: string; readonly key: string }

/** A code laid beside a dossier, as the page shows it and as it is kept. */
export type Comparison = {
  readonly told: Situation
  readonly matching: Matching
  readonly people: readonly Somebody[]
  readonly lines: readonly ToldLine[]
}

const fieldOf = (list: 'adults' | 'children', at: number): string => `wie-${list === 'adults' ? 'a' : 'c'}${at}`
export const takeName = (path: string): string => `neem:${path}`
export const seenField = 'gekoppeld'
export const writeMatching = ({ adults, children }: Matching): string => [...adults, '/', ...children].join(' ')

/** Nobody of the dossier is two people of the code. */
function once(keys: readonly string[]): readonly string[] {
  return keys.map((key, at) => (keys.indexOf(key) === at ? key : ''))
}

function chosenMatching(told: Situation, { roster }: FamilyRights['family'], values: FormValues): Matching {
  const read = (list: 'adults' | 'children') =>
    once(
      (told[list] ?? []).map((_, at) => {
        const typed = fieldValue({ values, errors: {} }, fieldOf(list, at))
        return roster[list].includes(typed) ? typed : ''
      }),
    )
  return { adults: read('adults'), children: read('children') }
}

function titleOf(told: Situation, list: 'adults' | 'children', at: number, locale: PublicLocale): string {
  const t = text(locale)
  if (list === 'adults') return told.adults?.[at]?.isApplicant === true ? t.whoFilled : t.adult(at + 1)
  const child = told.children?.[at]
  if (child?.birthDate !== undefined) return t.born(formatDate(child.birthDate, locale))
  return child?.dueDate === undefined ? t.child(at + 1) : t.expected(formatDate(child.dueDate, locale))
}

/** After a loss nobody is shown a child that is still expected. */
function isHidden(told: Situation, path: string, hasLoss: boolean): boolean {
  const at = /^children\[(\d+)\]/.exec(path)?.[1]
  return hasLoss && at !== undefined && told.children?.[Number(at)]?.birthDate === undefined
}

/** Lays a code beside the dossier: with the people as they were chosen on the page, or as they probably are. */
export function compare(told: Situation, { family, dossier, ctx }: FamilyRights, values: FormValues): Comparison {
  const isAgain = fieldValue({ values, errors: {} }, seenField) !== ''
  const matching = isAgain ? chosenMatching(told, family, values) : guessMatching(told, family)
  const lines = linesOf(told, matching, family, ctx.today).filter(
    ({ told: { path } }) => askIn(path, ctx.locale) !== null && !isHidden(told, path, dossier.hasLoss),
  )
  const people = (['adults', 'children'] as const).flatMap((list) =>
    matching[list].flatMap((key, at) => {
      const place = `${list}[${at}]`
      const isTold = lines.some(({ told: { path } }) => path.startsWith(place))
      return isTold ? [{ place, field: fieldOf(list, at), title: titleOf(told, list, at, ctx.locale), key }] : []
    }),
  )
  return { told, matching, people, lines }
}

/** Ticked beforehand: only what the dossier says nothing about, and no day that was made up. */
export function firstTicks({ lines }: Comparison): FormValues {
  const fresh = lines.filter(({ kept, says, isRough }) => kept !== null && says === 'nothing' && !isRough)
  return Object.fromEntries(fresh.map(({ told }) => [takeName(told.path), 'yes']))
}
