import { resolve } from 'node:path'
import { projectRoot } from '../root.ts'
import { keyCommand } from './key-command.ts'
import { keyFile } from './key-file.ts'
import { KeyRing } from './key-ring.ts'
import { keyServiceOf, wrappedKeyFile } from './key-service.ts'
import type { KeySource } from './key-source.ts'
import { rowPlace } from './row-place.ts'
import type { Shape } from './sealed-columns.ts'
import { SealedParameter, sealMark, withoutMark } from './sealed-text.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * Where the keys of this installation come from: `OPKOMST_KEYS_COMMAND`, else the file of `OPKOMST_KEYS`, else `.opkomst/keys.json`; with
 * `OPKOMST_KMS_URL` that file is wrapped by a key service.
 */
export function keySourceOf(env: Env): KeySource {
  const command = env['OPKOMST_KEYS_COMMAND']
  if (command !== undefined && command.trim() !== '') return keyCommand(command)
  return keySourceAt(keyPathOf(env), env)
}

/** The keys of a file, opened by the key service when there is one. */
export function keySourceAt(path: string, env: Env): KeySource {
  const service = keyServiceOf(env)
  return service === null ? keyFile(path) : wrappedKeyFile(path, service)
}

export function keyPathOf(env: Env): string {
  return resolve(env['OPKOMST_KEYS'] || resolve(projectRoot, '.opkomst', 'keys.json'))
}

const settings = ['OPKOMST_KEYS_COMMAND', 'OPKOMST_KEYS', 'OPKOMST_KMS_URL', 'OPKOMST_KMS_KEY'] as const
let ring: KeyRing | null = null
let ringOf = ''

/** The keys of this process, read when something is first sealed or opened. */
export function processKeys(): KeyRing {
  // A test names its key file after this was loaded, so the setting is looked at again.
  const setting = settings.map((name) => process.env[name] ?? '').join('\n')
  if (ring === null || setting !== ringOf) {
    ring = new KeyRing(keySourceOf(process.env))
    ringOf = setting
  }
  return ring
}

const emptyJson = new Set(['[]', '{}', 'null'])

/**
 * What goes into a sealed column instead of `value`; `place` says for which row and column, and is asked only when there is something to seal. Null and empty
 * stay as they are: that nothing was said is no secret. A JSON value is given as text or as what it stands for.
 */
export function sealValue(keys: KeyRing, municipalityId: string, shape: Shape, value: unknown, place: () => string): unknown {
  if (value === null || value === undefined || value === '') return value
  if (shape === 'bytes') return sealBytes(keys, municipalityId, value, place)
  if (shape === 'text') {
    if (typeof value !== 'string') throw new Error('a sealed column of words was given something else')
    return new SealedParameter(keys.sealText(municipalityId, place(), 't', withoutMark(value)))
  }
  const json = typeof value === 'string' ? value : JSON.stringify(value)
  if (emptyJson.has(json)) return json
  return new SealedParameter(JSON.stringify(keys.sealText(municipalityId, place(), 'j', withoutMark(json))))
}

function sealBytes(keys: KeyRing, municipalityId: string, value: unknown, place: () => string): unknown {
  if (!(value instanceof Uint8Array)) throw new Error('a sealed column of bytes was given something else')
  if (value.length === 0) return value
  const { version } = keys.current()
  return new SealedParameter(
    Buffer.concat([Buffer.from(`${sealMark}${version}.b.`, 'latin1'), keys.seal(municipalityId, place(), 'b', Buffer.from(value))]),
  )
}

/** Seals words for SQL that is written by hand, for one row: `row` holds its key. What Kysely's `insertInto` and `updateTable` write is sealed by itself. */
export function seal(
  municipalityId: string,
  table: string,
  column: string,
  row: Readonly<Record<string, unknown>>,
  text: string | null,
): SealedParameter | null {
  return text === null
    ? null
    : new SealedParameter(processKeys().sealText(municipalityId, rowPlace(table, column, row), 't', withoutMark(text)))
}

/** Keyed hashes to find equal values by; what they are of (`phone`, …) belongs in the text. The hashes under which a value may stand: one, or while the keys rotate one for each key there is. The newest first. */
export function blindIndexes(municipalityId: string, text: string): readonly [string, ...string[]] {
  return processKeys().blindIndexes(municipalityId, text)
}

/** Keyed hash of a code or a number that is kept nowhere; it does not rotate. */
export function lastingIndex(municipalityId: string, text: string): string {
  return processKeys().lastingIndex(municipalityId, text)
}
