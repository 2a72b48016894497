import { type Attention, respectedRefusal } from '#modules/contacts/public.ts'
import type { IsoDay } from '#platform/day.ts'
import type { FamilyToday } from './day-facts.ts'

/** Families that should not be lost sight of, most urgent first. */
export function waiting(families: readonly FamilyToday[]): readonly (FamilyToday & { readonly attention: Attention })[] {
  return families
    .flatMap((family) => (family.attention === null ? [] : [{ ...family, attention: family.attention }]))
    .sort(
      (a, b) =>
        b.attention.urgency - a.attention.urgency || a.silentFrom.localeCompare(b.silentFrom) || a.dossier.id.localeCompare(b.dossier.id),
    )
}

/** What the family refused, as the rule of reminders weighs it. */
export function standing(family: FamilyToday) {
  return family.dossier.refusals.map((refusal) => ({ ...refusal, refusedOn: family.dossier.openedOn }))
}

/** Whether she asked to be left in peace. */
export function isResting(family: FamilyToday, today: IsoDay): boolean {
  return respectedRefusal(standing(family), today) !== null
}
