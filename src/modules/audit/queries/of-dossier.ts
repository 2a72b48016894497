import type { Tx } from '#platform/db/database.ts'

export type AuditedAct = {
  readonly at: Date
  readonly actorId: string | null
  readonly role: string
  readonly purpose: string
  readonly action: string
}

/** Who did or read what in one dossier, newest first, `limit` at most; never what was done in the protected compartment. */
export async function auditOfDossier(tx: Tx, municipalityId: string, dossierId: string, limit: number): Promise<AuditedAct[]> {
  return tx
    .selectFrom('audit.event')
    .select(['at', 'actor_id as actorId', 'actor_role as role', 'purpose', 'action'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where('action', 'not like', 'protected.%')
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
}

/** Those among the dossiers in which somebody did more than read, apart from the acts of purpose `import`. */
export async function dossiersWorkedIn(tx: Tx, municipalityId: string, dossierIds: readonly string[]): Promise<Set<string>> {
  if (dossierIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('audit.event')
    .select('dossier_id')
    .distinct()
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', 'in', [...dossierIds])
    .where('purpose', '<>', 'import')
    .where('action', 'not like', '%.read')
    .where('action', 'not in', ['contacts.contact.listed', 'indicators.measurement.opened'])
    .execute()
  return new Set(rows.flatMap((row) => row.dossier_id ?? []))
}
