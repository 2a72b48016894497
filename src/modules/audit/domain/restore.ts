import { z } from 'zod'
import type { Anchor } from './anchor.ts'
import { anchorSeal, type SealKey, type SealKeys } from './chain.ts'

/** What an operator states after putting a backup back: from which batch on what was sealed is gone, and why. It stands among the anchors. */
export type Restore = {
  readonly municipalityId: string
  /** When it was stated, as an instant. */
  readonly at: string
  /** Last batch that the backup held. */
  readonly lastBatch: number
  readonly lostBatches: number
  /** Sealed records that are gone; what was not sealed yet is not known here. */
  readonly lostRecords: number
  /** When the backup was made, as an instant; empty when the operator did not say. */
  readonly backupOf: string
  readonly reason: string
}
/** One batch that went with it: its anchor is explained, and no other. */
export type LostBatch = { readonly municipalityId: string; readonly no: number; readonly hash: string; readonly restoredAt: string }

export type ReadRestore = { readonly restore: Restore; readonly isOurs: boolean | null }
export type ReadLost = { readonly lost: LostBatch; readonly isOurs: boolean | null }
export type Restores = { readonly restores: readonly ReadRestore[]; readonly lost: readonly ReadLost[] }
export const noRestores: Restores = { restores: [], lost: [] }

const restoreWord = 'opkomst-audit-restore-1'
const lostWord = 'opkomst-audit-lost-1'
type Parts = readonly (string | number)[]

const partsOf = (one: Restore): Parts => [
  restoreWord,
  one.municipalityId,
  one.at,
  one.lastBatch,
  one.lostBatches,
  one.lostRecords,
  one.backupOf === '' ? '-' : one.backupOf,
  Buffer.from(one.reason, 'utf8').toString('base64url'),
]
const lostParts = (one: LostBatch): Parts => [lostWord, one.municipalityId, one.no, one.hash, one.restoredAt]

function line(parts: Parts, key: SealKey): string {
  return [...parts, key.id, anchorSeal(key, parts)].join(' ')
}

export function restoreLines(restore: Restore, lost: readonly LostBatch[], key: SealKey): string[] {
  return [line(partsOf(restore), key), ...lost.map((one) => line(lostParts(one), key))]
}

const count = z.coerce.number().int().min(0)
const words = z.base64url().transform((text) => Buffer.from(text, 'base64url').toString('utf8'))
const restoreShape = z.tuple([
  z.literal(restoreWord),
  z.uuid(),
  z.iso.datetime(),
  count,
  count,
  count,
  z.literal('-').or(z.iso.datetime()),
  words,
  z.string(),
  z.string(),
])
const lostShape = z.tuple([z.literal(lostWord), z.uuid(), count, z.string(), z.iso.datetime(), z.string(), z.string()])

function believed(keys: SealKeys, keyId: string, parts: Parts, seal: string): boolean | null {
  const key = keys.find(({ id }) => id === keyId)
  return key === undefined ? null : anchorSeal(key, parts) === seal
}

/** A line about a restore; null when it is about something else. */
export function readRestoreLine(text: string, keys: SealKeys): ReadRestore | ReadLost | null {
  const cells = text.trim().split(' ')
  const told = restoreShape.safeParse(cells)
  if (told.success) {
    const [, municipalityId, at, lastBatch, lostBatches, lostRecords, backup, reason, keyId, seal] = told.data
    const restore = { municipalityId, at, lastBatch, lostBatches, lostRecords, backupOf: backup === '-' ? '' : backup, reason }
    return { restore, isOurs: believed(keys, keyId, partsOf(restore), seal) }
  }
  const gone = lostShape.safeParse(cells)
  if (!gone.success) return null
  const [, municipalityId, no, hash, restoredAt, keyId, seal] = gone.data
  const lost = { municipalityId, no, hash, restoredAt }
  return { lost, isOurs: believed(keys, keyId, lostParts(lost), seal) }
}

/** Batches whose anchors a believed statement explains, as `number hash`. */
export function explainedBy({ restores, lost }: Restores): ReadonlySet<string> {
  const stated = new Set(restores.flatMap(({ restore, isOurs }) => (isOurs === true ? [restore.at] : [])))
  return new Set(lost.flatMap(({ lost: one, isOurs }) => (isOurs === true && stated.has(one.restoredAt) ? [`${one.no} ${one.hash}`] : [])))
}

export type RestoreRefusal =
  | { readonly kind: 'fits' }
  | { readonly kind: 'nothing-left' }
  | { readonly kind: 'later-than-lost'; readonly batch: number }

/**
 * What of the anchors a restore explains: all that was sealed after the last batch that still fits. `hashes` are the batches as they are now, `nextSealedOn` the
 * day on which the batch after that one was sealed, if there is one. After a restore that can only be later than everything that was lost: a chain written anew
 * over what was there is no restore.
 */
export function lostTail(
  anchors: readonly Anchor[],
  hashes: ReadonlyMap<number, string>,
  explained: ReadonlySet<string>,
  sealedOn: (no: number) => string | null,
):
  | { readonly ok: true; readonly lastBatch: number; readonly lost: readonly Anchor[] }
  | { readonly ok: false; readonly refusal: RestoreRefusal } {
  const conflicts = anchors.filter(({ no, hash }) => hashes.get(no) !== hash && !explained.has(`${no} ${hash}`))
  if (conflicts.length === 0) return { ok: false, refusal: { kind: 'fits' } }
  const lost = [...new Map(conflicts.map((one) => [`${one.no} ${one.hash}`, one])).values()].toSorted((a, b) => a.no - b.no)
  const lastBatch = (lost[0]?.no ?? 1) - 1
  if (lastBatch === 0) return { ok: false, refusal: { kind: 'nothing-left' } }
  const lastLostOn =
    lost
      .map(({ day }) => day)
      .toSorted()
      .at(-1) ?? ''
  const next = sealedOn(lastBatch + 1)
  if (next !== null && next < lastLostOn) return { ok: false, refusal: { kind: 'later-than-lost', batch: lastBatch + 1 } }
  return { ok: true, lastBatch, lost }
}
