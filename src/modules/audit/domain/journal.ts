import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { keyed, type SealKey, type SealKeys } from './chain.ts'

/** Which process keeps a journal: enough to tell later, on the same machine, whether it still lives. */
export type JournalHead = {
  readonly name: string
  /** Changes when the machine is started anew; `-` where that cannot be told. */
  readonly boot: string
  /** Where its process number counts; `-` where that cannot be told. */
  readonly numberedIn: string
  readonly pid: number
  /** When the process began, in the words of the machine; `-` where that cannot be told. */
  readonly began: string
  /** Lines that stood before this head and were put away, because all they name was sealed. */
  readonly base: number
}
/** `written`: numbers of records that were committed. `sealed`: the last batch this process knows of. */
export type JournalEntry =
  | { readonly kind: 'written'; readonly municipalityId: string; readonly ids: readonly string[] }
  | { readonly kind: 'sealed'; readonly municipalityId: string; readonly no: number; readonly hash: string }

export type ReadJournal = {
  readonly head: JournalHead | null
  /** Whether the key it was kept with is here; null when it has no head. */
  readonly hasKey: boolean | null
  readonly entries: readonly JournalEntry[]
  /** Lines from the first of the process on, as far as each fits the one before. */
  readonly lines: number
  /** The line, from 1, that does not fit the one before; null when all do. A last line that was cut off in the middle of the writing is none. */
  readonly misfit: number | null
}

const word = 'opkomst-audit-journal-1'
const proofLength = 22

const derived = new Map<string, SealKey>()
/** The key of journals, made from the key of seals: a line can never be passed off as a seal or a mark. */
function journalKey(key: SealKey): SealKey {
  const known = derived.get(key.secret)
  if (known !== undefined) return known
  const made = { id: key.id, secret: createHmac('sha256', key.secret).update('opkomst.audit.journal.1').digest('base64url') }
  derived.set(key.secret, made)
  return made
}

/** What proves that a line was written by the program, and after the line before it. */
export function lineProof(key: SealKey, before: string, body: string): string {
  return keyed(journalKey(key), [before, body]).slice(0, proofLength)
}

export function headBody({ name, boot, numberedIn, pid, began, base }: JournalHead, key: SealKey): string {
  return [word, name, boot, numberedIn, pid, began, base, key.id].join(' ')
}

export function entryBody(entry: JournalEntry): string {
  if (entry.kind === 'written') return `w ${entry.municipalityId} ${entry.ids.join(' ')}`
  return `b ${entry.municipalityId} ${entry.no} ${entry.hash}`
}

const count = z.coerce.number().int().min(0)
const headShape = z.tuple([z.literal(word), z.string(), z.string(), z.string(), count, z.string(), count, z.string()])
const writtenShape = z.tuple([z.literal('w'), z.guid(), z.guid()]).rest(z.guid())
const sealedShape = z.tuple([z.literal('b'), z.guid(), count, z.string()])

function readEntry(cells: readonly string[]): JournalEntry | null {
  const written = writtenShape.safeParse(cells)
  if (written.success) {
    const [, municipalityId, ...ids] = written.data
    return { kind: 'written', municipalityId, ids }
  }
  const sealed = sealedShape.safeParse(cells)
  if (!sealed.success) return null
  const [, municipalityId, no, hash] = sealed.data
  return { kind: 'sealed', municipalityId, no, hash }
}

function readHead(cells: readonly string[]): { readonly head: JournalHead; readonly keyId: string } | null {
  const read = headShape.safeParse(cells)
  if (!read.success) return null
  const [, name, boot, numberedIn, pid, began, base, keyId] = read.data
  return { head: { name, boot, numberedIn, pid, began, base }, keyId }
}

/** The body of a line and its proof. */
function parted(line: string): readonly [body: string, proof: string] {
  const at = line.lastIndexOf(' ')
  return [line.slice(0, Math.max(0, at)), line.slice(at + 1)]
}

const nothing: ReadJournal = { head: null, hasKey: null, entries: [], lines: 0, misfit: null }

/** Reads a journal as far as it can be believed. Blank ends are what a power cut leaves of a line that was never written. */
export function readJournal(text: string, keys: SealKeys): ReadJournal {
  const written = text.replace(/\0+$/, '')
  const lines = written.split('\n')
  // Empty when the last line was finished.
  const unfinished = lines.pop() ?? ''
  const [first = unfinished] = lines
  const [body, proof] = parted(first)
  const found = readHead(body.split(' '))
  if (found === null) return lines.length === 0 ? nothing : { ...nothing, misfit: 1 }
  const key = keys.find(({ id }) => id === found.keyId)
  if (key === undefined) return { ...nothing, head: found.head, hasKey: false }
  if (lineProof(key, '', body) !== proof) return { ...nothing, misfit: lines.length === 0 ? null : 1 }
  const { entries, misfit } = readEntries(key, proof, lines.slice(1), lines.length === 0 ? '' : unfinished)
  return { head: found.head, hasKey: true, entries, lines: found.head.base + 1 + entries.length, misfit }
}

function readEntries(key: SealKey, headProof: string, lines: readonly string[], unfinished: string) {
  const entries: JournalEntry[] = []
  let before = headProof
  for (const [index, line] of [...lines, unfinished].entries()) {
    const [body, proof] = parted(line)
    const entry = lineProof(key, before, body) === proof ? readEntry(body.split(' ')) : null
    // The last one stands without its end of line: whole, it counts; cut off, it was never written.
    if (entry === null) return { entries, misfit: index === lines.length ? null : index + 2 }
    entries.push(entry)
    before = proof
  }
  return { entries, misfit: null }
}
