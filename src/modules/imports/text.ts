import { type Same, texts } from '#platform/text/texts.ts'
import type { FieldId, FieldKind } from './domain/fields.ts'
import { en } from './text.en.ts'
import { fr } from './text.fr.ts'
import { nl } from './text.nl.ts'

export type Words = Same<typeof nl>
export const text = texts<Words>({ nl, en, fr })

function pick(words: Readonly<Record<string, string>>, id: string): string {
  return words[id] ?? id
}

/** What a field is called on screen. */
export function fieldName(t: Words, id: FieldId): string {
  const [group, name, moment] = id.split('.')
  if (group === 'inOrder' && name !== undefined) return moment === 'end' ? t.atEnd(pick(t.items, name)) : t.atStart(pick(t.items, name))
  if (group === 'criteria' && name !== undefined) return pick(t.criteria, name)
  return pick(t.fields, id)
}

/** What a meaning is called on screen; names of organisations, programmes and items speak for themselves. */
export function meaningName(t: Words, meaning: string): string {
  return pick(t.meanings, meaning)
}

export function groupName(t: Words, group: FieldKind): string {
  return pick(t.groups, group)
}
