import { listOf } from '#platform/http/form.ts'
import type { RawAnswer } from '../commands/record-measurement.ts'
import { typedOf } from '../domain/answer.ts'
import { childrenAsked, itemsAt } from '../domain/instrument.ts'
import type { Instrument, Item, Moment } from '../domain/instrument-schema.ts'
import type { Measurement } from '../domain/measurement.ts'

/** Name of the field that answers an item, about the dossier or about one child. */
export function fieldName(item: string, childId: string | null): string {
  return childId === null ? item : `${item}~${childId}`
}

/** Beside a number stands a second field for the ways not to give one. */
export function looseName(item: string, childId: string | null): string {
  return `${fieldName(item, childId)}~zonder`
}

export type Asked = { readonly moment: Moment; readonly hasLoss: boolean; readonly childIds: readonly string[] }

/** What a posted page says about each item that was asked. A number that is given goes before the choice beside it only when that is empty. */
export function readAnswers(instrument: Instrument, asked: Asked, body: unknown): RawAnswer[] {
  return itemsAt(instrument, asked.moment, asked.hasLoss).flatMap(({ item }) =>
    childrenAsked(item, asked.childIds).map((childId) => ({ item: item.id, childId, raw: rawOf(item, childId, body) })),
  )
}

function rawOf(item: Item, childId: string | null, body: unknown): string[] {
  const own = listOf(body, fieldName(item.id, childId)).filter((value) => value.trim() !== '')
  return item.type === 'integer' ? [...own, ...listOf(body, looseName(item.id, childId))] : own
}

/** What was kept, as the fields of the page show it. */
export function keptValues(instrument: Instrument, sitting: readonly Measurement[]): Record<string, string | readonly string[]> {
  const values: Record<string, string | readonly string[]> = {}
  for (const { childId, answers } of sitting) {
    for (const [id, answer] of answers) {
      const item = itemsAt(instrument, sitting[0]?.moment ?? 'start', false).find((one) => one.item.id === id)?.item
      const isLoose = item?.type === 'integer' && answer.state !== 'answered'
      values[isLoose ? looseName(id, childId) : fieldName(id, childId)] = typedOf(answer)
    }
  }
  return values
}
