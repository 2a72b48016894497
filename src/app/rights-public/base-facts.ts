import { type BenefitKind, type Loose, withFact } from '#modules/rights/in-browser/public.ts'
import { addDays, type IsoDay } from '#platform/day.ts'
import { parseTypedDay } from '#platform/text/parse-day.ts'
import { type FieldErrors, type FormValues, fieldValue, fieldValues } from '#platform/web/form-state.ts'
import type { RightsText } from './text.ts'

/** Benefits a family knows by name; all others are asked only when they decide something. */
export const namedBenefits = [
  'leefloon',
  'equivalent-leefloon',
  'unemployment',
  'sickness',
  'maternity',
  'disability-income',
  'growth-package',
  'increased-reimbursement',
] as const satisfies readonly BenefitKind[]

export const noBenefit = 'none'
export const kidFields = ['kid1', 'kid2', 'kid3', 'kid4', 'kid5', 'kid6', 'kid7', 'kid8'] as const
export const regionPlaces = ['flanders', 'brussels', 'wallonia'] as const

/** The fields of the first page, so that they travel along with later answers. */
export const baseFields = [
  ...['place', 'home', 'who', 'year', 'work', 'partner-year', 'partner-work', 'pregnant', 'month', 'due', ...kidFields],
  ...['housing', 'rent', 'benefits', 'income', 'income-per'],
] as const

type Base = { readonly situation: Loose; readonly errors: FieldErrors }
type Words = Pick<RightsText, 'wrongDay' | 'wrongYear' | 'wrongNumber'>

/** "750", "750,50", "1.250", "1 250,00", "€ 900": as people write an amount or a number. Null when it is none. */
export function parseNumber(typed: string): number | null {
  const text = typed.replace(/[€\s\u00a0']/g, '').replace(/\.(?=\d{3}(\D|$))/g, '')
  return /^\d{1,9}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : null
}

/** A day of birth where only the year is told: the middle of it, unless the year alone leaves open whether somebody is grown up. */
function birthIn(year: number, today: IsoDay): IsoDay | undefined {
  return Math.abs(Number(today.slice(0, 4)) - 18 - year) <= 1 ? undefined : `${year}-07-01`
}

const pregnancyDays = 280
const monthDays = 30.4
const lastMonth = 10

/** The expected day of birth when only the month of the pregnancy is told: the middle of that month counts. */
function dueIn(month: number, today: IsoDay): IsoDay {
  return addDays(today, Math.round(pregnancyDays - (month - 0.5) * monthDays))
}

/** What the first page tells, as facts of the engine; what was typed wrong is told and left out. */
export function readBase(values: FormValues, today: IsoDay, words: Words): Base {
  const errors: Record<string, string> = {}
  const read = (name: string) => fieldValue({ values, errors: {} }, name).trim()
  const checked = <Read>(name: string, parse: (typed: string) => Read | null, wrong: string): Read | undefined => {
    const typed = read(name)
    const value = typed === '' ? null : parse(typed)
    if (typed !== '' && value === null) errors[name] = wrong
    return value ?? undefined
  }
  const day = (name: string) => checked(name, (typed) => parseTypedDay(typed, today), words.wrongDay)
  const year = (name: string) => checked(name, (typed) => (/^(19|20)\d\d$/.test(typed) ? Number(typed) : null), words.wrongYear)
  const money = (name: string) => checked(name, parseNumber, words.wrongNumber)
  const adult = (who: string, born: number | undefined, work: string): Loose =>
    known({ role: who, birthDate: born === undefined ? undefined : birthIn(born, today), workStatus: work })
  const home = read('home')
  const partner = home === 'couple' ? [adult('partner', year('partner-year'), read('partner-work'))] : []
  // Who lives with others has more adults at the address than those of the family: their income is not known.
  const others = home === 'others' ? [{ role: 'other' }] : []
  const adults = [{ ...adult(read('who'), year('year'), read('work')), isApplicant: true }, ...partner, ...others]
  const due = day('due')
  const month = Number(read('month'))
  const expected = due ?? (Number.isInteger(month) && month >= 1 && month <= lastMonth ? dueIn(month, today) : undefined)
  const born = kidFields.flatMap((name) => day(name) ?? [])
  const expects = read('pregnant') === 'yes'
  const children = [...born.map((birthDate) => ({ birthDate })), ...(expects ? [known({ dueDate: expected })] : [])]
  // No birth date and no word about a pregnancy says nothing about children.
  const tellsOfChildren = children.length > 0 || read('pregnant') === 'no'
  const facts: readonly (readonly [string, unknown])[] = [
    ...placeFacts(read('place')),
    ...(home === '' ? [] : [['household.cohabitation', home] as const]),
    ['adults', adults],
    ...(tellsOfChildren ? [['children', children] as const] : []),
    ['housing.kind', read('housing')],
    ['housing.rentCents', cents(money('rent'))],
    ...benefitFacts(fieldValues({ values, errors: {} }, 'benefits')),
    ['incomes.net.family.month', incomeCents(money('income'), read('income-per'))],
  ]
  const told = facts.filter(([, value]) => value !== '' && value !== undefined)
  const situation = told.reduce<Loose>((sum, [path, value]) => withFact(sum, path, value, today), {})
  return { situation, errors }
}

function known(facts: Readonly<Record<string, unknown>>): Loose {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== ''))
}

function cents(euros: number | undefined): number | undefined {
  return euros === undefined ? undefined : Math.round(euros * 100)
}

function incomeCents(euros: number | undefined, per: string): number | undefined {
  return cents(euros === undefined || per !== 'year' ? euros : euros / 12)
}

/** A region chosen instead of a municipality: then the family lives in none of those with rules of their own. */
function placeFacts(place: string): readonly (readonly [string, unknown])[] {
  if (place === '') return []
  const isRegion = regionPlaces.some((region) => region === place)
  return [
    ['municipality', isRegion ? '-' : place],
    ['region', isRegion ? place : 'flanders'],
  ]
}

function benefitFacts(chosen: readonly string[]): readonly (readonly [string, unknown])[] {
  if (chosen.length === 0) return []
  const named = namedBenefits.map((kind) => [`benefits.${kind}`, chosen.includes(kind)] as const)
  // Only who adopted a child can have it, and the first page asks for births: one question less for everybody.
  return [...named, ['benefits.adoption-start-amount', false]]
}
