import { benefitKinds, type Fact, type FactGroup, groups, lists } from '#modules/rights/public.ts'

export type Subject = 'family' | 'child' | 'adult'
export type FactKind = 'yes-no' | 'choice' | 'money' | 'number' | 'day'

/** A fact that a form can make a condition of: how rules name it, and under which path its question stands. */
export type RuleFact = {
  readonly key: string
  readonly rule: string
  /** Path of the question in the words of a language; null for an age, which has words of its own. */
  readonly asked: string | null
  readonly kind: FactKind
  readonly unit: string
  readonly among: readonly string[]
  readonly group: 'child' | 'adult' | 'benefits' | 'income' | keyof typeof groups
}

function kindOf(fact: Fact): FactKind | null {
  if (fact.is === 'truth') return 'yes-no'
  if (fact.is === 'number') return fact.unit.top === 'eur' ? 'money' : 'number'
  return fact.is === 'text' ? null : fact.is
}

function unitText(fact: Fact): string {
  if (fact.is !== 'number') return ''
  const { top, bottom, notion } = fact.unit
  return `${top}${bottom === '' ? '' : `/${bottom}`}${notion === '' ? '' : ` ${notion}`}`
}

function factsIn(facts: FactGroup, owner: string, asked: string, group: RuleFact['group']): readonly RuleFact[] {
  return Object.entries(facts).flatMap(([name, fact]) => {
    const kind = kindOf(fact)
    const among = fact.is === 'choice' ? fact.among : []
    return kind === null
      ? []
      : [{ key: `${owner}.${name}`, rule: `${owner}.${name}`, asked: `${asked}.${name}`, kind, unit: unitText(fact), among, group }]
  })
}

const none = { asked: null, unit: '', among: [] } as const
const ofChild: readonly RuleFact[] = [
  { ...none, key: 'child:born', rule: 'born(child)', kind: 'yes-no', group: 'child' },
  { ...none, key: 'child:age-months', rule: "since(child.birthDate, 'months')", kind: 'number', unit: 'months', group: 'child' },
  { ...none, key: 'child:age-years', rule: "since(child.birthDate, 'years')", kind: 'number', unit: 'years', group: 'child' },
  ...factsIn(lists.children, 'child', 'children[0]', 'child'),
]
const adultFacts = (owner: 'adult' | 'applicant'): readonly RuleFact[] => [
  { ...none, key: `${owner}:age-years`, rule: `since(${owner}.birthDate, 'years')`, kind: 'number', unit: 'years', group: 'adult' },
  ...factsIn(lists.adults, owner, 'adults[0]', 'adult'),
]
const ofFamily: readonly RuleFact[] = [
  {
    ...none,
    key: 'income:month',
    rule: "monthlyIncome('net', 'household')",
    asked: 'incomes.net.household.month',
    kind: 'money',
    unit: 'eur/month net',
    group: 'income',
  },
  ...(['household', 'housing', 'energy', 'needs', 'debts', 'property'] as const).flatMap((group) =>
    factsIn(groups[group], group, group, group),
  ),
  ...benefitKinds.map((kind) => ({
    ...none,
    key: `benefit:${kind}`,
    rule: `receives('${kind}')`,
    asked: `benefits.${kind}`,
    kind: 'yes-no' as const,
    group: 'benefits' as const,
  })),
]

/** The facts a right can depend on: those of the family always, and those of the child or adult it is judged for; else of who asks. */
export function factsFor(subject: Subject): readonly RuleFact[] {
  const own = subject === 'child' ? [...ofChild, ...adultFacts('applicant')] : adultFacts(subject === 'adult' ? 'adult' : 'applicant')
  return [...own, ...ofFamily]
}

export const operators = ['yes', 'no', 'is', 'is-not', 'at-most', 'at-least', 'months-ago', 'within-months'] as const
export type Operator = (typeof operators)[number]

const fitting: Readonly<Record<FactKind, readonly Operator[]>> = {
  'yes-no': ['yes', 'no'],
  choice: ['is', 'is-not'],
  money: ['at-most', 'at-least'],
  number: ['at-most', 'at-least', 'is'],
  day: ['months-ago', 'within-months'],
}

export function operatorsFor(kind: FactKind): readonly Operator[] {
  return fitting[kind]
}

/** A rule, with the value that is dated and may change: an amount of money, or a number per period. */
export type WrittenRule = { readonly rule: string; readonly limit: { readonly unit: string; readonly value: number } | null }

const literals: Readonly<Record<string, string>> = { 'half-days': 'halfDays' }
const countable = ['days', 'weeks', 'months', 'years', 'quarters', 'hours', 'points', 'percent', 'litres', 'lessons', 'half-days']
const signs: Partial<Record<Operator, string>> = { 'at-most': '<=', 'at-least': '>=', is: '==', 'is-not': '!=' }

/**
 * The rule for a fact, an operator and a value, in the language of rules. `limit` is the name under which a dated value goes. Null when they do not fit:
 * a word that is no choice, a number that is none.
 */
export function writeRule(fact: RuleFact, operator: Operator, value: string | number | null, limit: string): WrittenRule | null {
  if (!operatorsFor(fact.kind).includes(operator)) return null
  if (fact.kind === 'yes-no') return { rule: operator === 'yes' ? fact.rule : `not ${fact.rule}`, limit: null }
  if (fact.kind === 'choice')
    return typeof value === 'string' && fact.among.includes(value)
      ? { rule: `${fact.rule} ${signs[operator] ?? '=='} '${value}'`, limit: null }
      : null
  if (typeof value !== 'number') return null
  if (fact.kind === 'day')
    return Number.isInteger(value)
      ? { rule: `since(${fact.rule}, 'months') ${operator === 'months-ago' ? '>=' : '<='} months(${value})`, limit: null }
      : null
  const sign = signs[operator] ?? '=='
  if (fact.unit === '') return { rule: `${fact.rule} ${sign} ${value}`, limit: null }
  if (countable.includes(fact.unit)) return { rule: `${fact.rule} ${sign} ${literals[fact.unit] ?? fact.unit}(${value})`, limit: null }
  return { rule: `${fact.rule} ${sign} p.${limit}`, limit: { unit: fact.unit, value } }
}
