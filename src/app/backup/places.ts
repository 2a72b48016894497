import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { auditKeyFile } from '#modules/audit/public.ts'
import { filesFolder } from '#platform/files/folder.ts'
import { keySourceOf } from '#platform/keys/seal.ts'
import { anchorFolder } from '../audit/anchor-files.ts'
import type { FilePlace } from './frames.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where the files of an installation lie that travel with its database. */
export type Places = {
  /** Uploaded files, sealed. */
  readonly files: string
  readonly anchors: string
  /** The key file and the key of the audit; null where keys come from a program of the operator. */
  readonly keys: { readonly ring: string | null; readonly audit: string }
  /** Where it is written down when the last backup was made. */
  readonly state: string
}

export function placesOf(root: string, env: Env = process.env): Places {
  const source = keySourceOf(env)
  const audit = auditKeyFile(root, env)
  return {
    files: filesFolder(env, root),
    anchors: anchorFolder(root, env),
    keys: { ring: source.write === undefined ? null : source.name, audit: isAbsolute(audit) ? audit : resolve(audit) },
    state: join(root, '.opkomst', 'last-backup.json'),
  }
}

export const keyNames = { ring: 'keys.json', audit: 'audit-key' } as const

/** Where a file of a backup is put back; null when this installation has no such place. */
export function placeFor(places: Places, place: FilePlace, name: string): string | null {
  if (place === 'files') return join(places.files, name)
  if (place === 'anchors') return join(places.anchors, name)
  if (name === keyNames.audit) return places.keys.audit
  return name === keyNames.ring ? places.keys.ring : null
}

/** Every file below a folder, by its path inside it; none when there is no folder. What is being written (`.part`) is left out. */
export function* filesBelow(folder: string, inside = ''): Generator<string> {
  const there = statSync(join(folder, inside), { throwIfNoEntry: false })
  if (there === undefined) return
  for (const entry of readdirSync(join(folder, inside), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = inside === '' ? entry.name : `${inside}/${entry.name}`
    if (entry.isDirectory()) yield* filesBelow(folder, name)
    else if (entry.isFile() && !entry.name.endsWith('.part')) yield name
  }
}

export function makeParent(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
}
