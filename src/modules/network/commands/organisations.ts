import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { keepOnly } from '#platform/db/keep-only.ts'
import { claimSave } from '#platform/db/save-once.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import { foldOrganisationName, organisationNamed } from '../domain/organisation-name.ts'
import { networkPolicy } from '../policy.ts'
import { listOrganisations } from '../queries/organisations.ts'

export type OrganisationDetails = {
  readonly name: string
  readonly isExternal: boolean
  readonly phone: string | null
  readonly aliases: readonly string[]
}
export type OrganisationRefusal = { readonly kind: 'not-found' } | { readonly kind: 'name-taken'; readonly by: string }

function columnsOf(details: OrganisationDetails): { name: string; is_external: boolean; phone: string | null; aliases: string[] } {
  const own = foldOrganisationName(details.name)
  const aliases = [...new Set(details.aliases.map(foldOrganisationName))].filter((alias) => alias !== '' && alias !== own)
  return { name: details.name.trim(), is_external: details.isExternal, phone: details.phone, aliases }
}

async function takenBy(tx: Tx, municipalityId: string, details: OrganisationDetails, exceptId: string | null): Promise<string | null> {
  const others = (await listOrganisations(tx, municipalityId)).filter((one) => one.id !== exceptId)
  return organisationNamed(others, details.name)?.name ?? null
}

/** Adds an organisation to the directory; a name that another one already goes by is refused, so that the report counts each once. */
export async function addOrganisation(
  deps: Deps,
  actor: Actor,
  command: { readonly details: OrganisationDetails; readonly saveKey: string | null },
): Promise<Result<{ readonly id: string }, OrganisationRefusal>> {
  if (!networkPolicy.allows(actor, 'network.manage')) return refuse({ kind: 'not-found' })
  return keepOnly<{ readonly id: string }, OrganisationRefusal>(deps, actor, async (tx) => {
    const id = deps.newId()
    const earlier = await claimSave(tx, actor, command.saveKey, id, deps.now())
    if (earlier !== null) return ok({ id: earlier })
    const by = await takenBy(tx, actor.municipalityId, command.details, null)
    if (by !== null) return refuse({ kind: 'name-taken', by })
    await insertOrganisation(tx, deps, actor.municipalityId, id, command.details)
    await recordAudit(tx, deps, actor, { action: 'network.organisation.added', subjectId: id })
    return ok({ id })
  })
}

async function insertOrganisation(
  tx: Tx,
  deps: Pick<Deps, 'now'>,
  municipalityId: string,
  id: string,
  details: OrganisationDetails,
): Promise<void> {
  await tx
    .insertInto('network.organisation')
    .values({ municipality_id: municipalityId, id, created_at: deps.now(), ...columnsOf(details) })
    .execute()
}

export async function changeOrganisation(
  deps: Deps,
  actor: Actor,
  command: { readonly organisationId: string; readonly details: OrganisationDetails },
): Promise<Result<{ readonly id: string }, OrganisationRefusal>> {
  if (!networkPolicy.allows(actor, 'network.manage')) return refuse({ kind: 'not-found' })
  return deps.db.as(actor, async (tx) => {
    const by = await takenBy(tx, actor.municipalityId, command.details, command.organisationId)
    if (by !== null) return refuse({ kind: 'name-taken', by })
    const row = await tx
      .updateTable('network.organisation')
      .set(columnsOf(command.details))
      .where('municipality_id', '=', actor.municipalityId)
      .where('id', '=', command.organisationId)
      .returning('id')
      .executeTakeFirst()
    if (row === undefined) return refuse({ kind: 'not-found' })
    await recordAudit(tx, deps, actor, { action: 'network.organisation.changed', subjectId: row.id })
    return ok({ id: row.id })
  })
}

/** The organisation a list names, added when nobody goes by that name yet. For imports; inside the transaction of the larger act, which audits. */
export async function findOrAddOrganisation(
  tx: Tx,
  deps: Pick<Deps, 'newId' | 'now'>,
  municipalityId: string,
  named: { readonly name: string; readonly isExternal: boolean },
): Promise<string> {
  const known = organisationNamed(await listOrganisations(tx, municipalityId), named.name)
  if (known !== null) return known.id
  const id = deps.newId()
  await insertOrganisation(tx, deps, municipalityId, id, { ...named, phone: null, aliases: [] })
  return id
}
