import { said } from '#modules/programmes/public.ts'
import type { PublicLocale } from '#platform/text/locale.ts'
import type { Answer } from '../domain/answer.ts'
import type { StateNow } from '../domain/in-order.ts'
import type { Instrument, Item } from '../domain/instrument-schema.ts'
import type { Words } from '../text.ts'

export type Speech = { readonly t: Words; readonly locale: PublicLocale }

function choiceWords(instrument: Instrument, item: Item, choice: string, { t, locale }: Speech): string {
  if (item.type === 'yes-no') return choice === 'ja' ? t.yes : t.no
  const listed = item.type === 'single' || item.type === 'multi' ? item.options : item.type === 'state' ? (instrument.states ?? []) : []
  const labels = choice.split(',').map((value) => {
    const option = listed.find((one) => one.value === value)
    return option === undefined ? value : said(option.label, locale)
  })
  return labels.join(', ')
}

/** An answer as people read it; a level with the word of its level, a way not to score with its own word, never a number. */
export function answerWords(instrument: Instrument, item: Item, answer: Answer | null, speech: Speech): string {
  if (answer === null) return speech.t.missing
  if (answer.state !== 'answered') return speech.t.unscored[answer.state]
  if (answer.choice !== null) return choiceWords(instrument, item, answer.choice, speech)
  const level = item.type === 'level' ? instrument.levels?.find((one) => one.value === answer.level) : undefined
  return level === undefined ? String(answer.level) : `${answer.level}, ${said(level.label, speech.locale).toLowerCase()}`
}

/** In a narrow table: the number alone. */
export function shortWords(instrument: Instrument, item: Item, answer: Answer | null, speech: Speech): string {
  return answer?.state === 'answered' && answer.level !== null ? String(answer.level) : answerWords(instrument, item, answer, speech)
}

/** The sign that goes with a state. */
export function signOf(state: StateNow): 'ok' | 'busy' | 'todo' | 'unknown' | 'na' {
  if (state === 'in_orde') return 'ok'
  if (state === 'bezig') return 'busy'
  if (state === 'niet_in_orde') return 'todo'
  return state === 'not-applicable' ? 'na' : 'unknown'
}

export function stateWords(instrument: Instrument, state: StateNow, { t, locale }: Speech): string {
  if (state === 'missing') return t.missing
  if (state === 'unknown' || state === 'not-applicable' || state === 'skipped') return t.unscored[state]
  const known = instrument.states?.find((one) => one.value === state)
  return known === undefined ? state : said(known.label, locale)
}
