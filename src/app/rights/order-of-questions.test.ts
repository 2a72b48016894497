import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  catalogueIn,
  evaluate,
  isSituation,
  loadRights,
  type Question,
  questionsFor,
  type Situation,
  withFact,
} from '#modules/rights/public.ts'
import { projectRoot } from '#platform/root.ts'
import { orderQuestions } from './order-of-questions.ts'

const today = '2026-11-22'
const catalogue = catalogueIn(projectRoot, loadRights(projectRoot), 'nl')

/** What a mother on leefloon answers; what is not here she does not know. */
const told: Readonly<Record<string, unknown>> = {
  'benefits.leefloon': true,
  'benefits.leefloon.since': '2026-01-01',
  'benefits.increased-reimbursement': true,
  'household.cohabitation': 'alone',
  'housing.kind': 'private-rent',
  'adults[0].workStatus': 'no-work',
  'adults[0].residenceStatus': 'belgian',
  'needs.hasTooLittleToLive': true,
  'debts.hasPaymentProblems': true,
}
/** What every dossier knows on its first day. */
const start: Situation = {
  region: 'flanders',
  municipality: 'Mechelen',
  adults: [{ role: 'mother', birthDate: '1999-03-04' }],
  children: [{ dueDate: '2027-02-12' }],
  language: 'nl',
}

const found = (situation: Situation) =>
  evaluate(catalogue, situation, today).filter(({ outcome }) => outcome === 'yes' || outcome === 'ask').length

/** How many questions until so many rights are found; null when the questions end before. */
function questionsUntil(rights: number): number | null {
  let situation = start
  const asked = new Set<string>()
  while (found(situation) < rights) {
    const [next] = orderQuestions(questionsFor(evaluate(catalogue, situation, today)), situation, today).filter(
      ({ path }) => !asked.has(path),
    )
    if (next === undefined) return null
    asked.add(next.path)
    const answered = next.path in told ? withFact(situation, next.path, told[next.path], today) : situation
    if (isSituation(answered)) situation = answered
  }
  return asked.size
}

test('from the first day of a dossier to the first ten rights takes at most ten questions', () => {
  assert.ok((questionsUntil(10) ?? 99) <= 10, `${questionsUntil(10)} questions`)
})

const question = (path: string): Question => ({ path, rights: ['x'], monthCents: 0, weight: 1 })
const order = (paths: readonly string[], children: Situation['children']) =>
  orderQuestions(paths.map(question), { children: children ?? [] }, today).map(({ path }) => path)

test('what opens many doors comes first, the rest keeps its order', () => {
  assert.deepEqual(order(['energy.heating', 'housing.kind', 'debts.totalCents', 'benefits.leefloon'], []), [
    'benefits.leefloon',
    'housing.kind',
    'energy.heating',
    'debts.totalCents',
  ])
})

test('about a child that is still to be born nobody asks for school, and of a toddler nobody asks for the bottle', () => {
  const of = (at: number) => ['goesToPreschool', 'childcareByIncome', 'isBottleFed', 'isMultiple'].map((name) => `children[${at}].${name}`)
  assert.deepEqual(order(of(0), [{ dueDate: '2027-02-12' }]), ['children[0].isMultiple'])
  assert.deepEqual(order(of(0), [{ birthDate: '2026-08-01' }]), [
    'children[0].childcareByIncome',
    'children[0].isBottleFed',
    'children[0].isMultiple',
  ])
  assert.deepEqual(order(of(0), [{ birthDate: '2024-01-01' }]), [
    'children[0].goesToPreschool',
    'children[0].childcareByIncome',
    'children[0].isMultiple',
  ])
})
