import {
  explainedBy,
  type Finding,
  type JournalView,
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
  /** Journals of other machines that are lost for good, by name. */
  readonly lostJournals?: readonly string[]
  /** Reads the journals of this machine; not looked at when left out. */
  readonly journals?: () => Promise<JournalView>
}
/** `givenUp`: journals that are asked for no more, because they went with what the restore replaced. The next round must be told. */
export type Accepted = Restore & { readonly givenUp: readonly string[] }
export type AcceptRefusal = RestoreRefusal | { readonly kind: 'not-a-restore'; readonly findings: readonly Finding[] }

/** What a missing or replaced batch looks like from outside; anything else was not done by a restore. */
function isOfRestore({ kind, eventId }: Finding): boolean {
  return eventId === undefined && (kind === 'batch-missing' || kind === 'anchor-differs' || kind === 'journal-missing')
}

/** What a round found before it sealed stands in the chain for good: it is named at each verifying, and has nothing to do with a restore. */
function isStatedAlready({ kind, batch }: Finding): boolean {
  return batch !== undefined && sealedKinds.some((one) => one === kind)
}
const sealedKinds = [
  'altered-before-sealing',
  'not-written',
  'gone-before-sealing',
  'journal-bent',
  'journal-cut',
  'journal-missing',
] as const

/**
 * States that a backup was put back: writes a signed line, and one for each batch that is gone, among the anchors, and an act in the audit. From then on verifying
 * tells it as what happened instead of as an alarm; everything else stays an alarm. Refuses when more is wrong than a restore can explain.
 */
export async function acceptRestore(
  deps: Deps,
  keys: SealKeys,
  files: AnchorFiles,
  { municipalityId, isDemo, reason, backupOf, lostJournals = [], journals }: AcceptRestore,
): Promise<Result<Accepted, AcceptRefusal>> {
  const { anchors, restores } = files.read()
  const verdict = await verifyAudit(deps, municipalityId, {
    keys,
    anchors,
    restores,
    judgeTimes: !isDemo,
    ...(journals === undefined ? {} : { journals }),
  })
  const other = verdict.findings.filter((finding) => !isOfRestore(finding) && !isStatedAlready(finding))
  if (other.length > 0) return refuse({ kind: 'not-a-restore', findings: other })
  const own = anchors.flatMap(({ anchor, isOurs }) => (isOurs === true && anchor.municipalityId === municipalityId ? [anchor] : []))
  const batches = await allBatches(deps, municipalityId)
  const hashes = new Map(batches.map(({ no, hash }) => [no, hash]))
  const days = new Map(batches.map(({ no, sealedAt }) => [no, dayInBrussels(new Date(sealedAt))]))
  const missing = verdict.findings.flatMap(({ journal, batch }) => (journal === undefined || batch !== undefined ? [] : [journal]))
  const givenUp = [...new Set([...lostJournals, ...missing, ...ofLater(await journals?.(), municipalityId, hashes)])]
  const tail = lostTail(own, hashes, explainedBy(restores), (no) => days.get(no) ?? null)
  if (!tail.ok && (tail.refusal.kind !== 'fits' || givenUp.length === 0)) return refuse(tail.refusal)
  const { lastBatch, lost } = tail.ok ? tail : { lastBatch: batches.at(-1)?.no ?? 0, lost: [] }
  const restore = toRestore({ municipalityId, at: deps.now().toISOString(), lastBatch, lost, batches, backupOf, reason })
  const actor = machine(municipalityId, 'security')
  const { lostBatches, lostRecords } = restore
  const detail = { lastBatch, lostBatches, lostRecords, lostJournals: givenUp.length }
  await deps.db.as(actor, (tx) => recordAudit(tx, deps, actor, { action: 'audit.restore.accepted', detail }))
  const lostLines = lost.map(({ no, hash }): LostBatch => ({ municipalityId, no, hash, restoredAt: restore.at }))
  files.addLines(dayInBrussels(deps.now()), restoreLines(restore, lostLines, keys[0]))
  return ok({ ...restore, givenUp })
}

/** Journals that know of a batch this database does not have: what they name went with what the restore replaced. */
function ofLater(view: JournalView | undefined, municipalityId: string, hashes: ReadonlyMap<number, string>): string[] {
  return (view?.seen ?? []).flatMap(({ name, state, sealed }) => {
    const known = sealed.get(municipalityId)
    return state === 'dead' && known !== undefined && hashes.get(known.no) !== known.hash ? [name] : []
  })
}

type Told = Pick<Restore, 'municipalityId' | 'at' | 'lastBatch' | 'backupOf' | 'reason'> & {
  readonly lost: readonly { readonly total: number }[]
  readonly batches: readonly { readonly no: number; readonly total: number }[]
}

function toRestore({ lost, batches, ...told }: Told): Restore {
  const totalBefore = batches.find(({ no }) => no === told.lastBatch)?.total ?? 0
  const lostRecords = Math.max(totalBefore, ...lost.map(({ total }) => total)) - totalBefore
  return { ...told, lostBatches: lost.length, lostRecords }
}

async function allBatches(deps: Deps, municipalityId: string) {
  const all: Awaited<ReturnType<typeof listBatches>> = []
  for (;;) {
    const some = await listBatches(deps, municipalityId, all.at(-1)?.no ?? 0)
    if (some.length === 0) return all
    all.push(...some)
  }
}
