import { projectRoot } from '#platform/root.ts'
import type { SealKeys } from './domain/chain.ts'
import type { BatchName } from './domain/open-journals.ts'
import { OwnJournal } from './journal/own-journal.ts'
import { auditKeyFile, readSealKeys } from './key-file.ts'

/** Records one process remembers at most: hours of work of a large installation while nothing is sealed, some tens of megabytes. */
const rememberedAtMost = 200_000

let given: SealKeys | null = null
let keys: SealKeys | null = null
let keysOf = ''
const waiting = new Map<string, Set<string>>()
let remembered = 0
let unwatched = 0
let folder: string | null = null
let journal: OwnJournal | null = null
/** The batch the journal names as the last one, by municipality. */
const noted = new Map<string, string>()
/** Municipalities the journal names records of. */
const places = new Set<string>()

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
  noteWritten(municipalityId, ids)
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

/** From now on the numbers of what this process writes are kept in this folder too, so that they outlive it. */
export function keepJournalIn(own: string): void {
  folder = own
}

function ownJournal(): OwnJournal | null {
  if (journal === null && folder !== null) journal = new OwnJournal(folder, penKeys()[0])
  return journal
}

function noteWritten(municipalityId: string, ids: readonly string[]): void {
  const own = ownJournal()
  own?.add({ kind: 'written', municipalityId: municipalityId.toLowerCase(), ids: ids.map((id) => id.toLowerCase()) })
  if (own !== null) places.add(municipalityId)
}

function letGoOfJournal(isSettled: boolean): void {
  journal?.end(isSettled)
  journal = null
  noted.clear()
  places.clear()
}

/** Where a record written now stands: the journal of this process, and how many lines it has. Empty when it keeps none. */
export function penPlace(): string {
  const own = ownJournal()
  return own === null ? '' : `${own.name}.${own.lines.toString(36)}`
}

/** Begins the journal before anything is written, so that it is known whether that can be done. */
export function beginJournal(): void {
  ownJournal()?.write()
}

/** What this process keeps: `places`, the municipalities it names records of. `vanished`: the name of one that was taken away or written in by somebody else. */
export type KeptJournal = {
  readonly name: string
  readonly lines: number
  readonly places: readonly string[]
  readonly vanished: string | null
}

/**
 * Brings the journal to the disk and answers with what is certain to stand there; null when nothing was written yet. One that vanished is begun anew
 * with all that this process still remembers.
 */
export async function keepJournal(): Promise<KeptJournal | null> {
  if (journal === null) return null
  const vanished = journal.isThere() ? null : journal.name
  if (vanished !== null) beginAnew()
  journal.write()
  const lines = await journal.keep()
  return lines === 0 && vanished === null ? null : { name: journal.name, lines, places: [...places], vanished }
}

function beginAnew(): void {
  letGoOfJournal(false)
  for (const [municipalityId, ids] of waiting) if (ids.size > 0) noteWritten(municipalityId, [...ids])
}

/** Writes down which batch is the last: so the journal tells later whether the database is of an earlier day than itself. */
export function noteBatch(municipalityId: string, { no, hash }: BatchName): void {
  const text = `${no} ${hash}`
  if (journal === null || noted.get(municipalityId) === text) return
  noted.set(municipalityId, text)
  journal.add({ kind: 'sealed', municipalityId, no, hash })
}
export function knowsBatch(municipalityId: string): boolean {
  return journal === null || noted.has(municipalityId)
}

/** After a round: a long journal of which all is sealed begins anew. */
export function tidyJournal(): void {
  if (journal === null || remembered > 0) return
  if (journal.shorten()) noted.clear()
}

/** This process writes nothing any more. What it wrote and is not sealed keeps its journal, for the next process to read. */
export function endJournal(isSettled: boolean): void {
  letGoOfJournal(isSettled && remembered === 0)
  folder = null
}

export type JournalTrouble = { readonly lines: number; readonly problem: Error }

/** Lines that could not be written, and why; null when all stand in the journal, or none is kept. */
export function journalTrouble(): JournalTrouble | null {
  return journal?.trouble ?? null
}

/** For tests: marks with these keys from now on, and remembers nothing of before. */
export function startPenAnew(own: SealKeys | null): void {
  given = own
  waiting.clear()
  remembered = 0
  unwatched = 0
  letGoOfJournal(false)
  folder = null
}
