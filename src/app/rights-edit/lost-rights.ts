import { type Lost, lostOf } from '#modules/rights-catalogue/public.ts'
import { machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { explainRule } from './rule-words.ts'
import { text, type Words } from './text.ts'

export type LostOf = { readonly municipality: string; readonly lost: Lost }

/** Why something that was published is not used, in plain words. */
export function lostWords({ why, text: said }: Lost, t: Words): string {
  if (why === 'unreadable') return t.lostUnreadable
  return why === 'rule' ? explainRule(said, t) : t.misfits[why]
}

/** What every municipality published and this version of the program cannot use. */
export async function lostEverywhere(deps: Deps): Promise<readonly LostOf[]> {
  const all = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select(['id', 'name']).orderBy('name').execute())
  const found: LostOf[] = []
  for (const { id, name } of all) {
    const lost = await deps.db.as(machine(id, 'administration'), (tx) => lostOf(tx, id))
    found.push(...lost.map((one) => ({ municipality: name, lost: one })))
  }
  return found
}

/** One line for an operator. */
export function lostSaid({ municipality, lost }: LostOf): string {
  return `${municipality}, "${lost.title}": ${lostWords(lost, text('en'))}`
}

/** What the start says about it; nothing when all is well. */
export async function lostLines(deps: Deps): Promise<readonly string[]> {
  const lost = await lostEverywhere(deps)
  if (lost.length === 0) return []
  const lines = lost.map((one) => `  ${lostSaid(one)} ${text('en').lostInstead[one.lost.instead]}`)
  return ['Published rights that this version cannot use (see /beheer/rechten, or npx opkomst doctor). All others work:', ...lines]
}
