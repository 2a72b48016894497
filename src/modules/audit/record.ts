import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { preparedStatement } from '#platform/db/prepared.ts'
import { afterCommit, withCommit } from '#platform/db/running.ts'
import type { Deps } from '#platform/deps.ts'
import { jsonbText } from './domain/jsonb-text.ts'
import { markOf } from './domain/mark.ts'
import { penKeys, penPlace, remember } from './pen.ts'

/** What is written down of one act: `action` names module, thing and act; `detail` holds ids, counts and codes, never words of a family. */
export type AuditEntry = {
  readonly action: string
  readonly subjectId?: string | undefined
  readonly dossierId?: string | undefined
  readonly detail?: Readonly<Record<string, string | number | boolean | null>> | undefined
}

export type Makes = Pick<Deps, 'newId' | 'now'>
export type AuditRow = ReturnType<typeof auditRow>

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
  'mark',
] as const

// Nearly every page and act writes one.
export const recordOne = preparedStatement(columns, (tx, at) =>
  sql`insert into audit.event (${sql.join(columns.map((column) => sql.ref(column)))}) values (${sql.join(columns.map(at))})`.compile(tx),
)

/** Adds to the audit, in the transaction of the act itself: what is not recorded did not happen. Append-only; the application cannot change a row. */
export async function recordAudit(tx: Tx, deps: Makes, actor: Actor, entry: AuditEntry): Promise<void> {
  await recordAudits(tx, deps, actor, [entry])
}

/** Many acts of one kind at once, such as the dossiers an import opens. */
export async function recordAudits(tx: Tx, deps: Makes, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => auditRow(deps, actor, entry))
  const [row] = rows
  if (rows.length > 1 || row === undefined) await tx.insertInto('audit.event').values(rows).execute()
  else withCommit(recordOne(tx, row))
  rememberKept(actor.municipalityId, rows)
}

/** A record whose act was not kept is not missed. */
export function rememberKept(municipalityId: string, rows: readonly AuditRow[]): void {
  afterCommit(() =>
    remember(
      municipalityId,
      rows.map(({ id }) => id),
    ),
  )
}

/** The record of one act, with its mark, as it will stand. */
export function auditRow(deps: Makes, actor: Actor, entry: AuditEntry) {
  return marked(actor.municipalityId, toRow(deps, actor, entry))
}

function toRow(deps: Makes, actor: Actor, entry: AuditEntry) {
  return {
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
    detail: entry.detail === undefined ? null : jsonbText(entry.detail),
  }
}

/** With the mark over what will stand in the database: ids in small letters, the moment in UTC, the detail as `jsonb` writes it. */
function marked(municipalityId: string, row: ReturnType<typeof toRow>) {
  const small = (id: string | null): string | null => id?.toLowerCase() ?? null
  const event = {
    id: row.id.toLowerCase(),
    at: row.at.toISOString().replace('Z', '000Z'),
    actorId: small(row.actor_id),
    actorRole: row.actor_role,
    sessionId: small(row.session_id),
    purpose: row.purpose,
    action: row.action,
    subjectId: small(row.subject_id),
    dossierId: small(row.dossier_id),
    detail: row.detail,
    mark: null,
  }
  return { ...row, mark: markOf(penKeys()[0], municipalityId.toLowerCase(), event, penPlace()) }
}
