import { type Ask, askFor, type QuestionWords } from '#modules/rights/public.ts'
import {
  type FactKind,
  factsFor,
  freeName,
  type Operator,
  operators,
  operatorsFor,
  type RuleFact,
  type Subject,
  writeRule,
} from '#modules/rights-catalogue/public.ts'
import { formatEuro } from '#platform/text/format.ts'
import { type FormValues, fieldValue } from '#platform/web/fields.tsx'
import { parseNumber } from './parse-number.ts'
import type { Words } from './text.ts'

export type RowPrefix = 'c' | 'k'
/** One condition of the form as it was typed: a fact, a rule written by hand, or what a person judges. */
export type Row = {
  readonly n: number
  readonly prefix: RowPrefix
  readonly fact: string
  readonly operator: string
  readonly value: string
  readonly say: string
  readonly amount: string
  /** The row of the group it stands in; null at the outermost. */
  readonly inside: number | null
}

export const byRule = 'rule'
export const byPerson = 'check'
/** Groups: one of their conditions is enough, or all of them together. */
export const joins = ['any', 'all'] as const
export type Join = (typeof joins)[number]

export function joinOf({ fact }: Pick<Row, 'fact'>): Join | null {
  return joins.find((one) => one === fact) ?? null
}

export function rowName({ prefix, n }: Pick<Row, 'prefix' | 'n'>, part: string): string {
  return `${prefix}${n}-${part}`
}

export function rowsOf(values: FormValues, prefix: RowPrefix): readonly Row[] {
  const form = { values, errors: {} }
  const numbers = Object.keys(values).flatMap((name) => new RegExp(`^${prefix}(\\d{1,2})-fact$`).exec(name)?.[1] ?? [])
  const rows = numbers
    .map(Number)
    .toSorted((a, b) => a - b)
    .map((n) => {
      const part = (name: string) => fieldValue(form, `${prefix}${n}-${name}`).trim()
      const inside = part('in') === '' ? null : Number(part('in'))
      return { n, prefix, fact: part('fact'), operator: part('op'), value: part('value'), say: part('say'), amount: part('amount'), inside }
    })
  // A group stands before what is in it, so that no row is in itself.
  const isGroup = (n: number | null) => n !== null && rows.some((row) => row.n === n && joinOf(row) !== null)
  return rows.map((row) => (row.inside !== null && row.inside < row.n && isGroup(row.inside) ? row : { ...row, inside: null }))
}

/** The field with which a row is added, outermost or in a group. */
export function newRowName(prefix: RowPrefix, group: number | null): string {
  return group === null ? `${prefix}-new` : `${prefix}-new-${group}`
}

/** The rows that stand in a group, or at the outermost. */
export function rowsIn(rows: readonly Row[], group: number | null): readonly Row[] {
  return rows.filter(({ inside }) => inside === group)
}

/** A row and all that stands in it. */
export function withInner(rows: readonly Row[], n: number): readonly number[] {
  return [n, ...rowsIn(rows, n).flatMap((row) => withInner(rows, row.n))]
}

export function factOf(row: Row, subject: Subject): RuleFact | undefined {
  return factsFor(subject).find(({ key }) => key === row.fact)
}

/** The question of a fact in the words of the reader. */
export function askOf(fact: RuleFact, words: QuestionWords, t: Words): Pick<Ask, 'text' | 'options'> {
  if (fact.key === 'child:born') return { text: t.form.facts['child:born'], options: [] }
  if (fact.key.endsWith(':age-months')) return { text: t.form.facts['age-months'], options: [] }
  if (fact.key.endsWith(':age-years')) return { text: t.form.facts['age-years'], options: [] }
  const asked = fact.asked === null ? null : askFor(fact.asked, words)
  return asked ?? { text: fact.key, options: [] }
}

export type ReadRow = {
  readonly say: string
  readonly rule: string | null
  readonly limit: { readonly name: string; readonly label: string; readonly unit: string; readonly value: number } | null
}

function operatorIn(typed: string, kind: FactKind): Operator | null {
  const known = operators.find((operator) => operator === typed)
  return known !== undefined && operatorsFor(kind).includes(known) ? known : null
}

/** A row as a rule with its sentence; null when its value does not fit. `taken` are the names of dated values used so far. */
export function readRow(row: Row, subject: Subject, words: QuestionWords, t: Words, taken: ReadonlySet<string>): ReadRow | null {
  if (row.fact === byPerson) return row.say.length < 3 ? null : { say: row.say, rule: null, limit: null }
  if (row.fact === byRule) return row.say.length < 3 || row.value === '' ? null : { say: row.say, rule: row.value, limit: null }
  const fact = factOf(row, subject)
  const operator = fact === undefined ? null : operatorIn(row.operator, fact.kind)
  if (fact === undefined || operator === null) return null
  const value = fact.kind === 'yes-no' ? null : fact.kind === 'choice' ? row.value : parseNumber(row.value)
  const name = freeName('grens', taken)
  const written = writeRule(fact, operator, value, name)
  if (written === null) return null
  const ask = askOf(fact, words, t)
  const shown =
    fact.kind === 'money' && typeof value === 'number'
      ? formatEuro(Math.round(value * 100), 'nl')
      : (ask.options.find((option) => option.value === row.value)?.label ?? row.value)
  const said = fact.kind === 'yes-no' ? t.form.operators[operator] : `${t.form.operators[operator]} ${shown}`
  const say = row.say.length >= 3 ? row.say : `${ask.text.replace(/\s*\?$/, '?')}${ask.text.endsWith('?') ? ' ' : ': '}${said}.`
  return { say, rule: written.rule, limit: written.limit === null ? null : { name, label: ask.text, ...written.limit } }
}
