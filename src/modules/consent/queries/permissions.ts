import type { Selectable } from 'kysely'
import type { DB } from '#db/schema.gen.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Permission, Recipient } from '../domain/may-see.ts'
import { type GivenHow, itemKinds, lifeDomains } from '../domain/scope.ts'

/** A permission with who gave, recorded and withdrew it. */
export type PermissionRow = Permission & {
  readonly how: GivenHow
  readonly at: Date
  readonly by: string | null
  readonly withdrawal: { readonly at: Date; readonly by: string | null; readonly how: string } | null
}

type Stored = Selectable<DB['consent.permission']> & {
  readonly withdrawn_at: Date | null
  readonly withdrawn_by: string | null
  readonly withdrawn_how: string | null
}

function recipientOf(row: { readonly organisation_id: string | null; readonly account_id: string | null }): Recipient {
  if (row.organisation_id !== null) return { kind: 'organisation', organisationId: row.organisation_id }
  if (row.account_id !== null) return { kind: 'account', accountId: row.account_id }
  throw new Error('a permission without a recipient')
}

function toPermission(row: Stored): PermissionRow {
  const { withdrawn_at: at, withdrawn_by: by, withdrawn_how: how } = row
  return {
    id: row.id,
    dossierId: row.dossier_id,
    recipient: recipientOf(row),
    domains: lifeDomains.filter((domain) => row.domains.includes(domain)),
    kinds: itemKinds.filter((kind) => row.kinds.includes(kind)),
    purpose: row.purpose,
    fromOn: row.from_on,
    untilOn: row.until_on,
    isWithdrawn: at !== null,
    how: row.how,
    at: row.at,
    by: row.by,
    withdrawal: at === null ? null : { at, by, how: how ?? 'team' },
  }
}

function permissions(tx: Tx, municipalityId: string) {
  return tx
    .selectFrom('consent.permission as p')
    .leftJoin('consent.withdrawal as w', (join) =>
      join.onRef('w.municipality_id', '=', 'p.municipality_id').onRef('w.permission_id', '=', 'p.id'),
    )
    .selectAll('p')
    .select(['w.at as withdrawn_at', 'w.by as withdrawn_by', 'w.how as withdrawn_how'])
    .where('p.municipality_id', '=', municipalityId)
}

/** Everything ever allowed for one family, newest first. Read anew each time: nothing about a permission is kept in memory. */
export async function listPermissions(tx: Tx, municipalityId: string, dossierId: string): Promise<PermissionRow[]> {
  const rows = await permissions(tx, municipalityId).where('p.dossier_id', '=', dossierId).orderBy('p.id', 'desc').execute()
  return rows.map(toPermission)
}

export async function readPermission(
  tx: Tx,
  municipalityId: string,
  dossierId: string,
  permissionId: string,
): Promise<PermissionRow | null> {
  const row = await permissions(tx, municipalityId)
    .where('p.dossier_id', '=', dossierId)
    .where('p.id', '=', permissionId)
    .executeTakeFirst()
  return row === undefined ? null : toPermission(row)
}

/** What this person, or the organisation she works for, was ever allowed: of any family, newest first. */
export async function permissionsFor(
  tx: Tx,
  municipalityId: string,
  asker: { readonly accountId: string; readonly organisationId: string | null },
): Promise<PermissionRow[]> {
  const rows = await permissions(tx, municipalityId)
    .where((eb) =>
      eb.or([
        eb('p.account_id', '=', asker.accountId),
        ...(asker.organisationId === null ? [] : [eb('p.organisation_id', '=', asker.organisationId)]),
      ]),
    )
    .orderBy('p.id', 'desc')
    .execute()
  return rows.map(toPermission)
}
