import type { Actor, Role } from './actor.ts'

export type Who = Role | 'visitor' | 'machine' | 'family'

/** Who may do what in one module, readable as a table. What is not listed is refused. */
export type Policy<Action extends string> = {
  readonly rules: Readonly<Record<Action, readonly Who[]>>
  readonly who: (action: Action) => readonly Who[]
  readonly allows: (actor: Actor, action: Action) => boolean
}

const ruleOfList = new WeakMap<readonly string[], string>()

export function definePolicy<const Action extends string>(rules: Readonly<Record<Action, readonly Who[]>>): Policy<Action> {
  // A list of its own for each rule, so that a route that names its door by one can be asked which rule that is.
  const lists = new Map<string, readonly Who[]>()
  return {
    rules,
    who: (action) => {
      const known = lists.get(action)
      if (known !== undefined) return known
      const list = [...rules[action]]
      lists.set(action, list)
      ruleOfList.set(list, action)
      return list
    },
    allows: (actor, action) => rules[action].includes(actor.role),
  }
}

/** The rule behind the door of a route, null when its list was not asked from a policy. */
export function ruleBehind(access: readonly string[] | 'public'): string | null {
  return access === 'public' ? null : (ruleOfList.get(access) ?? null)
}
