import type { SealKeys } from '../domain/chain.ts'
import type { JournalView, SeenJournal } from '../domain/open-journals.ts'
import { keepJournal } from '../pen.ts'
import { readJournals } from './folder.ts'
import { machineName } from './process.ts'

const bare = { misfit: null, isReadable: true, isOfThisBoot: true, sealed: new Map() }

export type ViewWish = { readonly isEnding?: boolean; readonly givenUp?: readonly string[] }

/** The journals of this machine before a round: the own one is brought to the disk, those of others are read as far as they can be believed. */
export async function viewJournals(
  folder: string,
  keys: SealKeys,
  { isEnding = false, givenUp = [] }: ViewWish = {},
): Promise<JournalView> {
  const kept = await keepJournal()
  const seen: SeenJournal[] = []
  if (kept !== null) {
    const { name, lines, places, vanished } = kept
    seen.push({ ...bare, name, lines, state: 'own', written: new Map(places.map((id) => [id, []])) })
    if (vanished !== null) seen.push({ ...bare, name: vanished, lines: 0, state: 'vanished', written: new Map() })
  }
  // What vanished may lie there still, written in by somebody else: the program goes by what it remembers.
  const own = seen.map(({ name }) => name)
  const others = readJournals(folder, keys, new Date()).filter(({ name }) => !own.includes(name))
  return { machine: machineName(), seen: [...seen, ...others], isEnding, givenUp }
}
