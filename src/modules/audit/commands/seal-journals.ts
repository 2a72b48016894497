import type { Tx } from '#platform/db/database.ts'
import type { StoredEvent } from '../domain/canonical.ts'
import { journalOf } from '../domain/mark.ts'
import { type JournalView, nextOpenJournals, type OpenJournal, readOpenJournals, type SeenJournal } from '../domain/open-journals.ts'
import type { SealedFinding } from '../domain/sealed-findings.ts'
import { everOpen, hasBatch, notNamed, type StoredBatch } from '../store.ts'

/** What is known of journals before a batch is made. */
export type JournalsBefore = {
  readonly open: readonly OpenJournal[]
  /** Journals nobody writes in any more, with the numbers they name of this municipality. */
  readonly dead: readonly { readonly name: string; readonly ids: readonly string[] }[]
  /** Dead journals that know of a batch this database does not have: a backup was put back, or batches were taken away, which the anchors tell. */
  readonly ofLater: ReadonlySet<string>
}

function deadOnes(view: JournalView | null): readonly SeenJournal[] {
  return (view?.seen ?? []).filter(({ state, isReadable }) => state === 'dead' && isReadable)
}

export async function journalsBefore(
  tx: Tx,
  municipalityId: string,
  last: StoredBatch | null,
  view: JournalView | null,
): Promise<JournalsBefore> {
  const ofLater = new Set<string>()
  for (const { name, sealed } of deadOnes(view)) {
    const known = sealed.get(municipalityId)
    if (known !== undefined && !(await hasBatch(tx, municipalityId, known))) ofLater.add(name)
  }
  const dead = deadOnes(view)
    .filter(({ name }) => !ofLater.has(name))
    .map(({ name, written }) => ({ name, ids: written.get(municipalityId) ?? [] }))
  return { open: readOpenJournals(last?.journals ?? ''), dead, ofLater }
}

export type JournalsWith = {
  /** Records of the new batch that are as the program wrote them: only what those say is believed. */
  readonly believed: readonly StoredEvent[]
  /** Numbers that are accounted for with the new batch: sealed, or named as gone. */
  readonly answered: ReadonlySet<string>
  readonly isComplete: boolean
}
export type JournalsAfter = {
  readonly open: readonly OpenJournal[]
  readonly found: readonly SealedFinding[]
  /** Whether a batch must be made even if there is nothing else to seal. */
  readonly isNeeded: boolean
}

/** The journals that must be there after the batch that is about to be made. Without a view of the folder everything stays as it was. */
export async function journalsAfter(
  tx: Tx,
  municipalityId: string,
  view: JournalView | null,
  { open: before, dead, ofLater }: JournalsBefore,
  { believed, answered, isComplete }: JournalsWith,
): Promise<JournalsAfter> {
  if (view === null) return { open: before, found: [], isNeeded: false }
  const told = toldBy(believed)
  const known = new Set([...before.map(({ name }) => name), ...view.seen.map(({ name }) => name)])
  const strangers = [...told.keys()].filter((name) => !known.has(name))
  const closed = new Set(await everOpen(tx, municipalityId, strangers))
  const settled = new Set(dead.flatMap(({ name, ids }) => (ids.every((id) => answered.has(id)) ? [name] : [])))
  const next = nextOpenJournals({ municipalityId, before, view, told, settled, ofLater, closed, isComplete })
  const names = next.found.map(({ eventId }) => eventId)
  const unnamed = await notNamed(tx, municipalityId, names)
  const found = next.found.filter(({ eventId }) => unnamed.includes(eventId))
  const mustGo = (name: string): boolean => view.givenUp.includes(name) || (view.isEnding && isComplete && isOwn(view, name))
  return { open: next.open, found, isNeeded: found.length > 0 || before.some(({ name }) => mustGo(name)) }
}

function isOwn(view: JournalView, name: string): boolean {
  return view.seen.some((one) => one.name === name && one.state === 'own')
}

/** The most lines that records say each journal had. */
export function toldBy(events: readonly StoredEvent[]): Map<string, number> {
  const told = new Map<string, number>()
  for (const event of events) {
    const said = journalOf(event)
    if (said !== null) told.set(said.name, Math.max(said.lines, told.get(said.name) ?? 0))
  }
  return told
}
