import { type Notion, plain, readUnit, type Unit } from './unit.ts'

/** What one fact of a situation can be. The same table types the rules, makes the JSON Schema of a situation and checks what comes in. */
export type Fact =
  | { readonly is: 'day'; readonly about: string }
  | { readonly is: 'truth'; readonly about: string }
  | { readonly is: 'text'; readonly about: string }
  | { readonly is: 'choice'; readonly among: readonly string[]; readonly about: string }
  | { readonly is: 'number'; readonly unit: Unit; readonly whole: boolean; readonly about: string }

export type FactGroup = Readonly<Record<string, Fact>>

type ValueOf<F> = F extends { readonly is: 'truth' }
  ? boolean
  : F extends { readonly is: 'number' }
    ? number
    : F extends { readonly is: 'choice'; readonly among: readonly (infer Choice)[] }
      ? Choice
      : string

/** What is known of a group: a fact that is left out is not known, which is something else than no or zero. */
export type Known<Group> = { readonly [Name in keyof Group]?: ValueOf<Group[Name]> | undefined }

function unitOf(text: string): Unit {
  const unit = readUnit(text)
  if (unit === null) throw new Error(`no unit: ${text}`)
  return unit
}

export function day(about: string) {
  return { is: 'day', about } as const
}

export function truth(about: string) {
  return { is: 'truth', about } as const
}

export function text(about: string) {
  return { is: 'text', about } as const
}

export function choice<const Among extends readonly string[]>(among: Among, about: string) {
  return { is: 'choice', among, about } as const
}

/** A number of something: `points`, `hours`, `days/month`. */
export function number(unit: string, about: string) {
  return { is: 'number', unit: unitOf(unit), whole: false, about } as const
}

/** How many: a whole number without a unit. */
export function count(about: string) {
  return { is: 'number', unit: plain, whole: true, about } as const
}

/** Euro cents per period; the name of the fact ends in `Cents`. */
export function cents(per: '' | 'hour' | 'day' | 'week' | 'month' | 'year' | 'litre', about: string, notion: Notion | '' = '') {
  return { is: 'number', unit: { top: 'eur', bottom: per, notion }, whole: true, about } as const
}
