import type { Answer, Catalogue, Explanation } from '#modules/rights/public.ts'
import { formatEuro } from '#platform/text/format.ts'

const sign = { yes: '✔', no: '✘', unknown: '?', ask: '→', check: '!' } as const
const said = { yes: 'waarschijnlijk wel', no: 'waarschijnlijk niet', unknown: 'nog niet te zeggen', ask: 'vraag het na' } as const

function steps(step: Explanation, depth: number): readonly string[] {
  return [`${'  '.repeat(depth)}${sign[step.outcome]} ${step.say}`, ...step.parts.flatMap((part) => steps(part, depth + 1))]
}

function amountSaid({ amount }: Answer): string {
  if (amount === null) return ''
  const from = amount.fromCents === undefined ? '' : `${formatEuro(amount.fromCents, 'nl')} tot `
  return `: ${amount.kind === 'ceiling' ? 'hoogstens ' : ''}${from}${formatEuro(amount.cents, 'nl')} (${amount.per})`
}

/** One right as lines for a terminal: the outcome, the amount, each reason, and what is missing. */
export function showAnswer(answer: Answer, { rights }: Catalogue): string {
  const title = rights.find(({ right }) => right.id === answer.id)?.right.title ?? answer.id
  const notes = [
    ...(answer.automatic && answer.outcome === 'yes' ? ['  Je zou dit al vanzelf moeten krijgen.'] : []),
    ...(answer.deadline === null ? [] : [`  Uiterste dag: ${answer.deadline}`]),
    ...(answer.outdated ? ['  Een bedrag of grens kan verouderd zijn.'] : []),
    ...(answer.missing.length === 0 ? [] : [`  Nog niet gekend: ${answer.missing.join(', ')}`]),
  ]
  return [
    `${title} — ${said[answer.outcome]}${amountSaid(answer)}`,
    ...answer.explanation.parts.flatMap((part) => steps(part, 1)),
    ...notes,
  ].join('\n')
}
