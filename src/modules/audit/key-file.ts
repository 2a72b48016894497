import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type SealKeys, sealKey } from './domain/chain.ts'

type Env = Readonly<Record<string, string | undefined>>

export function auditKeyFile(root: string, env: Env = process.env): string {
  return env['OPKOMST_AUDIT_KEY_FILE'] ?? join(root, '.opkomst', 'audit-key')
}

/**
 * The keys of the audit, one per line: the first marks and seals, older ones stay below it to prove what they made. Made once when there is
 * none. They never enter the database, so that who has only the database can make neither a mark nor a seal.
 */
export function readSealKeys(root: string, env: Env = process.env): SealKeys {
  const file = auditKeyFile(root, env)
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
