import type { Selectable } from 'kysely'
import type { DB } from '#db/schema.gen.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handover } from '../domain/handover.ts'

export type HandoverRow = Omit<Handover, 'how'> & {
  readonly id: string
  readonly dossierId: string
  readonly permissionId: string
  readonly giverId: string
  readonly takenOverAt: Date | null
  readonly takenOverBy: string | null
}

const handoverColumns = [
  'municipality_id',
  'id',
  'dossier_id',
  'permission_id',
  'giver_id',
  'organisation_id',
  'account_id',
  'receiver_name',
  'happened_on',
  'helps',
  'agreed',
  'avoid',
  'calls_first',
  'seen_how',
  'seen_on',
  'contact_id',
  'at',
  'by',
  'taken_over_at',
  'taken_over_by',
] as const

function toHandover(row: Selectable<DB['consent.handover']>): HandoverRow {
  const { organisation_id: organisationId, account_id: accountId } = row
  return {
    id: row.id,
    dossierId: row.dossier_id,
    permissionId: row.permission_id,
    giverId: row.giver_id,
    recipient: organisationId === null ? { kind: 'account', accountId: accountId ?? '' } : { kind: 'organisation', organisationId },
    receiverName: row.receiver_name,
    happenedOn: row.happened_on,
    helps: row.helps,
    agreed: row.agreed,
    avoid: row.avoid,
    callsFirst: row.calls_first,
    seenHow: row.seen_how,
    seenOn: row.seen_on,
    takenOverAt: row.taken_over_at,
    takenOverBy: row.taken_over_by,
  }
}

export async function readHandover(tx: Tx, municipalityId: string, handoverId: string): Promise<HandoverRow | null> {
  const row = await tx
    .selectFrom('consent.handover')
    .select(handoverColumns)
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', handoverId)
    .executeTakeFirst()
  return row === undefined ? null : toHandover(row)
}

/** Newest first. */
export async function listHandovers(tx: Tx, municipalityId: string, dossierId: string): Promise<HandoverRow[]> {
  const rows = await tx
    .selectFrom('consent.handover')
    .select(handoverColumns)
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toHandover)
}

/** The sheets that these permissions open. */
export async function handoversOf(tx: Tx, municipalityId: string, permissionIds: readonly string[]): Promise<HandoverRow[]> {
  if (permissionIds.length === 0) return []
  const rows = await tx
    .selectFrom('consent.handover')
    .select(handoverColumns)
    .where('municipality_id', '=', municipalityId)
    .where('permission_id', 'in', [...permissionIds])
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toHandover)
}
