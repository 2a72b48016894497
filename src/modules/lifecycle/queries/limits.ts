import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { limitGrounds, limitKinds, useGrounds } from '../domain/limit.ts'

const shape = z.object({
  id: z.string(),
  dossierId: z.string(),
  kind: z.enum(limitKinds),
  ground: z.enum(limitGrounds),
  requestId: z.string().nullable(),
  reason: z.string().nullable(),
  fromOn: z.string(),
  by: z.string().nullable(),
})
export type Limit = z.output<typeof shape>

/** What stands in the way of using one dossier now. */
export async function limitsOf(tx: Tx, municipalityId: string, dossierId: string): Promise<Limit[]> {
  const rows = await tx
    .selectFrom('lifecycle.limit')
    .select(['id', 'dossier_id as dossierId', 'kind', 'ground', 'request_id as requestId', 'reason', 'from_on as fromOn', 'by'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('lifted_at', 'is', null)
    .orderBy('kind')
    .execute()
  return z.array(shape).parse(rows)
}

const useShape = z.object({
  id: z.string(),
  ground: z.enum(useGrounds),
  reason: z.string(),
  openedAt: z.date(),
  endsAt: z.date(),
  accountId: z.string(),
})
export type LimitUse = z.output<typeof useShape>

/** On what ground this account uses a restricted dossier now; null when it does not. */
export async function openUse(tx: Tx, municipalityId: string, dossierId: string, accountId: string, now: Date): Promise<LimitUse | null> {
  const row = await uses(tx, municipalityId, dossierId)
    .where('account_id', '=', accountId)
    .where('ends_at', '>', now)
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : useShape.parse(row)
}

/** Who used it while it was restricted, the latest first. */
export async function usesOf(tx: Tx, municipalityId: string, dossierId: string): Promise<LimitUse[]> {
  return z.array(useShape).parse(await uses(tx, municipalityId, dossierId).limit(50).execute())
}

function uses(tx: Tx, municipalityId: string, dossierId: string) {
  return tx
    .selectFrom('lifecycle.limit_use')
    .select(['id', 'ground', 'reason', 'opened_at as openedAt', 'ends_at as endsAt', 'account_id as accountId'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .orderBy('opened_at', 'desc')
}

/** Dossiers that are kept and not used: nothing is added to them without a ground. */
export async function restrictedIds(tx: Tx, municipalityId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('lifecycle.limit')
    .select('dossier_id')
    .where('municipality_id', '=', municipalityId)
    .where('kind', '=', 'restriction')
    .where('lifted_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.dossier_id))
}

export type RestrictedRow = {
  readonly dossierId: string
  readonly reference: string
  readonly fromOn: string
  readonly counsellorId: string | null
}

/** Dossiers that are kept and not used: by number, without a name. */
export async function restrictedDossiers(tx: Tx, municipalityId: string): Promise<RestrictedRow[]> {
  return tx
    .selectFrom('lifecycle.limit as held')
    .innerJoin('dossiers.dossier as dossier', (join) =>
      join.onRef('dossier.municipality_id', '=', 'held.municipality_id').onRef('dossier.id', '=', 'held.dossier_id'),
    )
    .leftJoin('dossiers.assignment as guide', (join) =>
      join
        .onRef('guide.municipality_id', '=', 'held.municipality_id')
        .onRef('guide.dossier_id', '=', 'held.dossier_id')
        .on('guide.until_on', 'is', null),
    )
    .select(['held.dossier_id as dossierId', 'dossier.reference', 'held.from_on as fromOn', 'guide.account_id as counsellorId'])
    .where('held.municipality_id', '=', municipalityId)
    .where('held.kind', '=', 'restriction')
    .where('held.lifted_at', 'is', null)
    .orderBy('held.from_on')
    .limit(200)
    .execute()
}
