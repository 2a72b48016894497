import type { Amount, Answer } from './answer.ts'

/** A fact worth asking: which rights it helps to settle, and how much they may bring per month. */
export type Question = { readonly path: string; readonly rights: readonly string[]; readonly monthCents: number; readonly weight: number }

const perMonth: Readonly<Record<Amount['per'], number>> = {
  once: 1 / 12,
  year: 1 / 12,
  'school-year': 1 / 12,
  quarter: 1 / 3,
  month: 1,
  week: 52 / 12,
  day: 20,
  hour: 0,
  litre: 0,
  lesson: 0,
  pack: 0,
  box: 0,
}

/** About how much an amount brings per month, to weigh rights against each other. Never shown as an amount. */
export function monthlyWeight(amount: Amount | null): number {
  return amount === null ? 0 : amount.cents * perMonth[amount.per]
}

/** A hundred euros a month weigh as much as one right more. */
const centsPerRight = 10_000

function isAskable(path: string): boolean {
  return !path.startsWith('parameter:') && path !== 'rules'
}

/**
 * The missing facts, the one that decides most money and rights first. A right that lacks three facts gives each a third of its weight: answering one alone
 * does not settle it. Source of the order: point 3 of the design of the engine (docs/decision-rules/rights.md).
 */
export function questionsFor(answers: readonly Answer[]): readonly Question[] {
  const open = answers.filter(({ outcome, missing }) => outcome !== 'no' && missing.some(isAskable))
  const found = new Map<string, { rights: string[]; monthCents: number; weight: number }>()
  for (const { id, outcome, missing, amount } of open) {
    const asked = missing.filter(isAskable)
    const monthCents = monthlyWeight(amount)
    // Of a right that is sure, only the amount is open.
    const worth = (outcome === 'unknown' ? 1 : 0.25) * (1 + monthCents / centsPerRight)
    for (const path of asked) {
      const sum = found.get(path) ?? { rights: [], monthCents: 0, weight: 0 }
      found.set(path, { rights: [...sum.rights, id], monthCents: sum.monthCents + monthCents, weight: sum.weight + worth / asked.length })
    }
  }
  return [...found].map(([path, sum]) => ({ path, ...sum })).toSorted((a, b) => b.weight - a.weight || a.path.localeCompare(b.path))
}
