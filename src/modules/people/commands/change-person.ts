import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { PersonDetails } from '../domain/person.ts'
import { peoplePolicy } from '../policy.ts'
import { personColumns, toColumns, toPerson } from '../store.ts'

export type ChangePerson = {
  readonly personId: string
  /** Only what is named changes. */
  readonly details: Partial<Omit<PersonDetails, 'id'>>
  /** The dossier it is done in, for the audit record. */
  readonly dossierId?: string | undefined
}

/** Changes what is known about somebody. The audit record names the fields, never their content. Answers with the person as stored. */
export async function changePerson(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { personId, details, dossierId }: ChangePerson,
): Promise<Result<PersonDetails, { readonly kind: 'not-found' }>> {
  if (!peoplePolicy.allows(actor, 'people.change')) return refuse({ kind: 'not-found' })
  const columns = toColumns(details)
  if (Object.keys(columns).length === 0) throw new Error('a change of a person that names no field')
  const row = await tx
    .updateTable('people.person')
    .set(columns)
    .where('municipality_id', '=', actor.municipalityId)
    .where('id', '=', personId)
    .returning(personColumns)
    .executeTakeFirst()
  if (row === undefined) return refuse({ kind: 'not-found' })
  const fields = Object.keys(columns).sort().join(' ')
  await recordAudit(tx, deps, actor, {
    action: 'people.person.changed',
    subjectId: personId,
    ...(dossierId ? { dossierId } : {}),
    detail: { fields },
  })
  return ok(toPerson(row))
}
