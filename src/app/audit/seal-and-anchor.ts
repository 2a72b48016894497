import { type Anchor, type Finding, findingsOf, listBatches, type SealKeys, type SealOptions, sealAudit } from '#modules/audit/public.ts'
import { dayInBrussels } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import type { AnchorFiles } from './anchor-files.ts'

export type Sealing = {
  /** Seals what is new in every municipality and writes down what was sealed; answers with the number of new batches. */
  readonly round: (options?: RoundOptions) => Promise<number>
}
export type RoundOptions = SealOptions & {
  /** Only these municipalities; all when left out. */
  readonly of?: readonly string[]
  /** Told what was wrong with records before they were sealed. It stands in the batch too, and `opkomst audit verify` names it. */
  readonly onFound?: (municipalityId: string, finding: Finding) => void
}

/**
 * The files say which batch was anchored last, so a batch that was sealed just before a crash is anchored by the next round. They are read
 * once: this process is the only one that adds to them, and a second line about the same batch does no harm.
 */
export function sealing(deps: Deps, keys: SealKeys, files: AnchorFiles): Sealing {
  let anchored: Map<string, number> | null = null
  const round: Sealing['round'] = async ({ of, onFound, ...options } = {}) => {
    const municipalities = await deps.db.catalogue((db) => db.selectFrom('platform.municipality').select('id').execute())
    anchored ??= await lastAnchored(
      deps,
      municipalities.map(({ id }) => id),
      files,
    )
    let made = 0
    for (const { id } of municipalities.filter((one) => of === undefined || of.includes(one.id))) {
      const own = await sealAudit(deps, id, keys, options)
      made += own.length
      for (const finding of own.flatMap(findingsOf)) onFound?.(id, finding)
      const stored = await listBatches(deps, id, anchored.get(id) ?? 0)
      // What was just sealed is anchored as it was made, not as it is read back: a batch taken away in between is missed at once.
      const missing = [...stored.filter(({ no }) => !own.some((batch) => batch.no === no)), ...own].toSorted((a, b) => a.no - b.no)
      files.add(missing.map(toAnchor))
      const last = missing.at(-1)
      if (last !== undefined) anchored.set(id, last.no)
    }
    return made
  }
  return { round }
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
