import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { evaluate, makeCatalogue, type Situation, sentencesIn } from '#modules/rights/in-browser/public.ts'
import { packRights } from '#modules/rights-catalogue/public.ts'
import { type PublicLocale, publicLocales } from '#platform/text/locale.ts'
import { type Assets, loadAssets } from '#platform/web/assets.ts'
import type { FormValues } from '#platform/web/form-state.ts'
import { pageScripts } from '../page-scripts.ts'
import { parseNumber, readBase } from './base-facts.ts'
import type { Scene } from './delivery.ts'
import { deliveryIn, publishedAs } from './published-rights.ts'
import { RightCard } from './right-card.tsx'
import { lookUp, mostQuestions, readState } from './self-check.ts'
import { SelfCheckView } from './self-check-view.tsx'

const today = '2026-11-22'
const delivery = deliveryIn('nl', packRights())
const { text, questions } = delivery
const catalogue = makeCatalogue(delivery.rights, sentencesIn('nl'))
const family: FormValues = {
  ...{ place: 'Mechelen', home: 'alone', who: 'mother', year: '1995', work: 'no-work', pregnant: 'yes', month: '7', kid1: '1-5-2024' },
  ...{ housing: 'private-rent', rent: '750', benefits: ['leefloon'], income: '1.450,00', 'income-per': 'month' },
}
const stateOf = (values: FormValues) => readState(values, { text, questions }, today)

test('amounts are read as people write them', () => {
  for (const [typed, number] of [
    ['750', 750],
    ['€ 1.250', 1250],
    ['1 250,50', 1250.5],
    ['12.50', 12.5],
    ['veel', null],
    ['-3', null],
    ['', null],
  ] as const)
    assert.equal(parseNumber(typed), number, typed)
})

test('the first page becomes facts; what was left open is not known, and never no', () => {
  const { situation, errors } = readBase(family, today, text)
  assert.deepEqual(errors, {})
  assert.deepEqual(situation, {
    municipality: 'Mechelen',
    region: 'flanders',
    household: { cohabitation: 'alone' },
    adults: [{ role: 'mother', birthDate: '1995-07-01', workStatus: 'no-work', isApplicant: true }],
    children: [{ birthDate: '2024-05-01' }, { dueDate: '2027-02-12' }],
    housing: { kind: 'private-rent', rentCents: 75_000 },
    benefits: [
      ...['leefloon', 'equivalent-leefloon', 'unemployment', 'sickness', 'maternity', 'disability-income', 'growth-package'].map(
        (kind) => ({
          kind,
          received: kind === 'leefloon',
        }),
      ),
      { kind: 'increased-reimbursement', received: false },
      { kind: 'adoption-start-amount', received: false },
    ],
    benefitsComplete: false,
    incomes: [{ notion: 'net', person: 'family', cents: 145_000, per: 'month' }],
  })
  assert.deepEqual(readBase({}, today, text).situation, { adults: [{ isApplicant: true }] })
})

test('a year of birth that leaves open whether somebody is grown up says nothing', () => {
  for (const [year, birthDate] of [
    ['2007', undefined],
    ['2008', undefined],
    ['2009', undefined],
    ['2006', '2006-07-01'],
  ] as const) {
    const { situation } = readBase({ year }, today, text)
    assert.deepEqual(situation['adults'], [{ ...(birthDate === undefined ? {} : { birthDate }), isApplicant: true }], year)
  }
})

test('what is typed wrong is told by field, and the first page stays', () => {
  const state = stateOf({ ...family, kid1: '31-2-2024', rent: 'veel', do: 'show' })
  assert.deepEqual(Object.keys(state.errors).toSorted(), ['kid1', 'rent'])
  assert.equal(state.step, 'base')
})

test('questions come one at a time, never twice, at most twelve; "I do not know" never turns a yes into a no', () => {
  let state = stateOf({ ...family, do: 'show' })
  const asked: string[] = []
  const first = lookUp(catalogue, state, questions, today)
  for (let found = first; found.next !== null; found = lookUp(catalogue, state, questions, today)) {
    asked.push(found.next.ask.path)
    state = stateOf({ ...family, told: state.told.map(({ path, said }) => `${path}=${said}`), path: found.next.ask.path, do: 'skip' })
  }
  assert.equal(new Set(asked).size, asked.length)
  assert.equal(asked.length, mostQuestions)
  const outcomes = (of: typeof first) => of.answers.map(({ id, outcome }) => `${id} ${outcome}`)
  assert.deepEqual(outcomes(lookUp(catalogue, state, questions, today)), outcomes(first))
})

