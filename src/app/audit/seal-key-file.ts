import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type SealKeys, sealKey } from '#modules/audit/public.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * The keys that seal the audit, one per line: the first seals, older ones stay below it to prove what they sealed. Made once when there is
 * none. They never enter the database, so that who has only the database cannot make a seal.
 */
export function readSealKeys(root: string, env: Env = process.env): SealKeys {
  const file = env['OPKOMST_AUDIT_KEY_FILE'] ?? join(root, '.opkomst', 'audit-key')
  const [first, ...older] = linesOf(file).map(sealKey)
  if (first === undefined) throw new Error(`there is no key in ${file}; it holds one key per line of at least 32 signs`)
  return [first, ...older]
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.length >= 32)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    return makeKey(file)
  }
}

/** Two processes may start at once: only one of them makes the file, both read what is in it. */
function makeKey(file: string): string[] {
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(file, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return [readFileSync(file, 'utf8').trim()]
}
