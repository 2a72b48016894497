import { said } from '#modules/programmes/public.ts'
import type { HistoryRow } from '#platform/web/charts.tsx'
import { childNumber } from '../child-ids.ts'
import type { ItemHistory } from '../domain/history.ts'
import type { Speech } from './answer-words.ts'

/** An item's name; with the child when the question was asked per child. */
export function historyLabel(one: ItemHistory, dossierId: string, { t, locale }: Speech): string {
  const label = said(one.item.label, locale)
  return one.childId === null ? label : `${label}, ${t.child(childNumber(dossierId, one.childId) ?? 1)}`
}

/** What one line of the small chart shows: first and last number. An item without a number says in a word why. */
export function historyRow(one: ItemHistory, dossierId: string, speech: Speech): HistoryRow {
  const last = one.points.at(-1)?.answer
  const isTwice = one.points.filter(({ answer }) => answer.level !== null).length > 1
  const word = last === undefined || last.state === 'answered' ? speech.t.missing : speech.t.unscored[last.state]
  return { label: historyLabel(one, dossierId, speech), from: one.first, to: isTwice ? one.last : null, unknown: word }
}