test('details are asked after the question they belong to', () => {
  let state = stateOf({ ...family, do: 'show' })
  for (let n = 0; n < mostQuestions; n += 1) {
    const { next } = lookUp(catalogue, state, questions, today)
    if (next === null) break
    if (/childcare(?!IsLicensed)/.test(next.ask.path))
      assert.ok(
        state.told.some(({ path, said }) => path.endsWith('childcareIsLicensed') && said === 'yes'),
        next.ask.path,
      )
    const answer = next.ask.kind === 'yes-no' ? 'yes' : (next.ask.options[0]?.value ?? '1')
    state = stateOf({ ...family, told: state.told.map(({ path, said }) => `${path}=${said}`), path: next.ask.path, answer, do: 'answer' })
  }
  assert.ok(state.told.some(({ path }) => path.endsWith('childcareIsLicensed')))
})

test('whatever is posted, there is a page', () => {
  for (const odd of [
    { do: 'answer', path: '__proto__', answer: 'x' },
    { told: ['=', 'adults[99].birthDate=1-1-2020', 'x'] },
    { place: '<b>', do: 'show' },
    { do: ['show', 'stop'] },
  ]) {
    assert.ok(renderToString(view({ ...odd })).length > 100)
  }
})

function sceneIn(locale: PublicLocale): Scene {
  return { ...deliveryIn(locale, packRights()), today, csrfToken: '', action: '/rechten', isInBrowser: false }
}

function view(values: FormValues, locale: PublicLocale = 'nl') {
  const scene = sceneIn(locale)
  const state = readState(values, { text: scene.text, questions: scene.questions }, today)
  return <SelfCheckView state={state} scene={scene} catalogue={() => makeCatalogue(scene.rights, sentencesIn(locale))} />
}

test('in every language the same rights are found, and no sentence keeps its gap', () => {
  const sums = publicLocales.map((locale) => {
    const html = renderToString(view({ ...family, do: 'show' }, locale))
    assert.doesNotMatch(html, /\{\d\}|undefined|NaN|\[object/, locale)
    return html.match(/op-found"/g)?.length
  })
  assert.deepEqual(
    sums,
    sums.map(() => sums[0]),
  )
})

test('what the family pays is said to be a price, in every language, and what it receives is not', () => {
  const price = {
    nl: 'Prijs: ',
    fr: 'Prix\u00a0: ',
    en: 'Price: ',
    es: 'Precio: ',
    tr: 'Fiyat: ',
    ro: 'Preț: ',
    uk: 'Ціна: ',
    ar: 'السعر: ',
  }
  const situation: Situation = {
    region: 'flanders',
    needs: { wantsDutchCourse: true, courseHours: 120, courseExemption: 'reduced' },
    children: [{ birthDate: '2024-05-01' }],
  }
  const answers = evaluate(catalogue, situation, today)
  for (const locale of publicLocales) {
    const said = (id: string): string => {
      const [right, answer] = [delivery.rights.find((one) => one.id === id), answers.find((one) => one.id === id)]
      assert.ok(right && answer?.amount, id)
      const html = renderToString(<RightCard right={right} answer={answer} scene={sceneIn(locale)} hasIt={false} />)
      return /class="op-found-sum">([^<]*)</.exec(html)?.[1] ?? ''
    }
    assert.ok(said('nt2-lessen').startsWith(price[locale]), locale)
    assert.ok(!said('groeipakket-basisbedrag').startsWith(price[locale]), locale)
  }
})

let assets: Assets
before(async () => {
  assets = await loadAssets(process.cwd(), pageScripts)
})

test('engine and data of one language stay below 150 kB on the wire', () => {
  const engine = assets.file(assets.href('rights.js'))?.gzip.length ?? Number.POSITIVE_INFINITY
  for (const locale of publicLocales) {
    const total = engine + publishedAs(locale, packRights(), '').gzip.length
    assert.ok(total < 150_000, `${locale}: ${total} bytes`)
  }
})

test('the engine carries no schema checker and reads no files', () => {
  const script = assets.file(assets.href('rights.js'))?.body.toString() ?? ''
  assert.doesNotMatch(
    script,
    /ZodError|node:fs|localStorage|sessionStorage|indexedDB|fetch\(|XMLHttpRequest|sendBeacon|pushState|replaceState/,
  )
})

test('a month of pregnancy that no pregnancy has says nothing about the day', () => {
  for (const month of ['1e309', '99999999999999999999', '0', '-1', '11', 'zeven']) {
    const { situation } = readBase({ ...family, kid1: '', month }, today, text)
    assert.deepEqual(situation['children'], [{}], month)
  }
})
