import { readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { SealKeys } from '../domain/chain.ts'
import { type JournalEntry, readJournal } from '../domain/journal.ts'
import type { BatchName, SeenJournal } from '../domain/open-journals.ts'
import { isOfThisBoot, journalFile, journalName, mayLive } from './process.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where processes of this machine write the numbers of what they recorded; not in the database. */
export function journalFolder(root: string, env: Env = process.env): string {
  const given = env['OPKOMST_AUDIT_JOURNAL']
  if (given === undefined || given === '') return join(root, '.opkomst', 'journal')
  return isAbsolute(given) ? given : join(root, given)
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

export function journalNames(folder: string): string[] {
  try {
    return readdirSync(folder)
      .flatMap((file) => journalName(file) ?? [])
      .sort()
  } catch (error) {
    if (isAbsent(error)) return []
    throw error
  }
}

/** Every journal in the folder, as far as it can be believed. */
export function readJournals(folder: string, keys: SealKeys, now: Date): SeenJournal[] {
  return journalNames(folder).flatMap((name) => seeJournal(folder, name, keys, now) ?? [])
}

function seeJournal(folder: string, name: string, keys: SealKeys, now: Date): SeenJournal | null {
  try {
    const path = journalFile(folder, name)
    const first = readJournal(readFileSync(path, 'utf8'), keys)
    const state = mayLive(first.head, name, statSync(path).mtime, now) ? 'living' : 'dead'
    // Read again once its process is known to be dead: it may have written its last line in between.
    const read = state === 'living' ? first : readJournal(readFileSync(path, 'utf8'), keys)
    const isOwnName = read.head === null || read.head.name === name
    return {
      name,
      state,
      lines: isOwnName ? read.lines : 0,
      misfit: isOwnName ? read.misfit : 1,
      isReadable: read.hasKey !== false,
      isOfThisBoot: read.head !== null ? isOfThisBoot(read.head) : true,
      written: isOwnName ? writtenIn(read.entries) : new Map(),
      sealed: isOwnName ? sealedIn(read.entries) : new Map(),
    }
  } catch (error) {
    // Settled by another process since the folder was read.
    if (isAbsent(error)) return null
    throw error
  }
}

function writtenIn(entries: readonly JournalEntry[]): Map<string, readonly string[]> {
  const byPlace = new Map<string, string[]>()
  for (const entry of entries) {
    if (entry.kind !== 'written') continue
    const ids = byPlace.get(entry.municipalityId) ?? []
    byPlace.set(entry.municipalityId, ids)
    for (const id of entry.ids) ids.push(id)
  }
  return byPlace
}

function sealedIn(entries: readonly JournalEntry[]): Map<string, BatchName> {
  const last = new Map<string, BatchName>()
  for (const entry of entries) if (entry.kind === 'sealed') last.set(entry.municipalityId, { no: entry.no, hash: entry.hash })
  return last
}

/** Takes a journal that is settled away; one with something wrong in it stays, under a name that nobody reads. */
export function putAway(folder: string, { name, misfit }: SeenJournal, isGivenUp: boolean): void {
  const path = journalFile(folder, name)
  try {
    if (isGivenUp) renameSync(path, `${path}.given-up`)
    else if (misfit !== null) renameSync(path, `${path}.bent`)
    else rmSync(path, { force: true })
  } catch (error) {
    if (!isAbsent(error)) throw error
  }
}
