import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { z } from 'zod'
import { addDays, daysBetween } from '#platform/day.ts'
import { evaluate, makeCatalogue } from './domain/catalogue.ts'
import { sentencesIn } from './domain/sentences.ts'
import type { Situation } from './domain/situation.ts'
import { isSituation } from './domain/situation-schema.ts'
import { loadRights } from './load-rights.ts'

// The worked examples of every right, bent: with a fact forgotten, with more income, a day later.

const catalogue = makeCatalogue(loadRights(process.cwd()), sentencesIn('nl'))
const folder = new URL('./cases/', import.meta.url)
const caseSchema = z.object({ date: z.iso.date(), situation: z.custom<Situation>(isSituation) })
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const examples = files.flatMap((file) =>
  z
    .array(caseSchema)
    .parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
    .map((one) => ({ ...one, id: file.replace('.json', '') })),
)
const alone = new Map(catalogue.rights.map((one) => [one.right.id, { ...catalogue, rights: [one] }]))

function judge(id: string, situation: Situation, on: string) {
  const own = alone.get(id) ?? catalogue
  const [answer] = evaluate(own, situation, on)
  return answer ?? assert.fail(`no right ${id}`)
}

/** An entry without these says nothing at all; a file that leaves them out is refused. */
const needed: readonly string[] = ['id', 'person', 'notion', 'per', 'cents']

/** Every situation with one fact left out, and the pattern of that fact. */
function* forgetting(value: unknown, path = ''): Generator<{ readonly path: string; readonly without: unknown }> {
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries())
      for (const { path: inner, without } of forgetting(one, `${path}[*]`)) yield { path: inner, without: value.with(at, without) }
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [name, one] of Object.entries(value)) {
    const here = path === '' ? name : `${path}.${name}`
    if (!needed.includes(name) && !(name === 'kind' && path.endsWith('[*]')))
      yield { path: here, without: Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)) }
    for (const { path: inner, without } of forgetting(one, here)) yield { path: inner, without: { ...value, [name]: without } }
  }
}

const adopted = 'left out, the child was not adopted: the day of birth counts'

/** Where a fact that is left out decides nothing on purpose, and why. Everything else that is forgotten leaves the answer open. */
const onPurpose: Readonly<Record<string, string>> = {
  'geboortepremie-dilbeek: children[*].adoptedOn': adopted,
  'startbedrag-geboorte: children[*].adoptedOn': adopted,
  'dringende-medische-hulp: needs': 'the doctor and the enquiry are named under what to look at',
  'dringende-medische-hulp: needs.needsUrgentCare': 'the same',
  'huurwaarborglening: housing.contractSignedOn': 'without a contract the loan can be allowed in principle',
  'leefloon: adults[*].birthDate': 'an adult without a day of birth is of age, the schema says',
  'leefloon: adults[*].isWillingToWork': 'the enquiry of the OCMW is named under what to look at',
  'moederschapshulp-dienstencheques: adults[*].resumesWork': 'named under what to look at',
  'schooltoeslag-kleuter: children[*].preschoolHalfDays': 'the rest of the school year is named under what to look at',
  'sociale-toeslag-groeipakket: property': 'named under what to look at: then the cadastral test counts',
  'sociale-toeslag-groeipakket: property.professionalCadastralIncomeCents': 'only who works for herself has a building for it',
  'startbedrag-geboorte: benefits': 'the amount for an adoption is asked of an adopted child only',
  'startbedrag-geboorte: children[*].isStillborn': 'no when left out, the schema says',
  'verwarmingstoelage: energy.deliveredOn': 'the term is named under what to look at',
  'zorgpremie-verlaagd: adults[*].yearsInBelgiumOrEu': 'named under what to look at',
}
const unexplained = (turned: ReadonlySet<string>) => [...turned].filter((one) => !Object.hasOwn(onPurpose, one)).toSorted()

test('a fact that is forgotten never turns a yes into a no', () => {
  const turned = new Set<string>()
  for (const { id, situation, date } of examples) {
    const { outcome } = judge(id, situation, date)
    if (outcome !== 'yes' && outcome !== 'ask') continue
    for (const { path, without } of forgetting(situation))
      if (isSituation(without) && judge(id, without, date).outcome === 'no') turned.add(`${id}: ${path}`)
  }
  assert.deepEqual(unexplained(turned), [])
})

test('a fact that is forgotten turns a no into a yes only where the answer says what to look at, or the schema what is taken for granted', () => {
  const turned = new Set<string>()
  for (const { id, situation, date } of examples) {
    if (judge(id, situation, date).outcome !== 'no') continue
    for (const { path, without } of forgetting(situation)) {
      if (!isSituation(without)) continue
      const after = judge(id, without, date)
      if (after.outcome === 'yes' || after.outcome === 'ask') turned.add(`${id}: ${path}`)
    }
  }
  assert.deepEqual(unexplained(turned), [])
})

