import { z } from 'zod'
import type { Finding } from './finding.ts'

const ofJournals = ['journal-bent', 'journal-cut', 'journal-missing'] as const
const kinds = ['altered-before-sealing', 'not-written', 'gone-before-sealing', ...ofJournals] as const
/**
 * What a round found wrong with a record before it was sealed, or with a journal: then `eventId` is its name. It is sealed with the batch, so that
 * it cannot be taken back.
 */
export type SealedFinding = { readonly kind: (typeof kinds)[number]; readonly eventId: string; readonly what: readonly string[] }

const shape = z.array(z.tuple([z.enum(kinds), z.string(), z.array(z.string())]))

/** Empty when nothing was found. */
export function sealedFindingsText(findings: readonly SealedFinding[]): string {
  return findings.length === 0 ? '' : JSON.stringify(findings.map(({ kind, eventId, what }) => [kind, eventId, what]))
}

/** Null when it is no text the program wrote. */
export function readSealedFindings(text: string): readonly SealedFinding[] | null {
  if (text === '') return []
  try {
    return shape.parse(JSON.parse(text)).map(([kind, eventId, what]) => ({ kind, eventId, what }))
  } catch {
    return null
  }
}

/** What the round that made a batch found, as findings of that batch. */
export function findingsOf({ no, findings }: { readonly no: number; readonly findings: string }): readonly Finding[] {
  return (readSealedFindings(findings) ?? []).map(({ kind, eventId, what }) => ({
    kind,
    batch: no,
    ...(ofJournals.some((one) => one === kind) ? { journal: eventId } : { eventId }),
    what,
  }))
}
