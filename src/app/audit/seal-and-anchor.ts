import {
  type Anchor,
  endJournal,
  type Finding,
  findingsOf,
  type JournalTrouble,
  type JournalView,
  journalTrouble,
  knowsBatch,
  listBatches,
  noteBatch,
  openJournals,
  putAway,
  type SealKeys,
  type SealOptions,
  sealAudit,
  settledJournals,
  tidyJournal,
  type ViewWish,
  viewJournals,
} from '#modules/audit/public.ts'
import { dayInBrussels } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import type { AnchorFiles } from './anchor-files.ts'

export type Sealing = {
  /** Seals what is new in every municipality and writes down what was sealed; answers with the number of new batches. */
  readonly round: (options?: RoundOptions) => Promise<number>
}
export type RoundOptions = Omit<SealOptions, 'journals'> & {
  /** Whether this process writes nothing any more: its journal is settled and let go. */
  readonly isEnding?: boolean
  /** Journals an operator says are lost for good. */
  readonly givenUp?: readonly string[]
  /** Told when the journal cannot be written or those of others cannot be read. What is recorded is sealed all the same. */
  readonly onJournal?: (trouble: JournalTrouble) => void
  /** Only these municipalities; all when left out. */
  readonly of?: readonly string[]
  /** Told what was wrong with records before they were sealed. It stands in the batch too, and `opkomst audit verify` names it. */
  readonly onFound?: (municipalityId: string, finding: Finding) => void
}

/**
 * The files say which batch was anchored last, so a batch that was sealed just before a crash is anchored by the next round. They are read
 * once: this process is the only one that adds to them, and a second line about the same batch does no harm.
 */
export function sealing(deps: Deps, keys: SealKeys, files: AnchorFiles, journals: string | null = null): Sealing {
  let anchored: Map<string, number> | null = null
  const round: Sealing['round'] = async ({ of, onFound, onJournal, isEnding = false, givenUp = [], ...options } = {}) => {
    const municipalities = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select('id').execute())
    const ids = municipalities.map(({ id }) => id)
    anchored ??= await lastAnchored(deps, ids, files)
    const view = journals === null ? null : await lookAt(journals, keys, { isEnding, givenUp }, onJournal)
    let made = 0
    for (const id of ids.filter((one) => of === undefined || of.includes(one))) {
      const own = await sealAudit(deps, id, keys, { ...options, journals: view })
      made += own.length
      for (const finding of own.flatMap(findingsOf)) onFound?.(id, finding)
      const stored = await listBatches(deps, id, anchored.get(id) ?? 0)
      // What was just sealed is anchored as it was made, not as it is read back: a batch taken away in between is missed at once.
      const missing = [...stored.filter(({ no }) => !own.some((batch) => batch.no === no)), ...own].toSorted((a, b) => a.no - b.no)
      files.add(missing.map(toAnchor))
      const last = missing.at(-1)
      if (last !== undefined) anchored.set(id, last.no)
      if (last !== undefined) noteBatch(id, last)
      else if (!knowsBatch(id)) await noteLastBatch(deps, id, anchored.get(id) ?? 0)
    }
    if (journals !== null && view !== null) await letGo(deps, ids, journals, view)
    return made
  }
  return { round }
}

/** A folder that cannot be read must not keep what is recorded from being sealed: then every journal that must be there stays so. */
async function lookAt(
  folder: string,
  keys: SealKeys,
  wish: ViewWish,
  onJournal?: (trouble: JournalTrouble) => void,
): Promise<JournalView | null> {
  try {
    const view = await viewJournals(folder, keys, wish)
    const trouble = journalTrouble()
    if (trouble !== null) onJournal?.(trouble)
    return view
  } catch (error) {
    onJournal?.({ lines: journalTrouble()?.lines ?? 0, problem: error instanceof Error ? error : new Error(String(error)) })
    return null
  }
}

async function noteLastBatch(deps: Deps, id: string, no: number): Promise<void> {
  const [last] = no === 0 ? [] : await listBatches(deps, id, no - 1)
  if (last !== undefined) noteBatch(id, last)
}

/** After the batches stand: puts away journals from which nothing is left to learn. The own one goes when no batch asks for it any more. */
async function letGo(
  deps: Deps,
  municipalityIds: readonly string[],
  folder: string,
  { seen, isEnding, givenUp }: JournalView,
): Promise<void> {
  tidyJournal()
  const dead = seen.filter(({ state }) => state === 'dead')
  const lost = dead.filter(({ name }) => givenUp.includes(name))
  for (const journal of lost) putAway(folder, journal, true)
  const rest = dead.filter((one) => !lost.includes(one))
  for (const journal of await settledJournals(deps, municipalityIds, rest)) putAway(folder, journal, false)
  const own = seen.find(({ state }) => state === 'own')
  if (isEnding) endJournal(own !== undefined && !(await openJournals(deps, municipalityIds)).has(own.name))
}

/** The last batch of each municipality that stands in the files as it is. After a restore new batches bear the numbers of batches that went: those count anew. */
async function lastAnchored(deps: Deps, municipalities: readonly string[], files: AnchorFiles): Promise<Map<string, number>> {
  const byPlace = Map.groupBy(
    files.read().anchors.map(({ anchor }) => anchor),
    (anchor) => anchor.municipalityId,
  )
  const last = new Map<string, number>()
  for (const id of municipalities) {
    const anchors = byPlace.get(id) ?? []
    const known = new Set(anchors.map(({ no, hash }) => `${no} ${hash}`))
    let from = anchors.reduce((most, { no }) => Math.max(most, no), 0)
    let fitting: number | undefined
    while (from > 0 && fitting === undefined) {
      from = Math.max(0, from - batchesAtOnce)
      fitting = (await listBatches(deps, id, from)).findLast(({ no, hash }) => known.has(`${no} ${hash}`))?.no
    }
    last.set(id, fitting ?? 0)
  }
  return last
}

const batchesAtOnce = 1000

type Batch = Awaited<ReturnType<typeof listBatches>>[number]

function toAnchor({ municipalityId, no, hash, total, sealedAt }: Batch): Anchor {
  return { municipalityId, day: dayInBrussels(new Date(sealedAt)), no, hash, total }
}
