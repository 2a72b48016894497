import type { IsoDay } from '#platform/day.ts'
import { ok, type Result, refuse } from '#platform/result.ts'

/** How many group sessions a family attended, counted on one day; several counts add up. */
export type Participation = { readonly sessions: number; readonly countedOn: IsoDay }

export type ParticipationRefusal =
  | { readonly kind: 'in-future' }
  | { readonly kind: 'before-opening'; readonly openedOn: IsoDay }
  | { readonly kind: 'after-ending'; readonly endedOn: IsoDay }
  | { readonly kind: 'not-a-count' }

const mostAtOnce = 100

/** At least one session, not in the future, while the dossier was open. */
export function checkParticipation(
  participation: Participation,
  dossier: { readonly openedOn: IsoDay; readonly endedOn: IsoDay | null },
  today: IsoDay,
): Result<Participation, ParticipationRefusal> {
  const { sessions, countedOn } = participation
  if (!Number.isInteger(sessions) || sessions < 1 || sessions > mostAtOnce) return refuse({ kind: 'not-a-count' })
  if (countedOn > today) return refuse({ kind: 'in-future' })
  if (countedOn < dossier.openedOn) return refuse({ kind: 'before-opening', openedOn: dossier.openedOn })
  if (dossier.endedOn !== null && countedOn > dossier.endedOn) return refuse({ kind: 'after-ending', endedOn: dossier.endedOn })
  return ok(participation)
}
