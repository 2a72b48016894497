import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const shape = z.object({ takenAt: z.iso.datetime(), restoredAt: z.iso.datetime() })
export type LastRestore = z.output<typeof shape>

const fileOf = (root: string): string => join(root, '.opkomst', 'last-restore.json')

/** Writes down which backup was put back here, for who states it in the audit. */
export function noteRestore(root: string, restore: LastRestore): void {
  mkdirSync(dirname(fileOf(root)), { recursive: true })
  writeFileSync(fileOf(root), `${JSON.stringify(restore)}\n`, { mode: 0o600 })
}

/** Null when none was put back here, or nobody can tell. */
export function lastRestore(root: string): LastRestore | null {
  try {
    return shape.parse(JSON.parse(readFileSync(fileOf(root), 'utf8')))
  } catch {
    return null
  }
}
