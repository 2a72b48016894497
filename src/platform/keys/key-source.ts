import { randomBytes } from 'node:crypto'
import { z } from 'zod'

export type KeyVersion = {
  readonly version: number
  /** Day it was made, YYYY-MM-DD. */
  readonly created: string
  /** 32 bytes. */
  readonly key: Buffer
  /** 32 bytes, behind the look-up hashes written with this version. Versions made before hashes rotated have none, and use that of the set. */
  readonly index?: Buffer
}

export type KeySet = {
  /** At least one; the newest is what is sealed with. */
  readonly versions: readonly KeyVersion[]
  /** 32 bytes, behind the look-up hashes of versions without one of their own, and behind hashes of codes, which stay. */
  readonly index: Buffer
}

export function newVersion(version: number, created: string): KeyVersion {
  return { version, created, key: randomBytes(32), index: randomBytes(32) }
}

/**
 * Where the master keys come from. They are read when the program starts and again when a value names a version that is not known yet.
 * A source that throws stops the start.
 */
export type KeySource = {
  /** For messages: a path or the name of a program, never a key. */
  readonly name: string
  /** The key service that opens them, for messages; absent when they stand in the clear. */
  readonly service?: string
  /** The keys; null when there are none yet. */
  readonly read: () => KeySet | null
  /** Changes when the keys may have changed; cheap enough to ask every few seconds. Null when that cannot be told without reading. */
  readonly stamp: () => string | null
  /** Only for a source that this program may write. */
  readonly write?: (keys: KeySet) => void
}

const bytes = z.base64url().transform((text, context) => {
  const key = Buffer.from(text, 'base64url')
  if (key.length !== 32) context.addIssue({ code: 'custom', message: 'a key has 32 bytes' })
  return key
})
const stored = z.object({
  format: z.literal(1),
  index: bytes,
  versions: z.array(z.object({ version: z.int().min(1), created: z.iso.date(), key: bytes, index: bytes.exactOptional() })).min(1),
})

export class UnusableKeys extends Error {}

/** Reads keys as they are written down; `name` is where they came from. Never repeats what it read. */
export function parseKeys(text: string, name: string): KeySet {
  const parsed = stored.safeParse(readJson(text))
  if (!parsed.success) throw new UnusableKeys(`The keys of ${name} cannot be used: this is not a list of keys of Opkomst`)
  const versions = parsed.data.versions.toSorted((a, b) => a.version - b.version)
  if (new Set(versions.map(({ version }) => version)).size < versions.length) {
    throw new UnusableKeys(`The keys of ${name} cannot be used: a version stands in it twice`)
  }
  return { versions, index: parsed.data.index }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export function printKeys({ versions, index }: KeySet): string {
  const about = 'Master keys of Opkomst. Without this file what families told cannot be read again. Keep a copy, never beside a backup.'
  const written = versions.map(({ version, created, key, index: own }) => ({
    version,
    created,
    key: key.toString('base64url'),
    ...(own === undefined ? {} : { index: own.toString('base64url') }),
  }))
  return `${JSON.stringify({ about, format: 1, index: index.toString('base64url'), versions: written }, null, 2)}\n`
}
