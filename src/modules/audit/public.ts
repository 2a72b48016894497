import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#platform/deps.ts'

export { type SealOptions, sealAudit } from './commands/seal.ts'
export { isReading } from './domain/acts.ts'
export { type Anchor, anchorLine, type ReadAnchor, readAnchor } from './domain/anchor.ts'
export { type SealKey, type SealKeys, sealKey } from './domain/chain.ts'
export { type Finding, findingLine } from './domain/finding.ts'
export { listBatches } from './queries/batches.ts'
export { type Verdict, type VerifyOptions, verifyAudit } from './queries/verify.ts'
export { actWords } from './words.ts'

/** What is written down of one act: `action` names module, thing and act; `detail` holds ids, counts and codes, never words of a family. */
export type AuditEntry = {
  readonly action: string
  readonly subjectId?: string | undefined
  readonly dossierId?: string | undefined
  readonly detail?: Readonly<Record<string, string | number | boolean | null>> | undefined
}

/** Adds to the audit, in the transaction of the act itself: what is not recorded did not happen. Append-only; the application cannot change a row. */
export async function recordAudit(tx: Tx, deps: Pick<Deps, 'newId' | 'now'>, actor: Actor, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit.event')
    .values({
      municipality_id: actor.municipalityId,
      id: deps.newId(),
      at: deps.now(),
      actor_id: actor.accountId,
      actor_role: actor.role,
      session_id: actor.sessionId,
      purpose: actor.purpose,
      action: entry.action,
      subject_id: entry.subjectId ?? null,
      dossier_id: entry.dossierId ?? null,
      detail: entry.detail === undefined ? null : JSON.stringify(entry.detail),
    })
    .execute()
}

export type AuditedAct = {
  readonly at: Date
  readonly actorId: string | null
  readonly role: string
  readonly purpose: string
  readonly action: string
}

/** Who did or read what in one dossier, newest first, `limit` at most. */
export async function auditOfDossier(tx: Tx, municipalityId: string, dossierId: string, limit: number): Promise<AuditedAct[]> {
  return tx
    .selectFrom('audit.event')
    .select(['at', 'actor_id as actorId', 'actor_role as role', 'purpose', 'action'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
}

/** Many acts of one kind at once, such as the dossiers an import opens. */
export async function recordAudits(tx: Tx, deps: Pick<Deps, 'newId' | 'now'>, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => ({
    municipality_id: actor.municipalityId,
    id: deps.newId(),
    at: deps.now(),
    actor_id: actor.accountId,
    actor_role: actor.role,
    session_id: actor.sessionId,
    purpose: actor.purpose,
    action: entry.action,
    subject_id: entry.subjectId ?? null,
    dossier_id: entry.dossierId ?? null,
    detail: entry.detail === undefined ? null : JSON.stringify(entry.detail),
  }))
  await tx.insertInto('audit.event').values(rows).execute()
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
