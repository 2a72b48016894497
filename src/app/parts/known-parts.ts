import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type PartsCheck, readPartsCheck } from './parts-check.ts'

/** What this release knows of the parts of others; null when the file is not there or says nothing that can be read. */
export function knownParts(root: string): PartsCheck | null {
  try {
    return readPartsCheck(readFileSync(join(root, 'docs', 'security', 'parts.json'), 'utf8'))
  } catch {
    return null
  }
}
