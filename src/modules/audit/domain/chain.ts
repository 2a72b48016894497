import { createHmac } from 'node:crypto'
import { sha256 } from './canonical.ts'

/** A secret that is not in the database. Who has the database alone cannot make a seal. */
export type SealKey = { readonly id: string; readonly secret: string }
/** The first seals; the others still prove what was sealed before. */
export type SealKeys = readonly [SealKey, ...SealKey[]]

export function sealKey(secret: string): SealKey {
  return { id: sha256(`opkomst.audit.key ${secret}`).slice(0, 10), secret }
}

export function keyed(key: SealKey, parts: readonly (string | number)[]): string {
  return createHmac('sha256', key.secret).update(JSON.stringify(parts)).digest('base64url')
}

/** The hash over the records of a batch, fed one by one in their order. */
export function chainRoot(hashes: readonly string[]): string {
  let root = ''
  for (const hash of hashes) root = sha256(`${root} ${hash}`)
  return root
}

export type BatchFacts = {
  readonly municipalityId: string
  readonly no: number
  readonly previousHash: string
  readonly root: string
  readonly count: number
  readonly total: number
  readonly firstId: string
  readonly lastId: string
  readonly throughId: string
  readonly isComplete: boolean
  /** UTC text with microseconds. */
  readonly sealedAt: string
  /** 1: of before marks were made; 2: each of its records must carry the mark of the program. A chain never goes back. */
  readonly form: number
  /** What was wrong with records before they were sealed, as {@link sealedFindingsText} writes it; empty when nothing was. */
  readonly findings: string
  /** Journals that must be there, as {@link openJournalsText} writes them; empty when there is none. */
  readonly journals: string
}

export function batchHash(batch: BatchFacts): string {
  const {
    municipalityId,
    no,
    previousHash,
    root,
    count,
    total,
    firstId,
    lastId,
    throughId,
    isComplete,
    sealedAt,
    form,
    findings,
    journals,
  } = batch
  return sha256(
    JSON.stringify([
      `opkomst.audit.batch.${form}`,
      municipalityId,
      no,
      previousHash,
      root,
      count,
      total,
      firstId,
      lastId,
      throughId,
      isComplete,
      sealedAt,
      ...(form === 1 && findings === '' ? [] : [findings]),
      ...(journals === '' ? [] : [journals]),
    ]),
  )
}

export function batchSeal(key: SealKey, hash: string): string {
  return keyed(key, ['batch', hash])
}

export type Place = { readonly batchNo: number; readonly position: number }

/** Half a hash is plenty: a seal is guessed once in 2^128 tries. */
export function recordSeal(key: SealKey, { batchNo, position }: Place, eventId: string, hash: string): string {
  return keyed(key, ['record', batchNo, position, eventId, hash]).slice(0, 22)
}

export function anchorSeal(key: SealKey, parts: readonly (string | number)[]): string {
  return keyed(key, ['anchor', ...parts])
}
