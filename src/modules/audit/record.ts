import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import { type Tx, withCommit } from '#platform/db/database.ts'
import { preparedStatement } from '#platform/db/prepared.ts'
import type { Deps } from '#platform/deps.ts'

/** What is written down of one act: `action` names module, thing and act; `detail` holds ids, counts and codes, never words of a family. */
export type AuditEntry = {
  readonly action: string
  readonly subjectId?: string | undefined
  readonly dossierId?: string | undefined
  readonly detail?: Readonly<Record<string, string | number | boolean | null>> | undefined
}

type Makes = Pick<Deps, 'newId' | 'now'>

const columns = [
  'municipality_id',
  'id',
  'at',
  'actor_id',
  'actor_role',
  'session_id',
  'purpose',
  'action',
  'subject_id',
  'dossier_id',
  'detail',
] as const

// Nearly every page and act writes one.
const recordOne = preparedStatement(columns, (tx, at) =>
  sql`insert into audit.event (${sql.join(columns.map((column) => sql.ref(column)))}) values (${sql.join(columns.map(at))})`.compile(tx),
)

/** Adds to the audit, in the transaction of the act itself: what is not recorded did not happen. Append-only; the application cannot change a row. */
export async function recordAudit(tx: Tx, deps: Makes, actor: Actor, entry: AuditEntry): Promise<void> {
  await recordAudits(tx, deps, actor, [entry])
}

/** Many acts of one kind at once, such as the dossiers an import opens. */
export async function recordAudits(tx: Tx, deps: Makes, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
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
  const [row] = rows
  if (rows.length > 1 || row === undefined) await tx.insertInto('audit.event').values(rows).execute()
  else withCommit(recordOne(tx, row))
}
