import { createHash } from 'node:crypto'
import type { RuleOutcome } from './retention.ts'

/**
 * Whether a record belongs to the sample the archive keeps. Decided by the rule and the number of the dossier alone, so that the archive comes to the same from a
 * list of numbers: the first four bytes of SHA-256 over "opkomst sample 1", rule and number, as a share of all there are, below the agreed per cent.
 */
export function isInSample(ruleId: string, reference: string, percent: number): boolean {
  const hash = createHash('sha256').update(`opkomst sample 1\n${ruleId}\n${reference}`, 'utf8').digest()
  return hash.readUInt32BE(0) / 2 ** 32 < percent / 100
}

export type RuleOf = { readonly id: string; readonly outcome: RuleOutcome; readonly samplePercent: number | null }

/** Whether a record goes to the archive before it may be erased. A sample without an agreed share is all of it: nothing is lost by an agreement that is not there. */
export function goesToArchive(rule: RuleOf | null, reference: string): boolean {
  if (rule === null || rule.outcome === 'destroy') return false
  return rule.outcome === 'transfer' || rule.samplePercent === null || isInSample(rule.id, reference, rule.samplePercent)
}

export type PackedFile = { readonly path: string; readonly bytes: Buffer }

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

/** A package as BagIt (RFC 8493) has it: the data, and a manifest with the SHA-256 of each file. `manifestHash` is what the archive names in its receipt. */
export function bag(data: readonly PackedFile[]): { readonly files: readonly PackedFile[]; readonly manifestHash: string } {
  const inside = data.map(({ path, bytes }) => ({ path: `data/${path}`, bytes })).toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const manifest = Buffer.from(inside.map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`).join(''), 'utf8')
  const declaration = Buffer.from('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n', 'utf8')
  return {
    files: [{ path: 'bagit.txt', bytes: declaration }, { path: 'manifest-sha256.txt', bytes: manifest }, ...inside],
    manifestHash: sha256(manifest),
  }
}

const manifestLine = /^([0-9a-f]{64}) {2}(data\/[^\n]+)$/

/** The hash of the manifest of a package, when every file it names is there and is what it says, and nothing else is; else null. */
export function manifestOf(files: readonly PackedFile[]): string | null {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]))
  const manifest = byPath.get('manifest-sha256.txt')
  if (manifest === undefined) return null
  const named = manifest
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => manifestLine.exec(line))
  const isWhole = named.every((line) => {
    const bytes = byPath.get(line?.[2] ?? '')
    return bytes !== undefined && sha256(bytes) === line?.[1]
  })
  const extra = files.length - named.length - (byPath.has('bagit.txt') ? 2 : 1)
  return isWhole && extra === 0 ? sha256(manifest) : null
}

export type ReceiptFacts = {
  readonly isApproved: boolean
  readonly isHeld: boolean
  readonly toArchive: boolean
  readonly manifest: string | null
  readonly handedBy: string | null
  readonly received: boolean
}
export type ReceiptRefusal =
  | 'not-for-archive'
  | 'not-approved'
  | 'held'
  | 'not-handed-over'
  | 'other-package'
  | 'same-person'
  | 'received-before'

/** Why a receipt may not be recorded, or null. It names the very package, and whoever made the package does not record that it arrived. */
export function receiptRefusal(
  facts: ReceiptFacts,
  { manifest, by }: { readonly manifest: string; readonly by: string },
): ReceiptRefusal | null {
  if (!facts.toArchive) return 'not-for-archive'
  if (!facts.isApproved) return 'not-approved'
  if (facts.isHeld) return 'held'
  if (facts.manifest === null) return 'not-handed-over'
  if (facts.received) return 'received-before'
  if (facts.manifest !== manifest.trim().toLowerCase()) return 'other-package'
  return facts.handedBy === by ? 'same-person' : null
}
