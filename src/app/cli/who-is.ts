import { type Actor, machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'

export type Who = { readonly actor: Actor; readonly municipality: string }
/** The account that acts, by its address. Its role decides as on the pages. */
export async function whoIs(deps: Deps, email: string): Promise<Who> {
  const all = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select(['id', 'name']).orderBy('name').execute())
  const found: Who[] = []
  for (const { id, name } of all) {
    const row = await deps.db.as(machine(id, 'administration'), (tx) =>
      tx
        .selectFrom('identity.account')
        .select(['id', 'role'])
        .where('municipality_id', '=', id)
        .where('email', '=', email.trim().toLowerCase())
        .where('disabled_at', 'is', null)
        .executeTakeFirst(),
    )
    if (row !== undefined)
      found.push({
        municipality: name,
        actor: { municipalityId: id, accountId: row.id, role: row.role, purpose: 'administration', sessionId: null },
      })
  }
  const [one, more] = found
  if (one === undefined || more !== undefined) throw new Error(`"${email}" is not the address of one active account`)
  return one
}
