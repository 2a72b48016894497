import { machine } from '#platform/actor.ts'
import type { Deps } from '#platform/deps.ts'
import type { ReadAnchor } from '../domain/anchor.ts'
import type { SealKeys } from '../domain/chain.ts'
import type { Finding } from '../domain/finding.ts'
import { judgeAnchors } from '../domain/judge-anchors.ts'
import { type ChainSoFar, chainAfter, isLate, judgeBatch, startOfChain } from '../domain/judge-batch.ts'
import { judgeWritten } from '../domain/judge-written.ts'
import { lowestNumber } from '../domain/record-number.ts'
import { explainedBy, noRestores, type Restore, type Restores } from '../domain/restore.ts'
import { batchesAfter, type StoredBatch, sealedRows, sealsWithoutBatch, unsealedAfter } from '../store.ts'
import { type JournalVerdict, type ReadView, verifyJournals } from './verify-journals.ts'

export type VerifyOptions = {
  readonly keys: SealKeys
  readonly anchors: readonly ReadAnchor[]
  /** What operators stated about backups that were put back. */
  readonly restores?: Restores
  /** Whether a record's time must fit its number. Not in a practice municipality, where the past is told in one go. */
  readonly judgeTimes: boolean
  /** The journals of this machine; not looked at when left out. */
  readonly journals?: ReadView
}
export type Verdict = {
  readonly batches: number
  /** Sealed records. */
  readonly records: number
  readonly unsealed: number
  /** At most {@link namedAtMost}; `found` counts all. */
  readonly findings: readonly Finding[]
  readonly found: number
  readonly warnings: readonly string[]
  /** Backups that were put back, as an operator stated, the oldest first. */
  readonly restores: readonly Restore[]
}

export const namedAtMost = 10_000
/** Records held in memory at once. */
const recordsAtOnce = 10_000
const batchesAtOnce = 500

class Findings {
  readonly named: Finding[] = []
  found = 0
  add(findings: readonly Finding[]): void {
    this.found += findings.length
    this.named.push(...findings.slice(0, Math.max(0, namedAtMost - this.named.length)))
  }
}

/** Goes through the whole chain of a municipality and names everything that is not as it was sealed. Changes nothing. */
export async function verifyAudit(deps: Pick<Deps, 'db'>, municipalityId: string, options: VerifyOptions): Promise<Verdict> {
  const actor = machine(municipalityId, 'security')
  const findings = new Findings()
  const hashes = new Map<number, string>()
  const unknownKeys = new Set<string>()
  let chain = startOfChain
  let hasKnownKey = false
  let records = 0
  for (;;) {
    const batches = await deps.db.as(actor, (tx) => batchesAfter(tx, municipalityId, chain.no, batchesAtOnce))
    if (batches.length === 0) break
    for (const some of inPortions(batches)) {
      const judged = await judgeSome(deps, municipalityId, some, chain, options)
      findings.add(judged.findings)
      chain = judged.chain
      records += judged.records
    }
    for (const batch of batches) {
      hashes.set(batch.no, batch.hash)
      if (options.keys.some(({ id }) => id === batch.keyId)) hasKnownKey = true
      else unknownKeys.add(batch.keyId)
    }
  }
  const restores = ofPlace(options.restores ?? noRestores, municipalityId)
  const anchors = judgeAnchors(
    options.anchors.filter(({ anchor }) => anchor.municipalityId === municipalityId),
    hashes,
    restores,
  )
  findings.add(anchors.findings)
  findings.add(await loose(deps, municipalityId))
  // Whoever verifies without the keys of this installation cannot judge a mark.
  const knowsKeys = hashes.size === 0 || hasKnownKey
  const rest = await judgeUnsealed(deps, municipalityId, chain, knowsKeys ? options.keys : null)
  findings.add(rest.findings)
  const journals = await judgeJournals(deps, municipalityId, options, hashes, restores, anchors.findings)
  findings.add(journals.findings)
  const keyWarnings = [...unknownKeys].map((id) => `sealed with key ${id}, which is not here: only the chain itself was checked`)
  const warnings = [...keyWarnings, ...anchors.warnings, ...journals.warnings]
  const stated = restores.restores.flatMap(({ restore, isOurs }) => (isOurs === true ? [restore] : []))
  return {
    batches: hashes.size,
    records,
    unsealed: rest.count,
    findings: findings.named,
    found: findings.found,
    warnings,
    restores: stated,
  }
}

