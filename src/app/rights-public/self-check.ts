import {
  type Answer,
  type Ask,
  askFor,
  type Catalogue,
  evaluate,
  fitsSituation,
  type Loose,
  type Question,
  type QuestionWords,
  questionsFor,
  type Situation,
  withFact,
} from '#modules/rights/in-browser/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { parseTypedDay } from '#platform/text/parse-day.ts'
import { type FieldErrors, type FormValues, fieldValue, fieldValues } from '#platform/web/form-state.ts'
import { parseNumber, readBase } from './base-facts.ts'
import type { RightsText } from './text.ts'

/** After the first page at most this many questions follow, the best first. */
export const mostQuestions = 12

/** A later answer: the fact and what was said, `?` for "I do not know". */
export type Told = { readonly path: string; readonly said: string }
export const unknownSaid = '?'

/** What stands on the screen: the first page, or what follows from it. Read from a form as it was sent, by the server and by the browser alike. */
export type State = {
  readonly step: 'base' | 'result'
  readonly values: FormValues
  readonly told: readonly Told[]
  readonly situation: Situation
  readonly errors: FieldErrors
  readonly hasStopped: boolean
}

export type Next = { readonly ask: Ask; readonly rights: readonly string[]; readonly number: number }
export type Found = { readonly answers: readonly Answer[]; readonly next: Next | null }

type Words = { readonly text: RightsText; readonly questions: QuestionWords }

function readTold(values: FormValues): readonly Told[] {
  return fieldValues({ values, errors: {} }, 'told').flatMap((line) => {
    const [path = '', said = ''] = [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]
    return path === '' || said === '' ? [] : [{ path, said }]
  })
}

export function writeTold({ path, said }: Told): string {
  return `${path}=${said}`
}

/** What was said, as the engine takes it: null when it is no answer to this question. */
export function answerValue({ kind, options }: Ask, said: string, today: IsoDay): boolean | number | string | null {
  const text = said.trim()
  if (kind === 'yes-no') return text === 'yes' ? true : text === 'no' ? false : null
  if (kind === 'choice') return options.some(({ value }) => value === text) ? text : null
  if (kind === 'day') return parseTypedDay(text, today)
  if (kind === 'text') return text === '' ? null : text.toLowerCase().slice(0, 100)
  const number = parseNumber(text)
  return number === null ? null : kind === 'money' ? Math.round(number * 100) : Math.round(number)
}

function withTold(situation: Loose, { path, said }: Told, { questions }: Words, today: IsoDay): Loose {
  const ask = said === unknownSaid ? null : askFor(path, questions)
  const value = ask === null ? null : answerValue(ask, said, today)
  return value === null ? situation : withFact(situation, path, value, today)
}

function errorOf(path: string, said: string, { text, questions }: Words, today: IsoDay): string | null {
  const ask = askFor(path, questions)
  if (ask === null || said === '' || answerValue(ask, said, today) !== null) return null
  return ask.kind === 'day' ? text.wrongDay : text.wrongNumber
}

/** The state a sent form leads to. `do` is the button that was pressed. */
export function readState(values: FormValues, words: Words, today: IsoDay): State {
  const read = (name: string) => fieldValue({ values, errors: {} }, name)
  const [pressed, path, said] = [read('do'), read('path'), read('answer')]
  const base = readBase(values, today, words.text)
  const wrong = pressed === 'answer' ? errorOf(path, said, words, today) : null
  const isAnswered = path !== '' && wrong === null && (pressed === 'answer' || pressed === 'skip')
  // An empty answer says as much as "I do not know".
  const answered: readonly Told[] = isAnswered ? [{ path, said: pressed === 'skip' || said === '' ? unknownSaid : said }] : []
  const told = [...readTold(values).filter((one) => one.path !== answered[0]?.path), ...answered]
  const situation = told.reduce<Loose>((sum, one) => withTold(sum, one, words, today), base.situation)
  const isBase = pressed === '' || pressed === 'change' || Object.keys(base.errors).length > 0
  return {
    step: isBase ? 'base' : 'result',
    values,
    told,
    situation: fitsSituation(situation) ? situation : {},
    errors: pressed === '' ? {} : wrong === null ? base.errors : { answer: wrong },
    hasStopped: pressed === 'stop' || (read('stopped') === 'yes' && pressed !== 'more'),
  }
}

/** Facts a worker judges or looks up, or that only fine-tune an amount: a family is not asked for them. */
const forWorkers = [
  /^needs\.(isInVulnerableSituation|isReferredByWorker|isNeedy|courseHours|maternityCareHours|courseExemption)$/,
  /disabilityPointsPillar1$/,
  /hasTrainingPath$/,
  /\.limitedDailyWageCents$/,
  /Unindexed|professionalCadastral/,
]

export function isForWorkers(path: string): boolean {
  return forWorkers.some((pattern) => pattern.test(path))
}

/** Details make sense only after the question they belong to: first whether a child goes to day care, then what it costs. */
const after: readonly (readonly [detail: RegExp, first: string, when: string])[] = [
  [/^(children\[\d+\]\.)childcare(?!IsLicensed)/, 'childcareIsLicensed', 'yes'],
  [/^(children\[\d+\]\.)(preschool|isStillEnrolled)/, 'goesToPreschool', 'yes'],
  [/^(children\[\d+\]\.)maintenance/, 'hasEnforceableMaintenance', 'yes'],
  [/^(children\[\d+\]\.)disability/, 'hasCondition', 'yes'],
  [/^(adults\[\d+\]\.)maintenanceIsProven/, 'paysMaintenanceCents', ''],
  [/^(housing\.)socialHousingSince/, 'onSocialHousingList', 'yes'],
  [/^(energy\.)(delivered|litres|pricePerLitre|boughtAtPump)/, 'heating', ''],
]

/** The question to ask for a fact: itself, the one that comes before it, or none when that one was answered otherwise. */
function askedFor(path: string, told: readonly Told[]): string | null {
  for (const [detail, first, when] of after) {
    const part = detail.exec(path)?.[1]
    if (part === undefined) continue
    const said = told.find((one) => one.path === part + first)?.said
    if (said === undefined) return part + first
    return said !== unknownSaid && (when === '' || said === when) ? path : null
  }
  return path
}

function bestOf(questions: readonly Question[], { told, situation }: State, words: QuestionWords): Next | null {
  if (told.length >= mostQuestions) return null
  // Of the others at the address nobody has to tell anything.
  const isOfOthers = (path: string) => situation.household?.cohabitation === 'others' && path.startsWith('adults[1]')
  for (const { path: wanted, rights } of questions) {
    const path = isForWorkers(wanted) || isOfOthers(wanted) ? null : askedFor(wanted, told)
    const ask = path === null || told.some((one) => one.path === path) ? null : askFor(path, words)
    if (ask !== null && ask.kind !== 'people') return { ask, rights, number: told.length + 1 }
  }
  return null
}

/** Only a person can still say: what lacks is a worker's judgement, so the answer is to ask. */
function asAsked(answer: Answer): Answer {
  const isForThem = answer.outcome === 'unknown' && answer.missing.length > 0 && answer.missing.every(isForWorkers)
  return isForThem ? { ...answer, outcome: 'ask' } : answer
}

/** What the family probably has a right to, and the one question that would tell most. */
export function lookUp(catalogue: Catalogue, state: State, questions: QuestionWords, today: IsoDay): Found {
  const answers = evaluate(catalogue, state.situation, today).map(asAsked)
  return { answers, next: bestOf(questionsFor(answers), state, questions) }
}
