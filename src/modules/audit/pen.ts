import { projectRoot } from '#platform/root.ts'
import type { SealKeys } from './domain/chain.ts'
import { auditKeyFile, readSealKeys } from './key-file.ts'

/** Records one process remembers at most: hours of work of a large installation while nothing is sealed, some tens of megabytes. */
const rememberedAtMost = 200_000

let given: SealKeys | null = null
let keys: SealKeys | null = null
let keysOf = ''
const waiting = new Map<string, Set<string>>()
let remembered = 0
let unwatched = 0

/** The keys this process marks its records with; read when it first writes one. Without a key nothing is recorded, so nothing is done. */
export function penKeys(): SealKeys {
  if (given !== null) return given
  // A test names its key file after this was loaded, so the setting is looked at again.
  const file = auditKeyFile(projectRoot)
  if (keys === null || keysOf !== file) {
    keys = readSealKeys(projectRoot)
    keysOf = file
  }
  return keys
}

/** Remembers records whose transaction was kept, until a round has seen them sealed: what is gone by then was taken away. */
export function remember(municipalityId: string, ids: readonly string[]): void {
  const own = waiting.get(municipalityId) ?? new Set()
  waiting.set(municipalityId, own)
  for (const id of ids) {
    if (remembered >= rememberedAtMost) unwatched += 1
    else if (!own.has(id)) {
      own.add(id)
      remembered += 1
    }
  }
}

export function forget(municipalityId: string, ids: Iterable<string>): void {
  const own = waiting.get(municipalityId)
  for (const id of ids) if (own?.delete(id) === true) remembered -= 1
}

/** What this process wrote and has not seen sealed yet. */
export function waitingFor(municipalityId: string): readonly string[] {
  return [...(waiting.get(municipalityId) ?? [])]
}

/** Municipalities this process wrote something of that it has not seen sealed yet. */
export function waitingPlaces(): readonly string[] {
  return [...waiting].flatMap(([id, own]) => (own.size > 0 ? [id] : []))
}

/** Records that were written while the memory was full, since the last time this was asked. */
export function takeUnwatched(): number {
  const count = unwatched
  unwatched = 0
  return count
}

/** For tests: marks with these keys from now on, and remembers nothing of before. */
export function startPenAnew(own: SealKeys | null): void {
  given = own
  waiting.clear()
  remembered = 0
  unwatched = 0
}
