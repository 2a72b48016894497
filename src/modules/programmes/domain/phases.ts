import { addDays, type IsoDay } from '#platform/day.ts'
import type { FamilyFacts } from './family.ts'
import type { LocalText, Pack, Phase } from './pack-schema.ts'
import { plannedEnd } from './planned-end.ts'

export type PhaseOn = {
  readonly id: string
  readonly name: LocalText
  readonly about: LocalText
  readonly rhythmDays: number
  readonly weight: number
}
export type PhaseDay = { readonly phase: Phase /** Null when the event it waits for is not known. */; readonly from: IsoDay | null }

/**
 * The first day of each phase, in the order of the pack.
 *
 * Getting to know each other comes first: a phase whose event lies before the start of guidance waits until the first phase has run.
 * Only a birth during guidance cuts it short. A phase some days after the birth waits for the birth itself, a due date is not enough.
 */
export function phaseDays(pack: Pack, family: FamilyFacts): readonly PhaseDay[] {
  const { startedOn } = family
  const second = pack.phases[1]
  const meetDays = second?.begins.after === 'guidance-start' ? second.begins.days : 0
  const acquainted = startedOn === null ? null : addDays(startedOn, meetDays)
  const eventOf = eventsOf(pack, family)
  return pack.phases.map((phase, index) => {
    const event = eventOf(phase.begins)
    const from = event === null ? null : addDays(event, phase.begins.days)
    if (index === 0 || from === null || acquainted === null || startedOn === null) return { phase, from: index === 0 ? startedOn : null }
    const isBirthDuring = phase.begins.after === 'birth' && (family.bornOn ?? family.dueOn ?? startedOn) > startedOn
    return { phase, from: isBirthDuring || from > acquainted ? from : acquainted }
  })
}

/** The day of the event that a phase or a measurement is counted from: all of a pack hang on the same three. Null while it is not known. */
export function eventsOf(pack: Pack, family: FamilyFacts): (begins: Phase['begins']) => IsoDay | null {
  const end = plannedEnd(pack, family)?.on ?? null
  return ({ after, days }) => {
    if (after === 'guidance-start') return family.startedOn
    if (after === 'planned-end') return end
    return family.bornOn ?? (days <= 0 ? family.dueOn : null)
  }
}

/** The phase a family is in on a day; null before guidance starts. Never goes back in time while the facts stay the same. */
export function phaseOn(pack: Pack, family: FamilyFacts, day: IsoDay): PhaseOn | null {
  if (family.startedOn === null || day < family.startedOn) return null
  if (family.hasLoss) return pack.afterLoss
  return phaseDays(pack, family).findLast(({ from }) => from !== null && from <= day)?.phase ?? null
}

/**
 * The phases this family goes through: one that is over before it begins, such as "ready for the baby" with a child of three months, is left out.
 * None after a loss.
 */
export function phasePath(pack: Pack, family: FamilyFacts): readonly PhaseDay[] {
  const days = family.hasLoss ? [] : phaseDays(pack, family)
  return days.filter(
    ({ from }, index) => from === null || !days.slice(index + 1).some((later) => later.from !== null && later.from <= from),
  )
}

/** The phase of a path that comes after the present one, with the day it is expected to begin when that is known. */
export function nextPhase(path: readonly PhaseDay[], day: IsoDay): PhaseDay | null {
  const now = path.findLastIndex(({ from }) => from !== null && from <= day)
  return path[now + 1] ?? null
}

/** Points a family takes of the time of its counsellor: those of the phase, or of the first phase while guidance has not started. */
export function caseloadWeight(pack: Pack, phaseId: string | null): number {
  if (phaseId === pack.afterLoss.id) return pack.afterLoss.weight
  const phase = pack.phases.find((each) => each.id === phaseId) ?? pack.phases[0]
  return phase?.weight ?? 0
}
