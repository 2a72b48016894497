import { type Organisation, organisationNamed } from '#modules/network/public.ts'
import type { NewPerson } from '#modules/people/public.ts'
import type { Actor, Purpose, Role } from '#platform/actor.ts'
import { addDays, addMonths, dayInBrussels, type IsoDay, weekday, workingDaysBetween } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import type { Result } from '#platform/result.ts'
import type { Day, ToldPerson, Worker, WorkingDaysAgo } from './told.ts'

/** Where the stories are told: who can act, and the day everything is counted from. */
export type DemoWorld = {
  readonly deps: Deps
  readonly municipalityId: string
  readonly today: IsoDay
  /** Account id by e-mail address of a practice account. */
  readonly accounts: ReadonlyMap<string, string>
  readonly organisations: readonly Organisation[]
}

const roleOf: Readonly<Record<Worker | 'partner', Role>> = {
  hanne: 'counsellor',
  nele: 'counsellor',
  ayla: 'midwife',
  wout: 'team-lead',
  partner: 'partner',
}

export function accountOf(world: DemoWorld, who: Worker | 'partner'): string {
  const id = world.accounts.get(`${who}@demo.example`)
  if (id === undefined) throw new Error(`no practice account ${who}`)
  return id
}

export function actorOf(world: DemoWorld, who: Worker | 'partner', purpose: Purpose = 'guidance'): Actor {
  return { municipalityId: world.municipalityId, accountId: accountOf(world, who), role: roleOf[who], purpose, sessionId: null }
}

export function organisationOf(world: DemoWorld, name: string): string {
  // The list of past years may have brought it in another spelling.
  const found = organisationNamed(world.organisations, name)
  if (found === null) throw new Error(`no practice organisation ${name}`)
  return found.id
}

/** The day itself, weekend or not: due dates, birthdays, messages. */
export function exactDay(world: DemoWorld, day: Day): IsoDay {
  return addDays(world.today, day)
}

/** The working day on which something was done. What is told about today stays today, on a Sunday too. */
export function workDay(world: DemoWorld, day: Day | WorkingDaysAgo): IsoDay {
  if (typeof day === 'number') {
    const exact = exactDay(world, day)
    return day >= 0 ? exact : addDays(exact, -Math.max(0, weekday(exact) - 5))
  }
  let past = world.today
  while (weekday(past) > 5 || workingDaysBetween(past, world.today) < day.workingDaysAgo) past = addDays(past, -1)
  return past
}

/** The same program on an earlier day: commands read the clock, so a history is told by turning it. */
export function onDay(world: DemoWorld, day: IsoDay): Deps {
  if (day >= world.today) return world.deps
  const noon = new Date(`${day}T10:42:00Z`)
  return { ...world.deps, now: () => noon, today: () => dayInBrussels(noon) }
}

export function personOf(world: DemoWorld, { age, ...person }: ToldPerson): NewPerson {
  return age === undefined ? person : { ...person, birthDate: addDays(addMonths(world.today, -12 * age[0]), -age[1]) }
}

/** A story that the rules refuse is a mistake in the story. */
export function kept<T>(result: Result<T, { readonly kind: string }>, what: string): T {
  if (!result.ok) throw new Error(`the practice municipality: ${what} was refused (${result.refusal.kind})`)
  return result.value
}