async function judgeJournals(
  deps: Pick<Deps, 'db'>,
  municipalityId: string,
  { keys, journals }: VerifyOptions,
  hashes: ReadonlyMap<number, string>,
  restores: Restores,
  found: readonly Finding[],
): Promise<JournalVerdict> {
  if (journals === undefined) return { findings: [], warnings: [] }
  const named = new Set(found.flatMap(({ batch }) => (batch === undefined ? [] : [batch])))
  return verifyJournals(deps, municipalityId, journals, { keys, hashes, named, explained: explainedBy(restores) })
}

function ofPlace({ restores, lost }: Restores, municipalityId: string): Restores {
  return {
    restores: restores.filter(({ restore }) => restore.municipalityId === municipalityId),
    lost: lost.filter((one) => one.lost.municipalityId === municipalityId),
  }
}

/** Batches whose records fit in memory together. */
function inPortions(batches: readonly StoredBatch[]): StoredBatch[][] {
  const portions: StoredBatch[][] = []
  let room = 0
  for (const batch of batches) {
    const current = portions.at(-1)
    if (current === undefined || room < batch.count) {
      portions.push([batch])
      room = recordsAtOnce - batch.count
    } else {
      current.push(batch)
      room -= batch.count
    }
  }
  return portions
}

async function judgeSome(
  deps: Pick<Deps, 'db'>,
  municipalityId: string,
  batches: readonly StoredBatch[],
  before: ChainSoFar,
  options: VerifyOptions,
): Promise<{ readonly findings: Finding[]; readonly chain: ChainSoFar; readonly records: number }> {
  const [first, last] = [batches[0]?.no ?? 0, batches.at(-1)?.no ?? 0]
  const rows = await deps.db.as(machine(municipalityId, 'security'), (tx) => sealedRows(tx, municipalityId, first, last))
  const byBatch = Map.groupBy(rows, (row) => row.batchNo)
  const findings: Finding[] = []
  let chain = before
  for (const batch of batches) {
    findings.push(...judgeBatch(batch, byBatch.get(batch.no) ?? [], chain, { ...options, municipalityId }))
    chain = chainAfter(batch, chain)
  }
  return { findings, chain, records: rows.length }
}

/** Records that still carry the number of a batch that is gone. */
async function loose(deps: Pick<Deps, 'db'>, municipalityId: string): Promise<Finding[]> {
  const rows = await deps.db.as(machine(municipalityId, 'security'), (tx) => sealsWithoutBatch(tx, municipalityId, namedAtMost))
  return rows.map(({ batchNo, eventId }) => ({ kind: 'batch-missing', batch: batchNo, eventId, what: ['its batch'] }))
}

/** Counts what waits for the next round, and names what should have been in an earlier one and what the program did not write so. */
async function judgeUnsealed(deps: Pick<Deps, 'db'>, municipalityId: string, chain: ChainSoFar, keys: SealKeys | null) {
  const findings: Finding[] = []
  let count = 0
  let after = lowestNumber
  for (;;) {
    const from = after
    const events = await deps.db.as(machine(municipalityId, 'security'), (tx) => unsealedAfter(tx, municipalityId, from, recordsAtOnce))
    count += events.length
    const late = events.filter(({ id }) => isLate(id, chain.completeThrough))
    findings.push(
      ...late.map(({ id }): Finding => ({ kind: 'added', eventId: id, what: ['in no batch, though what came after it is sealed'] })),
    )
    // Right after an upgrade the records of before wait for the last batch of their form.
    const marked = events.filter(({ mark }) => chain.form !== 1 || mark !== null)
    if (keys !== null) findings.push(...marked.flatMap((event) => judgeWritten(keys, municipalityId, event)))
    const last = events.at(-1)
    if (last === undefined || events.length < recordsAtOnce) return { findings, count }
    after = last.id
  }
}
