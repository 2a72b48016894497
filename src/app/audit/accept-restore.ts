import {
  explainedBy,
  type Finding,
  type LostBatch,
  listBatches,
  lostTail,
  type Restore,
  type RestoreRefusal,
  recordAudit,
  restoreLines,
  type SealKeys,
  verifyAudit,
} from '#modules/audit/public.ts'
import { machine } from '#platform/actor.ts'
import { dayInBrussels } from '#platform/day.ts'
import type { Deps } from '#platform/deps.ts'
import { ok, type Result, refuse } from '#platform/result.ts'
import type { AnchorFiles } from './anchor-files.ts'

export type AcceptRestore = {
  readonly municipalityId: string
  readonly isDemo: boolean
  readonly reason: string
  /** When the backup was made, as an instant; empty when nobody knows. */
  readonly backupOf: string
}
export type AcceptRefusal = RestoreRefusal | { readonly kind: 'not-a-restore'; readonly findings: readonly Finding[] }

/** What a missing or replaced batch looks like from outside; anything else was not done by a restore. */
function isOfRestore({ kind, eventId }: Finding): boolean {
  return eventId === undefined && (kind === 'batch-missing' || kind === 'anchor-differs')
}

/** What a round found before it sealed stands in the chain for good: it is named at each verifying, and has nothing to do with a restore. */
function isStatedAlready({ kind, batch }: Finding): boolean {
  return batch !== undefined && (kind === 'altered-before-sealing' || kind === 'not-written' || kind === 'gone-before-sealing')
}

/**
 * States that a backup was put back: writes a signed line, and one for each batch that is gone, among the anchors, and an act in the audit. From then on verifying
 * tells it as what happened instead of as an alarm; everything else stays an alarm. Refuses when more is wrong than a restore can explain.
 */
export async function acceptRestore(
  deps: Deps,
  keys: SealKeys,
  files: AnchorFiles,
  { municipalityId, isDemo, reason, backupOf }: AcceptRestore,
): Promise<Result<Restore, AcceptRefusal>> {
  const { anchors, restores } = files.read()
  const verdict = await verifyAudit(deps, municipalityId, { keys, anchors, restores, judgeTimes: !isDemo })
  const other = verdict.findings.filter((finding) => !isOfRestore(finding) && !isStatedAlready(finding))
  if (other.length > 0) return refuse({ kind: 'not-a-restore', findings: other })
  const own = anchors.flatMap(({ anchor, isOurs }) => (isOurs === true && anchor.municipalityId === municipalityId ? [anchor] : []))
  const batches = await allBatches(deps, municipalityId)
  const hashes = new Map(batches.map(({ no, hash }) => [no, hash]))
  const days = new Map(batches.map(({ no, sealedAt }) => [no, dayInBrussels(new Date(sealedAt))]))
  const tail = lostTail(own, hashes, explainedBy(restores), (no) => days.get(no) ?? null)
  if (!tail.ok) return refuse(tail.refusal)
  const at = deps.now().toISOString()
  const totalBefore = batches.find(({ no }) => no === tail.lastBatch)?.total ?? 0
  const restore: Restore = {
    municipalityId,
    at,
    lastBatch: tail.lastBatch,
    lostBatches: tail.lost.length,
    lostRecords: Math.max(0, ...tail.lost.map(({ total }) => total)) - totalBefore,
    backupOf,
    reason,
  }
  const lost: LostBatch[] = tail.lost.map(({ no, hash }) => ({ municipalityId, no, hash, restoredAt: at }))
  const actor = machine(municipalityId, 'security')
  const { lastBatch, lostBatches, lostRecords } = restore
  await deps.db.as(actor, (tx) =>
    recordAudit(tx, deps, actor, { action: 'audit.restore.accepted', detail: { lastBatch, lostBatches, lostRecords } }),
  )
  files.addLines(dayInBrussels(deps.now()), restoreLines(restore, lost, keys[0]))
  return ok(restore)
}

async function allBatches(deps: Deps, municipalityId: string) {
  const all: Awaited<ReturnType<typeof listBatches>> = []
  for (;;) {
    const some = await listBatches(deps, municipalityId, all.at(-1)?.no ?? 0)
    if (some.length === 0) return all
    all.push(...some)
  }
}
