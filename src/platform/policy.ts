import type { Actor, Role } from './actor.ts'

type Who = Role | 'visitor' | 'machine' | 'family'

/** Who may do what in one module, readable as a table. What is not listed is refused. */
export type Policy<Action extends string> = {
  readonly rules: Readonly<Record<Action, readonly Who[]>>
  readonly who: (action: Action) => readonly Who[]
  readonly allows: (actor: Actor, action: Action) => boolean
}

export function definePolicy<Action extends string>(rules: Readonly<Record<Action, readonly Who[]>>): Policy<Action> {
  return { rules, who: (action) => rules[action], allows: (actor, action) => rules[action].includes(actor.role) }
}
