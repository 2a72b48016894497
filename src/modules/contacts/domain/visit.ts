import type { IsoDay } from '#platform/day.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { type ContactKind, contactKinds } from './contact.ts'

/** How people can agree to meet: every kind of contact except one that did not happen. */
export const visitKinds: readonly ContactKind[] = contactKinds.filter((kind) => kind !== 'no-show')

export type Visit = {
  readonly accountId: string
  readonly kind: ContactKind
  readonly plannedOn: IsoDay
  readonly plannedAt: string | null
  readonly minutes: number | null
  readonly place: string | null
}

export type VisitRefusal = { readonly kind: 'visit-in-past' } | { readonly kind: 'dossier-ended' } | { readonly kind: 'not-a-visit' }

/** A visit is planned for today or later, in a dossier that still runs. */
export function checkVisit(visit: Visit, dossier: { readonly isOpen: boolean }, today: IsoDay): Result<Visit, VisitRefusal> {
  if (!dossier.isOpen) return refuse({ kind: 'dossier-ended' })
  if (!visitKinds.includes(visit.kind)) return refuse({ kind: 'not-a-visit' })
  if (visit.plannedOn < today) return refuse({ kind: 'visit-in-past' })
  return ok(visit)
}

export type VisitMoment = { readonly plannedOn: IsoDay; readonly plannedAt: string | null }
export type MoveRefusal = VisitRefusal | { readonly kind: 'called-off' } | { readonly kind: 'same-moment' }

/** A planned visit goes to another day or hour, today or later; a visit that was called off is planned anew. `plannedAt` is HH:MM. */
export function checkMove(
  visit: VisitMoment & { readonly isCalledOff: boolean },
  to: VisitMoment,
  dossier: { readonly isOpen: boolean },
  today: IsoDay,
): Result<null, MoveRefusal> {
  if (!dossier.isOpen) return refuse({ kind: 'dossier-ended' })
  if (visit.isCalledOff) return refuse({ kind: 'called-off' })
  if (to.plannedOn < today) return refuse({ kind: 'visit-in-past' })
  return to.plannedOn === visit.plannedOn && to.plannedAt === visit.plannedAt ? refuse({ kind: 'same-moment' }) : ok(null)
}
