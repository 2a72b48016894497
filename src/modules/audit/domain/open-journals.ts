import { z } from 'zod'
import type { SealedFinding } from './sealed-findings.ts'

/** A journal that must be there: a batch names those that were not settled when it was made, with the lines they had. */
export type OpenJournal = { readonly name: string; readonly lines: number }

const shape = z.array(z.tuple([z.string(), z.number()]))

/** Empty when there is none. */
export function openJournalsText(open: readonly OpenJournal[]): string {
  return open.length === 0 ? '' : JSON.stringify(open.map(({ name, lines }) => [name, lines]))
}

/** Nothing for a text the program did not write: that the batch was changed is told by its hash. */
export function readOpenJournals(text: string): readonly OpenJournal[] {
  if (text === '') return []
  try {
    return shape.parse(JSON.parse(text)).map(([name, lines]) => ({ name, lines }))
  } catch {
    return []
  }
}

export type BatchName = { readonly no: number; readonly hash: string }
/** A journal as it lies in the folder. */
export type SeenJournal = {
  readonly name: string
  /** `vanished`: the one of this very process, taken away while it was being kept. */
  readonly state: 'own' | 'living' | 'dead' | 'vanished'
  readonly lines: number
  readonly misfit: number | null
  /** False when the key it was kept with is not here: nothing can be said of it. */
  readonly isReadable: boolean
  /** Whether the machine was not started anew since: what a program wrote then survives its death. */
  readonly isOfThisBoot: boolean
  /** Numbers of records, by municipality. */
  readonly written: ReadonlyMap<string, readonly string[]>
  /** The last batch it knows of, by municipality. */
  readonly sealed: ReadonlyMap<string, BatchName>
}
export type JournalView = {
  /** What names of journals kept on this machine begin with. */
  readonly machine: string
  readonly seen: readonly SeenJournal[]
  /** Whether this process writes nothing any more. */
  readonly isEnding: boolean
  /** Journals an operator says are lost for good. */
  readonly givenUp: readonly string[]
}

export type JournalFault = { readonly kind: 'journal-bent' | 'journal-cut'; readonly what: string }

/**
 * What is wrong with a journal that nobody writes in any more. `stated`: lines a batch says it had, which were on the disk by then; `told`: lines a record
 * says stood there when it was written, which only a power cut may take back.
 */
export function faultOf(journal: SeenJournal, stated: number, told: number): JournalFault | null {
  const { lines, misfit, isOfThisBoot, isReadable } = journal
  if (!isReadable) return null
  const needed = Math.max(stated, isOfThisBoot ? told : 0)
  if (misfit !== null && (isOfThisBoot || lines < stated))
    return { kind: 'journal-bent', what: `line ${misfit} was not written after the one before` }
  if (lines >= needed) return null
  return { kind: 'journal-cut', what: `${lines} lines of at least ${needed}` }
}

export function isOfMachine(name: string, machine: string): boolean {
  return name.startsWith(`${machine}-`)
}

export type NextInput = {
  readonly municipalityId: string
  readonly before: readonly OpenJournal[]
  readonly view: JournalView
  /** What the records of the new batch say of the journals they are in: the most lines each had. */
  readonly told: ReadonlyMap<string, number>
  /** Dead journals of which every record is accounted for with this batch. */
  readonly settled: ReadonlySet<string>
  /** Dead journals that know of a batch this database does not have. */
  readonly ofLater: ReadonlySet<string>
  /** Names out of `told` that were settled in an earlier batch. */
  readonly closed: ReadonlySet<string>
  /** Whether nothing of this municipality is left unsealed. */
  readonly isComplete: boolean
}

/** The journals that must be there after a new batch, and what is wrong with those that are let go. */
export function nextOpenJournals(input: NextInput): { readonly open: readonly OpenJournal[]; readonly found: readonly SealedFinding[] } {
  const { before, view, told, municipalityId } = input
  const seen = new Map(view.seen.map((one) => [one.name, one]))
  const concerned = view.seen.flatMap(({ name, written }) => (written.has(municipalityId) ? [name] : []))
  const names = new Set([...before.map(({ name }) => name), ...concerned, ...told.keys()])
  const open: OpenJournal[] = []
  const found: SealedFinding[] = []
  for (const name of names) {
    const stated = before.find((one) => one.name === name)?.lines ?? 0
    const next = nextOf(name, stated, seen.get(name), input)
    if (next.lines > 0) open.push({ name, lines: next.lines })
    if (next.fault !== null) found.push({ kind: next.fault.kind, eventId: name, what: [next.fault.what] })
  }
  return { open, found }
}

type Next = { readonly lines: number; readonly fault: { readonly kind: SealedFinding['kind']; readonly what: string } | null }
const letGo: Next = { lines: 0, fault: null }

function nextOf(name: string, stated: number, seen: SeenJournal | undefined, input: NextInput): Next {
  const { view, told, settled, ofLater, closed, isComplete } = input
  const said = told.get(name) ?? 0
  const stays = (lines: number): Next => ({ lines: Math.max(stated, lines), fault: null })
  if (view.givenUp.includes(name)) return letGo
  if (seen === undefined) return stays(closed.has(name) ? 0 : said)
  if (seen.state === 'own' && view.isEnding && isComplete) return letGo
  if (seen.state === 'own') return stays(seen.lines)
  // Another process may have settled its own journal a moment ago. Then no record is left that tells of it, and it must not be named again.
  if (seen.state === 'living') return stated > 0 || told.has(name) ? stays(seen.lines) : letGo
  if (seen.state === 'vanished')
    return stated === 0 ? letGo : { lines: 0, fault: { kind: 'journal-missing', what: 'while the program kept it' } }
  if (!seen.isReadable || ofLater.has(name)) return stays(0)
  const fault = faultOf(seen, stated, said)
  if (fault !== null) return { lines: 0, fault }
  return settled.has(name) ? letGo : stays(seen.lines)
}