/** A price of nothing is a real price; everywhere else zero euros is a gap that was filled in. */
const freeOfCharge: readonly string[] = ['nt2-lessen']
/** A term for what comes before the right, not for asking. */
const termBefore: readonly string[] = ['kleutertoeslag']

test('with any fact forgotten an open answer names what is missing, and none gives zero euros or a term that has passed', () => {
  const wrong = new Set<string>()
  for (const { id, situation, date } of examples)
    for (const { path, without } of [{ path: 'nothing', without: situation }, ...forgetting(situation)]) {
      if (!isSituation(without)) continue
      const { outcome, missing, amount, deadline } = judge(id, without, date)
      const at = `${id} without ${path}`
      if (outcome === 'unknown' && missing.length === 0) wrong.add(`${at}: names nothing`)
      if (outcome === 'yes' && amount?.cents === 0 && !freeOfCharge.includes(id)) wrong.add(`${at}: zero`)
      if (outcome === 'yes' && deadline !== null && deadline < date && !termBefore.includes(id)) wrong.add(`${at}: too late`)
    }
  assert.deepEqual([...wrong], [])
})

/** How good an answer is for the family. */
const worth = { yes: 3, ask: 3, unknown: 2, no: 0 } as const
/** What one pays oneself: it rises with the income, by the rule. */
const prices: readonly string[] = ['inkomenstarief-kinderopvang']
const asksIncome = (rule: string) => /(incomeOf|latestIncome|monthlyIncome)\('([a-z-]+)'/.exec(rule)?.[2]
const scaled = ({ incomes, ...rest }: Situation, factor: number): Situation => ({
  ...rest,
  incomes: incomes?.map((one) => (one.cents === undefined ? one : { ...one, cents: Math.round(one.cents * factor) })),
})

test('every right that looks at an income: more of it never makes the answer better, nor the amount higher, and at last it is refused', () => {
  const refused = new Set<string>()
  const asking = catalogue.rights.flatMap(({ right }) => (asksIncome(JSON.stringify(right.versions)) === undefined ? [] : [right.id]))
  for (const { id, situation, date } of examples) {
    // The cadastral test weighs property against income: there more income helps, as the decree has it.
    if (situation.property?.otherCadastralIncomeCents !== undefined) continue
    if (!asking.includes(id) || prices.includes(id) || (situation.incomes ?? []).every(({ cents }) => cents === undefined || cents === 0))
      continue
    const steps = [0, 0.25, 0.5, 0.9, 1, 1.0001, 1.1, 1.5, 2, 4, 100].map((factor) => judge(id, scaled(situation, factor), date))
    for (const [at, after] of steps.entries()) {
      const before = steps[at - 1]
      if (before === undefined) continue
      const text = `${id} on ${date}: ${before.outcome} ${before.amount?.cents} became ${after.outcome} ${after.amount?.cents}`
      assert.ok(worth[after.outcome] <= worth[before.outcome], text)
      if (before.amount !== null && after.amount !== null) assert.ok(after.amount.cents <= before.amount.cents, text)
    }
    const [first, last] = [steps[0], steps.at(-1)]
    if (first?.outcome === 'yes' && (last?.outcome === 'no' || last?.amount?.cents === 0)) refused.add(id)
  }
  assert.deepEqual(
    asking.filter((id) => !refused.has(id) && !prices.includes(id)),
    [],
  )
})

/** The days on which something may change by rule: a value or version begins, a month begins, or a day of the situation comes round in weeks, months or terms. */
function isTurn(on: string, turns: ReadonlySet<string>, days: readonly string[]): boolean {
  if (on.endsWith('-01') || turns.has(on)) return true
  return days.some((day) => {
    const away = Math.abs(daysBetween(day, on))
    return [on, addDays(on, -1)].some((one) => one.slice(8) === day.slice(8)) || on.slice(8) >= '28' || away % 7 <= 1 || away % 30 <= 1
  })
}

test('a day later, inside every interval and term, the answer is the same', () => {
  let compared = 0
  for (const { id, situation, date } of examples) {
    const right = catalogue.rights.find((one) => one.right.id === id)?.right
    const begun = Object.values(right?.parameters ?? {}).flatMap(({ values }) =>
      values.flatMap(({ from, to }) => [from, to === null ? null : addDays(to, 1)]),
    )
    const turns = new Set(
      [...begun, ...(right?.versions ?? []).flatMap(({ from, to }) => [from, to === null ? null : addDays(to, 1)])].filter(
        (day) => day !== null,
      ),
    )
    const days = [...JSON.stringify(situation).matchAll(/\d{4}-\d{2}-\d{2}/g)].map(([day]) => day)
    for (const later of [1, 2, 3].map((count) => addDays(date, count))) {
      if (isTurn(later, turns, days)) break
      const [before, after] = [judge(id, situation, date), judge(id, situation, later)]
      assert.deepEqual(
        [after.outcome, after.amount, after.missing],
        [before.outcome, before.amount, before.missing],
        `${id} from ${date} to ${later}`,
      )
      compared += 1
    }
  }
  assert.ok(compared > 200, `only ${compared} days were compared`)
})
