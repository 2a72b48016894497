import { ok, type Result, refuse } from '#platform/result.ts'

/** Who can be there beside the worker when a family is measured. */
export const companions = ['mother', 'co-parent', 'interpreter', 'midwife', 'other'] as const
export type Companion = (typeof companions)[number]
/** What can be ticked; somebody else is written in words. */
export const presenceChoices = ['mother', 'co-parent', 'interpreter', 'midwife', 'nobody'] as const
export type PresenceChoice = (typeof presenceChoices)[number]

/** `who` empty: the worker alone, such as after a phone call. Where a presence is null nobody noted it: unknown is not nobody. */
export type Presence = { readonly who: readonly Companion[]; readonly other: string | null }
export type PresenceRefusal = { readonly kind: 'nobody-and-somebody' }

/**
 * Decides what a form says about who was there. Nothing ticked or written is unknown; "nobody" together with somebody is asked again.
 */
export function checkPresence(chosen: readonly PresenceChoice[], words: string | null): Result<Presence | null, PresenceRefusal> {
  const other = words === null || words.trim() === '' ? null : words.trim()
  const who = companions.filter((one) => (one === 'other' ? other !== null : chosen.includes(one)))
  if (chosen.includes('nobody')) return who.length > 0 ? refuse({ kind: 'nobody-and-somebody' }) : ok({ who: [], other: null })
  return ok(who.length > 0 ? { who, other } : null)
}

/** A presence as it is kept: null and unknown names, from a later version, are left out. */
export function presenceOf(row: { readonly present: readonly string[] | null; readonly present_other: string | null }): Presence | null {
  const { present, present_other } = row
  if (present === null) return null
  return { who: companions.filter((one) => present.includes(one)), other: present_other }
}

/** What the form ticks for a presence that is kept. */
export function chosenOf(presence: Presence | null): readonly PresenceChoice[] {
  if (presence === null) return []
  return presence.who.length === 0 ? ['nobody'] : presence.who.filter((one) => one !== 'other')
}
