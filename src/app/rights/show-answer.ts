import {
  type Answer,
  askFor,
  type Catalogue,
  comesByNow,
  type Explanation,
  type Question,
  type QuestionWords,
} from '#modules/rights/public.ts'
import type { IsoDay } from '#platform/day.ts'
import { formatDate, formatEuro } from '#platform/text/format.ts'
import { colon, labelled } from '#platform/text/labelled.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import { fill } from '../rights-public/fill.ts'
import { rightsText } from '../rights-public/text.ts'
import { answerWords } from './answer-words.ts'

const sign = { yes: '✔', no: '✘', unknown: '?', ask: '→', check: '!' } as const

export type Reader = { readonly locale: PublicLocale; readonly questions: QuestionWords; readonly on: IsoDay }

/** One right as lines for a terminal, in the reader's language: the outcome, the amount, each reason with the values used, and what is missing. */
export function showAnswer(answer: Answer, { rights }: Catalogue, reader: Reader): string {
  const t = rightsText(reader.locale)
  const title = rights.find(({ right }) => right.id === answer.id)?.right.title ?? answer.id
  const day = (sentence: string, on: IsoDay | null) => (on === null ? [] : [`  ${fill(sentence, formatDate(on, reader.locale))}`])
  const missing = new Set(answer.missing.map((path) => missingSaid(path, reader)))
  const notes = [
    ...(comesByNow(answer, reader.on) ? [`  ${t.outcomeAutomatic}.`] : []),
    ...day(answer.automatic ? t.comesFrom : t.earliest, answer.earliest !== null && answer.earliest > reader.on ? answer.earliest : null),
    ...day(t.deadline, answer.deadline),
    ...(answer.outdated ? [`  ${t.outdated}`] : []),
    ...(missing.size === 0 ? [] : [`  ${answerWords[reader.locale].missing}:`, ...[...missing].map((line) => `    ${line}`)]),
  ]
  return [
    `${title} — ${outcomeSaid(answer, reader.locale)}${amountSaid(answer, reader.locale)}`,
    ...answer.explanation.parts.flatMap((part) => linesOf(part, 1, reader.locale)),
    ...notes,
  ].join('\n')
}

function outcomeSaid({ outcome }: Answer, locale: PublicLocale): string {
  const t = rightsText(locale)
  return { yes: t.outcomeYes, ask: t.outcomeAsk, no: answerWords[locale].no, unknown: answerWords[locale].unknown }[outcome]
}

function amountSaid({ amount }: Answer, locale: PublicLocale): string {
  if (amount === null) return ''
  const t = rightsText(locale)
  const most = formatEuro(amount.cents, locale)
  const whole = amount.fromCents === undefined ? most : fill(t.between, formatEuro(amount.fromCents, locale), most)
  return `${colon(locale)}${amount.kind === 'ceiling' ? fill(t.upTo, whole) : whole} ${t.per[amount.per]}`
}

function linesOf(step: Explanation, depth: number, locale: PublicLocale): readonly string[] {
  const used = step.parameters.map(({ label, value, unit, from }) => {
    const said = unit.startsWith('euro') ? formatEuro(value, locale) : String(value)
    return labelled(label, `${said}${from === null ? '' : ` (${formatDate(from, locale)})`}`, locale)
  })
  const line = `${'  '.repeat(depth)}${sign[step.outcome]} ${step.say}${used.length === 0 ? '' : ` [${used.join('; ')}]`}`
  return [line, ...step.parts.flatMap((part) => linesOf(part, depth + 1, locale))]
}

/** The missing fact that decides most rights and money, and which rights those are. */
export function showQuestion({ path, rights }: Question, { rights: all }: Catalogue, reader: Reader): string {
  const t = rightsText(reader.locale)
  const titles = all.flatMap(({ right }) => (rights.includes(right.id) ? [right.title] : []))
  return [`${t.nextTitle}: ${missingSaid(path, reader)}`, `  ${fill(t.nextWhy, titles.join(', '))}`].join('\n')
}

/** The question, with the place in the situation where the answer goes; a value nobody found cannot be asked. */
function missingSaid(path: string, { locale, questions }: Reader): string {
  if (path.startsWith('parameter:') || path === 'rules') return `${answerWords[locale].gap} (${path})`
  const ask = askFor(path, questions)
  return ask === null ? path : `${ask.text} (${path})`
}
