import { createHash } from 'node:crypto'
import { recordAudit } from '#modules/audit/public.ts'
import type { Actor } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { FileKind } from '../domain/fields.ts'
import { detectKind } from '../domain/propose-columns.ts'
import { wideKind } from '../domain/wide-columns.ts'
import { importPolicy } from '../policy.ts'
import { readTable } from '../read/read-table.ts'
import type { ReadRefusal, Table } from '../read/table.ts'
import { insertUpload } from '../store.ts'

export type UploadList = {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** Left out: found from the headers. */
  readonly kind?: FileKind | undefined
  /** The registration list it came with. */
  readonly partOf?: string | undefined
}
export type UploadRefusal = ReadRefusal | { readonly kind: 'not-found' }

/** Keeps a list until it is taken in or dropped, with what was found of its shape. */
export async function uploadList(
  deps: Deps,
  actor: Actor,
  command: UploadList,
): Promise<Result<{ readonly id: string; readonly kind: FileKind; readonly table: Table }, UploadRefusal>> {
  if (!importPolicy.allows(actor, 'imports.apply')) return refuse({ kind: 'not-found' })
  const read = await readTable(command.bytes)
  if (!read.ok) return read
  const table = read.value
  const kind = command.kind ?? wideKind(table.headers) ?? detectKind(table.headers)?.kind ?? 'registrations'
  const id = deps.newId()
  const { format, encoding, delimiter, sheet, headerRow, notes, headers, rows } = table
  const shape = { format, encoding, delimiter, sheet, headerRow, rows: rows.length, notes: [...notes], headers: [...headers] }
  await deps.db.as(actor, async (tx) => {
    const sha256 = createHash('sha256').update(command.bytes).digest('hex')
    const upload = { id, kind, fileName: command.fileName.slice(0, 200), content: command.bytes, sha256 }
    await insertUpload(tx, actor, { ...upload, format: { ...shape, partOf: command.partOf ?? null } }, deps.now())
    await recordAudit(tx, deps, actor, { action: 'imports.upload.received', subjectId: id, detail: { kind, rows: rows.length } })
  })
  return ok({ id, kind, table })
}
